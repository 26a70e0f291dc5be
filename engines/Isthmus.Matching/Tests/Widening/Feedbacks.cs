using Isthmus.Matching.Index;
using Isthmus.Matching.Ranking;
using Isthmus.Matching.Search;

namespace Isthmus.Matching.Tests.Widening;

/// <summary>A query is widened where its best documents are about one subject, and stays as it is where one document answers and the next only share a word with it.</summary>
public sealed class Feedbacks
{
    private const int Topics = 20;

    [Fact]
    public void Where_the_best_are_about_one_subject_their_common_words_widen_the_query()
    {
        var index = Topical();
        for (var topic = 0; topic < Topics; topic++)
        {
            var text = $"t{topic}w0 t{topic}w1";
            var wider = Widened(index, text);
            Assert.NotNull(wider);
            var own = index.Words.Find($"t{topic}w0");
            Assert.Contains(wider, c => c.Members is [var m] && m.Term == own);
            // what it adds are words of the subject
            var added = wider.SelectMany(c => c.Members).Select(m => index.Words.WordOf(m.Term).ToString()).Where(w => w.StartsWith($"t{topic}w", StringComparison.Ordinal)).ToList();
            Assert.True(added.Count >= 8, string.Join(' ', added));
        }
    }

    [Fact]
    public void Documents_of_the_subject_that_have_none_of_the_words_are_found_by_the_wider_query()
    {
        var index = Topical();
        var searcher = new MatchSearcher(index);
        var query = new SearchQuery("t3w0 t3w1") { Count = 40, Language = Text.Language.English };
        var plain = searcher.Search(query with { IsPlain = true });
        var wide = searcher.Search(query);
        Assert.True(plain.Count < 40);
        // forty documents are about it, d3, d23, d43 ...
        Assert.True(wide.Count(h => int.Parse(h.Id[1..]) % Topics == 3) >= 36);
        Assert.True(plain.Count(h => int.Parse(h.Id[1..]) % Topics == 3) < 30);
    }

    [Fact]
    public void A_search_for_one_known_item_stays_as_it_is()
    {
        var index = KnownItems();
        var searcher = new MatchSearcher(index);
        for (var i = 0; i < 300; i += 7)
        {
            var text = $"u{i}n1 u{i}n2 {Made.Word(i % 10)}";
            Assert.Null(Widened(index, text));
            var query = new SearchQuery(text) { Count = 50, Language = Text.Language.English };
            var found = searcher.Search(query);
            Assert.Equal($"d{i}", found[0].Id);
            Assert.Equal(searcher.Search(query with { IsPlain = true }).Select(h => (h.Id, h.Score)), found.Select(h => (h.Id, h.Score)));
        }
    }

    [Fact]
    public void The_gate_is_what_parts_them()
    {
        // with the gate open a known item is widened too, with it shut nothing is
        Assert.NotNull(Widened(KnownItems(), $"u7n1 {Made.Word(7)}", new FeedbackOptions(LeastTrust: -100)));
        Assert.Null(Widened(Topical(), "t3w0 t3w1", new FeedbackOptions(LeastTrust: 100)));
    }

    [Fact]
    public void The_words_of_the_query_keep_their_share_and_no_more_are_added_than_may_be()
    {
        var index = Topical();
        var clauses = Plan(index, "t3w0 t3w1");
        var wider = Widened(index, "t3w0 t3w1", new FeedbackOptions(Words: 6, OwnShare: 0.6))!;
        Assert.InRange(wider.Count, clauses.Count + 4, clauses.Count + 6);
        Assert.Equal(clauses.Sum(c => c.Weight) / 0.6, wider.Sum(c => c.Weight), 1e-3);
        Assert.All(clauses, c => Assert.True(wider.Single(w => w.Members[0].Term == c.Members[0].Term).Weight >= c.Weight));
    }

    [Fact]
    public void Nothing_is_widened_by_one_document_or_none_and_a_search_leaves_nothing_for_the_next()
    {
        var index = Topical();
        Assert.Null(Feedback.Own.Widen(index.Current, Plan(index, "t3w0"), [], new FeedbackOptions()));
        Assert.Null(Feedback.Own.Widen(index.Current, Plan(index, "t3w0"), [new Hit(0, 3, 1)], new FeedbackOptions()));
        var first = Widened(index, "t3w0 t3w1")!;
        Widened(index, "t5w0 t5w1");
        Assert.Equal(first.Select(c => (c.Members[0].Term, c.Weight)), Widened(index, "t3w0 t3w1")!.Select(c => (c.Members[0].Term, c.Weight)));
    }

    private static List<Clause>? Widened(MatchIndex index, string text, FeedbackOptions? options = null)
    {
        var clauses = Plan(index, text);
        return Feedback.Own.Widen(index.Current, clauses, new Scorer().Search(index.Current, clauses, 10, null), options ?? new FeedbackOptions());
    }

    private static List<Clause> Plan(MatchIndex index, string text) => Ranker.Plan(index.Current, text, Text.Language.English, Made.Bare(index), RankOptions.All);

    // Each of twenty subjects has fifteen words of its own; a document has eight of them and words of no subject.
    internal static MatchIndex Topical(int each = 40)
    {
        var random = new Random(20260101);
        return Made.Index(Made.OneField, Enumerable.Range(0, each * Topics).Select(i =>
        {
            var words = Enumerable.Range(0, 15).OrderBy(_ => random.Next()).Take(8).Select(w => $"t{i % Topics}w{w}");
            return ($"d{i}", $"{string.Join(' ', words)} {random.Text(6, 500)}");
        }));
    }

    // Each document has words of its own and one word in ten that others have too.
    private static MatchIndex KnownItems() =>
        Made.Index(Made.OneField, Enumerable.Range(0, 300).Select(i => ($"d{i}", $"{string.Join(' ', Enumerable.Range(0, 12).Select(w => $"u{i}n{w}"))} {Made.Word(i % 10)}")));
}
