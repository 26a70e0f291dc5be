using Isthmus.Matching.Index;

namespace Isthmus.Matching.Tests.Widening;

/// <summary>Closeness in the latent space puts the best in another order, and does nothing else.</summary>
public sealed class Closeness
{
    private static readonly MatchIndex Index = Build();
    private static readonly MatchSearcher Searcher = Learnt();

    [Fact]
    public void The_best_change_places_and_none_comes_in_or_goes()
    {
        var changed = 0;
        foreach (var query in Queries())
        {
            // as many as are put in order: the same documents with a space and without
            var with = Searcher.Search(query with { Count = 300 });
            var without = new MatchSearcher(Index).Search(query with { Count = 300 });
            Assert.Equal(without.Select(h => h.Id).Order(), with.Select(h => h.Id).Order());
            Assert.Equal(with.Select(h => h.Score).OrderDescending(), with.Select(h => h.Score));
            if (!without.Take(10).Select(h => h.Id).SequenceEqual(with.Take(10).Select(h => h.Id))) changed++;
        }

        Assert.True(changed > 5, $"{changed} of 20 changed");
    }

    [Fact]
    public void What_is_asked_for_are_the_first_of_what_a_longer_list_has()
    {
        foreach (var query in Queries())
        {
            var all = Searcher.Search(query with { Count = 300 });
            Assert.Equal(all.Take(7), Searcher.Search(query with { Count = 7 }));
        }
    }

    [Fact]
    public void A_plain_search_does_not_ask_the_space()
    {
        foreach (var query in Queries()) Assert.Equal(new MatchSearcher(Index).Search(query with { IsPlain = true }), Searcher.Search(query with { IsPlain = true }));
    }

    [Fact]
    public void Documents_added_after_it_was_learnt_are_put_in_order_too()
    {
        var index = Build();
        var searcher = new MatchSearcher(index);
        Assert.True(searcher.LearnSpace());
        index.Add(Made.Document("later", "t3w0 t3w1 t3w2 t3w3 t3w4 t3w5"));
        index.Publish();
        Assert.Contains("later", searcher.Search(new SearchQuery("t3w0 t3w1") { Language = Text.Language.English, Count = 20 }).Select(h => h.Id));
    }

    [Fact]
    public void The_wider_half_of_a_long_list_keeps_its_order_behind_those_that_were_put_in_order()
    {
        var query = new SearchQuery("t3w0 t3w1 w0 w1 w2") { Language = Text.Language.English, Count = 900 };
        var found = Searcher.Search(query);
        // and no score rises on the way down, so that a list that is sorted by its scores is the same list
        Assert.Equal(found.Select(h => h.Score).OrderDescending(), found.Select(h => h.Score));
        var with = found.Skip(300).Select(h => h.Id).ToList();
        var without = new MatchSearcher(Index).Search(query).Skip(300).Select(h => h.Id).ToList();
        Assert.NotEmpty(with);
        Assert.Equal(without, with);
    }

    private static IEnumerable<SearchQuery> Queries() => Enumerable.Range(0, 20).Select(t => new SearchQuery($"t{t}w0 t{t}w1") { Language = Text.Language.English });

    private static MatchIndex Build() => Feedbacks.Topical(60);

    private static MatchSearcher Learnt()
    {
        var searcher = new MatchSearcher(Index);
        Assert.True(searcher.LearnSpace());
        return searcher;
    }
}
