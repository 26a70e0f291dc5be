using Isthmus.Matching.Index;

namespace Isthmus.Matching.Tests.Indexing;

/// <summary>
/// Many small publishes give the answers of one big build. The rule in full: where the length of a field does not matter, or all documents are equally long, every word weighs the
/// same in its document to the bit, and sums of words are the same but for the rounding of another order of adding (which word can add most differs by segment). Otherwise a document is weighed with the average length that was known when it was sealed, and scores differ by that.
/// </summary>
public sealed class Merging
{
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(50)]
    public void Equally_long_documents_score_the_same_however_they_were_published(int each)
    {
        var random = new Random(20260101);
        Same(Made.OneField, [.. Enumerable.Range(0, 400).Select(i => ($"d{i}", random.Text(20, 120)))], each);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    public void Where_length_does_not_matter_documents_of_any_length_score_the_same_however_they_were_published(int each)
    {
        var random = new Random(20260101);
        Same(Made.Flat, [.. Enumerable.Range(0, 400).Select(i => ($"d{i}", random.Text(random.Next(1, 60), 120)))], each);
    }

    [Fact]
    public void Documents_of_unequal_length_differ_by_the_average_only()
    {
        // the first is sealed when the average is its own length, the second when it is half of that more
        var index = new MatchIndex(Made.OneField);
        index.Add(Made.Document("short", "w1 w2"));
        index.Publish();
        index.Add(Made.Document("long", "w1 w3 w4 w5"));
        index.Publish();
        var idf = IndexSnapshot.Rarity(2, 2);
        var scores = index.Ask(index.Current, "w1").ToDictionary(h => h.Id, h => (double)h.Score);
        Assert.Equal(idf * 1 / (1 + 1.2), scores["short"], idf * 0.51 / 255);
        var share = 1 / (0.25 + (0.75 * 4 / 3));
        Assert.Equal(idf * share / (share + 1.2), scores["long"], idf * 0.51 / 255);
    }

    [Fact]
    public void A_thousand_publishes_leave_few_segments_and_no_document_is_lost()
    {
        var index = new MatchIndex(Made.OneField);
        for (var i = 0; i < 1000; i++)
        {
            index.Add(Made.Document($"d{i}", $"common {Made.Word(i)}"));
            index.Publish();
            Assert.InRange(index.Current.Parts.Length, 1, 7 * 4);
            Assert.Equal(i + 1, index.Current.Documents);
        }

        Assert.Equal(1000, index.Ids("common").Distinct().Count());
    }

    [Fact]
    public void A_segment_that_is_mostly_removed_is_written_anew_without_the_removed()
    {
        var index = Made.Index(Made.OneField, Enumerable.Range(0, 1000).Select(i => ($"d{i}", "common")));
        var before = index.Current.Bytes;
        for (var i = 0; i < 600; i++) index.Remove($"d{i}");
        index.Publish();
        Assert.Equal(400, index.Current.Documents);
        Assert.Equal(400, index.Current.Indexed);
        Assert.True(index.Current.Bytes < before);
        Assert.Equal(400, index.Ids("common").Count);
    }

    [Fact]
    public void More_documents_than_a_segment_holds_are_all_found()
    {
        const int Documents = 70_000;
        var index = new MatchIndex(Made.OneField);
        for (var i = 0; i < Documents; i++)
        {
            index.Add(Made.Document($"d{i}", i % 1000 == 0 ? $"common {Made.Word(i)}" : Made.Word(i)));
            // one of the first segment is replaced while the second is being filled
            if (i == 69_000) index.Add(Made.Document("d5", "replaced"));
        }

        Assert.Equal(0, index.Current.Documents);
        index.Publish();
        Assert.Equal(Documents, index.Current.Documents);
        Assert.Equal(2, index.Current.Parts.Length);
        Assert.All(index.Current.Parts, p => Assert.InRange(p.Segment.Count, 1, Segment.MaxDocuments));
        Assert.Equal(70, index.Ids("common").Count);
        foreach (var i in new[] { 0, 1, 65_534, 65_535, 65_536, 65_537, Documents - 1 }) Assert.Equal([$"d{i}"], index.Ids(Made.Word(i)));
        Assert.Equal(["d5"], index.Ids("replaced"));
        Assert.Empty(index.Ids("w5").Where(id => id == "d5"));
    }

    [Fact]
    public void A_posting_takes_three_bytes_and_about_three_more_for_the_forward_index()
    {
        var random = new Random(20260101);
        var index = Made.Index(Made.OneField, Enumerable.Range(0, 5000).Select(i => ($"d{i}", random.Text(80, 5000))));
        var segment = Assert.Single(index.Current.Parts).Segment;
        double postings = segment.Docs.Length;
        Assert.True(postings > 150_000);
        Assert.Equal(3, ((2.0 * segment.Docs.Length) + segment.Impacts.Length) / postings);
        Assert.InRange(segment.Forward.Length / postings, 2, 3.2);
        // with words, ids, places and tables: what is stated is no less than what the arrays take
        var least = (3 * segment.Docs.Length) + segment.Forward.Length + (9 * segment.TermIds.Length) + (4 * segment.ForwardStarts.Length);
        Assert.InRange(index.Current.Bytes, least, 9 * postings);
    }

    private static void Same(IndexOptions options, List<(string Id, string Text)> documents, int each)
    {
        var whole = Made.Index(options, documents);
        var pieces = new MatchIndex(options);
        for (var i = 0; i < documents.Count; i++)
        {
            pieces.Add(Made.Document(documents[i].Id, documents[i].Text));
            if (i % each == each - 1) pieces.Publish();
        }

        pieces.Publish();
        Assert.Equal(whole.Current.Documents, pieces.Current.Documents);
        Assert.InRange(pieces.Current.Parts.Length, 1, 24);
        var random = new Random(7);
        for (var query = 0; query < 40; query++)
        {
            var text = random.Text(random.Next(1, 8), 120);
            var expected = whole.Ask(whole.Current, text).ToDictionary(h => h.Id, h => h.Score);
            var found = pieces.Ask(pieces.Current, text);
            var exact = text.Contains(' ') ? 3e-6f : 0;
            Assert.Equal(expected.Keys.Order(), found.Select(h => h.Id).Order());
            Assert.All(found, h => Assert.Equal(expected[h.Id], h.Score, h.Score * exact));
            // and in the same order, but for those that are equal
            Assert.Equal(found.Select(h => h.Score).OrderDescending(), found.Select(h => h.Score));
            for (var i = 1; i < found.Count; i++) Assert.True(expected[found[i].Id] <= expected[found[i - 1].Id] * (1 + (2 * exact)));
        }
    }
}
