using System.Collections.Frozen;
using Isthmus.Screening.Canonical;
using Isthmus.Screening.Latinise;

namespace Isthmus.Screening.Entity;

/// <summary>Countries by code or by name; a weak sign, for people move.</summary>
internal static class Countries
{
    private static readonly FrozenDictionary<string, string> Codes = Read();

    internal static double Compare(IReadOnlyList<string> of, IReadOnlyList<string> listed, List<HitReason>? reasons)
    {
        if (of.Count == 0 || listed.Count == 0) return 0;
        foreach (var a in of)
        {
            foreach (var b in listed)
            {
                if (Code(a) is not { Length: > 0 } code || code != Code(b)) continue;
                reasons?.Add(new HitReason(HitReasonKind.CountryEqual, a, b));
                return 0.4;
            }
        }

        // A name that the table does not know contradicts nothing.
        if (!of.All(c => Codes.ContainsKey(Key(c))) || !listed.All(c => Codes.ContainsKey(Key(c)))) return 0;
        reasons?.Add(new HitReason(HitReasonKind.CountryDiffers, string.Join(", ", of), string.Join(", ", listed)));
        return -0.5;
    }

    /// <summary>The ISO code of a name or code, or the cleaned text where it is unknown.</summary>
    internal static string Code(string text) => Codes.TryGetValue(Key(text), out var code) ? code : Key(text);

    private static string Key(string text)
    {
        var clean = TextCleaning.Clean(text).Trim();
        return clean.Contains(',', StringComparison.Ordinal) ? clean[..clean.IndexOf(',', StringComparison.Ordinal)] : clean;
    }

    private static FrozenDictionary<string, string> Read()
    {
        var codes = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in EmbeddedTable.Lines("countries.txt"))
        {
            var parts = line.Split('|');
            foreach (var name in parts) codes.TryAdd(Key(name), parts[0]);
        }

        return codes.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
