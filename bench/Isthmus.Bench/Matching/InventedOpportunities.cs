using System.Globalization;
using System.Text;
using Isthmus.Matching;
using Isthmus.Matching.Index;
using Isthmus.Matching.Search;
using Isthmus.Matching.Text;

namespace Isthmus.Bench.Matching;

/// <summary>
/// Opportunities by chance, the same for the same seed: each in one of six languages and about one field of the engine's glossary, a quarter of its words from there, a third grammar, and the
/// rest invented words of which few are frequent and most are rare, as in a text (Zipf's law). Good for times and memory; their quality means nothing.
/// </summary>
internal sealed class InventedOpportunities
{
    private const int Vocabulary = 60_000;
    private const int TextWords = 60;

    private static readonly Language[] Languages = [Language.English, Language.Russian, Language.Persian, Language.Arabic, Language.Turkish, Language.Chinese];

    // of a hundred opportunities, in the order above
    private static readonly int[] Shares = [40, 25, 13, 5, 12, 5];
    private static readonly string[] Types = ["TO", "TR", "BO", "BR", "RD"];
    private static readonly string[] Latin = ["ra", "min", "par", "sa", "to", "kav", "no", "van", "zar", "tek", "mol", "be", "dan", "lu", "fen", "ya", "ar", "bol", "dra", "es", "ot", "gir", "ul", "pe"];
    private static readonly string[] Cyrillic = ["ра", "мин", "пар", "са", "то", "кав", "но", "ван", "зар", "тек", "мол", "бе", "дан", "лу", "фен", "я", "ар", "бол", "дра", "ес", "от", "гир", "ул", "пе"];
    private static readonly string[] Arabic = ["را", "مین", "پار", "سا", "تو", "کاو", "نو", "وان", "زار", "تک", "مول", "به", "دان", "لو", "فن", "یا", "ار", "بول", "درا", "اس", "وت", "گیر", "ال", "په"];

    private readonly Random random;
    private readonly string[][] background;
    private readonly string[][] grammar;

    // by field, then by language: the terms
    private readonly string[][][] fields;

    internal InventedOpportunities(int seed)
    {
        random = new Random(seed);
        background = [.. Languages.Select(Invent)];
        grammar = [.. Languages.Select(l => EmbeddedTable.Lines("stopwords.txt").Where(s => LanguageCodes.Parse(s[..2]) == l).SelectMany(s => s[3..].Split(' ')).ToArray())];
        fields = [.. EmbeddedTable.Lines("glossary.tsv").Select(l => l.Split('\t')).Where(c => c.Length > Languages.Length).GroupBy(c => c[0])
            .Select(g => Languages.Select((_, i) => g.SelectMany(c => c[i + 1].Split('|', StringSplitOptions.RemoveEmptyEntries)).ToArray()).ToArray())
            .Where(f => f.All(terms => terms.Length > 0))];
    }

    internal MatchDocument Next(int number)
    {
        var language = Draw();
        var field = fields[random.Next(fields.Length)][language];
        var title = string.Join(Space(language), Enumerable.Range(0, random.Next(2, 5)).Select(_ => Pick(field)));
        var text = new StringBuilder();
        for (var i = 0; i < TextWords; i++)
        {
            var kind = random.Next(100);
            text.Append(kind < 25 ? Pick(field) : kind < 58 ? Pick(grammar[language]) : Word(language)).Append(i % 12 == 11 ? ". " : Space(language));
        }

        return new MatchDocument(string.Create(CultureInfo.InvariantCulture, $"o{number:0000000}"), [title, text.ToString()])
        {
            Language = Languages[language],
            Labels = [$"country={Country()}", $"type={Pick(Types)}", string.Create(CultureInfo.InvariantCulture, $"stage={random.Next(1, 10)}")],
        };
    }

    /// <summary>A search as a visitor types it: two or three terms of one field and sometimes another word; every other one with a filter.</summary>
    internal SearchQuery Query(int terms = 0)
    {
        var language = Draw();
        var field = fields[random.Next(fields.Length)][language];
        var words = Enumerable.Range(0, terms > 0 ? terms : random.Next(1, 4)).Select(_ => Pick(field)).ToList();
        if (random.Next(3) == 0) words.Add(Word(language));
        return new SearchQuery(string.Join(' ', words)) { Language = Languages[language], Filter = Filter() };
    }

    private SearchFilter? Filter() => random.Next(4) switch
    {
        0 => new SearchFilter { AnyOf = [[$"type={Pick(Types)}"]] },
        1 => new SearchFilter { AnyOf = [[.. Enumerable.Range(0, 5).Select(_ => $"country={Country()}")]] },
        _ => null,
    };

    private int Draw()
    {
        var share = random.Next(100);
        var language = 0;
        while (share >= Shares[language]) share -= Shares[language++];
        return language;
    }

    // sixty countries, the first ones often
    private string Country() => string.Create(CultureInfo.InvariantCulture, $"C{Rank(60):00}");

    private string Word(int language) => background[language][Rank(Vocabulary)];

    /// <summary>A rank below a count, half as often where it is twice as high.</summary>
    private int Rank(int count) => (int)Math.Exp(random.NextDouble() * Math.Log(count + 1)) - 1;

    private string Pick(string[] of) => of[random.Next(of.Length)];

    private static string Space(int language) => Languages[language] == Language.Chinese ? "" : " ";

    private string[] Invent(Language language)
    {
        var words = new HashSet<string>();
        while (words.Count < Vocabulary)
        {
            words.Add(language switch
            {
                Language.Chinese => $"{(char)random.Next(0x4E00, 0x5A00)}{(char)random.Next(0x4E00, 0x5A00)}",
                Language.Russian => Syllables(Cyrillic),
                Language.Persian or Language.Arabic => Syllables(Arabic),
                _ => Syllables(Latin),
            });
        }

        return [.. words];
    }

    private string Syllables(string[] of) => string.Concat(Enumerable.Range(0, random.Next(2, 6)).Select(_ => Pick(of)));
}
