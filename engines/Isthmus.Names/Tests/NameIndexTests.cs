namespace Isthmus.Names.Tests;

public sealed class NameIndexTests
{
    private static readonly NameIndex<int> Index = NameIndex.Build<int>(
    [
        new(1, ["ООО «ХимРар»"], "https://www.chemrar.ru/"),
        new(2, ["CinnaGen Pharmaceutical Group", "CinnaGen ilaç"], "cinnagen.com", ["ROR: 02jqj7156"]),
        new(3, ["Pardis Technology Park"]),
        new(4, ["Isfahan Technology Park"]),
        new(5, ["R-Pharm"]),
        new(6, ["Iran National Innovation Fund"]),
        new(7, ["Technology Park"]),
        new(8, ["Huawei Technologies"]),
    ]);

    [Theory]
    [InlineData("Himrar", 1)]
    [InlineData("chemrar", 1)]
    [InlineData("cinnagen ilac", 2)]
    [InlineData("سیناژن", 2)]
    [InlineData("Park of Technology Pardis", 3)]
    [InlineData("Isfahan Tech Park", 4)]
    [InlineData("Р-Фарм АО", 5)]
    [InlineData("INIF", 6)]
    [InlineData("technology park", 7)]
    [InlineData("HuaweiTechnologies", 8)]
    [InlineData("Huavei Technologies", 8)]
    public void Finds_an_entry_under_another_spelling(string name, int id) => Assert.Equal(id, Index.Find(name)[0].Id);

    [Theory]
    [InlineData("Shiraz Technology Park")]
    [InlineData("Pharma Group")]
    [InlineData("Q-Pharm")]
    [InlineData("")]
    public void Finds_nothing_for_a_name_that_shares_general_words_only(string name) =>
        Assert.DoesNotContain(Index.Find(name), c => c.Score >= NameMatch.Probable);

    [Fact]
    public void An_equal_identifier_decides()
    {
        var found = Index.Find(["Quite Another Name"], null, ["ror:02JQJ7156"]);

        Assert.Equal((2, 1.0, MatchReason.SameIdentifier), (found[0].Id, found[0].Score, found[0].Reason));
    }

    [Fact]
    public void An_equal_website_is_worth_a_question() =>
        Assert.Equal((1, MatchReason.SameWebsite), Index.Find(["High Technology Centre"], "CHEMRAR.RU", null).Select(c => (c.Id, c.Reason)).First());

    [Fact]
    public void A_removed_entry_is_not_found_and_a_replaced_one_under_its_new_name()
    {
        var index = NameIndex.Build<int>([new(1, ["Alfa"]), new(2, ["Omega"])]);
        Assert.True(index.Remove(1));
        Assert.False(index.Remove(1));
        index.Add(new(2, ["Sigma"]));

        Assert.Empty(index.Find("Alfa"));
        Assert.Empty(index.Find("Omega"));
        Assert.Equal(2, Assert.Single(index.Find("Sigma")).Id);
        Assert.Equal(1, index.Count);
    }

    [Fact]
    public void Rare_words_weigh_more_than_common_ones()
    {
        var index = new NameIndex<int>();
        for (var i = 0; i < 500; i++)
        {
            index.Add(new(i, [$"Golestan {(char)('a' + (i % 26))}{(char)('a' + (i / 26))}rim"]));
        }

        index.Add(new(1000, ["Golestan Zarrinfam"]));

        Assert.Equal(1000, index.Find("Zarrinfam", atLeast: 0.5)[0].Id);
        Assert.Empty(index.Find("Golestan Tavakkol"));
    }
}
