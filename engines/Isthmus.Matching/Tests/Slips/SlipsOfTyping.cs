using FsCheck;
using FsCheck.Fluent;
using Isthmus.Matching.Search;

namespace Isthmus.Matching.Tests.Slips;

public sealed class SlipsOfTyping
{
    [Theory]
    [InlineData("catheter", "catheter", 0)]
    [InlineData("catheter", "cathetr", 1)]
    [InlineData("catheter", "catehter", 1)]
    [InlineData("catheter", "kathetter", 2)]
    [InlineData("catheter", "", 3)]
    [InlineData("", "", 0)]
    [InlineData("ab", "ba", 1)]
    public void Letters_left_out_put_in_changed_or_swapped_are_counted(string a, string b, int slips) => Assert.Equal(slips, Spelling.Slips(a, b, 2));

    [Fact]
    public void The_count_is_that_of_the_whole_table() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(5_000).WithEndSize(12).WithReplay(20260101, 1), Prop.ForAll(
            Gen.Elements('a', 'b', 'c').ArrayOf().ToArbitrary(), Gen.Elements('a', 'b', 'c').ArrayOf().ToArbitrary(), (a, b) =>
            {
                for (var limit = 0; limit < 4; limit++) Assert.Equal(Math.Min(Whole(a, b), limit + 1), Math.Min(Spelling.Slips(a, b, limit), limit + 1));
                return true;
            }));

    [Theory]
    [InlineData("cathetr", "d")]
    [InlineData("catehter", "d")]
    [InlineData("cathetter", "d")]
    [InlineData("kathetr", "")]
    [InlineData("photocatalisis", "e")]
    [InlineData("photocatalitik", "")]
    [InlineData("valv", "v")]
    [InlineData("vavl", "")]
    [InlineData("gen5x98", "")]
    public void A_word_that_no_document_has_is_taken_for_the_nearest_that_one_has(string query, string expected)
    {
        var index = Made.Index(Made.OneField, ("d", "catheter"), ("e", "photocatalysis"), ("v", "valve"), ("i", "gen5x99"), ("o", "other words entirely"));
        Assert.Equal(expected, string.Join('|', index.Ids(query)));
    }

    [Fact]
    public void A_word_that_is_there_is_not_corrected_and_one_that_is_gone_is()
    {
        var index = Made.Index(Made.OneField, ("a", "metal"));
        index.Add(Made.Document("b", "medal"));
        index.Publish();
        Assert.Equal(["a"], index.Ids("metal"));
        index.Remove("a");
        index.Publish();
        Assert.Equal(["b"], index.Ids("metal"));
    }

    [Fact]
    public void What_was_corrected_counts_for_less_than_what_was_found()
    {
        var index = Made.Index(Made.OneField, ("a", "catheter"), ("b", "cannula"));
        var scores = index.Ask(index.Current, "cathetr cannula").ToDictionary(h => h.Id, h => h.Score);
        Assert.True(scores["b"] > scores["a"] && scores["a"] > 0);
    }

    [Fact]
    public void A_text_of_very_many_unknown_words_is_no_mistyped_query()
    {
        // each word is compared with all words of the index, so only the first sixteen are
        string[] words = [.. Enumerable.Range(0, 26).Select(i => new string((char)('a' + i), 8))];
        var index = Made.Index(Made.OneField, words.Select(w => (w, w)));
        Assert.Equal(words[..16], index.Ids(string.Join(' ', words.Select(w => w[1..]))).Order(StringComparer.Ordinal));
        Assert.Equal(words.Order(StringComparer.Ordinal), index.Ids(string.Join(' ', words)).Order(StringComparer.Ordinal));
    }

    // Damerau's distance without letters moved more than once (optimal string alignment), the whole table.
    private static int Whole(char[] a, char[] b)
    {
        var d = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++) d[i, 0] = i;
        for (var j = 0; j <= b.Length; j++) d[0, j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            for (var j = 1; j <= b.Length; j++)
            {
                d[i, j] = Math.Min(Math.Min(d[i - 1, j] + 1, d[i, j - 1] + 1), d[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) d[i, j] = Math.Min(d[i, j], d[i - 2, j - 2] + 1);
            }
        }

        return d[a.Length, b.Length];
    }
}
