namespace Isthmus.Screening.Align;

/// <summary>Plain edits of letters.</summary>
internal static class Edits
{
    /// <summary>True when one insertion, deletion, change or swap of neighbours, or none, makes one word of the other.</summary>
    internal static bool AtMostOne(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        if (a.Length < b.Length) { var t = a; a = b; b = t; }
        if (a.Length - b.Length > 1) return false;
        var start = a.CommonPrefixLength(b);
        if (start == b.Length) return true;
        if (a.Length != b.Length) return a[(start + 1)..].SequenceEqual(b[start..]);
        if (a[(start + 1)..].SequenceEqual(b[(start + 1)..])) return true;
        return start + 1 < a.Length && a[start] == b[start + 1] && a[start + 1] == b[start] && a[(start + 2)..].SequenceEqual(b[(start + 2)..]);
    }
}
