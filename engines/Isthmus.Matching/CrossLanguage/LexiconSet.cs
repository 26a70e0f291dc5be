using System.Collections.Concurrent;
using System.Globalization;
using Isthmus.Matching.Text;

namespace Isthmus.Matching.CrossLanguage;

/// <summary>
/// The dictionaries a search may use: the engine's own technology glossary, and packs that an operator adds, each a file of its own licence. A pack is a table "xx-NAME.tsv" of
/// word, English word, weight, from the language xx to English; it is read in the other direction too. Nothing is read before a pair of languages is first needed.
/// </summary>
/// <remarks>Building a direction takes about a second for each 300,000 lines, once. Safe for any number of callers.</remarks>
public sealed class LexiconSet
{
    private readonly List<(Language Language, Func<IEnumerable<string>> Lines)> packs = [];
    private readonly ConcurrentDictionary<(Language From, Language To), Lazy<Lexicon?>> built = new();

    /// <summary>The glossary that is part of the engine, and no packs.</summary>
    public static LexiconSet Core { get; } = new();

    /// <summary>Adds a pack. To be called before the first search.</summary>
    /// <param name="language">The language of its first column.</param>
    /// <param name="lines">Its lines, opened anew each time they are asked for: word, tab, English word, tab, weight. Lines that are not so are passed over.</param>
    public void Add(Language language, Func<IEnumerable<string>> lines) => packs.Add((language, lines));

    /// <summary>The lexicon of a direction; null where there is nothing for it.</summary>
    internal Lexicon? Of(Language from, Language to) =>
        from == to ? null : built.GetOrAdd((from, to), key => new Lazy<Lexicon?>(() => Build(key.From, key.To))).Value;

    private Lexicon? Build(Language from, Language to)
    {
        var builder = new Lexicon.Builder(from, to);
        Glossary.AddTo(builder, from, to);
        foreach (var (language, lines) in packs)
        {
            if (to == Language.English && language == from) Read(lines(), builder.Add);
            if (from == Language.English && language == to) Invert(lines(), builder);
        }

        var lexicon = builder.Build();
        return lexicon.Count == 0 ? null : lexicon;
    }

    private static void Read(IEnumerable<string> lines, Action<string, string, double, double> add)
    {
        foreach (var line in lines)
        {
            if (TryRead(line, out var word, out var english, out var weight)) add(word, english, weight, 1);
        }
    }

    // The other way round the weights are counted anew: of all words that have this English word, each by its weight.
    private static void Invert(IEnumerable<string> lines, Lexicon.Builder builder)
    {
        var entries = new List<(string Word, string English, double Weight)>();
        var sums = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var line in lines)
        {
            if (!TryRead(line, out var word, out var english, out var weight)) continue;
            entries.Add((word, english, weight));
            sums[english] = sums.GetValueOrDefault(english) + weight;
        }

        foreach (var (word, english, weight) in entries) builder.Add(english, word, weight / sums[english], 1);
    }

    private static bool TryRead(string line, out string word, out string english, out double weight)
    {
        word = english = "";
        weight = 0;
        var first = line.IndexOf('\t', StringComparison.Ordinal);
        if (first <= 0) return false;
        var second = line.IndexOf('\t', first + 1);
        if (second <= first + 1) return false;
        word = line[..first];
        english = line[(first + 1)..second];
        return double.TryParse(line.AsSpan(second + 1), NumberStyles.Float, CultureInfo.InvariantCulture, out weight) && weight is > 0 and <= 1e6;
    }
}
