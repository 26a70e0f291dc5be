using Isthmus.Matching.Index;

namespace Isthmus.Matching.Tests.Searching;

/// <summary>Scores beside BM25F as it is written, in doubles, from the words of the texts.</summary>
public sealed class AgainstTheFormula
{
    [Theory]
    [InlineData(1.2, 1.5, 0.5, 1, 0.75)]
    [InlineData(0.6, 3, 0, 0.5, 1)]
    [InlineData(2, 1, 1, 1, 0)]
    public void Scores_are_those_of_BM25F_but_for_the_steps_they_are_kept_in(double k1, double titleWeight, double titleShare, double textWeight, double textShare)
    {
        var random = new Random(20260101);
        FieldSpec[] fields = [new("title", titleWeight, titleShare), new("text", textWeight, textShare)];
        var documents = Enumerable.Range(0, 300).Select(i => (Id: $"d{i}", Fields: new[] { random.Text(random.Next(4), 100), random.Text(random.Next(60), 100) })).ToList();
        var index = new MatchIndex(new IndexOptions { Fields = fields, Saturation = k1 });
        foreach (var (id, texts) in documents) index.Add(new MatchDocument(id, texts) { Language = Text.Language.English });
        index.Publish();

        var words = documents.ToDictionary(d => d.Id, d => d.Fields.Select(f => f.Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToArray());
        double[] averages = [.. Enumerable.Range(0, 2).Select(f => words.Values.Where(w => w[f].Length > 0).Average(w => w[f].Length))];
        for (var query = 0; query < 60; query++)
        {
            var text = random.Text(random.Next(1, 9), 100);
            var expected = new Dictionary<string, (double Score, double Error)>();
            foreach (var word in text.Split(' ').GroupBy(w => w))
            {
                var with = words.Values.Count(w => w.Any(f => f.Contains(word.Key)));
                var idf = Math.Log(1 + ((documents.Count - with + 0.5) / (with + 0.5)));
                foreach (var (id, texts) in words)
                {
                    var x = fields.Select((f, i) => texts[i].Length == 0 ? 0 : f.Weight * texts[i].Count(w => w == word.Key) / (1 - f.LengthShare + (f.LengthShare * texts[i].Length / averages[i]))).Sum();
                    if (x == 0) continue;
                    var (score, error) = expected.GetValueOrDefault(id);
                    // half a step of 255, and the lowest step is never 0
                    expected[id] = (score + (word.Count() * idf * x / (k1 + x)), error + (word.Count() * idf * (x / (k1 + x) * 255 < 0.5 ? 1 : 0.5) / 255));
                }
            }

            var found = index.Ask(index.Current, text);
            Assert.Equal(expected.Keys.Order(), found.Select(h => h.Id).Order());
            Assert.All(found, h => Assert.InRange(h.Score, expected[h.Id].Score - expected[h.Id].Error - 1e-4, expected[h.Id].Score + expected[h.Id].Error + 1e-4));
        }
    }

    [Fact]
    public void An_impact_is_kept_to_half_a_step_and_leads_back_to_its_frequency()
    {
        var frequencies = Impacts.Frequencies(1.2);
        Assert.Equal(0, frequencies[0]);
        for (var impact = 1; impact < 256; impact++) Assert.True(frequencies[impact] > frequencies[impact - 1]);
        for (ulong times = 1; times < 200; times++)
        {
            var impact = Impacts.Of(times, [0.7], 1.2);
            var x = 0.7 * times;
            Assert.Equal(x / (1.2 + x), impact / 255.0, 0.5 / 255 + 1e-9);
            // near saturation half a step is many times the word; where it counts it is a small part
            if (x < 12) Assert.Equal(x, frequencies[impact], x * 0.03 + 0.01);
        }

        Assert.Equal(1, Impacts.Of(1, [1e-6], 1.2));
        Assert.Equal(255, Impacts.Of(0xFFFF, [99.0], 0.01));
        Assert.Equal(Impacts.Of(7, [2.0], 1.2), Impacts.Of(14, [1.0], 1.2));
        Assert.Equal(Impacts.Of((3UL << 16) | 2, [1.0, 2.0], 1.2), Impacts.Of(8, [1.0], 1.2));
        Assert.Equal(Impacts.Of((1UL << 48) | 1, [1.0, 0, 0, 4], 1.2), Impacts.Of(5, [1.0], 1.2));
    }

    [Fact]
    public void A_word_that_stands_more_often_than_can_be_counted_spills_into_no_other_field()
    {
        var index = new MatchIndex(new IndexOptions { Fields = [new("title", 1, 0), new("text", 1, 0)] });
        index.Add(new MatchDocument("often", [string.Join(' ', Enumerable.Repeat("w1", 65_536)), "w2"]) { Language = Text.Language.English });
        index.Add(new MatchDocument("once", ["w2", "w1"]) { Language = Text.Language.English });
        index.Publish();
        var one = index.Ask(index.Current, "w1");
        Assert.Equal("often", one[0].Id);
        Assert.True(one[0].Score > one[1].Score * 2);
        var two = index.Ask(index.Current, "w2");
        Assert.Equal(two[0].Score, two[1].Score);
    }

    [Fact]
    public void Rarity_is_that_of_BM25_never_below_nothing_and_falls_with_every_document()
    {
        var index = Made.Index(Made.OneField, Enumerable.Range(0, 50).Select(i => ($"d{i}", string.Join(' ', Enumerable.Range(0, i + 1).Select(Made.Word)))));
        var last = float.MaxValue;
        for (var word = 49; word >= 0; word--)
        {
            var term = index.Words.Find(Made.Word(word));
            Assert.Equal(50 - word, index.Current.DocumentsWith(term));
            Assert.Equal((float)Math.Log(1 + ((50 - (50 - word) + 0.5) / (50 - word + 0.5))), index.Current.RarityOf(term));
            Assert.InRange(index.Current.RarityOf(term), 0, last);
            last = index.Current.RarityOf(term);
        }

        Assert.Equal(0, index.Current.RarityOf(index.Words.Add("new")));
        Assert.Equal(0, index.Current.DocumentsWith(index.Words.Find("new")));
    }
}
