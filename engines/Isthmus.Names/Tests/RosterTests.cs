namespace Isthmus.Names.Tests;

public sealed class RosterTests
{
    private static Roster Of(params RosterRow[] rows) => Roster.Of(rows);

    [Fact]
    public void One_organisation_under_three_spellings_is_one_member()
    {
        var roster = Of(new(2, "ООО «ХимРар»"), new(3, "CinnaGen ilaç"), new(4, "ChemRar"), new(5, "HIMRAR LLC"), new(6, "Cinnagen Ilac A.Ş."));

        Assert.Equal(["ООО «ХимРар»", "CinnaGen ilaç"], roster.Members.Select(m => m[0].Name));
        Assert.Equal([4, 5, 6], roster.Merged.Select(m => m.Row));
        Assert.All(roster.Merged, m => Assert.True(m.Score >= NameMatch.Probable));
    }

    [Fact]
    public void The_same_name_in_two_countries_is_two_members_and_a_doubt()
    {
        var roster = Of(new(2, "Alfa Pharma", null, "Iran"), new(3, "Alfa Pharma", null, "Russia"), new(4, "Alfa Pharma", null, "Иран"));

        Assert.Equal(2, roster.Members.Count);
        Assert.Equal(3, Assert.Single(roster.Doubts).Row);
        Assert.Equal(4, Assert.Single(roster.Merged).Row);
        Assert.Equal([0, 1], Assert.IsType<NameAmbiguous>(roster.Resolve("alfa pharma")).Members);
    }

    [Fact]
    public void Added_words_are_a_doubt_and_with_the_same_website_a_merger()
    {
        Assert.Equal(AddedWords(null), (2, 1));
        Assert.Equal(AddedWords("http://www.castilla.es"), (1, 0));

        static (int, int) AddedWords(string? site)
        {
            var roster = Of(new(1, "Castilla Mancha", "castilla.es"), new(2, "Castilla Mancha Energy", site));
            return (roster.Members.Count, roster.Doubts.Count);
        }
    }

    [Fact]
    public void A_written_name_is_found_nearly_found_ambiguous_or_not_found()
    {
        var roster = Of(new(1, "Pardis Technology Park"), new(2, "Himrar"), new(3, "Nanotech Vira"), new(4, "Nanotech Vika"));

        Assert.Equal(new NameFound(1), roster.Resolve(" himrar "));
        Assert.Equal(1, Assert.IsType<NameApproximate>(roster.Resolve("ХимРар")).Member);
        Assert.Equal(0, Assert.IsType<NameApproximate>(roster.Resolve("Pardis Techology Park Co.")).Member);
        Assert.IsType<NameNotFound>(roster.Resolve("Shiraz Technology Park"));
        Assert.IsType<NameNotFound>(roster.Resolve("Zzz"));
        Assert.Equal(new NameNotFound(null, 0), roster.Resolve(""));
    }
}
