using Isthmus.Names;

namespace Isthmus.Tabular;

/// <summary>Guesses which column holds which field, by title and by content.</summary>
public sealed class HeaderGuess
{
    private const int Sampled = 200;
    private const int Looked = 1000;
    private const double LeastTitle = 0.5;
    private const double LeastFit = 0.8;
    private readonly List<(FieldSpec Field, List<string[]> Titles)> _fields;

    public HeaderGuess(IEnumerable<FieldSpec> fields)
    {
        ArgumentNullException.ThrowIfNull(fields);
        _fields = [.. fields.Select(f => (f, f.Synonyms.Prepend(f.Key).Select(Words).Where(w => w.Length > 0).ToList()))];
    }

    /// <summary>True when the text is very probably a title of one of the fields: for <see cref="TableReadOptions.IsKnownTitle"/>.</summary>
    public bool IsKnownTitle(string text)
    {
        var words = Words(text);
        return words.Length > 0 && _fields.Exists(f => TitleScore(words, f.Titles) >= 0.85);
    }

    /// <summary>One guess a column; each field is given to one column at most, the surest first.</summary>
    public IReadOnlyList<ColumnGuess> Guess(Table table)
    {
        ArgumentNullException.ThrowIfNull(table);
        var samples = Enumerable.Range(0, table.Header.Count)
            .Select(c => table.Rows.Select(r => r.Cells[c]).Where(cell => cell.Length > 0).Take(Sampled).Select(Start).ToList()).ToList();
        // A probe that fits many columns (any text may be a name) says less about each.
        var common = _fields.ToDictionary(f => f.Field.Key, f => samples.Count(s => Fits(f.Field, s) >= LeastFit), StringComparer.Ordinal);
        var pairs = new List<(double Score, int Column, FieldSpec Field)>();
        for (var column = 0; column < table.Header.Count; column++)
        {
            var words = Words(table.Header[column]);
            foreach (var (field, titles) in _fields)
            {
                var score = Score(words, titles, field, samples[column], common[field.Key]);
                if (score >= 0.3)
                {
                    pairs.Add((score, column, field));
                }
            }
        }

        var guesses = table.Header.Select((title, i) => new ColumnGuess(i, title, null, 0)).ToArray();
        var taken = new HashSet<string>(StringComparer.Ordinal);
        // Equal scores: the column further left, the field named first.
        foreach (var (score, column, field) in pairs.OrderByDescending(p => p.Score).ThenBy(p => p.Column))
        {
            if (guesses[column].Field is null && taken.Add(field.Key))
            {
                guesses[column] = guesses[column] with { Field = field.Key, Confidence = Math.Round(score, 2) };
            }
        }

        return guesses;
    }

    /// <summary>Required fields that no column was guessed for.</summary>
    public IReadOnlyList<string> Missing(IReadOnlyList<ColumnGuess> guesses) =>
        [.. _fields.Where(f => f.Field.Required && !guesses.Any(g => g.Field == f.Field.Key)).Select(f => f.Field.Key)];

    private static double Score(string[] words, List<string[]> titles, FieldSpec field, List<string> sample, int common)
    {
        var title = TitleScore(words, titles);
        if (field.Probe is null || sample.Count == 0)
        {
            return title >= LeastTitle ? title : 0;
        }

        var fits = Fits(field, sample);
        if (title >= LeastTitle)
        {
            return fits < 0.2 ? title * 0.7 : Math.Min(1, title + (0.1 * fits));
        }

        // Content alone: never sure, and surer where the title says nothing than where it says something else.
        return fits >= LeastFit ? (words.Length == 0 ? 0.6 : 0.4) * fits * (1 - (0.1 * Math.Min(common - 1, 3))) : 0;
    }

    private static double Fits(FieldSpec field, List<string> sample) =>
        field.Probe is null || sample.Count == 0 ? 0 : (double)sample.Count(field.Probe) / sample.Count;

    private static double TitleScore(string[] words, List<string[]> titles)
    {
        var best = 0.0;
        foreach (var title in titles)
        {
            best = Math.Max(best, Likeness(words, title));
        }

        return best;
    }

    /// <summary>Share of words in common, near spellings included; a synonym within a longer title counts for most of it.</summary>
    private static double Likeness(string[] a, string[] b)
    {
        if (a.Length == 0)
        {
            return 0;
        }

        var common = b.Sum(w => a.Max(v => WordLikeness(v, w)));
        var dice = 2 * common / (a.Length + b.Length);
        var within = common / b.Length;
        return Math.Min(1, Math.Max(dice, within >= 0.99 ? 0.6 + (0.4 * b.Length / a.Length) : 0));
    }

    private static double WordLikeness(string a, string b)
    {
        if (a == b)
        {
            return 1;
        }

        var (shorter, longer) = a.Length < b.Length ? (a, b) : (b, a);
        if (shorter.Length >= 4 && longer.StartsWith(shorter, StringComparison.Ordinal))
        {
            return 0.9;
        }

        return shorter.Length >= 4 && WithinOneEdit(shorter, longer) ? 0.85 : 0;
    }

    /// <summary>One letter changed, missing, added, or two neighbours swapped.</summary>
    private static bool WithinOneEdit(string shorter, string longer)
    {
        if (longer.Length - shorter.Length > 1)
        {
            return false;
        }

        var start = shorter.AsSpan().CommonPrefixLength(longer);
        var restShort = shorter.AsSpan(start);
        var restLong = longer.AsSpan(start);
        if (shorter.Length != longer.Length)
        {
            return restLong[1..].SequenceEqual(restShort);
        }

        return restShort[1..].SequenceEqual(restLong[1..])
            || (restShort.Length >= 2 && restShort[0] == restLong[1] && restShort[1] == restLong[0] && restShort[2..].SequenceEqual(restLong[2..]));
    }

    private static string[] Words(string text) => [.. SearchTerms.Of(Start(text)).Select(w => w.Term)];

    // What a column is shows in the first words; comparing all of a text that somebody made long on purpose would take minutes.
    private static string Start(string text) => text.Length > Looked ? text[..Looked] : text;
}
