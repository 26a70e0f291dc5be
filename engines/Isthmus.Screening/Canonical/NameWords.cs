using System.Collections.Frozen;
using Isthmus.Screening.Latinise;

namespace Isthmus.Screening.Canonical;

/// <summary>What is known about words of names: kinds, groups of spellings, translations of general words. All tables are own knowledge of languages, none comes from a list.</summary>
internal static class NameWords
{
    private static readonly FrozenDictionary<string, TokenKind> Kinds;
    private static readonly FrozenDictionary<string, short> Groups;
    private static readonly FrozenDictionary<string, short> Generic;
    private static readonly FrozenDictionary<string, (string Prefix, short Group)[]> GenericPrefixes;
    private static readonly FrozenDictionary<string, short> Places;

#pragma warning disable CA1810 // tables that are made from one another
    static NameWords()
    {
        var kinds = new Dictionary<string, TokenKind>(StringComparer.Ordinal);
        foreach (var line in EmbeddedTable.Lines("name-words.txt"))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            var kind = Enum.Parse<TokenKind>(line[..colon], ignoreCase: true);
            foreach (var word in line[(colon + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries))
                foreach (var part in WordSplitting.Words(word)) kinds.TryAdd(part, kind);
        }

        Kinds = kinds.ToFrozenDictionary(StringComparer.Ordinal);
        var groups = new Dictionary<string, short>(StringComparer.Ordinal);
        short id = 0;
        foreach (var line in EmbeddedTable.Lines("name-groups.txt"))
        {
            id++;
            var pet = false;
            foreach (var word in line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                if (word == "/") pet = true;
                else groups.TryAdd(word, pet ? (short)-id : id);
            }
        }

        Groups = groups.ToFrozenDictionary(StringComparer.Ordinal);
        (Generic, GenericPrefixes) = Translations("generic-words.txt", ref id);
        (Places, _) = Translations("place-words.txt", ref id);
    }
#pragma warning restore CA1810

    internal static TokenKind? KindOf(string surface, string latin) => Kinds.TryGetValue(surface, out var kind) || Kinds.TryGetValue(latin, out kind) ? kind : null;

    internal static short GroupOf(string latin) => Groups.GetValueOrDefault(latin);

    /// <summary>The group of translations that a general word of organisations' names belongs to, or 0.</summary>
    internal static short GenericOf(string surface, string latin)
    {
        if (Generic.TryGetValue(surface, out var group) || Generic.TryGetValue(latin, out group)) return group;
        if (surface.Length < 4) return 0;
        if (GenericPrefixes.TryGetValue(surface[..4], out var prefixes) || GenericPrefixes.TryGetValue(latin.Length >= 4 ? latin[..4] : latin, out prefixes))
        {
            foreach (var (prefix, id) in prefixes)
                if (surface.StartsWith(prefix, StringComparison.Ordinal) || latin.StartsWith(prefix, StringComparison.Ordinal)) return id;
        }

        return 0;
    }

    internal static short PlaceOf(string surface, string latin) => Places.TryGetValue(surface, out var group) || Places.TryGetValue(latin, out group) ? group : (short)0;

    /// <summary>The given name that a patronymic is made of, or null.</summary>
    internal static string? PatronymicStem(string latin)
    {
        foreach (var ending in Endings)
        {
            if (latin.Length > ending.Length + 2 && latin.EndsWith(ending, StringComparison.Ordinal)) return latin[..^ending.Length];
        }

        return null;
    }

    /// <summary>The group of the given name that begins like the stem (nikola, mikala, mykola), or 0.</summary>
    internal static short GroupOfStem(string stem)
    {
        foreach (var ending in StemEndings)
        {
            if (Groups.TryGetValue(stem + ending, out var group)) return group;
        }

        return stem.Length > 3 && Groups.TryGetValue(stem[..^1] + "y", out var y) ? y : stem.Length > 3 && Groups.TryGetValue(stem[..^1], out var shorter) ? shorter : (short)0;
    }

    private static readonly string[] Endings =
    [
        "ovich", "evich", "avich", "yevich", "iovych", "ovych", "evych", "avych", "ovic", "evic", "ovitch", "evitch", "ovna", "evna", "yevna", "auna", "euna", "yeuna", "yivna", "ivna", "iivna", "avna", "ouna",
        "ovics", "evics", "ovica", "oglu", "ogly", "uly", "kyzy", "qizi",
    ];

    private static readonly string[] StemEndings = ["", "i", "y", "iy", "ei", "ey", "o", "a", "il", "el", "ii", "j"];

    private static (FrozenDictionary<string, short> Exact, FrozenDictionary<string, (string, short)[]> Prefixes) Translations(string table, ref short id)
    {
        var exact = new Dictionary<string, short>(StringComparer.Ordinal);
        var prefixes = new Dictionary<string, List<(string, short)>>(StringComparer.Ordinal);
        foreach (var line in EmbeddedTable.Lines(table))
        {
            id++;
            foreach (var word in line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                var isPrefix = word.EndsWith('*');
                var clean = TextCleaning.Clean(isPrefix ? word[..^1] : word).Replace(" ", "", StringComparison.Ordinal);
                if (clean.Length == 0) continue;
                if (!isPrefix || clean.Length < 4) { exact.TryAdd(clean, id); if (!isPrefix) continue; }
                if (clean.Length < 4) continue;
                if (!prefixes.TryGetValue(clean[..4], out var list)) prefixes[clean[..4]] = list = [];
                list.Add((clean, id));
            }
        }

        return (exact.ToFrozenDictionary(StringComparer.Ordinal), prefixes.ToFrozenDictionary(p => p.Key, p => p.Value.ToArray(), StringComparer.Ordinal));
    }
}
