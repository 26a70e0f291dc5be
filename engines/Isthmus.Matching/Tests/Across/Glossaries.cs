using System.Collections.Concurrent;
using Isthmus.Matching.CrossLanguage;
using Isthmus.Matching.Search;
using Isthmus.Matching.Text;

namespace Isthmus.Matching.Tests.Across;

/// <summary>The shipped glossary: rows that can be read, and a translation between any two of its languages.</summary>
public sealed class Glossaries
{
    private static readonly Language[] Languages = [Language.English, Language.Russian, Language.Persian, Language.Arabic, Language.Turkish, Language.Chinese];

    private static readonly List<(int Number, string[] Cells)> Rows = [.. EmbeddedTable.Lines("glossary.tsv").Select((line, i) => (i + 1, line.Split('\t')))];

    private static readonly ConcurrentDictionary<(string Text, Language Language), List<QueryWord>> Read = [];

    public static TheoryData<Language, Language> Pairs()
    {
        var pairs = new TheoryData<Language, Language>();
        foreach (var from in Languages)
        {
            foreach (var to in Languages.Where(l => l != from)) pairs.Add(from, to);
        }

        return pairs;
    }

    [Fact]
    public void Each_row_has_a_field_and_six_languages_and_its_English_is_never_empty()
    {
        Assert.True(Rows.Count > 3000);
        Assert.Empty(Rows.Where(r => r.Cells.Length != 7).Select(r => $"row {r.Number}: {r.Cells.Length} columns").Take(20));
        Assert.Empty(Rows.Where(r => string.IsNullOrWhiteSpace(r.Cells[0]) || string.IsNullOrWhiteSpace(r.Cells[1])).Select(r => $"row {r.Number}").Take(20));
        Assert.Empty(Rows.SelectMany(r => r.Cells.SelectMany(c => c.Split('|')).Where((w, i) => w.Trim() != w || (w.Length == 0 && r.Cells.Any(c => c.Contains("||"))) || w.Contains("  ")).Select(w => $"row {r.Number}: '{w}'")).Take(20));
    }

    [Fact]
    public void No_language_is_missing_in_more_than_one_row_of_a_hundred()
    {
        for (var column = 1; column < 7; column++) Assert.InRange(Rows.Count(r => r.Cells[column].Length == 0), 0, Rows.Count / 100);
    }

    [Fact]
    public void Persian_is_written_with_Persian_letters_and_each_language_in_its_own()
    {
        Assert.Empty(Rows.Where(r => r.Cells[3].IndexOfAny(['ي', 'ك', 'ى', 'ة']) >= 0).Select(r => $"row {r.Number}: {r.Cells[3]}").Take(20));
        Assert.Empty(Rows.Where(r => r.Cells[4].IndexOfAny(['ی', 'ک', 'پ', 'گ', 'چ', 'ژ', '\u200C']) >= 0).Select(r => $"row {r.Number}: {r.Cells[4]}").Take(20));
        // a loan in Latin letters (TAVI) may stand anywhere, a Greek one too; letters of a third writing nowhere
        Assert.Empty(Strange(1, c => c < 128 || c is >= '\u00A0' and <= '\u024F' || "’–".Contains(c)));
        Assert.Empty(Strange(2, c => c < 128 || c is >= '\u0400' and <= '\u04FF' || "«»–".Contains(c)));
        Assert.Empty(Strange(3, c => c < 128 || c is >= '\u0600' and <= '\u06FF' or '\u200C' || "–".Contains(c)));
        Assert.Empty(Strange(4, c => c < 128 || c is >= '\u0600' and <= '\u06FF' || "–".Contains(c)));
        Assert.Empty(Strange(5, c => c < 128 || c is >= '\u00A0' and <= '\u024F' || "’–".Contains(c)));
        Assert.Empty(Strange(6, c => c < 128 || c is >= '\u3400' and <= '\u9FFF' or >= '\u3000' and <= '\u303F' or >= '\uFF00' and <= '\uFFEF' || "·–—…".Contains(c)));

        static List<string> Strange(int column, Func<char, bool> isOwn) => [.. Rows.Where(r => !r.Cells[column].All(c => isOwn(c) || c is >= '\u0370' and <= '\u03FF')).Select(r => $"row {r.Number}: {r.Cells[column]}").Take(20)];
    }

    [Fact]
    public void No_concept_stands_twice_in_one_field() => Assert.Empty(Rows.GroupBy(r => string.Join('\t', r.Cells[0], r.Cells[1])).Where(g => g.Count() > 1).Select(g => g.Key).Take(20));

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Each_pair_of_languages_finds_the_usual_translation(Language from, Language to)
    {
        var lexicon = LexiconSet.Core.Of(from, to);
        Assert.NotNull(lexicon);
        var (source, target) = (Array.IndexOf(Languages, from) + 1, Array.IndexOf(Languages, to) + 1);
        var (asked, missed) = (0, new List<string>());
        foreach (var (number, cells) in Rows)
        {
            if (cells[source].Length == 0 || cells[target].Length == 0) continue;
            var words = Terms(cells[source].Split('|')[0], from);
            var wanted = Terms(cells[target].Split('|')[0], to);
            // longer ones are no fixed phrases any more
            if (words.Count is 0 or > 5 || wanted.Count is 0 or > 5) continue;
            asked++;
            var found = words.Count == 1 ? lexicon.Of(words[0].Term) : lexicon.PhraseAt(words, 0)?.Translations ?? [];
            if (!wanted.All(w => found.Any(t => t.Term == w.Term))) missed.Add($"row {number}: {cells[source]} -> {cells[target]}");
            Assert.True(found.Length == 0 || Math.Abs(found.Sum(t => t.Share) - 1) < 1e-3);
            Assert.InRange(found.Length, 0, 16);
        }

        Assert.True(asked > Rows.Count * 0.9, $"{asked} asked");
        // a word of very many meanings keeps the sixteen likeliest
        Assert.True(missed.Count < asked * 0.03, $"{missed.Count} of {asked}: {string.Join("; ", missed.Take(10))}");
    }

    private static List<QueryWord> Terms(string text, Language language) => Read.GetOrAdd((text, language), key => [.. QueryWords.Read(key.Text, key.Language).Where(w => !w.IsExtra)]);
}
