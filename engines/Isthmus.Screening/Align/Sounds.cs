using System.Text;
using Isthmus.Screening.Latinise;

namespace Isthmus.Screening.Align;

/// <summary>
/// A word as sounds, one character each, so that romanisations of one name come near each other: S sh, Z zh, C ch, c ts, x kh, T th, D dh, G gh, Q q, j j, y consonantal y;
/// a e i o u vowels. Of Arabic and Hebrew writing also A alef, W waw, Y yeh, E ain, H heh at the end, J jim, F peh that may be f.
/// </summary>
internal static class Sounds
{
    internal const string Alphabet = "aeiouAWYEHbptdkgQGJfFvwsSzZTDCcjhxlrmny0123456789*";

    internal static bool IsVowel(char s) => s is 'a' or 'e' or 'i' or 'o' or 'u';

    /// <summary>Sounds of a latinised word. Doubled sounds once.</summary>
    internal static string OfLatin(string word)
    {
        Span<char> result = stackalloc char[Math.Min(word.Length * 2, 128)];
        var n = 0;
        for (var i = 0; i < word.Length && n < result.Length - 2; i++)
        {
            var c = word[i];
            var next = i + 1 < word.Length ? word[i + 1] : '\0';
            var after = i + 2 < word.Length ? word[i + 2] : '\0';
            var sound = c;
            switch (c)
            {
                case 'k' when next == 'h': sound = 'x'; i++; break;
                case 's' when next == 'h': sound = 'S'; i++; break;
                case 's' when next == 'c' && after == 'h': sound = 'S'; i += 2; break;
                case 'z' when next == 'h': sound = 'Z'; i++; break;
                case 'c' when next == 'h': sound = 'C'; i++; break;
                case 't' when next == 'c' && after == 'h': sound = 'C'; i += 2; break;
                case 't' when next == 'h': sound = 'T'; i++; break;
                case 't' when next is 's' or 'z': sound = 'c'; i++; break;
                case 'd' when next == 'h': sound = 'D'; i++; break;
                case 'd' when next == 'z' && after == 'h': sound = 'j'; i += 2; break;
                case 'd' when next is 'j': sound = 'j'; i++; break;
                case 'g' when next == 'h': sound = 'G'; i++; break;
                case 'p' when next == 'h': sound = 'f'; i++; break;
                case 'c' when next is 'k' or 'q': sound = 'k'; i++; break;
                case 'c': sound = next is 'e' or 'i' or 'y' ? 's' : 'k'; break;
                case 'q': sound = 'Q'; break;
                case 'x': Put(result, ref n, 'k'); sound = 's'; break;
                case 'o' when next is 'u' or 'o': sound = 'u'; i++; break;
                case 'e' when next == 'e': sound = 'i'; i++; break;
                case 'i' when next is 'y' or 'j': sound = 'i'; i++; break;
                case 'y' when next is 'i' or 'y': sound = 'i'; i++; break;
                case 'y' when next is not ('a' or 'e' or 'o' or 'u'): sound = 'i'; break;
                case 'i' when next is 'a' or 'e' or 'o' or 'u' && n == 0: sound = 'y'; break;
            }

            Put(result, ref n, Alphabet.Contains(sound, StringComparison.Ordinal) ? sound : '*');
        }

        return new string(result[..n]);
    }

    /// <summary>Sounds of Arabic, Persian, Urdu and Pashto writing: consonants and long vowels.</summary>
    internal static string OfArabic(ReadOnlySpan<char> word)
    {
        Span<char> result = stackalloc char[Math.Min(word.Length + 1, 64)];
        var n = 0;
        for (var i = 0; i < word.Length && n < result.Length - 1; i++)
        {
            var last = i + 1 == word.Length;
            var sound = word[i] switch
            {
                'ا' or 'آ' or 'أ' or 'إ' or 'ٱ' => 'A',
                'ب' => 'b', 'پ' => 'p', 'ت' or 'ط' or 'ٹ' or 'ټ' => 't', 'ث' => 'T', 'ج' => 'J', 'چ' => 'C', 'ح' => 'h', 'خ' => 'x', 'د' or 'ډ' or 'ڈ' => 'd', 'ذ' or 'ض' or 'ظ' => 'D',
                'ر' or 'ړ' or 'ڑ' => 'r', 'ز' or 'ځ' => 'z', 'ژ' or 'ږ' => 'Z', 'س' or 'ص' => 's', 'ش' or 'ښ' => 'S', 'ع' or 'ء' => 'E', 'غ' => 'G', 'ف' or 'ڤ' => 'f', 'ق' => 'Q',
                'ک' => 'k', 'گ' or 'ګ' => 'g', 'ل' => 'l', 'م' => 'm', 'ن' or 'ں' or 'ڼ' => 'n', 'و' or 'ؤ' => 'W', 'ی' or 'ئ' => 'Y', 'ه' => last && i > 0 ? 'H' : 'h', 'ة' or 'ۃ' => 'H',
                'څ' => 'c',
                _ => '\0',
            };
            // Two of a letter are two sounds with a vowel between (Mamluk); only Allah's are one.
            if (sound != '\0' && !(sound == 'l' && n > 0 && result[n - 1] == 'l')) result[n++] = sound;
        }

        return new string(result[..n]);
    }

    /// <summary>Sounds of Hebrew writing.</summary>
    internal static string OfHebrew(ReadOnlySpan<char> word)
    {
        Span<char> result = stackalloc char[Math.Min(word.Length + 1, 64)];
        var n = 0;
        for (var i = 0; i < word.Length && n < result.Length - 1; i++)
        {
            var sound = word[i] switch
            {
                'א' => 'A', 'ב' => 'F', 'ג' => 'g', 'ד' => 'd', 'ה' => i + 1 == word.Length ? 'H' : 'h', 'ו' or 'װ' => 'W', 'ז' => 'z', 'ח' => 'x', 'ט' or 'ת' => 't', 'י' => 'Y', 'כ' or 'ך' => 'k',
                'ל' => 'l', 'מ' or 'ם' => 'm', 'נ' or 'ן' => 'n', 'ס' => 's', 'ע' => 'E', 'פ' or 'ף' => 'F', 'צ' or 'ץ' => 'c', 'ק' => 'k', 'ר' => 'r', 'ש' => 'S',
                _ => '\0',
            };
            if (sound != '\0') result[n++] = sound;
        }

        return new string(result[..n]);
    }

    /// <summary>The canonical key: sounds that romanisations mix up are one. Of vowelless writing it is empty.</summary>
    internal static string Canonical(string sounds, bool vowelless)
    {
        if (vowelless) return "";
        Span<char> result = stackalloc char[sounds.Length];
        var n = 0;
        foreach (var s in sounds)
        {
            var c = s switch { 'x' or 'H' => 'h', 'S' or 'c' => 's', 'Z' => 'z', 'T' => 't', 'D' => 'd', 'G' => 'g', 'Q' => 'k', 'C' => 'c', 'w' => 'v', 'y' => 'i', 'o' => 'u', 'e' => 'i', 'A' => 'a', _ => s };
            Put(result, ref n, c);
        }

        return new string(result[..n]);
    }

    /// <summary>The consonant skeleton: classes B F T K H J S L R M N and digits; what a script or a romanisation leaves out is left out.</summary>
    internal static string Skeleton(string sounds)
    {
        Span<char> result = stackalloc char[sounds.Length];
        var n = 0;
        for (var i = 0; i < sounds.Length; i++)
        {
            var c = Class(sounds[i]);
            if (c == '\0' || c == 'H' && i + 1 == sounds.Length && i > 0) continue;
            Put(result, ref n, c);
        }

        return new string(result[..n]);
    }

    internal static char Class(char sound) => sound switch
    {
        'b' or 'p' => 'B',
        'f' or 'F' => 'F',
        't' or 'T' or 'd' or 'D' => 'T',
        'k' or 'g' or 'Q' or 'G' => 'K',
        'h' or 'x' => 'H',
        'j' or 'J' or 'C' or 'Z' => 'J',
        's' or 'S' or 'z' or 'c' => 'S',
        'l' => 'L',
        'r' => 'R',
        'm' => 'M',
        'n' => 'N',
        >= '0' and <= '9' => sound,
        '*' => '*',
        _ => '\0',
    };

    private static void Put(Span<char> result, ref int n, char sound)
    {
        if (n > 0 && result[n - 1] == sound && !char.IsAsciiDigit(sound)) return;
        result[n++] = sound;
    }

    /// <summary>
    /// The Korean key: the romanisations of the North, of the South and of passports come together (Ri Lee Yi, Choe Choi, Jong Chung Jeong, Hyok Hyeok).
    /// </summary>
    internal static string Korean(string latin)
    {
        var s = new StringBuilder(latin);
        s.Replace("yeo", "yo").Replace("eo", "o").Replace("eu", "u").Replace("oo", "u").Replace("ee", "i").Replace("ae", "e").Replace("ai", "e").Replace("oi", "oe").Replace("ou", "u")
            .Replace("hui", "hi").Replace("yi", "i").Replace("woo", "u").Replace("wu", "u").Replace("wo", "o").Replace("sh", "s").Replace("ch", "j").Replace('g', 'k').Replace('d', 't')
            .Replace('b', 'p').Replace('l', 'r').Replace('o', 'u');
        if (s.Length > 2 && s[0] == 'r' && s[1] == 'y') s.Remove(0, 1);
        var n = 0;
        for (var i = 0; i < s.Length; i++)
        {
            // A letter typed twice, and the doubled consonants of the tables.
            if (n > 0 && s[n - 1] == s[i]) continue;
            s[n++] = s[i];
        }

        s.Length = n;
        return s.ToString();
    }
}
