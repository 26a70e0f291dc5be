using System.Numerics;
using Isthmus.Screening.Canonical;
using Isthmus.Screening.Latinise;

namespace Isthmus.Screening.Align;

/// <summary>How likely two words are one word written twice: 0 to 1.</summary>
internal static class TokenLikeness
{
    /// <summary>Below it two words are not laid beside each other.</summary>
    internal const float Least = 0.5f;

    internal static float Of(Token a, Token b, out TokenRelation relation)
    {
        relation = TokenRelation.Same;
        if (ReferenceEquals(a, b) || a.Surface == b.Surface) return 1f;
        if (a.Kind == TokenKind.Number || b.Kind == TokenKind.Number)
        {
            relation = TokenRelation.Contradicts;
            return a.Kind == b.Kind && Value(a.Latin).SequenceEqual(Value(b.Latin)) ? 1f : 0f;
        }

        if (a.Latin == b.Latin && a.IsVowelless == b.IsVowelless) { relation = a.Script == b.Script ? TokenRelation.Spelling : TokenRelation.Transliteration; return 0.99f; }
        if (a.Kind == TokenKind.Initial || b.Kind == TokenKind.Initial)
        {
            relation = TokenRelation.Initial;
            return a.Latin[0] == b.Latin[0] ? 0.8f : 0f;
        }

        var other = a.Script != b.Script ? TokenRelation.Transliteration : TokenRelation.Spelling;
        relation = other;
        var best = 0f;
        if (a.Group != 0 && b.Group != 0)
        {
            if (a.Group == b.Group)
            {
                relation = a.Kind is TokenKind.Generic or TokenKind.Place ? TokenRelation.Translation : other;
                best = a.Kind is TokenKind.Generic or TokenKind.Place ? 0.95f : 0.96f;
            }
            else if (a.Group == -b.Group && a.Group is > -10_000 and < 10_000)
            {
                relation = TokenRelation.ShortForm;
                best = 0.9f;
            }
        }

        if (a.Script == b.Script && a.Script is Script.Han or Script.Hangul) return a.Script == Script.Han && a.Latin == b.Latin ? 0.95f : 0;
        // A reading of Han is exact: what sounds only similar is another character.
        if ((a.Script == Script.Han || b.Script == Script.Han) && a.Script != b.Script)
            return Math.Max(best, BySounds(a, b) is >= 0.9f and var read ? read : 0);
        if (a.Korean.Length > 0 && b.Korean.Length > 0) return Math.Max(best, KoreanLikeness(a.Korean, b.Korean));
        if (best >= 0.95f) return best;
        var apart = BySounds(a, b);
        // A slip of the fingers within a digraph (Atnhony) is one letter, whatever it does to the sounds.
        if (apart < 0.9f && a.Script == b.Script && Math.Min(a.Surface.Length, b.Surface.Length) >= 5 && Edits.AtMostOne(a.Surface, b.Surface))
            apart = Math.Max(apart, 1 - (a.Surface[0] == b.Surface[0] ? 0.85f : 1.25f) / Math.Max(a.Surface.Length, b.Surface.Length));
        if (apart > best) { best = apart; relation = other; }
        return best;
    }

    private static float BySounds(Token a, Token b)
    {
        // Writing without a table is compared letter by letter, and only with itself.
        if (a.Sounds.Length == 0 || b.Sounds.Length == 0)
            return a.Script == b.Script && a.Surface.Length > 4 && Edits.AtMostOne(a.Surface, b.Surface) ? 1 - 1.2f / a.Surface.Length : 0;
        // What the one has in consonants and the other has not, both ways: nothing near them can come of it.
        var (strangeA, strangeB) = (BitOperations.PopCount(a.Mask & ~b.Mask), BitOperations.PopCount(b.Mask & ~a.Mask));
        var most = a.Length > 6 && b.Length > 6 ? 3 : 2;
        if (strangeA > most || strangeB > most || strangeA + strangeB > most + 1) return 0;
        var vowelless = a.IsVowelless != b.IsVowelless;
        var length = vowelless ? Math.Min(a.Length, b.Length) : Math.Max(a.Length, b.Length);
        if (!vowelless && Math.Abs(a.Length - b.Length) > 0.6f * length) return 0;
        var norm = Norm(length);
        var limit = norm * (1 - Least);
        var cost = SoundDistance.Of(a.Sounds, b.Sounds, a.IsVowelless, b.IsVowelless, limit);
        if (cost > limit) return 0;
        var like = 1 - cost / norm;
        // Another first sound is seldom a slip.
        if (!vowelless && a.Sounds[0] != b.Sounds[0] && SoundCosts.Change[(a.Sounds[0] & 127) * 128 + (b.Sounds[0] & 127)] > 0.4f) like -= a.Sounds[0] is 'h' or 'x' || b.Sounds[0] is 'h' or 'x' ? 0.16f : 0.08f;
        return Math.Clamp(like, 0f, 0.98f);
    }

    internal static float Norm(float length) => 0.3f + 0.95f * length;

    /// <summary>Likeness of two rows of sounds that were joined from words.</summary>
    internal static float OfJoined(ReadOnlySpan<char> a, float lengthA, ReadOnlySpan<char> b, float lengthB, bool vowellessA, bool vowellessB)
    {
        var length = vowellessA != vowellessB ? Math.Min(lengthA, lengthB) : Math.Max(lengthA, lengthB);
        var norm = Norm(length);
        var limit = norm * 0.3f;
        var cost = SoundDistance.Of(a, b, vowellessA, vowellessB, limit);
        return cost > limit ? 0 : Math.Min(1 - cost / norm, 0.97f);
    }

    /// <summary>Syllables are few and short: another consonant is another name, another vowel may be another romanisation.</summary>
    internal static float KoreanLikeness(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        if (a.SequenceEqual(b)) return 0.97f;
        if (!Edits.AtMostOne(a, b) || a[0] != b[0]) return 0;
        var at = a.CommonPrefixLength(b);
        var vowels = at < a.Length && at < b.Length && a.Length == b.Length && IsVowel(a[at]) && IsVowel(b[at]);
        // One letter more or less in a long word is a slip; in a syllable it is another one.
        return vowels ? 0.8f : Math.Min(a.Length, b.Length) >= 5 ? 0.6f : 0;
    }

    private static bool IsVowel(char c) => c is 'a' or 'e' or 'i' or 'o' or 'u' or 'y';

    private static ReadOnlySpan<char> Value(string digits) => digits.AsSpan().TrimStart('0');
}
