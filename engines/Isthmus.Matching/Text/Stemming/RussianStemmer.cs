namespace Isthmus.Matching.Text.Stemming;

/// <summary>The Snowball stemmer for Russian, as libstemmer 2.2 has it: ё is written е.</summary>
/// <remarks>Source of the algorithm: snowballstem.org/algorithms/russian/stemmer.html (BSD-3-Clause). Written anew. Time is linear in the length.</remarks>
internal static class RussianStemmer
{
    private const uint Vowels = 1u << 0 | 1u << ('е' - 'а') | 1u << ('и' - 'а') | 1u << ('о' - 'а') | 1u << ('у' - 'а') | 1u << ('ы' - 'а') | 1u << ('э' - 'а')
        | 1u << ('ю' - 'а') | 1u << ('я' - 'а');

    /// <summary>Stems the lower-case word in <c>buffer[..length]</c> in place and returns its new length, which is never greater.</summary>
    internal static int Stem(Span<char> buffer, int length)
    {
        buffer[..length].Replace('ё', 'е');
        ReadOnlySpan<char> word = buffer[..length];
        // Endings are taken only from behind the first vowel; -ost only from the second region.
        var first = After(word, 0, vowel: true);
        var second = After(word, After(word, After(word, first, vowel: false), vowel: true), vowel: false);
        var rest = Inflection(word[first..]);
        if (rest.Length > 0 && rest[^1] == 'и') rest = rest[..^1];
        var derived = rest.EndsWith("ость") ? 4 : rest.EndsWith("ост") ? 3 : 0;
        if (derived > 0 && first + rest.Length - derived >= second) rest = rest[..^derived];
        return first + Tidy(rest);
    }

    private static bool IsVowel(char c) => (uint)(c - 'а') < 32 && (Vowels >> (c - 'а') & 1) != 0;

    // The place behind the next vowel, or behind the next letter that is none; the end if there is none.
    private static int After(ReadOnlySpan<char> word, int from, bool vowel)
    {
        while (from < word.Length && IsVowel(word[from]) != vowel) from++;
        return Math.Min(from + 1, word.Length);
    }

    private static ReadOnlySpan<char> Inflection(ReadOnlySpan<char> rest)
    {
        if (Gerund(rest) is var gerund and > 0) return rest[..^gerund];
        if (rest.EndsWith("ся") || rest.EndsWith("сь")) rest = rest[..^2];
        if (Adjective(rest) is var adjective and > 0)
        {
            rest = rest[..^adjective];
            return rest[..^Participle(rest)];
        }

        return Verb(rest) is var verb and > 0 ? rest[..^verb] : rest[..^Noun(rest)];
    }

    // The length of an ending that is taken only behind а or я.
    private static int Behind(ReadOnlySpan<char> rest, int suffix) => rest.Length > suffix && rest[^(suffix + 1)] is 'а' or 'я' ? suffix : 0;

    private static char Last(ReadOnlySpan<char> rest, int place) => rest.Length >= place ? rest[^place] : '\0';

    private static int Gerund(ReadOnlySpan<char> rest)
    {
        var suffix = rest.EndsWith("вшись") ? 5 : rest.EndsWith("вши") ? 3 : Last(rest, 1) == 'в' ? 1 : 0;
        if (suffix == 0) return 0;
        return Last(rest, suffix + 1) is 'и' or 'ы' ? suffix + 1 : Behind(rest, suffix);
    }

    private static int Adjective(ReadOnlySpan<char> rest)
    {
        var before = Last(rest, 2);
        switch (Last(rest, 1))
        {
            case 'е' or 'й' or 'м': return before is 'е' or 'и' or 'ы' or 'о' ? 2 : 0;
            case 'и': return before == 'м' && Last(rest, 3) is 'и' or 'ы' ? 3 : 0;
            case 'о': return before == 'г' && Last(rest, 3) is 'е' or 'о' ? 3 : 0;
            case 'у': return before == 'м' && Last(rest, 3) is 'е' or 'о' ? 3 : 0;
            case 'х': return before is 'и' or 'ы' ? 2 : 0;
            case 'ю': return before is 'у' or 'ю' or 'о' or 'е' ? 2 : 0;
            case 'я': return before is 'а' or 'я' ? 2 : 0;
            default: return 0;
        }
    }

    private static int Participle(ReadOnlySpan<char> rest)
    {
        switch (Last(rest, 1))
        {
            case 'м': return Last(rest, 2) == 'е' ? Behind(rest, 2) : 0;
            case 'н': return Last(rest, 2) == 'н' ? Behind(rest, 2) : 0;
            case 'ш':
                if (Last(rest, 2) != 'в') return 0;
                return Last(rest, 3) is 'и' or 'ы' ? 3 : Behind(rest, 2);
            case 'щ':
                if (Last(rest, 2) != 'ю') return Behind(rest, 1);
                return Last(rest, 3) == 'у' ? 3 : Behind(rest, 2);
            default: return 0;
        }
    }

    private static int Verb(ReadOnlySpan<char> rest)
    {
        var before = Last(rest, 2);
        var third = Last(rest, 3);
        switch (Last(rest, 1))
        {
            case 'а':
                if (before == 'л') return third is 'и' or 'ы' ? 3 : Behind(rest, 2);
                if (before == 'н') return third == 'е' ? 3 : Behind(rest, 2);
                return 0;
            case 'е':
                if (before != 'т') return 0;
                if (third == 'й') return Last(rest, 4) is 'е' or 'у' ? 4 : Behind(rest, 3);
                return third == 'и' ? 3 : third == 'е' ? Behind(rest, 3) : 0;
            case 'и': return before != 'л' ? 0 : third is 'и' or 'ы' ? 3 : Behind(rest, 2);
            case 'й': return before is 'е' or 'у' ? 2 : Behind(rest, 1);
            case 'л': return before is 'и' or 'ы' ? 2 : Behind(rest, 1);
            case 'м': return before is 'и' or 'ы' ? 2 : before == 'е' ? Behind(rest, 2) : 0;
            case 'н': return before == 'е' ? 2 : Behind(rest, 1);
            case 'о':
                if (before == 'л') return third is 'и' or 'ы' ? 3 : Behind(rest, 2);
                if (before == 'н') return third == 'е' ? 3 : Behind(rest, third == 'н' ? 3 : 2);
                return 0;
            case 'т':
                if (before is 'е' or 'ю') return third == 'у' ? 3 : Behind(rest, 2);
                return before is 'я' or 'и' or 'ы' ? 2 : 0;
            case 'ы': return before != 'н' ? 0 : third == 'е' ? 3 : Behind(rest, 2);
            case 'ь':
                if (before == 'т') return third is 'и' or 'ы' ? 3 : Behind(rest, 2);
                if (before == 'ш') return third == 'и' ? 3 : third == 'е' ? Behind(rest, 3) : 0;
                return 0;
            case 'ю': return before == 'у' ? 2 : 1;
            default: return 0;
        }
    }

    private static int Noun(ReadOnlySpan<char> rest)
    {
        var before = Last(rest, 2);
        switch (Last(rest, 1))
        {
            case 'а' or 'о' or 'у' or 'ы' or 'ь': return 1;
            case 'в': return before is 'е' or 'о' ? 2 : 0;
            case 'е': return before is 'и' or 'ь' ? 2 : 1;
            case 'и':
                if (before == 'м' && Last(rest, 3) is 'я' or 'а') return Last(rest, 3) == 'я' && Last(rest, 4) == 'и' ? 4 : 3;
                return before is 'е' or 'и' ? 2 : 1;
            case 'й':
                if (before == 'е') return Last(rest, 3) == 'и' ? 3 : 2;
                return before is 'о' or 'и' ? 2 : 1;
            case 'м':
                if (before is 'я' or 'е') return Last(rest, 3) == 'и' ? 3 : 2;
                return before is 'а' or 'о' ? 2 : 0;
            case 'х':
                if (before == 'я') return Last(rest, 3) == 'и' ? 3 : 2;
                return before == 'а' ? 2 : 0;
            case 'ю' or 'я': return before is 'и' or 'ь' ? 2 : 1;
            default: return 0;
        }
    }

    // Superlatives, doubled n, the soft sign. Returns the new length.
    private static int Tidy(ReadOnlySpan<char> rest)
    {
        if (rest.EndsWith("ейше")) rest = rest[..^4];
        else if (rest.EndsWith("ейш")) rest = rest[..^3];
        else if (Last(rest, 1) == 'ь') return rest.Length - 1;
        return Last(rest, 1) == 'н' && Last(rest, 2) == 'н' ? rest.Length - 1 : rest.Length;
    }
}
