using Isthmus.Matching.Index;
using Isthmus.Matching.Search;

namespace Isthmus.Matching.Tests.Indexing;

/// <summary>What is added, replaced and removed, and when a search sees it.</summary>
public sealed class Publishing
{
    [Fact]
    public void A_document_with_nothing_where_something_must_be_is_refused_at_once_and_the_one_before_stays()
    {
        var index = Made.Index(Made.OneField, ("a", "heart"));
        foreach (var wrong in new MatchDocument[] { new("a", null!), new("a", ["x"]) { Labels = null! }, new("a", ["x"]) { Labels = ["k=1", null!] }, new("a", ["x"]) { Numbers = null! } })
            Assert.Contains("document a", Assert.Throws<ArgumentException>(() => index.Add(wrong)).Message, StringComparison.Ordinal);
        index.Add(new MatchDocument("b", [null]));
        index.Publish();
        Assert.Equal(["a"], index.Ids("heart"));
        Assert.Equal(2, index.Current.Documents);
    }

    [Fact]
    public void A_document_is_found_after_publishing_and_not_before()
    {
        var index = new MatchIndex(Made.OneField);
        Assert.Equal(0, index.Current.Documents);
        Assert.Empty(index.Ids("heart"));
        index.Add(Made.Document("a", "heart valve"));
        Assert.Equal(0, index.Current.Documents);
        Assert.Empty(index.Ids("heart"));
        index.Publish();
        Assert.Equal(1, index.Current.Documents);
        Assert.Equal(["a"], index.Ids("heart"));
        index.Publish();
        Assert.Equal(["a"], index.Ids("heart"));
    }

    [Fact]
    public void Adding_an_id_again_replaces_its_document_also_before_it_was_published()
    {
        var index = new MatchIndex(Made.OneField);
        index.Add(Made.Document("a", "heart"));
        index.Add(Made.Document("a", "kidney"));
        index.Publish();
        Assert.Equal(1, index.Current.Documents);
        Assert.Empty(index.Ids("heart"));
        Assert.Equal(["a"], index.Ids("kidney"));

        index.Add(Made.Document("a", "liver"));
        Assert.Equal(["a"], index.Ids("kidney"));
        index.Publish();
        Assert.Equal(1, index.Current.Documents);
        Assert.Empty(index.Ids("kidney"));
        Assert.Equal(["a"], index.Ids("liver"));
    }

    [Fact]
    public void A_removed_document_is_gone_after_publishing()
    {
        var index = Made.Index(Made.OneField, ("a", "heart"), ("b", "heart"));
        Assert.True(index.Remove("a"));
        Assert.False(index.Remove("a"));
        Assert.False(index.Remove("never there"));
        Assert.Equal(["a", "b"], index.Ids("heart").Order());
        index.Publish();
        Assert.Equal(["b"], index.Ids("heart"));
        Assert.Equal(1, index.Current.Documents);

        index.Add(Made.Document("c", "heart"));
        Assert.True(index.Remove("c"));
        index.Publish();
        Assert.Equal(["b"], index.Ids("heart"));

        index.Add(Made.Document("a", "heart"));
        Assert.True(index.Remove("b"));
        index.Publish();
        Assert.Equal(["a"], index.Ids("heart"));
    }

    [Fact]
    public void An_index_that_was_emptied_can_be_filled_again()
    {
        var index = Made.Index(Made.OneField, ("a", "heart"));
        index.Remove("a");
        index.Publish();
        Assert.Equal(0, index.Current.Documents);
        Assert.Empty(index.Current.Parts);
        Assert.Empty(index.Ids("heart"));
        index.Add(Made.Document("a", "heart"));
        index.Publish();
        Assert.Equal(["a"], index.Ids("heart"));
    }

    [Fact]
    public void Any_order_of_adding_removing_and_publishing_leaves_what_a_plain_table_holds()
    {
        var random = new Random(20260101);
        for (var round = 0; round < 20; round++)
        {
            var index = new MatchIndex(Made.OneField);
            var table = new Dictionary<string, int>();
            var seen = new Dictionary<string, int>();
            for (var step = 0; step < 400; step++)
            {
                var id = $"d{random.Next(60)}";
                switch (random.Next(8))
                {
                    case < 4:
                        var word = random.Next(12);
                        index.Add(Made.Document(id, $"{Made.Word(word)} common"));
                        table[id] = word;
                        break;
                    case < 6:
                        Assert.Equal(table.Remove(id), index.Remove(id));
                        break;
                    default:
                        index.Publish();
                        seen = new Dictionary<string, int>(table);
                        break;
                }

                if (step % 10 != 0) continue;
                Assert.Equal(seen.Count, index.Current.Documents);
                Assert.Equal(seen.Keys.Order(), index.Ids("common").Order());
                var asked = random.Next(12);
                Assert.Equal(seen.Where(d => d.Value == asked).Select(d => d.Key).Order(), index.Ids(Made.Word(asked)).Order());
            }
        }
    }

    [Fact]
    public void Labels_numbers_and_languages_stay_with_their_document_through_merges()
    {
        var index = new MatchIndex(Made.OneField with { Numbers = ["level", "day"] });
        for (var i = 0; i < 200; i++)
        {
            var numbers = (i % 3) switch { 0 => new[] { i, -i }, 1 => [i], _ => Array.Empty<int>() };
            index.Add(new MatchDocument($"d{i}", [$"common {Made.Word(i)}"]) { Language = Text.Language.English, Labels = [$"n={i % 7}", $"id={i}"], Numbers = numbers });
            if (i % 5 == 0) index.Remove($"d{i - 3}");
            index.Publish();
        }

        Assert.InRange(index.Current.Parts.Length, 1, 24);
        for (var i = 0; i < 200; i++)
        {
            string[] expected = i % 5 == 2 && i + 3 < 200 ? [] : [$"d{i}"];
            Assert.Equal(expected, index.Ids(Made.Word(i)));
            Assert.Equal(expected, index.Ids("common", new SearchFilter { AnyOf = [[$"id={i}"], [$"n={i % 7}"]] }));
            Assert.Equal(i % 3 == 2 ? [] : expected, index.Ids("common", new SearchFilter { Ranges = [new NumberRange(0, i, i)] }));
            Assert.Equal(i % 3 == 0 ? expected : [], index.Ids("common", new SearchFilter { Ranges = [new NumberRange(1, -i, -i)] }));
        }

        Assert.Equal(index.Current.Documents, index.Current.Parts.Sum(p => Enumerable.Range(0, p.Segment.Count).Count(d => p.Removed is null || (p.Removed[d >> 6] & (1UL << (d & 63))) == 0)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    public void An_index_has_one_to_four_fields(int fields) =>
        Assert.Throws<ArgumentException>(() => new MatchIndex(new IndexOptions { Fields = [.. Enumerable.Range(0, fields).Select(f => new FieldSpec($"f{f}"))] }));

    [Theory]
    [InlineData(0, 0.5, 1.2)]
    [InlineData(-1, 0.5, 1.2)]
    [InlineData(double.NaN, 0.5, 1.2)]
    [InlineData(100, 0.5, 1.2)]
    [InlineData(1, -0.1, 1.2)]
    [InlineData(1, 1.1, 1.2)]
    [InlineData(1, double.NaN, 1.2)]
    [InlineData(1, 0.5, 0)]
    [InlineData(1, 0.5, double.NaN)]
    [InlineData(1, 0.5, double.PositiveInfinity)]
    public void Weights_out_of_range_are_refused(double weight, double lengthShare, double saturation) =>
        Assert.Throws<ArgumentException>(() => new MatchIndex(new IndexOptions { Fields = [new FieldSpec("text", weight, lengthShare)], Saturation = saturation }));

    [Fact]
    public void More_than_sixteen_numbers_and_a_document_without_an_id_are_refused()
    {
        Assert.Throws<ArgumentException>(() => new MatchIndex(new IndexOptions { Numbers = [.. Enumerable.Range(0, 17).Select(n => $"{n}")] }));
        var index = new MatchIndex();
        Assert.Throws<ArgumentException>(() => index.Add(new MatchDocument("", ["text"])));
        Assert.Throws<ArgumentNullException>(() => index.Add(null!));
    }

    [Fact]
    public void Fields_that_are_missing_null_or_too_many_are_passed_over()
    {
        var index = new MatchIndex();
        index.Add(new MatchDocument("none", []));
        index.Add(new MatchDocument("nulls", [null, null]));
        index.Add(new MatchDocument("title", ["heart"]));
        index.Add(new MatchDocument("text", [null, "heart"]));
        index.Add(new MatchDocument("more", ["", "heart", "kidney"]));
        index.Publish();
        Assert.Equal(5, index.Current.Documents);
        Assert.Equal(["more", "text", "title"], index.Ids("heart").Order());
        Assert.Empty(index.Ids("kidney"));
    }
}
