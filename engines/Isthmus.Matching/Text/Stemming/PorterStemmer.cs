namespace Isthmus.Matching.Text.Stemming;

/// <summary>Porter's stemmer of 1980, as published, and with the three changes that its author made later and that Lucene's analyser for English has.</summary>
/// <remarks>Source: M. F. Porter, An algorithm for suffix stripping, Program 14 (1980) 130-137; tartarus.org/martin/PorterStemmer. Written anew. Time is linear in the length.</remarks>
internal static class PorterStemmer
{
    /// <summary>The algorithm as published: equal to Snowball's "porter". Returns the new length, which is never greater.</summary>
    internal static int Stem(Span<char> buffer, int length) => Stem(buffer, length, revised: false);

    /// <summary>
    /// The algorithm as its author runs it and as Lucene has it: words of one or two letters stay, -bli becomes -ble, -logi becomes -log, and every doubled consonant but
    /// l, s, z is undone before -ed and -ing. Returns the new length, which is never greater.
    /// </summary>
    internal static int StemRevised(Span<char> buffer, int length) => length < 3 ? length : Stem(buffer, length, revised: true);

    private static int Stem(Span<char> buffer, int length, bool revised)
    {
        if (length == 0) return 0;
        var marked = EnglishWord.MarkConsonantY(buffer[..length]);
        var r1 = EnglishWord.RegionAfter(buffer[..length], 0);
        var r2 = EnglishWord.RegionAfter(buffer[..length], r1);
        length = Plural(buffer[..length]);
        length = PastAndGerund(buffer, length, r1, revised);
        if (length > 1 && buffer[length - 1] is 'y' or 'Y' && EnglishWord.HasVowel(buffer[..(length - 1)])) buffer[length - 1] = 'i';
        length = LongSuffix(buffer, length, r1, revised);
        length = ShorterSuffix(buffer, length, r1);
        length = LastSuffix(buffer[..length], r2);
        length = FinalLetters(buffer[..length], r1, r2);
        if (marked) buffer[..length].Replace('Y', 'y');
        return length;
    }

    // Step 1a.
    private static int Plural(ReadOnlySpan<char> word)
    {
        if (word[^1] != 's') return word.Length;
        if (word.EndsWith("sses") || word.EndsWith("ies")) return word.Length - 2;
        return word.EndsWith("ss") ? word.Length : word.Length - 1;
    }

    // Step 1b.
    private static int PastAndGerund(Span<char> buffer, int length, int r1, bool revised)
    {
        ReadOnlySpan<char> word = buffer[..length];
        if (word.EndsWith("eed")) return EnglishWord.Swap(buffer, length, 3, "ee", r1);
        var suffix = word.EndsWith("ed") ? 2 : word.EndsWith("ing") ? 3 : 0;
        if (suffix == 0 || !EnglishWord.HasVowel(word[..^suffix])) return length;
        word = word[..^suffix];
        length -= suffix;
        if (word.EndsWith("at") || word.EndsWith("bl") || word.EndsWith("iz") || length == r1 && EnglishWord.EndsShort(word))
        {
            buffer[length] = 'e';
            return length + 1;
        }

        var doubled = revised
            ? length >= 2 && (word[^1] == word[^2] || word[^1] == 'Y' && word[^2] == 'y') && !EnglishWord.IsVowel(word[^1]) && word[^1] is not ('l' or 's' or 'z')
            : EnglishWord.EndsDoubled(word);
        return doubled ? length - 1 : length;
    }

    // Step 2.
    private static int LongSuffix(Span<char> buffer, int length, int r1, bool revised)
    {
        ReadOnlySpan<char> word = buffer[..length];
        if (length < 3 || length - 3 < r1) return length;
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
                return revised && word.EndsWith("logi") ? EnglishWord.Swap(buffer, length, 4, "log", r1) : length;
            case 'l':
                if (revised && word.EndsWith("bli")) return EnglishWord.Swap(buffer, length, 3, "ble", r1);
                if (word.EndsWith("abli")) return EnglishWord.Swap(buffer, length, 4, "able", r1);
                if (word.EndsWith("alli")) return EnglishWord.Swap(buffer, length, 4, "al", r1);
                if (word.EndsWith("entli")) return EnglishWord.Swap(buffer, length, 5, "ent", r1);
                if (word.EndsWith("eli")) return EnglishWord.Swap(buffer, length, 3, "e", r1);
                return word.EndsWith("ousli") ? EnglishWord.Swap(buffer, length, 5, "ous", r1) : length;
            case 'o':
                if (word.EndsWith("ization")) return EnglishWord.Swap(buffer, length, 7, "ize", r1);
                if (word.EndsWith("ation")) return EnglishWord.Swap(buffer, length, 5, "ate", r1);
                return word.EndsWith("ator") ? EnglishWord.Swap(buffer, length, 4, "ate", r1) : length;
            case 's':
                if (word.EndsWith("alism")) return EnglishWord.Swap(buffer, length, 5, "al", r1);
                if (word.EndsWith("iveness")) return EnglishWord.Swap(buffer, length, 7, "ive", r1);
                if (word.EndsWith("fulness")) return EnglishWord.Swap(buffer, length, 7, "ful", r1);
                return word.EndsWith("ousness") ? EnglishWord.Swap(buffer, length, 7, "ous", r1) : length;
            case 't':
                if (word.EndsWith("aliti")) return EnglishWord.Swap(buffer, length, 5, "al", r1);
                if (word.EndsWith("iviti")) return EnglishWord.Swap(buffer, length, 5, "ive", r1);
                return word.EndsWith("biliti") ? EnglishWord.Swap(buffer, length, 6, "ble", r1) : length;
            default: return length;
        }
    }

    // Step 3.
    private static int ShorterSuffix(Span<char> buffer, int length, int r1)
    {
        ReadOnlySpan<char> word = buffer[..length];
        if (length < 3 || length - 3 < r1) return length;
        switch (word[^1])
        {
            case 'e':
                if (word.EndsWith("icate")) return EnglishWord.Swap(buffer, length, 5, "ic", r1);
                if (word.EndsWith("ative")) return EnglishWord.Swap(buffer, length, 5, "", r1);
                return word.EndsWith("alize") ? EnglishWord.Swap(buffer, length, 5, "al", r1) : length;
            case 'i':
                return word.EndsWith("iciti") ? EnglishWord.Swap(buffer, length, 5, "ic", r1) : length;
            case 'l':
                if (word.EndsWith("ical")) return EnglishWord.Swap(buffer, length, 4, "ic", r1);
                return word.EndsWith("ful") ? length - 3 : length;
            case 's':
                return word.EndsWith("ness") ? EnglishWord.Swap(buffer, length, 4, "", r1) : length;
            default: return length;
        }
    }

    // Step 4.
    private static int LastSuffix(ReadOnlySpan<char> word, int r2)
    {
        if (word.Length - 2 < r2) return word.Length;
        int suffix;
        if (word.EndsWith("ion")) suffix = word.Length > 3 && word[^4] is 's' or 't' ? 3 : 0;
        else if (word.EndsWith("ou")) suffix = 2;
        else suffix = LastSuffixLength(word);
        return word.Length - suffix >= r2 ? word.Length - suffix : word.Length;
    }

    /// <summary>The length of the longest ending of step 4, which both algorithms share; -ion and -ou are the callers' business. 0 if there is none.</summary>
    internal static int LastSuffixLength(ReadOnlySpan<char> word)
    {
        if (word.Length < 2) return 0;
        switch (word[^2])
        {
            case 'a': return word[^1] == 'l' ? 2 : 0;
            case 'c': return word.EndsWith("ance") || word.EndsWith("ence") ? 4 : 0;
            case 'e': return word[^1] == 'r' ? 2 : 0;
            case 'i': return word[^1] == 'c' ? 2 : 0;
            case 'l': return word.EndsWith("able") || word.EndsWith("ible") ? 4 : 0;
            case 'n':
                if (word.EndsWith("ant")) return 3;
                if (word.EndsWith("ement")) return 5;
                if (word.EndsWith("ment")) return 4;
                return word.EndsWith("ent") ? 3 : 0;
            case 's': return word.EndsWith("ism") ? 3 : 0;
            case 't': return word.EndsWith("ate") || word.EndsWith("iti") ? 3 : 0;
            case 'u': return word.EndsWith("ous") ? 3 : 0;
            case 'v': return word.EndsWith("ive") ? 3 : 0;
            case 'z': return word.EndsWith("ize") ? 3 : 0;
            default: return 0;
        }
    }

    // Step 5.
    private static int FinalLetters(ReadOnlySpan<char> word, int r1, int r2)
    {
        if (word.Length == 0) return 0;
        var start = word.Length - 1;
        if (word[^1] == 'e' && (start >= r2 || start >= r1 && !EnglishWord.EndsShort(word[..^1]))) word = word[..^1];
        start = word.Length - 1;
        return start >= r2 && start > 0 && word[^1] == 'l' && word[^2] == 'l' ? start : word.Length;
    }
}
