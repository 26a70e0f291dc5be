namespace Isthmus.Names.Tests;

public sealed class NameMatchTests
{
    [Theory]
    [InlineData("Himrar", "ChemRar", MatchReason.Transliteration)]
    [InlineData("Himrar", "ХимРар", MatchReason.Transliteration)]
    [InlineData("ChemRar", "ООО «ХимРар»", MatchReason.Transliteration)]
    [InlineData("cinnagen ilac", "CinnaGen ilaç", MatchReason.SameKey)]
    [InlineData("Р-Фарм", "R-Pharm", MatchReason.TranslatedWords)]
    [InlineData("Huawei Technologies", "HuaweiTechnologies", MatchReason.SameWords)]
    [InlineData("Pardis Technology Park", "Technology Park Pardis", MatchReason.SameWords)]
    [InlineData("گروه دارویی سیناژن", "CinnaGen Pharmaceutical Group", MatchReason.Transliteration)]
    [InlineData("RAZAVI ECONOMMIC ORGANIZATION", "Razavi Economic Organisation", MatchReason.Transliteration)]
    [InlineData("Sibirskaya Laboratoriya", "Сибирская лаборатория", MatchReason.SameKey)]
    [InlineData("Armmored Vehicle Spares", "Armored Vehicle Spares", MatchReason.Transliteration)]
    [InlineData("Petersrurg Instruments", "Petersgurg Instruments", MatchReason.Spelling)]
    public void One_organisation_under_two_spellings_is_probable(string a, string b, MatchReason reason)
    {
        var match = NameMatch.Compare(a, b);

        Assert.True(match.Score >= NameMatch.Probable, $"{match.Score:0.000} {match.Reason}");
        Assert.Equal(reason, match.Reason);
    }

    [Theory]
    [InlineData("CinnaGen", "CinnaGen Pharmaceutical Group", MatchReason.AddedWords)]
    [InlineData("Iran National Innovation Fund", "INIF", MatchReason.Initials)]
    public void A_likeness_worth_a_question_is_possible(string a, string b, MatchReason reason)
    {
        var match = NameMatch.Compare(a, b);

        Assert.True(match.Score >= NameMatch.Possible, $"{match.Score:0.000} {match.Reason}");
        Assert.Equal(reason, match.Reason);
    }

    [Theory]
    [InlineData("Pharma Group", "Pharma Park")]
    [InlineData("Alfa Pharma Group", "Beta Pharma Group")]
    [InlineData("Technology Park Pardis", "Technology Park Isfahan")]
    [InlineData("Tehran University of Medical Sciences", "Shiraz University of Medical Sciences")]
    [InlineData("Bosch Iran", "Bosch Turkey")]
    [InlineData("Fund III", "Fund II")]
    [InlineData("Zavod 12", "Zavod 21")]
    [InlineData("R-Pharm", "Q-Pharm")]
    [InlineData("ELLISSA GROUP CONGO", "MARISSA GROUP CONGO")]
    [InlineData("MAK INTERNATIONAL SERVICE CO LTD", "DES INTERNATIONAL CO., LTD.")]
    [InlineData("TSENTRKVARTS", "OOO AITI TSENTR")]
    [InlineData("Nano Pars", "Nano Parsian Energy")]
    public void Two_organisations_with_shared_general_words_are_not_proposed(string a, string b)
    {
        var match = NameMatch.Compare(a, b);

        Assert.True(match.Score < NameMatch.Possible, $"{match.Score:0.000} {match.Reason}");
    }

    [Fact]
    public void Another_legal_form_lowers_the_score_a_little()
    {
        Assert.Equal(1, NameMatch.Compare("ООО Ромашка", "Ромашка").Score);
        Assert.InRange(NameMatch.Compare("ООО Ромашка", "АО Ромашка").Score, NameMatch.Probable, 0.99);
    }
}
