using System.Text;

namespace Isthmus.Screening.Lists;

/// <summary>The small operations on values that all layouts need.</summary>
internal static class Text
{
    /// <summary>
    /// One line, single spaces, nothing at the ends; without control characters and without the marks that turn the direction of writing, which could make a name
    /// look like another one. The joiners of Persian and Indic scripts stay. A half surrogate becomes U+FFFD.
    /// </summary>
    public static string Clean(string? text)
    {
        if (string.IsNullOrEmpty(text)) return "";
        var clean = true;
        for (var i = 0; clean && i < text.Length; i++) clean = text[i] is > ' ' and < '\x7f' || (text[i] == ' ' && i > 0 && i < text.Length - 1 && text[i - 1] != ' ');
        if (clean) return text;
        var s = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (char.IsWhiteSpace(c) || c is '\u0085' or '\u180e' or '\u200b')
            {
                if (s.Length > 0 && s[^1] != ' ') s.Append(' ');
            }
            else if (char.IsControl(c) || c is (>= '\u202a' and <= '\u202e') or (>= '\u2066' and <= '\u2069') or '\u200e' or '\u200f' or '\u061c' or '\ufeff') continue;
            else if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1])) s.Append(c).Append(text[++i]);
            else s.Append(char.IsSurrogate(c) ? '\ufffd' : c);
        }
        if (s.Length > 0 && s[^1] == ' ') s.Length--;
        return s.ToString();
    }

    /// <summary>For messages: one line of at most 120 characters.</summary>
    public static string Short(string? text) => Cut(Clean(text is { Length: > 2_000 } ? text[..2_000] : text), 120);

    /// <summary>The first characters, with an ellipsis in place of the rest; no surrogate pair is split.</summary>
    public static string Cut(string text, int length)
    {
        if (text.Length <= length) return text;
        var end = Math.Max(0, length - 1);
        if (end > 0 && char.IsHighSurrogate(text[end - 1])) end--;
        return text[..end] + "…";
    }

    /// <summary>Two Latin letters, in capitals; or null, because a name of a country is no code.</summary>
    public static string? CountryCode(string? text) =>
        text?.Trim() is { Length: 2 } s && char.IsAsciiLetter(s[0]) && char.IsAsciiLetter(s[1]) ? s.ToUpperInvariant() : null;

    public static string Join(params ReadOnlySpan<string?> parts)
    {
        var s = new StringBuilder();
        foreach (var part in parts)
        {
            var clean = Clean(part);
            if (clean.Length == 0) continue;
            if (s.Length > 0) s.Append(' ');
            s.Append(clean);
        }
        return s.ToString();
    }

    /// <summary>As <see cref="Join"/>, with commas: an address on one line.</summary>
    public static string Commas(params ReadOnlySpan<string?> parts)
    {
        var s = new StringBuilder();
        foreach (var part in parts)
        {
            var clean = Clean(part);
            if (clean.Length == 0) continue;
            if (s.Length > 0) s.Append(", ");
            s.Append(clean);
        }
        return s.ToString();
    }

    public static bool Same(string? a, string b) => string.Equals(a?.Trim(), b, StringComparison.OrdinalIgnoreCase);
}
