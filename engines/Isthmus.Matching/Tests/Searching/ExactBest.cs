using FsCheck;
using FsCheck.Fluent;
using Isthmus.Matching.Index;
using Isthmus.Matching.Search;

namespace Isthmus.Matching.Tests.Searching;

/// <summary>Passing over what cannot be among the best gives the very answer of adding up everything: the same documents, the same floats, the same order.</summary>
public sealed class ExactBest
{
    [Fact]
    public void Passing_over_gives_the_answer_of_adding_up_everything()
    {
        var picked = 0;
        var cases = 0;
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(60).WithReplay(20260101, 1), Prop.ForAll(Gen.Choose(0, int.MaxValue - 1).ToArbitrary(), seed =>
        {
            var random = new Random(seed);
            var index = Corpus(random, documents: random.Next(50, 1500), words: random.Next(20, 2000));
            // picks out as soon as it may, so that small corpora take the way of large ones
            var eager = new Scorer { WorthPicking = random.Next(2) * 50, LookUpCost = random.Next(1, 4) };
            for (var query = 0; query < 30; query++, cases++)
            {
                var clauses = Clauses(random, index.Current);
                Same(index.Current, eager, clauses, K(random), random.Next(3) == 0 ? Filter(random) : null);
            }

            picked += eager.Picked;
            return true;
        }));
        Assert.True(picked > cases / 4, $"documents were picked out {picked} times in {cases} searches: the test tests nothing");
    }

    [Fact]
    public void In_a_large_segment_documents_are_picked_out_without_being_asked_to()
    {
        var random = new Random(20260101);
        var index = new MatchIndex(Made.OneField);
        for (var i = 0; i < 40_000; i++) index.Add(Made.Document($"d{i}", random.Text(14, 20_000)));
        index.Publish();
        var scorer = new Scorer();
        for (var query = 0; query < 150; query++)
        {
            // a rare word or two beside frequent ones: what the pruning is for
            var words = Enumerable.Range(0, random.Next(1, 3)).Select(_ => random.Next(100, 2000)).Concat(Enumerable.Range(0, random.Next(2, 5)).Select(_ => random.Next(6)));
            var terms = words.Select(w => index.Words.Find(Made.Word(w))).Where(t => t >= 0 && index.Current.DocumentsWith(t) > 0).Distinct();
            Clause[] clauses = [.. terms.Select(t => Clause.Word(t, index.Current.RarityOf(t)))];
            Same(index.Current, scorer, clauses, K(random), null);
        }

        Assert.True(scorer.Picked > 20, $"picked out {scorer.Picked} times");
    }

    [Fact]
    public void Many_small_weights_that_are_rounded_up_together_are_not_passed_over()
    {
        // Each of twenty words adds half a step of the float it is added to and a little more, so each adds a whole step; a bound that was added up by itself does not see that.
        var index = new MatchIndex(Made.Flat);
        index.Add(Made.Document("first", "w1"));
        index.Publish();
        index.Add(Made.Document("second", "w2 " + string.Join(' ', Enumerable.Range(0, 20).Select(i => $"t{i}"))));
        for (var i = 0; i < 30; i++) index.Add(Made.Document($"other{i}", $"t{i % 20}"));
        index.Publish();
        var picked = 0;
        for (var step = 1; step < 40; step++)
        {
            const float Small = 3.5e-8f;
            List<Clause> clauses = [Clause.Word(index.Words.Find("w1"), 1f + (step * 1.2e-7f)), Clause.Word(index.Words.Find("w2"), 1)];
            for (var i = 0; i < 20; i++) clauses.Add(Clause.Word(index.Words.Find($"t{i}"), Small));
            var eager = new Scorer { WorthPicking = 0, LookUpCost = 1 };
            Same(index.Current, eager, clauses, 1, null);
            picked += eager.Picked;
        }

        Assert.True(picked > 0);
    }

    [Fact]
    public void Everything_added_up_is_what_each_document_scores_by_itself()
    {
        var random = new Random(20260101);
        for (var round = 0; round < 8; round++)
        {
            var index = Corpus(random, documents: 400, words: 200);
            var snapshot = index.Current;
            for (var query = 0; query < 10; query++)
            {
                var clauses = Clauses(random, snapshot);
                var filter = random.Next(2) == 0 ? Filter(random) : null;
                var found = new Scorer().Search(snapshot, clauses, 10_000, filter, isExhaustive: true);
                var expected = new Dictionary<string, float>();
                for (var part = 0; part < snapshot.Parts.Length; part++)
                {
                    var passing = SearchFilter.Passing(snapshot.Parts[part], filter);
                    for (var doc = 0; doc < snapshot.Parts[part].Segment.Count; doc++)
                    {
                        var hit = new Hit(part, doc, 0);
                        var score = ScoreOf(snapshot, hit, clauses);
                        if (score > 0 && (passing is null || (passing[doc >> 6] & (1UL << (doc & 63))) != 0)) expected.Add(snapshot.IdOf(hit), score);
                    }
                }

                Assert.Equal(expected.Keys.Order(), found.Select(snapshot.IdOf).Order());
                Assert.All(found, h => Assert.Equal(expected[snapshot.IdOf(h)], h.Score, expected[snapshot.IdOf(h)] * 1e-5));
            }
        }
    }

    [Fact]
    public void A_document_is_looked_up_in_a_word_from_any_place_before_it()
    {
        var random = new Random(20260101);
        for (var round = 0; round < 300; round++)
        {
            ushort[] docs = [.. Enumerable.Range(0, random.Next(60)).Select(_ => (ushort)random.Next(random.Next(2) == 0 ? 100 : 65_536)).Distinct().Order()];
            byte[] impacts = [.. docs.Select(_ => (byte)random.Next(1, 256))];
            var from = 0;
            foreach (var asked in Enumerable.Range(0, 80).Select(_ => (ushort)random.Next(random.Next(2) == 0 ? 100 : 65_536)).Concat(docs).Distinct().Order())
            {
                var at = Array.IndexOf(docs, asked);
                Assert.Equal(at < 0 ? 0 : impacts[at], Segment.ImpactIn(docs, impacts, asked, ref from));
            }
        }
    }

    private static void Same(IndexSnapshot snapshot, Scorer scorer, IReadOnlyList<Clause> clauses, int k, SearchFilter? filter)
    {
        var expected = new Scorer().Search(snapshot, clauses, k, filter, isExhaustive: true);
        var found = scorer.Search(snapshot, clauses, k, filter);
        Assert.Equal(expected, found);
        // nothing is left over in the rows that the next search adds to
        Assert.Equal(expected, scorer.Search(snapshot, clauses, k, filter));
    }

    private static int K(Random random) => random.Next(4) switch { 0 => random.Next(1, 4), 1 => 10, 2 => random.Next(1, 301), _ => random.Next(1, 60) };

    private static MatchIndex Corpus(Random random, int documents, int words)
    {
        var options = new IndexOptions { Fields = [new("title", 0.5 + random.NextDouble(), random.NextDouble()), new("text", 1, random.NextDouble())], Numbers = ["level"], Saturation = 0.5 + (2 * random.NextDouble()) };
        var index = new MatchIndex(options);
        var publishes = random.Next(1, 7);
        for (var i = 0; i < documents; i++)
        {
            index.Add(new MatchDocument($"d{i}", [random.Text(random.Next(3), words), random.Text(random.Next(1, 40), words)])
            {
                Language = Text.Language.English,
                Labels = [$"country={random.Zipf(8)}"],
                Numbers = [random.Next(1, 10)],
            });
            if (i % ((documents / publishes) + 1) == 0) index.Publish();
        }

        index.Publish();
        var removed = random.Next(3) == 0 ? documents / 10 : 0;
        for (var i = 0; i < removed; i++) index.Remove($"d{random.Next(documents)}");
        index.Publish();
        return index;
    }

    private static List<Clause> Clauses(Random random, IndexSnapshot snapshot)
    {
        var clauses = new List<Clause>();
        for (var count = random.Next(1, 10); count > 0; count--)
        {
            int Term() => random.Next(3) == 0 ? random.Next(snapshot.Words.Count) : Math.Max(0, snapshot.Words.Find(Made.Word(random.Zipf(500))));
            if (random.Next(3) > 0)
            {
                var term = Term();
                clauses.Add(Clause.Word(term, (0.01 + snapshot.RarityOf(term)) * (random.Next(4) == 0 ? random.NextDouble() : 1)));
                continue;
            }

            int[] terms = [.. Enumerable.Range(0, random.Next(1, 6)).Select(_ => Term()).Distinct()];
            double[] shares = [.. terms.Select(_ => 0.01 + random.NextDouble())];
            clauses.Add(new Clause((float)(5 * random.NextDouble()), [.. terms.Select((t, i) => new Member(t, (float)(shares[i] / shares.Sum())))]));
        }

        return clauses;
    }

    private static SearchFilter Filter(Random random) => random.Next(4) switch
    {
        0 => new SearchFilter { AnyOf = [[$"country={random.Next(8)}", $"country={random.Next(9)}"]] },
        1 => new SearchFilter { NoneOf = ["country=0"] },
        2 => new SearchFilter { Ranges = [new NumberRange(0, random.Next(1, 6), random.Next(3, 10))] },
        _ => new SearchFilter { AnyOf = [["country=0", "country=1", "country=2"]], NoneOf = [$"country={random.Next(3)}"], Ranges = [new NumberRange(0, 2, 8)] },
    };

    /// <summary>What a query scores in one document, added up as a search does it.</summary>
    private static float ScoreOf(IndexSnapshot snapshot, Hit hit, IReadOnlyList<Clause> clauses)
    {
        var reader = snapshot.Parts[hit.Part].Segment.WordsOf(hit.Doc);
        var impacts = new Dictionary<int, byte>();
        while (reader.Next()) impacts[reader.Term] = reader.Impact;
        var saturation = (float)snapshot.Options.Saturation;
        float sum = 0;
        foreach (var clause in clauses) sum += clause.Weight * Share(clause, impacts, snapshot.FrequencyOf, saturation);
        return sum;
    }

    /// <summary>Between 0 and 1: how much a document says of what a clause asks for.</summary>
    private static float Share(Clause clause, Dictionary<int, byte> impacts, float[] frequencyOf, float saturation)
    {
        if (clause.Members is [{ Share: 1 } only]) return impacts.GetValueOrDefault(only.Term) / (float)Impacts.Steps;
        float x = 0;
        foreach (var member in clause.Members) x += member.Share * frequencyOf[impacts.GetValueOrDefault(member.Term)];
        return x / (saturation + x);
    }
}
