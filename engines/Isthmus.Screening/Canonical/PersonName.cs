using Isthmus.Screening.Latinise;

namespace Isthmus.Screening.Canonical;

/// <summary>The words of a person's name.</summary>
internal static class PersonName
{
    private static readonly HashSet<string> CompoundSurnames = ["欧阳", "歐陽", "司马", "司馬", "上官", "诸葛", "諸葛", "司徒", "夏侯", "尉迟", "皇甫", "慕容", "令狐", "宇文", "长孫", "长孙", "公孙", "公孫", "东方", "東方", "南宫", "端木"];
    private static readonly HashSet<string> KoreanSurnames =
    [
        "kim", "ri", "li", "lee", "rhee", "yi", "pak", "park", "choe", "choi", "chong", "jong", "jung", "chung", "jeong", "kang", "gang", "jo", "cho", "yun", "yoon", "im", "rim", "lim", "han", "hwang", "son", "sohn",
        "song", "o", "oh", "an", "ahn", "paek", "baek", "paik", "chang", "jang", "sin", "shin", "so", "seo", "suh", "kwon", "gwon", "ryu", "yu", "yoo", "hong", "ko", "go", "mun", "moon", "yang", "ryang", "no", "ro", "roh",
        "nam", "sim", "ha", "kwak", "cha", "chu", "ju", "u", "woo", "ra", "na", "chon", "jon", "jeon", "min", "chin", "jin", "om", "ryom", "yom", "hyon", "hyun", "ham", "pang", "kong", "ma", "ho", "heo", "hur", "tae",
        "ryong", "yon", "ryon", "pyon", "to", "do", "mo", "maeng", "kil", "ki", "pan", "wang", "ok", "yuk", "in", "ji", "o", "tong", "guk", "gu", "ku", "koo", "ryo", "yo", "hyok", "chae", "che",
    ];

    private static readonly Dictionary<string, string> KoreanSurnameKey = new(StringComparer.Ordinal)
    {
        ["lee"] = "ri", ["yi"] = "ri", ["i"] = "ri", ["rhee"] = "ri", ["park"] = "pak", ["bak"] = "pak", ["choi"] = "choe", ["ahn"] = "an", ["oh"] = "o", ["noh"] = "no", ["roh"] = "no", ["ro"] = "no",
        ["rim"] = "im", ["lim"] = "im", ["yoo"] = "yu", ["ryu"] = "yu", ["woo"] = "u", ["ryang"] = "yang", ["ryom"] = "yom", ["yeom"] = "yom", ["ra"] = "na", ["suh"] = "so", ["seo"] = "so", ["hur"] = "ho", ["heo"] = "ho",
        ["moon"] = "mun", ["sohn"] = "son", ["ryo"] = "yo",
    };

    internal static ParsedName Parse(List<string> words, string text, TokenFactory tokens)
    {
        words = Unfold(words, out var scripts);
        var korean = LooksKorean(words, scripts);
        var result = new List<Token>(words.Count);
        for (var i = 0; i < words.Count; i++)
        {
            var word = words[i];
            var script = scripts[i];
            if (script == Script.Arabic && IsServant(word) && i + 1 < words.Count && scripts[i + 1] == Script.Arabic)
            {
                result.Add(Arabic(word + words[++i], tokens));
                continue;
            }

            if (script == Script.Latin && Servant(words, scripts, ref i) is { } servant)
            {
                result.Add(tokens.Make(servant, Script.Latin, TokenKind.Name, servant is "abdullah" or "abdulrahman" ? 0.6f : 0.85f, NameWords.GroupOf(servant)));
                continue;
            }

            result.Add(script == Script.Arabic ? Arabic(word, tokens) : Other(word, script, i, words.Count, korean, tokens));
        }

        if (!result.Any(t => t.Weight >= 0.3f))
        {
            // A name of particles and titles only ("Said Ali", "Al-Haj"): they are what it has.
            for (var i = 0; i < result.Count; i++)
                if (result[i].Weight < 0.3f) result[i] = tokens.Make(result[i].Surface, result[i].Script, TokenKind.Common, 0.5f, result[i].Group);
        }

        return NameParser.Finish(result, text, LegalClass.None, isPerson: true);
    }

    private static Token Other(string word, Script script, int at, int count, bool korean, TokenFactory tokens)
    {
        var latin = script is Script.Latin or Script.Digits ? word : Transliteration.ToLatin(word, script);
        if (script == Script.Digits) return tokens.Make(word, script, TokenKind.Number, 0.3f);
        if (latin.Length == 1 && script is Script.Latin or Script.Cyrillic) return tokens.Make(word, script, korean ? TokenKind.Common : TokenKind.Initial, korean ? 0.6f : 0.25f, latin: latin, korean: korean);
        if (korean && script is Script.Latin or Script.Hangul && latin.Length <= 8)
        {
            var key = (at == 0 || at == count - 1) && KoreanSurnameKey.TryGetValue(latin, out var surname) ? surname : latin;
            return tokens.Make(word, script, KoreanSurnames.Contains(latin) && at == 0 ? TokenKind.Common : TokenKind.Name, KoreanSurnames.Contains(latin) && at == 0 ? 0.7f : 0.9f, 0, key, korean: true);
        }

        // The vowel that Korean sets between foreign consonants.
        if (script == Script.Hangul) latin = latin.Replace("eu", "", StringComparison.Ordinal);
        if (script == Script.Latin) latin = WithoutServantSpelling(latin);
        var kind = NameWords.KindOf(word, latin);
        var group = NameWords.GroupOf(latin);
        // Many titles are names as well: only before two more words, and not these after a word.
        if (kind is TokenKind.Honorific && IsNameToo(latin) && !(at == 0 && count > 2)) kind = null;
        if (kind is TokenKind.Particle && latin == "ben" && at == 0 && count == 2) kind = null;
        switch (kind)
        {
            case TokenKind.Particle or TokenKind.Honorific: return tokens.Make(word, script, kind.Value, 0, group, latin);
            case TokenKind.Kin: return tokens.Make(word, script, TokenKind.Kin, 0.15f, 0, latin);
            case TokenKind.Common: return tokens.Make(word, script, TokenKind.Common, 0.6f, group, latin);
        }

        if (NameWords.PatronymicStem(latin) is { } stem)
        {
            var given = NameWords.GroupOfStem(stem);
            return tokens.Make(word, script, TokenKind.Patronymic, 0.65f, given == 0 ? (short)0 : (short)(Math.Abs(given) + 10_000), latin);
        }

        return tokens.Make(word, script, TokenKind.Name, group != 0 ? 0.75f : latin.Length <= 2 ? 0.55f : latin.Length <= 3 ? 0.8f : 1f, group, latin);
    }

    private static Token Arabic(string word, TokenFactory tokens)
    {
        var kind = NameWords.KindOf(word, word);
        if (kind is not (TokenKind.Particle or TokenKind.Honorific) && word.Length > 4 && word.StartsWith("ال", StringComparison.Ordinal) && !word.StartsWith("الله", StringComparison.Ordinal))
        {
            word = word[2..];
            kind = NameWords.KindOf(word, word);
        }

        return kind switch
        {
            TokenKind.Particle or TokenKind.Honorific => tokens.Make(word, Script.Arabic, kind.Value, 0),
            TokenKind.Kin => tokens.Make(word, Script.Arabic, TokenKind.Kin, 0.15f),
            TokenKind.Common => tokens.Make(word, Script.Arabic, TokenKind.Common, 0.6f),
            _ => tokens.Make(word, Script.Arabic, TokenKind.Name, word.Length <= 2 ? 0.6f : 0.95f),
        };
    }

    private static bool IsNameToo(string latin) => latin is "king" or "prince" or "princess" or "don" or "lord" or "dame" or "major" or "general" or "sultan" or "emir" or "amir" or "imam" or "marshal" or "queen"
        or "father" or "brother" or "captain" or "pan" or "dona" or "sr" or "ms" or "gen" or "maj" or "eng" or "madame" or "lady" or "sir" or "governor" or "minister" or "sheikh" or "prof" or "rev" or "col" or "agha";

    private static bool IsServant(string word) => word is "عبد";

    // "Abd al-Rahman", "Abdul Rahman", "Abdel-Rahman" are one word.
    private static string? Servant(List<string> words, List<Script> scripts, ref int i)
    {
        if (words[i] is not ("abd" or "abdul" or "abdel" or "abdal" or "abdol" or "abdi" or "abdoul" or "abdur" or "abdus" or "abdou")) return null;
        var next = i + 1;
        if (next < words.Count && words[next] is "al" or "el" or "ul" or "ur" or "ar" or "as" or "ol" or "ad" or "ash" or "az" && next + 1 < words.Count) next++;
        if (next >= words.Count || scripts[next] != Script.Latin || words[next].Length < 3 || words[next] is "bin" or "ibn" or "ben") return null;
        i = next;
        return WithoutServantSpelling("abdul" + words[next]);
    }

    // abdelrahman, abdurrahman, abdirahman: the article is spelt in many ways.
    private static string WithoutServantSpelling(string latin)
    {
        if (latin.Length < 8 || !latin.StartsWith("abd", StringComparison.Ordinal)) return latin;
        var rest = latin.AsSpan(3);
        if (rest[0] is 'o' && rest[1] is 'u') rest = rest[1..];
        if (rest[0] is not ('a' or 'e' or 'i' or 'o' or 'u')) return latin;
        rest = rest[1..];
        if (rest[0] == 'l' && rest[1] != 'a') rest = rest[1..];
        else if (rest[0] == rest[1]) rest = rest[1..];
        return rest.Length < 3 ? latin : string.Concat("abdul", rest);
    }

    private static bool LooksKorean(List<string> words, List<Script> scripts)
    {
        // Hangul words of four syllables and more are foreign names.
        if (scripts.Contains(Script.Hangul)) return !words.Where((w, i) => scripts[i] == Script.Hangul).Any(w => w.Length >= 4);
        if (words.Count is < 2 or > 4) return false;
        for (var i = 0; i < words.Count; i++)
            if (scripts[i] != Script.Latin || words[i].Length > (words.Count == 2 ? 10 : 6)) return false;
        return KoreanSurnames.Contains(words[0]) || KoreanSurnames.Contains(words[^1]);
    }

    /// <summary>Han and Hangul without spaces are parted: surname first. Look-alikes become one script.</summary>
    private static List<string> Unfold(List<string> words, out List<Script> scripts)
    {
        var result = new List<string>(words.Count + 2);
        scripts = new List<Script>(words.Count + 2);
        foreach (var word in words)
        {
            var script = Scripts.Of(word[0]);
            switch (script)
            {
                case Script.Han when word.Length is 2 or 3 or 4 && words.Count(w => Scripts.Of(w[0]) == Script.Han) == 1:
                    var surname = word.Length > 2 && CompoundSurnames.Contains(word[..2]) ? 2 : 1;
                    var reading = surname == 1 ? HanReadings.Of(word[0], isSurname: true) : Transliteration.ToLatin(word.AsSpan(0, 2), Script.Han);
                    // Latin stands in the text's place: the tables of readings know the surname's.
                    Put(reading, Script.Latin, result, scripts);
                    Put(word[surname..], Script.Han, result, scripts);
                    break;
                case Script.Hangul when (word.Length is 2 or 3 || word.Length == 4 && words.Count == 1) && words.Count(w => Scripts.Of(w[0]) == Script.Hangul) == 1:
                    Put(word[..1], Script.Hangul, result, scripts);
                    Put(word[1..], Script.Hangul, result, scripts);
                    break;
                case Script.Latin or Script.Cyrillic or Script.Greek:
                    Put(LookAlikes.OneScript(word, out script), script, result, scripts);
                    break;
                default:
                    Put(word, script, result, scripts);
                    break;
            }
        }

        return result;
    }

    private static void Put(string word, Script script, List<string> words, List<Script> scripts)
    {
        if (word.Length == 0) return;
        words.Add(word);
        scripts.Add(script);
    }
}
