using System.Globalization;
using Isthmus.Screening.Topics.Reading;

namespace Isthmus.Screening.Items;

/// <summary>
/// Entries of control lists with their keywords in several languages: data, so that a regime pack can bring its own. The format is described in the README of this folder. Immutable.
/// </summary>
public sealed class ItemLexicon
{
    private ItemLexicon(TermSets keywords, EntryIndex index, IReadOnlyList<LexiconEntry> entries, Dictionary<string, LexiconEntry> byCode, Dictionary<string, (string Regime, string Tier, string Title)> goods, Dictionary<string, (string Regime, string Title)> headings, Dictionary<int, KeywordLimit> limits, Dictionary<string, string> areas)
    {
        (Keywords, Index, Entries, ByCode, PriorityGoods, Headings, Limits, Areas) = (keywords, index, entries, byCode, goods, headings, limits, areas);
        _entriesOf = entries.SelectMany(e => e.Keywords, (e, k) => (k.Set, e.Number)).ToLookup(p => p.Set, p => p.Number);
    }

    private readonly ILookup<int, int> _entriesOf;

    internal TermSets Keywords { get; }

    internal EntryIndex Index { get; }

    internal IReadOnlyList<LexiconEntry> Entries { get; }

    internal Dictionary<string, LexiconEntry> ByCode { get; }

    internal Dictionary<string, (string Regime, string Tier, string Title)> PriorityGoods { get; }

    /// <summary>First digits of customs codes whose goods are controlled as such.</summary>
    internal Dictionary<string, (string Regime, string Title)> Headings { get; }

    internal Dictionary<int, KeywordLimit> Limits { get; }

    /// <summary>Titles of categories ("6") and product groups ("A").</summary>
    internal Dictionary<string, string> Areas { get; }

    /// <summary>The entries that name a keyword.</summary>
    internal IEnumerable<int> EntriesOf(int keyword) => _entriesOf[keyword];

    /// <summary>Reads a lexicon in UTF-8. O(size).</summary>
    /// <exception cref="InvalidDataException">A line cannot be read; the message names the line and what to do.</exception>
    public static ItemLexicon Read(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        using var reader = new StreamReader(stream, System.Text.Encoding.UTF8, detectEncodingFromByteOrderMarks: true, leaveOpen: true);
        return new Reading().Read(reader);
    }

    internal static ItemLexicon Embedded()
    {
        using var reader = TermSets.Resource("Isthmus.Screening.Items.items.txt");
        return new Reading().Read(reader);
    }

    private sealed class Reading
    {
        private readonly TermSets.Builder _sets = new();
        private readonly List<LexiconEntry> _entries = [];
        private readonly Dictionary<string, LexiconEntry> _byCode = new(StringComparer.OrdinalIgnoreCase);
        private readonly Dictionary<string, (string, string, string)> _goods = new(StringComparer.Ordinal);
        private readonly Dictionary<string, (string, string)> _headings = new(StringComparer.Ordinal);
        private readonly Dictionary<int, KeywordLimit> _limits = [];
        private readonly Dictionary<string, string> _areas = new(StringComparer.Ordinal);
        private readonly Dictionary<int, string> _named = [];

        internal ItemLexicon Read(TextReader reader)
        {
            _sets.Read(reader, Line);
            var keywords = _sets.Build();
            foreach (var entry in _entries)
                foreach (var keyword in entry.Keywords) keyword.Entries++;
            return new ItemLexicon(keywords, new EntryIndex(_entries, _named), _entries, _byCode, _goods, _headings, _limits, _areas);
        }

        private void Line(string line, int number)
        {
            var cells = line.Split('\t', StringSplitOptions.TrimEntries);
            var known = (cells[0], cells.Length) switch
            {
                ("regime", 3) => true,
                ("category" or "group", 3) => _areas.TryAdd(cells[1], cells[2]),
                ("entry", 4 or 5) => Entry(ItemBasis.EntryText, cells[1], cells[2], cells[3], cells.Length > 4 ? cells[4] : ""),
                ("facility", 5) => Entry(ItemBasis.HazardousFacility, cells[1], cells[2], cells[3], cells[4]),
                ("term", 3 or 4) => Entry(ItemBasis.EntryText, cells[1], cells[2], cells[2], cells[2] + (cells.Length > 3 ? ";" + cells[3] : "")),
                ("hs", 5) => HsNumber.TryRead(cells[2], out var digits) && digits.Length == 6 && _goods.TryAdd(digits, (cells[1], cells[3], cells[4])),
                ("heading", 4) => cells[2].Length is >= 2 and <= 6 && cells[2].All(char.IsAsciiDigit) && _headings.TryAdd(cells[2], (cells[1], cells[3])),
                ("limit", 5) => Limit(cells),
                _ => false,
            };
            if (!known) throw new InvalidDataException($"Line {number} of the lexicon (“{(line.Length > 40 ? line[..40] : line)}”) cannot be read: it needs a known first column and all its columns, parted by tabs, and no code twice. Correct the line.");
        }

        private bool Entry(ItemBasis basis, string regime, string clause, string title, string keywords)
        {
            var list = new List<EntryKeyword>();
            foreach (var word in keywords.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            {
                var name = word.TrimEnd('?').TrimEnd();
                if (name.Length == 0) continue;
                var set = _sets.Set(name);
                if (_named.TryAdd(set, name)) _sets.Add(set, TextLanguage.En, name);
                list.Add(new EntryKeyword(set, name, word[^1] == '?'));
            }

            var entry = new LexiconEntry(_entries.Count, basis, regime, clause, title, list);
            _entries.Add(entry);
            if (basis == ItemBasis.EntryText && ControlCode.TryRead(clause, out var code)) _byCode.TryAdd(code, entry);
            return true;
        }

        private bool Limit(string[] cells)
        {
            if (!EnumWord.Read<QuantityUnit>(cells[2].Replace(" ", "", StringComparison.Ordinal), out var unit)
                || !double.TryParse(cells[3], NumberStyles.Float, CultureInfo.InvariantCulture, out var least)) return false;
            return _limits.TryAdd(_sets.Set(cells[1]), new KeywordLimit(unit, least, cells[4]));
        }
    }
}

/// <summary>From which quantity on a list speaks of a thing.</summary>
internal sealed record KeywordLimit(QuantityUnit Unit, double Least, string Clause);

/// <summary>A keyword of an entry.</summary>
internal sealed record EntryKeyword(int Set, string Name, bool Weak)
{
    /// <summary>How many entries name it.</summary>
    internal int Entries { get; set; }
}

/// <summary>An entry of a list.</summary>
internal sealed record LexiconEntry(int Number, ItemBasis Basis, string Regime, string Clause, string Title, IReadOnlyList<EntryKeyword> Keywords);
