using System.Collections.Frozen;

namespace Isthmus.Screening.Topics.Reading;

/// <summary>
/// What may follow the stem of a lexicon's word in a text: own tables of inflection, not of derivation. Russian and Persian, Arabic and English have closed lists;
/// Turkish adds suffix to suffix, so the remainder is taken apart. A Chinese word has no end of its own.
/// </summary>
internal static class Endings
{
    private const int MostSuffixes = 5;
    private static readonly FrozenSet<string> English = Set("s es ed ing d");
    private static readonly FrozenSet<string> Russian = Set(
        "а я о е ы и у ю ь ом ем ам ям ах ях ов ев еи ои ею ою ами ями ии ию ия ие ием иеи иям иях иями ью "
        + "ыи ая ое ые ого его ому ему ых их ым им ыми ими ую юю яя ее");

    private static readonly FrozenSet<string> Persian = Set("ی ها های هایی هایش هایشان هایمان ای ات ان انی یی یم م ت ش اش شان مان تان ین تر ترین یه یان");
    private static readonly FrozenSet<string> Arabic = Set("ه ات ان ین ون ی یا یه یات ها هم هما ه ک نا ا تها ته تهم تین تان هن یین یون");

    // Folded: ı ö ü ş ç ğ are i o u s c g here. Longest first is not needed: all ways are tried.
    private static readonly string[] Turkish =
    [
        "ler", "lar", "leri", "lari", "i", "u", "yi", "yu", "in", "un", "nin", "nun", "im", "um", "imiz", "umuz", "iniz", "unuz", "si", "su", "e", "a", "ye", "ya", "ne", "na",
        "de", "da", "te", "ta", "nde", "nda", "den", "dan", "ten", "tan", "nden", "ndan", "le", "la", "yle", "yla", "li", "lu", "siz", "suz", "lik", "luk", "lig", "lug", "ci",
        "cu", "ki", "dir", "dur", "tir", "tur", "ca", "ce", "sal", "sel", "n", "ni", "nu", "m", "s",
    ];

    private static readonly string[] ArabicPrefixes = ["وال", "فال", "بال", "کال", "ولل", "لل", "ال", "وب", "ول", "و", "ف", "ب", "ک", "ل"];

    internal static bool Allows(TextLanguage language, ReadOnlySpan<char> remainder, int stem)
    {
        if (remainder.Length == 0 || language == TextLanguage.Zh) return true;
        // A stem of two letters takes no endings: too much begins with them.
        if (stem < 3 || remainder.Length > 14) return false;
        return language switch
        {
            TextLanguage.En => Has(English, remainder),
            TextLanguage.Ru => Has(Russian, remainder),
            TextLanguage.Fa => Has(Persian, remainder),
            TextLanguage.Ar => Has(Arabic, remainder),
            _ => TurkishChain(remainder, MostSuffixes),
        };
    }

    /// <summary>Where a word may begin after the proclitics of Arabic: and, so, in, as, for, the.</summary>
    internal static int ArabicStarts(ReadOnlySpan<char> token, Span<int> starts)
    {
        var count = 0;
        foreach (var prefix in ArabicPrefixes)
            if (count < starts.Length && token.Length >= prefix.Length + 3 && token.StartsWith(prefix, StringComparison.Ordinal)) starts[count++] = prefix.Length;
        return count;
    }

    /// <summary>A Turkish verb in the negative: "üretmiyoruz", "satmaz", "yapmamaktadır", "üretmedik".</summary>
    internal static bool IsTurkishNegative(ReadOnlySpan<char> token)
    {
        if (token.Length < 6) return false;
        if (token.IndexOf("miyor", StringComparison.Ordinal) >= 2 || token.IndexOf("muyor", StringComparison.Ordinal) >= 2) return true;
        foreach (var ending in (ReadOnlySpan<string>)["maz", "mez", "mazlar", "mezler", "mayiz", "meyiz", "mamaktadir", "memektedir", "mamaktayiz", "memekteyiz", "madik", "medik", "mayacak", "meyecek", "mayacagiz", "meyecegiz"])
            if (token.Length >= ending.Length + 2 && token.EndsWith(ending, StringComparison.Ordinal)) return true;
        return false;
    }

    /// <summary>A Persian verb in the negative: "نمی‌کنیم", written together or with a half-space.</summary>
    internal static bool IsPersianNegative(ReadOnlySpan<char> token) => token.StartsWith("نمی", StringComparison.Ordinal) && token is not "نمیر";

    private static bool TurkishChain(ReadOnlySpan<char> rest, int left)
    {
        if (rest.Length == 0) return true;
        if (left == 0) return false;
        foreach (var suffix in Turkish)
            if (rest.StartsWith(suffix, StringComparison.Ordinal) && TurkishChain(rest[suffix.Length..], left - 1)) return true;
        return false;
    }

    private static bool Has(FrozenSet<string> set, ReadOnlySpan<char> word) => set.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word);

    private static FrozenSet<string> Set(string words) => words.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);
}
