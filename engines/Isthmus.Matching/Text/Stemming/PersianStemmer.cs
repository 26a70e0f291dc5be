namespace Isthmus.Matching.Text.Stemming;

/// <summary>A light stemmer for Persian: plurals, possessors, the article -ی, comparison, and the personal endings of plain verbs.</summary>
/// <remarks>
/// Own work. The word comes from <see cref="PersianNormalisation.NormaliseForStemming"/>, where half-spaces tell the suffixes; without them more is left as it is. The written
/// forms کتاب‌ها and کتابها have one stem. Suffixes are taken until none is left; then the -ه of longer words, which their plurals do not show (مقاله, مقالات). Words behind
/// whose suffix fewer than two or three letters would remain, and those of <see cref="PersianWords"/>, stay whole. Time is linear in the length, times the number of suffixes.
/// </remarks>
internal static class PersianStemmer
{
    private const char HalfSpace = '\u200C';

    /// <summary>Stems the word in <c>buffer[..length]</c> in place and returns its new length, which is never greater.</summary>
    internal static int Stem(Span<char> buffer, int length)
    {
        if (length < 4) return WithoutHalfSpaces(buffer, length);
        if (buffer[..length].IndexOf(HalfSpace) >= 0)
        {
            length = SetOff(buffer[..length]);
            var prefix = VerbPrefixSetOff(buffer[..length]);
            length = WithoutHalfSpaces(buffer, length);
            // A compound such as برمی‌گردد keeps what stands before the prefix.
            if (prefix.Length > 0)
            {
                buffer[(prefix.Start + prefix.Length)..length].CopyTo(buffer[prefix.Start..]);
                length -= prefix.Length;
                return Person(buffer[..length]);
            }
        }
        else if (VerbPrefix(buffer[..length]) is var prefix and > 0)
        {
            buffer[prefix..length].CopyTo(buffer);
            return Person(buffer[..(length - prefix)]);
        }

        return Noun(buffer, length);
    }

    private static int WithoutHalfSpaces(Span<char> buffer, int length)
    {
        var write = 0;
        for (var read = 0; read < length; read++)
            if (buffer[read] != HalfSpace) buffer[write++] = buffer[read];
        return write;
    }

    private static bool IsYeh(char c) => c is 'ی' or 'ي';

    // The length without the suffixes that half-spaces set off: two letters at least remain.
    private static int SetOff(ReadOnlySpan<char> word)
    {
        // می‌آید ("comes") is no می with a suffix.
        while (word.LastIndexOf(HalfSpace) is var at and >= 2 && PersianWords.IsSetOff(word[(at + 1)..]) && word[..at] is not ("می" or "نمی" or "مي" or "نمي")) word = word[..at];
        return word.Length;
    }

    // می or نمی before the first half-space, also behind بر, در, باز, فرا.
    private static (int Start, int Length) VerbPrefixSetOff(ReadOnlySpan<char> word)
    {
        var at = word.IndexOf(HalfSpace);
        if (at < 2 || word.Length - at < 3 || word[at - 2] != 'م' || !IsYeh(word[at - 1])) return default;
        var before = word[..(at - 2)];
        if (before.Length > 0 && before[^1] == 'ن') before = before[..^1];
        return before is "" or "بر" or "در" or "باز" or "فرا" or "وا" or "فرو" ? (before.Length, at - before.Length) : default;
    }

    // Without a half-space: only before what ends like a verb.
    private static int VerbPrefix(ReadOnlySpan<char> word)
    {
        var negated = word[0] == 'ن' ? 1 : 0;
        if (word.Length < negated + 5 || word[negated] != 'م' || !IsYeh(word[negated + 1])) return 0;
        var verbal = word[^1] is 'م' or 'د' || negated == 1 && (word[^1] == 'ه' || IsYeh(word[^1]));
        return verbal && !PersianWords.BeginsWithMi(word[negated..]) ? negated + 2 : 0;
    }

    // The personal endings of a verb that had a prefix. خواند is خوان + د, but کنند is کن + ند.
    private static int Person(ReadOnlySpan<char> word)
    {
        var length = word.Length;
        if (length < 3) return length;
        if (word[^1] is 'م' or 'د' && length > 3 && IsYeh(word[^2])) return length - 2;
        if (word.EndsWith("ند") && length > 3 && word[^3] != 'ا') return length - 2;
        return word[^1] is 'م' or 'د' or 'ه' || IsYeh(word[^1]) ? length - 1 : length;
    }

    private static int Noun(Span<char> buffer, int length)
    {
        while (!PersianWords.IsWhole(buffer[..length]))
        {
            var shorter = WithoutLastSuffix(buffer, length);
            if (shorter == length) break;
            length = shorter;
        }

        return PersianWords.KeepsHeh(buffer[..length]) ? length : length - 1;
    }

    private static int WithoutLastSuffix(Span<char> buffer, int length)
    {
        ReadOnlySpan<char> word = buffer[..length];
        var plural = PluralInHa(word);
        if (plural > 0) return length - plural;
        switch (word[^1])
        {
            case 'ن': return AnOrIn(buffer, length);
            case 'ت': return InAt(buffer, length);
            case 'ی' or 'ي': return InYeh(buffer, length);
            case 'ر': return word.EndsWith("تر") && length > 4 && IsComparative(word[..^2]) ? length - 2 : length;
            case 'د': return length > 5 && word.EndsWith("هاند") ? length - 3 : PastPerson(word);
            case 'م': return PastPerson(word);
            default: return length;
        }
    }

    // The length of ها with what may follow it; two letters remain.
    private static int PluralInHa(ReadOnlySpan<char> word)
    {
        var from = Math.Clamp(word.Length - 7, 2, word.Length);
        var at = from + word[from..].LastIndexOf("ها");
        if (at < from) return 0;
        var rest = word[(at + 2)..];
        if (rest.Length > 0 && IsYeh(rest[0])) rest = rest[1..];
        else if (rest.Length > 0) return 0;
        return rest is "" or "ی" or "ي" or "م" or "ت" or "ش" or "مان" or "تان" or "شان" ? word.Length - at : 0;
    }

    private static int AnOrIn(Span<char> buffer, int length)
    {
        ReadOnlySpan<char> word = buffer[..length];
        if (IsYeh(word[^2]))
        {
            // -ترین behind three letters; بهترین becomes بهتر.
            if (word[^3] == 'ر' && word[^4] == 'ت') return length >= 7 ? length - 4 : length == 6 ? 4 : length;
            return length > 5 && word[^3] is not ('ا' or 'و') && !IsYeh(word[^3]) ? length - 2 : length;
        }

        if (word[^2] != 'ا' || length < 5) return length;
        if (word.EndsWith("شان") && length > 6) return length - 3;
        // The plural of words in -ه: سازندگان of سازنده.
        if (length > 5 && word[^3] == 'گ' && word[^4] is 'د' or 'ت')
        {
            buffer[length - 3] = 'ه';
            return length - 2;
        }

        // ایرانیان of ایرانی, دانشجویان of دانشجو.
        return IsYeh(word[^3]) && word[^4] is 'و' or 'ا' && length > 5 ? length - 3 : length - 2;
    }

    private static int InAt(Span<char> buffer, int length)
    {
        ReadOnlySpan<char> word = buffer[..length];
        if (word[^2] != 'ا' || length < 5) return length;
        if (word[^3] != 'ج' || length < 6) return length - 2;
        // کارخانجات of کارخانه, سبزیجات of سبزی; but درجات of درجه.
        if (length > 7 && word[^4] == 'ن')
        {
            buffer[length - 3] = 'ه';
            return length - 2;
        }

        return IsYeh(word[^4]) || word[^4] is 'ه' or 'و' ? length - 3 : length - 2;
    }

    private static int InYeh(Span<char> buffer, int length)
    {
        ReadOnlySpan<char> word = buffer[..length];
        // "Chemical" is irregular, and too frequent to part from chemistry.
        if (word.EndsWith("شیمیایی")) return length - 3;
        // دارویی of دارو.
        if (IsYeh(word[^2])) return word[^3] is 'ا' or 'و' ? length - 2 : length - 1;
        // آلودگی of آلوده.
        if (length > 5 && word[^2] == 'گ' && word[^3] is 'د' or 'ت')
        {
            buffer[length - 2] = 'ه';
            return length - 1;
        }

        return length - 1;
    }

    // Metres, filters and computers are no comparatives.
    private static bool IsComparative(ReadOnlySpan<char> stem) => stem[^1] switch
    {
        'م' => stem[^2] is not ('ا' or 'و' or 'ی' or 'ي'),
        'و' or 'س' or 'ک' or 'خ' or 'ف' => false,
        'ی' or 'ي' => stem.Length < 4,
        _ => true,
    };

    // -م, -ند and -یم of the past, whose stem ends with ت or د: three letters remain.
    private static int PastPerson(ReadOnlySpan<char> word)
    {
        var suffix = word[^1] == 'م' ? IsYeh(word[^2]) ? 2 : 1 : word[^2] == 'ن' ? 2 : 0;
        if (suffix == 0 || word.Length < suffix + 3) return word.Length;
        return word[^(suffix + 1)] is 'ت' or 'د' ? word.Length - suffix : word.Length;
    }
}
