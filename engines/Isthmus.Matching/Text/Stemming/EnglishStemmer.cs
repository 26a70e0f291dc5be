namespace Isthmus.Matching.Text.Stemming;

/// <summary>The Snowball stemmer for English ("Porter2"), as libstemmer 2.2 has it, with its exceptional forms.</summary>
/// <remarks>Source of the algorithm: M. F. Porter and R. Boulton, snowballstem.org/algorithms/english/stemmer.html (BSD-3-Clause). Written anew. Time is linear in the length.</remarks>
internal static class EnglishStemmer
{
    /// <summary>Stems the lower-case word in <c>buffer[..length]</c> in place and returns its new length, which is never greater.</summary>
    internal static int Stem(Span<char> buffer, int length)
    {
        if (length < 3) return length;
        if (length <= 6 && Exceptional(buffer, length) is var kept and > 0) return kept;
        if (buffer[0] == '\'')
        {
            buffer[1..length].CopyTo(buffer);
            length--;
        }

        var marked = EnglishWord.MarkConsonantY(buffer[..length]);
        var r1 = FirstRegion(buffer[..length]);
        var r2 = EnglishWord.RegionAfter(buffer[..length], r1);
        length = Plural(buffer, length);
        if (!Invariant(buffer[..length]))
        {
            length = PastAndGerund(buffer, length, r1);
            if (length > 2 && buffer[length - 1] is 'y' or 'Y' && !EnglishWord.IsVowel(buffer[length - 2])) buffer[length - 1] = 'i';
            length = LongSuffix(buffer, length, r1);
            length = ShorterSuffix(buffer, length, r1, r2);
            length = LastSuffix(buffer, length, r2);
            length = FinalLetter(buffer, length, r1, r2);
        }

        if (marked) buffer[..length].Replace('Y', 'y');
        return length;
    }

    // 0: the word is not exceptional.
    private static int Exceptional(Span<char> buffer, int length)
    {
        switch ((ReadOnlySpan<char>)buffer[..length])
        {
            case "skis": return 3;
            case "skies": buffer[2] = 'y'; return 3;
            case "dying" or "lying" or "tying": buffer[1] = 'i'; buffer[2] = 'e'; return 3;
            case "idly" or "gently" or "singly": return length - 1;
            case "ugly" or "early" or "only": buffer[length - 1] = 'i'; return length;
            case "sky" or "news" or "howe" or "atlas" or "cosmos" or "bias" or "andes": return length;
            default: return 0;
        }
    }

    private static bool Invariant(ReadOnlySpan<char> word) =>
        word.Length is 6 or 7 && word is "inning" or "outing" or "canning" or "herring" or "earring" or "proceed" or "exceed" or "succeed";

    private static int FirstRegion(ReadOnlySpan<char> word)
    {
        if (word.StartsWith("gener") || word.StartsWith("arsen")) return 5;
        return word.StartsWith("commun") ? 6 : EnglishWord.RegionAfter(word, 0);
    }

    // Step 0 and 1a.
    private static int Plural(Span<char> buffer, int length)
    {
        ReadOnlySpan<char> word = buffer[..length];
        if (word.Length > 0 && word[^1] is '\'' or 's')
        {
            if (word.EndsWith("'s'")) word = word[..^3];
            else if (word.EndsWith("'s")) word = word[..^2];
            else if (word[^1] == '\'') word = word[..^1];
        }

        length = word.Length;
        if (length == 0) return 0;
        if (word[^1] == 'd') return word.EndsWith("ied") ? length - (length > 4 ? 2 : 1) : length;
        if (word[^1] != 's' || length == 1) return length;
        if (word.EndsWith("sses")) return length - 2;
        if (word.EndsWith("ies")) return length - (length > 4 ? 2 : 1);
        return word[^2] is 'u' or 's' || !EnglishWord.HasVowel(word[..^2]) ? length : length - 1;
    }

    // Step 1b.
    private static int PastAndGerund(Span<char> buffer, int length, int r1)
    {
        ReadOnlySpan<char> word = buffer[..length];
        if (length < 2) return length;
        int suffix;
        switch (word[^1])
        {
            case 'd' when word.EndsWith("eed"): return EnglishWord.Swap(buffer, length, 3, "ee", r1);
            case 'd' when word.EndsWith("ed"): suffix = 2; break;
            case 'g' when word.EndsWith("ing"): suffix = 3; break;
            case 'y' when word.EndsWith("eedly"): return EnglishWord.Swap(buffer, length, 5, "ee", r1);
            case 'y' when word.EndsWith("edly"): suffix = 4; break;
            case 'y' when word.EndsWith("ingly"): suffix = 5; break;
            default: return length;
        }

        word = word[..^suffix];
        if (!EnglishWord.HasVowel(word)) return length;
        length -= suffix;
        if (word.EndsWith("at") || word.EndsWith("bl") || word.EndsWith("iz") || length == r1 && IsShortAtEnd(word))
        {
            buffer[length] = 'e';
            return length + 1;
        }

        return EnglishWord.EndsDoubled(word) ? length - 1 : length;
    }

    private static bool IsShortAtEnd(ReadOnlySpan<char> word) =>
        EnglishWord.EndsShort(word) || word.Length == 2 && EnglishWord.IsVowel(word[0]) && !EnglishWord.IsVowel(word[1]);

    // Step 2: the longest ending decides, also when it lies outside R1.
    private static int LongSuffix(Span<char> buffer, int length, int r1)
    {
        ReadOnlySpan<char> word = buffer[..length];
        if (length - 2 < r1) return length;
        switch (word[^2])
        {
            case 'a':
                if (word.EndsWith("ational")) return EnglishWord.Swap(buffer, length, 7, "ate", r1);
                return word.EndsWith("tional") ? EnglishWord.Swap(buffer, length, 6, "tion", r1) : length;
            case 'c':
                if (word.EndsWith("enci")) return EnglishWord.Swap(buffer, length, 4, "ence", r1);
                return word.EndsWith("anci") ? EnglishWord.Swap(buffer, length, 4, "ance", r1) : length;
            case 'e':
                return word.EndsWith("izer") ? EnglishWord.Swap(buffer, length, 4, "ize", r1) : length;
            case 'g':
                return word.EndsWith("logi") ? EnglishWord.Swap(buffer, length, 3, "og", r1) : length;
            case 'l':
                return word[^1] == 'i' ? EndingInLi(buffer, length, r1) : length;
            case 'o':
                if (word.EndsWith("ization")) return EnglishWord.Swap(buffer, length, 7, "ize", r1);
                if (word.EndsWith("ation")) return EnglishWord.Swap(buffer, length, 5, "ate", r1);
                return word.EndsWith("ator") ? EnglishWord.Swap(buffer, length, 4, "ate", r1) : length;
            case 's':
                if (word.EndsWith("alism")) return EnglishWord.Swap(buffer, length, 5, "al", r1);
                if (word.EndsWith("fulness")) return EnglishWord.Swap(buffer, length, 7, "ful", r1);
                if (word.EndsWith("ousness")) return EnglishWord.Swap(buffer, length, 7, "ous", r1);
                return word.EndsWith("iveness") ? EnglishWord.Swap(buffer, length, 7, "ive", r1) : length;
            case 't':
                if (word.EndsWith("aliti")) return EnglishWord.Swap(buffer, length, 5, "al", r1);
                if (word.EndsWith("iviti")) return EnglishWord.Swap(buffer, length, 5, "ive", r1);
                return word.EndsWith("biliti") ? EnglishWord.Swap(buffer, length, 6, "ble", r1) : length;
            default: return length;
        }
    }

    private static int EndingInLi(Span<char> buffer, int length, int r1)
    {
        ReadOnlySpan<char> word = buffer[..length];
        if (word.EndsWith("abli")) return EnglishWord.Swap(buffer, length, 4, "able", r1);
        if (word.EndsWith("bli")) return EnglishWord.Swap(buffer, length, 3, "ble", r1);
        if (word.EndsWith("entli")) return EnglishWord.Swap(buffer, length, 5, "ent", r1);
        if (word.EndsWith("alli")) return EnglishWord.Swap(buffer, length, 4, "al", r1);
        if (word.EndsWith("ousli")) return EnglishWord.Swap(buffer, length, 5, "ous", r1);
        if (word.EndsWith("fulli")) return EnglishWord.Swap(buffer, length, 5, "ful", r1);
        if (word.EndsWith("lessli")) return EnglishWord.Swap(buffer, length, 6, "less", r1);
        return length > 2 && word[^3] is 'c' or 'd' or 'e' or 'g' or 'h' or 'k' or 'm' or 'n' or 'r' or 't' ? length - 2 : length;
    }

    // Step 3.
    private static int ShorterSuffix(Span<char> buffer, int length, int r1, int r2)
    {
        ReadOnlySpan<char> word = buffer[..length];
        if (length - 3 < r1) return length;
        switch (word[^1])
        {
            case 'l':
                if (word.EndsWith("ational")) return EnglishWord.Swap(buffer, length, 7, "ate", r1);
                if (word.EndsWith("tional")) return EnglishWord.Swap(buffer, length, 6, "tion", r1);
                if (word.EndsWith("ical")) return EnglishWord.Swap(buffer, length, 4, "ic", r1);
                return word.EndsWith("ful") ? length - 3 : length;
            case 'e':
                if (word.EndsWith("alize")) return EnglishWord.Swap(buffer, length, 5, "al", r1);
                if (word.EndsWith("icate")) return EnglishWord.Swap(buffer, length, 5, "ic", r1);
                return word.EndsWith("ative") ? EnglishWord.Swap(buffer, length, 5, "", Math.Max(r1, r2)) : length;
            case 'i':
                return word.EndsWith("iciti") ? EnglishWord.Swap(buffer, length, 5, "ic", r1) : length;
            case 's':
                return word.EndsWith("ness") ? EnglishWord.Swap(buffer, length, 4, "", r1) : length;
            default: return length;
        }
    }

    // Step 4.
    private static int LastSuffix(Span<char> buffer, int length, int r2)
    {
        ReadOnlySpan<char> word = buffer[..length];
        if (length - 2 < r2) return length;
        if (word.EndsWith("ion")) return length - 3 >= r2 && length > 3 && word[^4] is 's' or 't' ? length - 3 : length;
        var suffix = PorterStemmer.LastSuffixLength(word);
        return suffix > 0 && length - suffix >= r2 ? length - suffix : length;
    }

    // Step 5.
    private static int FinalLetter(Span<char> buffer, int length, int r1, int r2)
    {
        ReadOnlySpan<char> word = buffer[..length];
        var start = length - 1;
        if (start < r1 || start < 0) return length;
        if (word[^1] == 'e') return start >= r2 || !IsShortAtEnd(word[..^1]) ? start : length;
        return word[^1] == 'l' && start >= r2 && length > 1 && word[^2] == 'l' ? start : length;
    }
}
