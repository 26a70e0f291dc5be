using System.Numerics;
using Isthmus.Screening.Canonical;
using Isthmus.Screening.Latinise;

namespace Isthmus.Screening.Align;

/// <summary>Lays the words of two names beside each other, the likest first, two words for one where that is liker, and measures what comes of it.</summary>
internal static class Alignment
{
    private const int Most = NameParser.MostTokens;

    /// <summary>Writes the features; with <paramref name="evidence"/> also what is told about each word. O(words² × length²).</summary>
    internal static void Measure(ParsedName query, ParsedName listed, Span<float> features, List<TokenEvidence>? evidence = null)
    {
        features.Clear();
        var q = query.Tokens;
        var t = listed.Tokens;
        if (q.Length == 0 || t.Length == 0) return;
        Span<float> likes = stackalloc float[q.Length * t.Length];
        Span<byte> relations = stackalloc byte[q.Length * t.Length];
        for (var i = 0; i < q.Length; i++)
        {
            for (var j = 0; j < t.Length; j++)
            {
                likes[i * t.Length + j] = TokenLikeness.Of(q[i], t[j], out var relation);
                relations[i * t.Length + j] = (byte)relation;
            }
        }

        Span<sbyte> ofQuery = stackalloc sbyte[q.Length];
        Span<sbyte> ofListed = stackalloc sbyte[t.Length];
        ofQuery.Fill(-1);
        ofListed.Fill(-1);
        var sums = new Sums();
        Joins(q, t, likes, ofQuery, ofListed, ref sums, evidence);
        Pairs(q, t, likes, relations, ofQuery, ofListed, ref sums, evidence);
        Rest(query, listed, ofQuery, ofListed, sums, features, evidence);
    }

    private struct Sums
    {
        internal float Matched, Differences, Worst, Longest, Names;
    }

    private static void Pairs(Token[] q, Token[] t, Span<float> likes, Span<byte> relations, Span<sbyte> ofQuery, Span<sbyte> ofListed, ref Sums sums, List<TokenEvidence>? evidence)
    {
        while (true)
        {
            int bestI = -1, bestJ = -1;
            var best = 0f;
            for (var i = 0; i < q.Length; i++)
            {
                if (ofQuery[i] >= 0) continue;
                for (var j = 0; j < t.Length; j++)
                {
                    var like = likes[i * t.Length + j];
                    if (like < TokenLikeness.Least || ofListed[j] >= 0) continue;
                    // Of equally like pairs the weightier, then the one nearest in place.
                    var value = (like - 0.4f) * (0.5f + q[i].Weight + t[j].Weight) - 0.0005f * Math.Abs(i - j);
                    if (value > best) { best = value; bestI = i; bestJ = j; }
                }
            }

            if (bestI < 0) return;
            ofQuery[bestI] = (sbyte)bestJ;
            ofListed[bestJ] = (sbyte)bestI;
            var found = likes[bestI * t.Length + bestJ];
            var a = q[bestI];
            var b = t[bestJ];
            Add(ref sums, found, (a.Weight + b.Weight) / 2, Math.Min(a.Length, b.Length), Math.Min(a.Weight, b.Weight) >= 0.5f);
            evidence?.Add(new TokenEvidence(a.Surface, b.Surface, (TokenRelation)relations[bestI * t.Length + bestJ], found, (a.Weight + b.Weight) / 2));
        }
    }

    private static void Add(ref Sums sums, float like, float weight, float length, bool telling)
    {
        sums.Matched += weight * like;
        sums.Differences += weight * (1 - like);
        sums.Worst = Math.Max(sums.Worst, weight * (1 - like));
        sums.Longest = Math.Max(sums.Longest, length * like);
        if (telling) sums.Names += like * like;
    }

    /// <summary>Two words of one side that are one of the other, where neither alone is like it.</summary>
    private static void Joins(Token[] q, Token[] t, Span<float> likes, Span<sbyte> ofQuery, Span<sbyte> ofListed, ref Sums sums, List<TokenEvidence>? evidence)
    {
        Span<char> joined = stackalloc char[256];
        for (var i = 0; i + 1 < q.Length; i++)
        {
            for (var j = 0; j < t.Length; j++)
            {
                if (ofQuery[i] >= 0 || ofQuery[i + 1] >= 0 || ofListed[j] >= 0) continue;
                if (Joined(q[i], q[i + 1], t[j], likes[i * t.Length + j], likes[(i + 1) * t.Length + j], joined) is not (> 0 and var like)) continue;
                ofQuery[i] = ofQuery[i + 1] = (sbyte)j;
                ofListed[j] = (sbyte)i;
                var weight = Math.Max(t[j].Weight, (q[i].Weight + q[i + 1].Weight + t[j].Weight) / 2);
                Add(ref sums, like, weight, t[j].Length, telling: true);
                if (like > 0.9f) sums.Names += 0.8f;
                evidence?.Add(new TokenEvidence($"{q[i].Surface} {q[i + 1].Surface}", t[j].Surface, TokenRelation.Joined, like, Math.Min(1, weight)));
            }
        }

        for (var j = 0; j + 1 < t.Length; j++)
        {
            for (var i = 0; i < q.Length; i++)
            {
                if (ofListed[j] >= 0 || ofListed[j + 1] >= 0 || ofQuery[i] >= 0) continue;
                if (Joined(t[j], t[j + 1], q[i], likes[i * t.Length + j], likes[i * t.Length + j + 1], joined) is not (> 0 and var like)) continue;
                ofListed[j] = ofListed[j + 1] = (sbyte)i;
                ofQuery[i] = (sbyte)j;
                var weight = Math.Max(q[i].Weight, (t[j].Weight + t[j + 1].Weight + q[i].Weight) / 2);
                Add(ref sums, like, weight, q[i].Length, telling: true);
                if (like > 0.9f) sums.Names += 0.8f;
                evidence?.Add(new TokenEvidence(q[i].Surface, $"{t[j].Surface} {t[j + 1].Surface}", TokenRelation.Joined, like, Math.Min(1, weight)));
            }
        }
    }

    private static float Joined(Token first, Token second, Token whole, float likeFirst, float likeSecond, Span<char> buffer)
    {
        if (BitOperations.PopCount((first.Mask | second.Mask) ^ whole.Mask) > 2) return 0;
        if (first.Kind == TokenKind.Number || second.Kind == TokenKind.Number || whole.Kind is TokenKind.Number or TokenKind.Initial) return 0;
        var single = Math.Max(likeFirst, likeSecond);
        if (single > 0.88f) return 0;
        if (first.Korean.Length > 0 && second.Korean.Length > 0 && whole.Korean.Length > 0)
        {
            if (first.Korean.Length + second.Korean.Length > buffer.Length) return 0;
            first.Korean.CopyTo(buffer);
            second.Korean.CopyTo(buffer[first.Korean.Length..]);
            var korean = buffer[..(first.Korean.Length + second.Korean.Length)];
            return TokenLikeness.KoreanLikeness(korean, whole.Korean) is >= 0.8f and var read ? read - 0.01f : 0;
        }

        var length = first.Length + second.Length;
        var vowelless = whole.IsVowelless != first.IsVowelless;
        if (!vowelless && Math.Abs(length - whole.Length) > 0.3f * Math.Max(length, whole.Length) + 0.3f) return 0;
        if (first.Sounds.Length + second.Sounds.Length > buffer.Length) return 0;
        first.Sounds.CopyTo(buffer);
        second.Sounds.CopyTo(buffer[first.Sounds.Length..]);
        var like = TokenLikeness.OfJoined(buffer[..(first.Sounds.Length + second.Sounds.Length)], length, whole.Sounds, whole.Length, first.IsVowelless, whole.IsVowelless);
        if (first.Script == Script.Han || whole.Script == Script.Han) like = like >= 0.92f ? like : 0;
        return like > single + 0.1f ? like : 0;
    }

    private static void Rest(ParsedName query, ParsedName listed, Span<sbyte> ofQuery, Span<sbyte> ofListed, Sums sums, Span<float> features, List<TokenEvidence>? evidence)
    {
        var q = query.Tokens;
        var t = listed.Tokens;
        float leftQ = 0, leftT = 0, namesQ = 0, namesT = 0, placesQ = 0, placesT = 0;
        bool numberQ = false, numberT = false;
        for (var i = 0; i < q.Length; i++)
        {
            if (ofQuery[i] < 0) Left(q[i], ref leftQ, ref namesQ, ref placesQ, ref numberQ);
        }

        for (var j = 0; j < t.Length; j++)
        {
            if (ofListed[j] < 0) Left(t[j], ref leftT, ref namesT, ref placesT, ref numberT);
        }

        // "Solutions II" is another one than "Solutions", though nothing stands in its place.
        var contradiction = Math.Min(leftQ, leftT) + (numberQ != numberT && !query.IsPerson ? 0.25f : 0);
        var all = sums.Matched + sums.Differences + contradiction;
        Set(features, Feature.Agreement, all > 0 ? sums.Matched / all : 0);
        Set(features, Feature.Matched, Math.Min(5, sums.Matched));
        Set(features, Feature.Contradiction, contradiction);
        Set(features, Feature.QueryLeft, leftQ / query.Weight);
        Set(features, Feature.ListedLeft, leftT / listed.Weight);
        Set(features, Feature.WorstPair, sums.Worst);
        Set(features, Feature.Differences, sums.Differences);
        Set(features, Feature.NumberConflict, numberQ && numberT ? 1 : numberQ || numberT ? 0.5f : 0);
        Set(features, Feature.Order, InOrder(ofQuery));
        Set(features, Feature.MatchedNames, sums.Names);
        Set(features, Feature.ShorterCovered, Math.Min(1, sums.Matched / Math.Min(query.Weight, listed.Weight)));
        Set(features, Feature.LongerCovered, Math.Min(1, sums.Matched / Math.Max(query.Weight, listed.Weight)));
        Set(features, Feature.LongestWord, Math.Min(9, sums.Longest));
        Set(features, Feature.LastDiffers, ofQuery[^1] < 0 && ofListed[^1] < 0 ? 1 : 0);
        Set(features, Feature.FirstDiffers, ofQuery[0] < 0 && ofListed[0] < 0 ? 1 : 0);
        Set(features, Feature.PlaceConflict, Math.Min(placesQ, placesT));
        Set(features, Feature.NameContradiction, Math.Min(namesQ, namesT));
        Set(features, Feature.Person, query.IsPerson && listed.IsPerson ? 1 : 0);
        Set(features, Feature.OtherScript, q[0].Script != t[0].Script ? 1 : 0);
        Set(features, Feature.Vowelless, q[0].IsVowelless != t[0].IsVowelless ? 1 : 0);
        Set(features, Feature.Korean, q[0].Korean.Length > 0 && t[0].Korean.Length > 0 ? 1 : 0);
        Set(features, Feature.LegalConflict, LegalConflict(query.Legal, listed.Legal));
        Set(features, Feature.Unspaced, contradiction > 0 && q.Length != t.Length && sums.Matched > 0 ? Unspaced(q, t) : 0);
        if (evidence is not null) Tell(query, listed, ofQuery, ofListed, leftQ > 0 && leftT > 0, evidence);
    }

    private static void Set(Span<float> features, Feature feature, float value) => features[(int)feature] = value;

    private static void Left(Token token, ref float left, ref float names, ref float places, ref bool number)
    {
        left += token.Weight;
        if (token.Kind is TokenKind.Name or TokenKind.Common or TokenKind.Patronymic) names += token.Weight;
        else if (token.Kind == TokenKind.Place) places += token.Weight;
        else if (token.Kind == TokenKind.Number) number = true;
    }

    private static float LegalConflict(LegalClass a, LegalClass b)
    {
        const LegalClass Telling = LegalClass.Limited | LegalClass.Joint | LegalClass.Partnership | LegalClass.Cooperative | LegalClass.Nonprofit | LegalClass.State;
        a &= Telling;
        b &= Telling;
        return a != 0 && b != 0 && (a & b) == 0 ? 1 : 0;
    }

    private static float InOrder(Span<sbyte> places)
    {
        int pairs = 0, kept = 0, last = -1;
        foreach (var place in places)
        {
            if (place < 0) continue;
            if (last >= 0) { pairs++; if (place >= last) kept++; }
            last = place;
        }

        return pairs == 0 ? 1 : (float)kept / pairs;
    }

    /// <summary>Spaces set elsewhere in more than one place: the names as one word each.</summary>
    private static float Unspaced(Token[] q, Token[] t)
    {
        var strange = 0u;
        foreach (var token in q) strange |= token.Mask;
        var other = 0u;
        foreach (var token in t) other |= token.Mask;
        if (BitOperations.PopCount(strange ^ other) > 2) return 0;
        Span<char> a = stackalloc char[64];
        Span<char> b = stackalloc char[64];
        var (lengthA, na) = Concatenate(q, a);
        var (lengthB, nb) = Concatenate(t, b);
        if (na == 0 || nb == 0 || q[0].IsVowelless != t[0].IsVowelless || Math.Abs(lengthA - lengthB) > 2.5f) return 0;
        return TokenLikeness.OfJoined(a[..na], lengthA, b[..nb], lengthB, q[0].IsVowelless, t[0].IsVowelless);
    }

    private static (float Length, int Sounds) Concatenate(Token[] tokens, Span<char> buffer)
    {
        var n = 0;
        var length = 0f;
        foreach (var token in tokens)
        {
            if (n + token.Sounds.Length > buffer.Length) return (0, 0);
            token.Sounds.CopyTo(buffer[n..]);
            n += token.Sounds.Length;
            length += token.Length;
        }

        return (length, n);
    }

    private static void Tell(ParsedName query, ParsedName listed, Span<sbyte> ofQuery, Span<sbyte> ofListed, bool contradicts, List<TokenEvidence> evidence)
    {
        var relation = contradicts ? TokenRelation.Contradicts : TokenRelation.Missing;
        for (var i = 0; i < query.Tokens.Length; i++)
            if (ofQuery[i] < 0) evidence.Add(new TokenEvidence(query.Tokens[i].Surface, null, relation, 0, query.Tokens[i].Weight));
        for (var j = 0; j < listed.Tokens.Length; j++)
            if (ofListed[j] < 0) evidence.Add(new TokenEvidence(null, listed.Tokens[j].Surface, relation, 0, listed.Tokens[j].Weight));
        if (query.Legal != LegalClass.None && listed.Legal != LegalClass.None)
            evidence.Add(new TokenEvidence(query.Legal.ToString(), listed.Legal.ToString(), TokenRelation.LegalForm, 1 - LegalConflict(query.Legal, listed.Legal), 0));
    }
}
