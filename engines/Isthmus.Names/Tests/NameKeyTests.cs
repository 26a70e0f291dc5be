namespace Isthmus.Names.Tests;

public sealed class NameKeyTests
{
    // The system's normalisation refuses some of them.
    [Fact]
    public void Code_points_that_are_no_characters_part_words()
    {
        foreach (var odd in new[] { "\uFFFE", "\uFFFF", "\uFDD0", "\uD83D", "\uDE00" })
        {
            Assert.Equal("alfa optics", NameKey.Of($"Alfa{odd}Optics").Key);
            Assert.Empty(SearchTerms.Of(odd));
        }
    }

    [Theory]
    [InlineData("CinnaGen ilaç", "cinnagen ilac")]
    [InlineData("CİNNAGEN İLAÇ A.Ş.", "cinnagen ilac")]
    [InlineData("  ООО «ХимРар»  ", "khimrar")]
    [InlineData("«ХимРар», ООО", "khimrar")]
    [InlineData("Общество с ограниченной ответственностью \"ХимРар\"", "khimrar")]
    [InlineData("Accretech Taiwan Co., Ltd.", "accretech taiwan")]
    [InlineData("ARS CO.,LTD.", "ars")]
    [InlineData("CEIPIEMONTE s.c.p.a.", "ceipiemonte")]
    [InlineData("Bühler Leybold Optics GmbH & Co. KG", "buhler leybold optics")]
    [InlineData("AS Strömungstechnik GmbH", "as stromungstechnik")]
    [InlineData("Himalaya San. ve Tic. Ltd. Şti.", "himalaya")]
    [InlineData("Public Joint Stock Company 'Volga'", "volga")]
    [InlineData("深圳市大疆创新科技有限公司", "深圳市大疆创新科技")]
    [InlineData("CORPORATIVO SUSHI S. DE R.L. DE C.V.", "corporativo sushi")]
    [InlineData("Kонструктор", "konstruktor")] // a Latin K before Cyrillic letters
    [InlineData("AT&T Inc.", "att")]
    [InlineData("O'Reilly", "oreilly")]
    public void A_key_has_no_case_diacritics_punctuation_or_legal_form(string name, string key) => Assert.Equal(key, NameKey.Of(name).Key);

    [Theory]
    [InlineData("شرکت سیناژن (سهامی خاص)", "سيناژن")] // Persian and Arabic yeh
    [InlineData("داروسازی كوثر", "داروسازی کوثر")] // Arabic and Persian kaf
    [InlineData("دانش‌بنیان", "دانش بنیان")] // zero-width non-joiner and space
    [InlineData("مـــهر", "مهر")] // tatweel
    [InlineData("مُحَمَّد", "محمد")] // vowel signs
    [InlineData("فاز ۱۲", "فاز ١٢")] // Persian and Arabic digits
    [InlineData("فاز ۱۲", "فاز 12")]
    public void Ways_of_typing_Persian_and_Arabic_give_one_key(string a, string b) => Assert.Equal(NameKey.Of(a).Key, NameKey.Of(b).Key);

    [Theory]
    [InlineData("Himrar", "ChemRar")]
    [InlineData("Himrar", "ХимРар")]
    [InlineData("Khimrar", "ХимРар")]
    [InlineData("CinnaGen", "سیناژن")]
    [InlineData("Yandex", "Яндекс")]
    [InlineData("Novin", "نوین")]
    [InlineData("Zhukov", "Jukov")]
    [InlineData("Ghom", "Qom")]
    public void Romanisations_of_one_name_have_one_skeleton(string a, string b) => Assert.Equal(NameKey.Of(a).Skeleton, NameKey.Of(b).Skeleton);

    [Theory]
    [InlineData("Ora", "Ra")]
    [InlineData("Bosch", "Siemens")]
    [InlineData("Fanap", "Finnova")]
    public void Other_names_have_other_skeletons(string a, string b) => Assert.NotEqual(NameKey.Of(a).Skeleton, NameKey.Of(b).Skeleton);

    [Fact]
    public void A_name_that_is_nothing_but_a_legal_form_keeps_it()
    {
        Assert.Equal("ltd", NameKey.Of("Ltd.").Key);
        Assert.False(NameKey.Of("شرکت").IsEmpty);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("  «»—  ")]
    [InlineData("\uD800")]
    public void A_name_without_letters_is_empty(string? name) => Assert.True(NameKey.Of(name).IsEmpty);

    [Fact]
    public void A_very_long_name_is_cut_not_refused() => Assert.True(NameKey.Of(new string('x', 1_000_000)).Key.Length <= 1000);

    [Fact]
    public void The_legal_family_is_told()
    {
        Assert.Equal("limited", NameKey.Of("ООО Ромашка").LegalFamily);
        Assert.Equal("joint", NameKey.Of("АО Ромашка").LegalFamily);
        Assert.Null(NameKey.Of("Ромашка").LegalFamily);
    }
}
