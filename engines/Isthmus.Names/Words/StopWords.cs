using System.Collections.Frozen;

namespace Isthmus.Names.Words;

/// <summary>Articles and "and" in folded form: they never tell two organisations apart.</summary>
internal static class StopWords
{
    // "v" and "va" are the Persian and, "i" the Russian one (and so the Roman numeral one is lost, which tells nothing in a name).
    private static readonly FrozenSet<string> Words = FrozenSet.ToFrozenSet(["the", "and", "und", "et", "ve", "va", "v", "y", "i", "an"], StringComparer.Ordinal);

    internal static bool Contains(string word) => Words.Contains(word);
}
