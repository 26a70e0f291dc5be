using Isthmus.Matching.Index;
using Isthmus.Matching.Search;
using Isthmus.Matching.Vectors;

namespace Isthmus.Matching.Tests.Vectors;

/// <summary>Vectors from elsewhere beside the words.</summary>
public sealed class Fusion
{
    private static readonly (string Id, string Text)[] Texts = [("valve", "mechanical heart valve of titanium"), ("pump", "pump for blood"), ("foam", "metal foam that filters gas"), ("seed", "seed drill for dry soil"), ("loom", "loom for carpets")];

    [Fact]
    public void What_no_word_finds_is_found_by_its_vector_and_a_filter_holds_for_it_too()
    {
        var searcher = Searcher();
        var query = new SearchQuery("cardiac prosthesis") { IsPlain = true, Vector = Toward(0) };
        Assert.Equal("valve", searcher.Search(query)[0].Id);
        Assert.True(searcher.Search(query)[0].Closeness > 0.9);
        Assert.Equal(0, searcher.Search(query)[0].Coverage);
        Assert.DoesNotContain("valve", searcher.Search(query with { Filter = new SearchFilter { NoneOf = ["id=valve"] } }).Select(h => h.Id));
        Assert.Empty(searcher.Search(query with { Vector = default }));
    }

    [Fact]
    public void What_words_find_is_put_in_order_by_both()
    {
        var searcher = Searcher();
        Assert.Equal("foam", searcher.Search(new SearchQuery("metal pump") { IsPlain = true, Vector = Toward(2) })[0].Id);
        Assert.Equal("pump", searcher.Search(new SearchQuery("metal pump") { IsPlain = true, Vector = Toward(1) })[0].Id);
        Assert.Equal("seed", searcher.Search(new SearchQuery("nothing of it") { VectorOf = "seed" })[0].Id);
    }

    [Fact]
    public void Without_vectors_or_with_none_for_the_query_the_answers_are_the_same_to_the_last_bit()
    {
        var random = new Random(5);
        var index = Made.Index(Made.OneField, Enumerable.Range(0, 500).Select(i => ($"d{i}", random.Text(20, 200))));
        var bare = new MatchSearcher(index);
        var empty = new MatchSearcher(index) { Vectors = new VectorStore(4) };
        var filled = new MatchSearcher(index) { Vectors = new VectorStore(4) };
        for (var i = 0; i < 300; i++) filled.Vectors!.Set($"d{i}", [random.NextSingle(), random.NextSingle(), random.NextSingle(), 0.1f]);
        for (var i = 0; i < 40; i++)
        {
            var query = new SearchQuery(random.Text(4, 200)) { IsPlain = i % 2 == 0, Count = 20 };
            Assert.Equal(bare.Search(query), empty.Search(query with { Vector = new float[] { 1, 2, 3, 4 } }));
            Assert.Equal(bare.Search(query), filled.Search(query));
            Assert.Equal(bare.Search(query), filled.Search(query with { VectorOf = "d400" }));
        }
    }

    [Fact]
    public void A_document_without_a_vector_keeps_its_place_by_words_and_one_that_is_gone_is_not_found()
    {
        var searcher = Searcher();
        searcher.Vectors!.Remove("pump");
        Assert.False(searcher.Vectors.Remove("pump"));
        var hits = searcher.Search(new SearchQuery("blood") { IsPlain = true, Vector = Toward(3) });
        Assert.Equal(["pump", "seed"], hits.Take(2).Select(h => h.Id));
        Assert.Null(hits[0].Closeness);
        searcher.Vectors.Set("nowhere", Toward(4).Span);
        Assert.DoesNotContain("nowhere", searcher.Search(new SearchQuery("blood") { Vector = Toward(4) }).Select(h => h.Id));
    }

    [Fact]
    public void Texts_that_are_all_equally_near_change_nothing()
    {
        var searcher = Searcher();
        foreach (var (id, _) in Texts) searcher.Vectors!.Set(id, [1, 1, 1, 1, 1]);
        Assert.Equal(["pump"], searcher.Search(new SearchQuery("blood") { IsPlain = true, Vector = Toward(0) }).Select(h => h.Id));
    }

    [Fact]
    public void A_vector_of_other_dimensions_or_without_direction_is_refused()
    {
        var searcher = Searcher();
        foreach (var wrong in new float[][] { [], [1, 2], [0, 0, 0, 0, 0], [1, 2, 3, 4, float.NaN], [1, 2, 3, 4, float.PositiveInfinity] }) Assert.Throws<ArgumentException>(() => searcher.Vectors!.Set("x", wrong));
        Assert.Throws<ArgumentException>(() => searcher.Search(new SearchQuery("blood") { Vector = new float[] { 1, 2 } }));
        Assert.ThrowsAny<ArgumentException>(() => new VectorStore(0));
        Assert.ThrowsAny<ArgumentException>(() => new VectorStore(VectorStore.MostDimensions + 1));
    }

    [Fact]
    public void A_byte_a_dimension_keeps_a_cosine_to_a_hundredth()
    {
        var random = new Random(3);
        var store = new VectorStore(384);
        for (var i = 0; i < 200; i++)
        {
            float[] a = [.. Enumerable.Range(0, 384).Select(_ => random.NextSingle() - 0.4f)];
            float[] b = [.. a.Select(v => v + ((random.NextSingle() - 0.5f) * (i / 20f)))];
            var exact = a.Zip(b, (x, y) => (double)x * y).Sum() / Math.Sqrt(a.Sum(v => (double)v * v) * b.Sum(v => (double)v * v));
            Assert.Equal(exact, store.Read(a).Cosine(store.Read(b)), 0.01);
        }

        store.Set("a", new float[384].Select(_ => 1f).ToArray());
        Assert.Equal((1, 504L), (store.Count, store.Bytes));
    }

    private static MatchSearcher Searcher()
    {
        var index = new MatchIndex(Made.OneField);
        foreach (var (id, text) in Texts) index.Add(new MatchDocument(id, [text]) { Language = Text.Language.English, Labels = [$"id={id}"] });
        index.Publish();
        var store = new VectorStore(5);
        for (var i = 0; i < Texts.Length; i++) store.Set(Texts[i].Id, Toward(i).Span);
        return new MatchSearcher(index) { Vectors = store };
    }

    private static ReadOnlyMemory<float> Toward(int axis) => Enumerable.Range(0, 5).Select(i => i == axis ? 1 : 0.05f).ToArray();
}
