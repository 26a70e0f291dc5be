using System.Text;
using Isthmus.Screening.Latinise;

namespace Isthmus.Screening.Canonical;

/// <summary>The names that one line holds: "A; B", "A (a.k.a. B, C) D", "A a.k.a. B", a name in two scripts beside each other.</summary>
internal static class NameVariants
{
    internal const int Most = 8;

    private static readonly string[] Markers = ["a.k.a.", "a.k.a ", "f.k.a.", "aka ", "fka ", "alias ", "formerly known as", "also known as", " formerly "];

    /// <summary>The variants of a cleaned text, the whole text first where it is one name.</summary>
    internal static List<string> Of(string clean)
    {
        var result = new List<string>(1);
        if (clean.AsSpan().IndexOfAny(";؛(（[") < 0 && !HasMarker(clean) && Ascii.IsValid(clean))
        {
            result.Add(clean);
            return result;
        }

        foreach (var piece in clean.Split([';', '؛'], StringSplitOptions.RemoveEmptyEntries))
        {
            if (result.Count >= Most) break;
            OfPiece(piece, result);
        }

        return result;
    }

    private static bool HasMarker(string text)
    {
        foreach (var marker in Markers)
            if (text.Contains(marker, StringComparison.Ordinal)) return true;
        return false;
    }

    private static void OfPiece(string piece, List<string> result)
    {
        var outside = piece;
        var inner = new List<string>();
        for (var open = outside.AsSpan().IndexOfAny("(（["); open >= 0 && inner.Count < 4; open = outside.AsSpan().IndexOfAny("(（["))
        {
            var length = outside.AsSpan(open + 1).IndexOfAny(")）]");
            var inside = length < 0 ? outside[(open + 1)..] : outside.Substring(open + 1, length);
            var before = outside[..open];
            var after = length < 0 ? "" : outside[(open + length + 2)..];
            if (HasMarker(inside + " ")) Alternatives(before, inside, after, inner);
            else if (FirstScript(inside) is var script && script != Script.None && script != Script.Digits && script != FirstScript(before + after)) inner.Add(inside);
            else if (FirstScript(before + after) != Script.None) inner.Add($"{before} {inside} {after}".Replace('(', ' '));
            else { before = inside; }
            outside = $"{before} {after}";
        }

        foreach (var part in SplitAtMarkers(outside)) ByScript(part, result);
        foreach (var part in inner)
            if (result.Count < Most) ByScript(part, result);
    }

    // "Zuhair (a.k.a. Zouheir, Zuheir) HAMAD": another spelling of the word before; of several words, another name.
    private static void Alternatives(string before, string inside, string after, List<string> names)
    {
        foreach (var part in SplitAtMarkers(inside))
        {
            foreach (var alternative in part.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            {
                if (names.Count >= Most) return;
                var lead = before.TrimEnd();
                var space = lead.LastIndexOf(' ');
                names.Add(alternative.Contains(' ', StringComparison.Ordinal) || lead.Length == 0 ? alternative : $"{(space < 0 ? "" : lead[..space])} {alternative} {after}");
            }
        }
    }

    private static List<string> SplitAtMarkers(string text)
    {
        var parts = new List<string> { text };
        foreach (var marker in Markers)
        {
            for (var i = 0; i < parts.Count && parts.Count < Most; i++)
            {
                var at = parts[i].IndexOf(marker, StringComparison.Ordinal);
                // "aka" within a word is no marker.
                if (at < 0 || at > 0 && char.IsLetterOrDigit(parts[i][at - 1]) && char.IsLetterOrDigit(marker[0])) continue;
                parts.Insert(i + 1, parts[i][(at + marker.Length)..]);
                parts[i] = parts[i][..at];
            }
        }

        parts.RemoveAll(p => FirstScript(p) == Script.None);
        return parts;
    }

    // A name with its native spelling beside it is two names; a legal form in the other script is not.
    private static void ByScript(string text, List<string> result)
    {
        if (Ascii.IsValid(text)) { Add(text, result); return; }
        int latin = 0, native = 0;
        foreach (var c in text)
        {
            var script = Scripts.Of(c);
            if (script == Script.Latin) latin++;
            else if (script is not (Script.None or Script.Digits)) native += script is Script.Han or Script.Hangul ? 3 : 1;
        }

        if (latin < 5 || native < 5) { Add(text, result); return; }
        var latinPart = new char[text.Length];
        var nativePart = new char[text.Length];
        // Latin and Cyrillic within one word are look-alikes, not two names.
        for (var i = 0; i < text.Length;)
        {
            var end = i;
            int l = 0, n = 0;
            while (end < text.Length && Scripts.Of(text[end]) != Script.None)
            {
                if (Scripts.Of(text[end]) is Script.Latin) l++;
                else if (Scripts.Of(text[end]) is not Script.Digits) n++;
                end++;
            }

            if (end == i) { latinPart[i] = nativePart[i] = text[i]; i++; continue; }
            for (; i < end; i++) (latinPart[i], nativePart[i]) = l >= n ? (text[i], ' ') : (' ', text[i]);
        }

        Add(new string(latinPart), result);
        Add(new string(nativePart), result);
    }

    private static void Add(string text, List<string> result)
    {
        if (result.Count < Most && FirstScript(text) != Script.None && !result.Contains(text)) result.Add(text);
    }

    private static Script FirstScript(string text)
    {
        foreach (var c in text)
            if (Scripts.Of(c) is var script && script != Script.None) return script;
        return Script.None;
    }
}
