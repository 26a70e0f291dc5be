namespace Isthmus.Screening.Topics.Reading;

/// <summary>Letters of Cyrillic and Greek that pass for Latin ones, and digits that pass for letters.</summary>
internal static class LookAlikes
{
    // Folded (lower-case) letters; a capital that resembles (В, Н, М, Т, К) is lower case by then, so these are here too.
    private const string Cyrillic = "асеорхукмнтвіјѕԁԛԝһӏґпг";
    private const string CyrillicAsLatin = "aceopxykmhtbijsdqwhlrnr";
    private const string Greek = "αβεικνορτυχγηωσμ";
    private const string GreekAsLatin = "abeiknoptuxynwom";
    private const string Back = "aceopxykmhtb";
    private const string BackAsCyrillic = "асеорхукмнтв";
    private static readonly Dictionary<char, char> ToLatin = Map(Cyrillic, CyrillicAsLatin, Greek, GreekAsLatin);
    private static readonly Dictionary<char, char> ToCyrillic = Map(Back, BackAsCyrillic);

    internal static TokenDisguise DisguiseOf(ReadOnlySpan<char> word)
    {
        int latin = 0, other = 0, unlike = 0, digits = 0;
        foreach (var c in word)
        {
            if (c is >= 'a' and <= 'z') latin++;
            else if (c is >= '0' and <= '9') digits++;
            else if (c is >= '\u0370' and <= '\u052F') { other++; if (!ToLatin.ContainsKey(c)) unlike++; }
            else return TokenDisguise.None;
        }

        var result = TokenDisguise.None;
        if (other > 0 && unlike == 0 && word.Length >= 5) result |= TokenDisguise.AsLatin;
        if (latin > 0 && other > 0) result |= TokenDisguise.AsLatin | TokenDisguise.AsCyrillic;
        if (digits is > 0 and <= 3 && latin >= 3 && word[0] is >= 'a' and <= 'z') result |= TokenDisguise.Digits;
        return result;
    }

    internal static char Read(char c, TokenDisguise way) => way switch
    {
        TokenDisguise.AsLatin => ToLatin.GetValueOrDefault(c, c),
        TokenDisguise.AsCyrillic => ToCyrillic.GetValueOrDefault(c, c),
        TokenDisguise.Digits => c switch { '0' => 'o', '1' => 'i', '3' => 'e', '4' => 'a', '5' => 's', '7' => 't', _ => c },
        _ => c,
    };

    private static Dictionary<char, char> Map(params string[] pairs)
    {
        var map = new Dictionary<char, char>();
        for (var p = 0; p < pairs.Length; p += 2)
            for (var i = 0; i < pairs[p].Length; i++) map.TryAdd(pairs[p][i], pairs[p + 1][i]);
        return map;
    }
}
