using System.Collections.Frozen;

namespace Isthmus.Screening.Items;

/// <summary>English stems for the texts of entries: plurals, <c>-ing</c>, <c>-ed</c> and <c>-ation</c> cut (an S-stemmer and a little more); words that every entry has are left out.</summary>
internal static class EntryStem
{
    private static readonly FrozenSet<string> Empty = ("a an and are as at be by for from having in into is it its not of on or other than specified specially designed prepared modified therefor "
        + "the their to with without using use used usable any following characteristics containing related equipment components system technology software material goods item entry part "
        + "production development product test high low special general device assembly assemblies category incl etc based complete set our we this that all can new more "
        + "temperature process control controls range least capable range km type types size quality standard company service services research laboratory medical industrial")
        .Split(' ', StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> EmptyWords = Empty.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Longer words have no stem.</summary>
    internal const int Longest = 40;

    /// <summary>Writes the stem of a folded word and returns its length; 0 for a word that says nothing.</summary>
    internal static int Of(ReadOnlySpan<char> word, Span<char> stem)
    {
        if (word.Length is < 2 or > Longest) return 0;
        word.CopyTo(stem);
        var end = word.Length;
        if (end > 4 && word.EndsWith("ies", StringComparison.Ordinal))
        {
            end -= 2;
            stem[end - 1] = 'y';
        }
        else if (end > 3 && word[^1] == 's' && word[^2] is not ('s' or 'u' or 'i')) end--;

        if (EmptyWords.Contains(stem[..end])) return 0;
        foreach (var ending in (ReadOnlySpan<string>)["ation", "ing", "ed", "er", "or"])
            if (end > ending.Length + 4 && stem[..end].EndsWith(ending, StringComparison.Ordinal)) { end -= ending.Length; break; }
        if (end > 4 && stem[end - 1] == 'e') end--;
        return EmptyWords.Contains(stem[..end]) || stem[..end].IndexOfAnyExceptInRange('0', '9') < 0 ? 0 : end;
    }
}
