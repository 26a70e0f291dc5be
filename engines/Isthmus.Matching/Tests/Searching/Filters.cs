using Isthmus.Matching.Index;
using Isthmus.Matching.Search;

namespace Isthmus.Matching.Tests.Searching;

public sealed class Filters
{
    private static readonly MatchIndex Index = Build();

    [Fact]
    public void Any_of_a_list_is_enough_and_each_list_must_hold()
    {
        Assert.Equal(["a", "b"], Found(new SearchFilter { AnyOf = [["country=IR", "country=RU"]] }));
        Assert.Equal(["b"], Found(new SearchFilter { AnyOf = [["country=IR", "country=RU"], ["type=TR"]] }));
        Assert.Empty(Found(new SearchFilter { AnyOf = [["country=IR"], ["country=RU"]] }));
    }

    [Fact]
    public void None_of_the_named_labels_may_stand_on_a_document() => Assert.Equal(["c", "d"], Found(new SearchFilter { NoneOf = ["country=IR", "country=RU", "country=none"] }));

    [Fact]
    public void Labels_are_compared_as_they_are() => Assert.Empty(Found(new SearchFilter { AnyOf = [["COUNTRY=IR", "country=ir", "country=I", "country"]] }));

    [Theory]
    [InlineData(3, 6, "a|b")]
    [InlineData(6, 6, "b")]
    [InlineData(int.MinValue, int.MaxValue, "a|b|c")]
    [InlineData(7, 6, "")]
    [InlineData(int.MaxValue, int.MaxValue, "c")]
    [InlineData(int.MinValue, int.MinValue, "")]
    public void A_range_holds_both_its_ends_and_no_missing_number(int from, int to, string expected) =>
        Assert.Equal(expected, string.Join('|', Found(new SearchFilter { Ranges = [new NumberRange(0, from, to)] })));

    [Fact]
    public void Everything_that_is_said_must_hold()
    {
        Assert.Equal(["a"], Found(new SearchFilter { AnyOf = [["type=TO"]], NoneOf = ["country=TR"], Ranges = [new NumberRange(0, 1, 9), new NumberRange(1, -5, -5)] }));
        Assert.Empty(Found(new SearchFilter { AnyOf = [["type=TO"]], NoneOf = ["type=TO"] }));
    }

    [Fact]
    public void A_filter_that_nothing_passes_gives_nothing_and_an_empty_one_everything()
    {
        Assert.Empty(Found(new SearchFilter { AnyOf = [["no such label"]] }));
        Assert.Empty(Found(new SearchFilter { AnyOf = [[]] }));
        Assert.Equal(["a", "b", "c", "d"], Found(new SearchFilter()));
    }

    [Fact]
    public void The_best_that_pass_are_found_though_better_ones_do_not()
    {
        var random = new Random(20260101);
        var index = new MatchIndex(Made.OneField);
        for (var i = 0; i < 2000; i++) index.Add(Made.Document($"d{i}", i % 100 == 7 ? "common other other words here" : "common common common") with { Labels = [i % 100 == 7 ? "seldom" : "often"] });
        index.Publish();
        Assert.Equal(20, index.Ids("common", new SearchFilter { AnyOf = [["seldom"]] }).Count);
        Assert.Equal(10, new MatchSearcher(index).Search(new SearchQuery("common") { Filter = new SearchFilter { AnyOf = [["seldom"]] } }).Count);
    }

    [Fact]
    public void Feedback_brings_in_nothing_that_does_not_pass()
    {
        var random = new Random(20260101);
        var index = new MatchIndex(Made.OneField);
        for (var i = 0; i < 400; i++) index.Add(Made.Document($"d{i}", $"common {random.Text(6, 10)}") with { Labels = [i % 2 == 0 ? "even" : "odd"] });
        index.Publish();
        var found = new MatchSearcher(index).Search(new SearchQuery("common") { Count = 300, Filter = new SearchFilter { NoneOf = ["odd"] } });
        Assert.Equal(200, found.Count);
        Assert.All(found, h => Assert.Equal(0, int.Parse(h.Id[1..]) % 2));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(10_001)]
    [InlineData(int.MaxValue)]
    public void A_count_out_of_range_is_refused(int count) =>
        Assert.ThrowsAny<ArgumentException>(() => new MatchSearcher(Index).Search(new SearchQuery("heart") { Count = count }));

    [Theory]
    [InlineData(1)]
    [InlineData(10_000)]
    public void The_ends_of_the_range_are_taken(int count) => Assert.Equal(Math.Min(count, 4), new MatchSearcher(Index).Search(new SearchQuery("heart") { Count = count }).Count);

    [Theory]
    [InlineData(-1)]
    [InlineData(2)]
    [InlineData(int.MaxValue)]
    public void A_number_that_the_index_does_not_have_is_refused(int number) =>
        Assert.ThrowsAny<ArgumentException>(() => new MatchSearcher(Index).Search(new SearchQuery("heart") { Filter = new SearchFilter { Ranges = [new NumberRange(number, 0, 1)] } }));

    private static List<string> Found(SearchFilter filter) => [.. Index.Ids("heart", filter).Order(StringComparer.Ordinal)];

    private static MatchIndex Build()
    {
        var index = new MatchIndex(Made.OneField with { Numbers = ["level", "day"] });
        index.Add(Made.Document("a", "heart") with { Labels = ["country=IR", "type=TO"], Numbers = [3, -5] });
        index.Publish();
        index.Add(Made.Document("b", "heart") with { Labels = ["country=RU", "type=TR"], Numbers = [6, -5] });
        index.Add(Made.Document("c", "heart") with { Labels = ["country=TR", "type=TO", "type=TO"], Numbers = [int.MaxValue] });
        index.Add(Made.Document("d", "heart"));
        index.Publish();
        return index;
    }
}
