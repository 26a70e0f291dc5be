using System.Runtime.InteropServices;
using Isthmus.Screening.Latinise;

namespace Isthmus.Screening.Canonical;

/// <summary>The words of an organisation's name.</summary>
internal static class OrganisationName
{
    internal static ParsedName Parse(List<string> words, string text, TokenFactory tokens)
    {
        words = JoinLetters(words);
        var han = LegalClass.None;
        if (Scripts.Of(words[^1][0]) is Script.Han or Script.Hangul && LegalForms.HanSuffix(words[^1], out han) is > 0 and var length) words[^1] = words[^1][..^length];
        for (var i = 0; i < words.Count; i++)
        {
            if (LegalForms.Glued(words[i], out var glued) is var own && own < words[i].Length) { words[i] = words[i][..own]; han |= glued; }
        }

        var scripts = new Script[words.Count];
        for (var i = 0; i < words.Count; i++)
        {
            scripts[i] = Scripts.Of(words[i][0]);
            if (scripts[i] is Script.Latin or Script.Cyrillic or Script.Greek) words[i] = LookAlikes.OneScript(words[i], out scripts[i]);
        }

        Span<bool> legal = stackalloc bool[words.Count];
        legal.Clear();
        var found = LegalForms.Mark(CollectionsMarshal.AsSpan(words), legal) | han;
        var result = new List<Token>(words.Count);
        for (var i = 0; i < words.Count; i++)
        {
            if (legal[i]) continue;
            if (scripts[i] == Script.Han) HanWords(words[i], result, tokens);
            else result.Add(Word(words[i], scripts[i], tokens));
        }

        if (!result.Any(t => t.Carries) && words.Count > 0)
            result.Add(tokens.Make(words[0], scripts[0], TokenKind.Common, 0.5f));
        return NameParser.Finish(result, text, found, isPerson: false);
    }

    private static Token Word(string word, Script script, TokenFactory tokens)
    {
        if (script == Script.Digits) return tokens.Make(word, script, TokenKind.Number, 0.6f);
        if (script == Script.Arabic && word.Length > 4 && word.StartsWith("ال", StringComparison.Ordinal) && NameWords.GenericOf(word, word) == 0) word = word[2..];
        var latin = script is Script.Latin or Script.Arabic ? word : Transliteration.ToLatin(word, script);
        if (RomanNumeral.Value(latin) is > 1 and var roman) return tokens.Make(roman.ToString(System.Globalization.CultureInfo.InvariantCulture), Script.Digits, TokenKind.Number, 0.6f);
        if (NameWords.KindOf(word, latin) is TokenKind.Particle) return tokens.Make(word, script, TokenKind.Particle, 0, 0, latin);
        if (NameWords.PlaceOf(word, latin) is var place and not 0) return tokens.Make(word, script, TokenKind.Place, 0.6f, place, latin);
        if (NameWords.GenericOf(word, latin) is var generic and not 0) return tokens.Make(word, script, TokenKind.Generic, 0.4f, generic, latin);
        return tokens.Make(word, script, TokenKind.Name, latin.Length == 1 ? 0.4f : latin.Length == 2 ? 0.7f : 1f, 0, latin);
    }

    // Chinese has no spaces: known words are taken out by the longest match, what is between is read.
    private static void HanWords(string word, List<Token> result, TokenFactory tokens)
    {
        var start = 0;
        for (var i = 0; i < word.Length;)
        {
            var length = 0;
            short place = 0, generic = 0;
            for (var n = Math.Min(4, word.Length - i); n >= 2 && length == 0; n--)
            {
                var part = word.Substring(i, n);
                place = NameWords.PlaceOf(part, part);
                generic = place == 0 ? NameWords.GenericOf(part, part) : (short)0;
                if (place != 0 || generic != 0) length = n;
            }

            if (length == 0) { i++; continue; }
            Flush(word[start..i]);
            result.Add(tokens.Make(word.Substring(i, length), Script.Han, place != 0 ? TokenKind.Place : TokenKind.Generic, place != 0 ? 0.6f : 0.4f, place != 0 ? place : generic));
            i += length;
            start = i;
        }

        Flush(word[start..]);
        void Flush(string part) { if (part.Length > 0) result.Add(tokens.Make(part, Script.Han, TokenKind.Name, 1f)); }
    }

    // "J P Morgan" is "JP Morgan".
    private static List<string> JoinLetters(List<string> words)
    {
        var result = new List<string>(words.Count);
        var letters = 0;
        foreach (var word in words)
        {
            var single = word.Length == 1 && char.IsLetter(word[0]) && Scripts.Of(word[0]) is Script.Latin or Script.Cyrillic;
            if (single && letters > 0) result[^1] += word;
            else result.Add(word);
            letters = single ? letters + 1 : 0;
        }

        return result;
    }
}
