namespace Isthmus.Matching.Text;

/// <summary>The language of a text that declares none: by its script, and where a script has several, by letters and frequent words.</summary>
internal static class LanguageGuess
{
    // Endings that the one language has often and the other hardly ever.
    private static readonly string[] TurkishEndings = ["dir", "dır", "dur", "dür", "tır", "ları", "leri", "ların", "lerin", "yor", "mak", "mek", "nın", "nün", "daki", "deki", "iniz", "siniz", "mali", "meli", "miş", "acak", "ecek", "ildi", "ıldı", "iyle", "lere", "lara", "ndan", "nden", "inde", "imde", "imdi"];
    private static readonly string[] EnglishEndings = ["tion", "ing", "ted", "sed", "ned", "ded", "red", "ly", "th", "ght", "ck", "sh", "ous", "ness", "ment", "ble", "ies", "ics", "ch", "ty", "ry", "gy", "ss", "ful", "ate", "ure", "ive", "les", "tes", "nes", "ces", "ers", "ons", "als", "ee", "ea", "ve"];

    /// <summary>As much of a text as is looked at.</summary>
    private const int Looked = 600;

    // So many signs more for one language than for the other, and no more are looked for.
    private const int Clear = 4;

    // So many frequent words are remembered; a text has few more before one language is ahead.
    private const int MostSeen = 64;

    /// <summary>The language of a text. Time in proportion to its first 600 characters; nothing is allocated.</summary>
    internal static Language Of(ReadOnlySpan<char> text)
    {
        if (text.Length > Looked) text = text[..Looked];
        int latin = 0, cyrillic = 0, arabic = 0, han = 0, other = 0;
        foreach (var c in text)
        {
            if (c < 128) latin += char.IsAsciiLetter(c) ? 1 : 0;
            else if (c is >= '\u0400' and <= '\u04FF') cyrillic++;
            else if (c is >= '\u0600' and <= '\u06FF') arabic++;
            else if (c is >= '\u4E00' and <= '\u9FFF') han += 2;
            else if (c is >= '\u00C0' and <= '\u024F') latin++;
            else if (char.IsLetter(c)) other++;
        }

        var most = Math.Max(Math.Max(Math.Max(latin, cyrillic), Math.Max(arabic, han)), other);
        if (most == 0) return Language.English;
        if (most == han) return Language.Chinese;
        if (most == cyrillic) return Language.Russian;
        if (most == arabic) return PersianOrArabic(text);
        return most == latin ? EnglishOrTurkish(text) : Language.Other;
    }

    /// <summary>The language a word is read in: its text's, unless it is written in other letters.</summary>
    internal static Language OfWord(ReadOnlySpan<char> word, Language text)
    {
        var c = word[0];
        if (c < 128 || c is >= '\u00C0' and <= '\u024F' or >= '\u1E00' and <= '\u1EFF') return text is Language.English or Language.Turkish or Language.Other ? text : Language.English;
        if (c is >= '\u0400' and <= '\u04FF') return text == Language.Other ? text : Language.Russian;
        if (c is >= '\u0600' and <= '\u06FF') return text is Language.Persian or Language.Arabic ? text : PersianOrArabic(word);
        return Language.Other;
    }

    private static Language PersianOrArabic(ReadOnlySpan<char> text)
    {
        var persian = 0;
        var arabic = 0;
        foreach (var c in text)
        {
            if (c is 'پ' or 'چ' or 'ژ' or 'گ' or 'ک' or 'ی' or '\u200C') persian++;
            else if (c is 'ة' or 'ي' or 'ك' or 'أ' or 'إ' or 'ى') arabic++;
        }

        if (Math.Abs(persian - arabic) >= Clear) return arabic > persian ? Language.Arabic : Language.Persian;
        var frequent = Frequent(text, Language.Arabic, Language.Persian);
        return arabic - persian + (3 * frequent) > 0 ? Language.Arabic : Language.Persian;
    }

    private static Language EnglishOrTurkish(ReadOnlySpan<char> text)
    {
        var turkish = 0;
        foreach (var c in text)
        {
            if (c is 'ı' or 'ğ' or 'ş' or 'İ' or 'Ğ' or 'Ş') turkish += 2;
            else if (c is 'ç' or 'ö' or 'ü' or 'Ç' or 'Ö' or 'Ü') turkish++;
        }

        turkish += 2 * Frequent(text, Language.Turkish, Language.English);
        if (Math.Abs(turkish) >= 2 * Clear) return turkish > 0 ? Language.Turkish : Language.English;
        // too few words that tell: endings and letters
        var tokens = new Tokeniser(text);
        Span<char> lower = stackalloc char[Tokeniser.MaxLength];
        while (tokens.Next(out var token))
        {
            if (token.Kind != TokenKind.Word || token.Length < 4) continue;
            var length = text.Slice(token.Start, token.Length).ToLowerInvariant(lower);
            if (length < 4) continue;
            if (EndsIn(lower[..length], TurkishEndings)) turkish++;
            if (EndsIn(lower[..length], EnglishEndings) || lower[..length].IndexOfAny("qwx") >= 0) turkish--;
        }

        return turkish > 0 ? Language.Turkish : Language.English;
    }

    // The same in each process, so that the same text has the same language everywhere.
    private static int Hash(ReadOnlySpan<char> word)
    {
        uint hash = 2166136261;
        foreach (var c in word) hash = (hash ^ c) * 16777619;
        return (int)hash;
    }

    private static bool EndsIn(ReadOnlySpan<char> word, string[] endings)
    {
        foreach (var ending in endings)
        {
            if (word.Length > ending.Length && word.EndsWith(ending, StringComparison.Ordinal)) return true;
        }

        return false;
    }

    // Frequent words of the one language less those of the other, until one is clearly ahead. Each counts once: a text about bile is not Turkish because bile is a frequent word there.
    private static int Frequent(ReadOnlySpan<char> text, Language one, Language other)
    {
        var ahead = 0;
        Span<char> lower = stackalloc char[Tokeniser.MaxLength];
        Span<int> seen = stackalloc int[MostSeen];
        var count = 0;
        var tokens = new Tokeniser(text);
        while (Math.Abs(ahead) < Clear && tokens.Next(out var token))
        {
            if (token.Kind != TokenKind.Word || token.Length > 8) continue;
            var length = text.Slice(token.Start, token.Length).ToLowerInvariant(lower);
            if (length <= 0) continue;
            var tells = (StopWords.Has(lower[..length], one) ? 1 : 0) - (StopWords.Has(lower[..length], other) ? 1 : 0);
            if (tells == 0) continue;
            var hash = Hash(lower[..length]);
            if (seen[..count].Contains(hash)) continue;
            if (count < seen.Length) seen[count++] = hash;
            ahead += tells;
        }

        return ahead;
    }
}
