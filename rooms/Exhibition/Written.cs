using System.Globalization;
using System.Text;
using Isthmus.Names;

namespace Isthmus.Exhibition;

/// <summary>What people write in lists of exhibitors, brought to one form. Pure.</summary>
internal static class Written
{
    private static readonly char[] s_marks = [',', ';', '\n', '\r', '،', '؛'];

    /// <summary>The same for two spellings of a name that differ in case, spaces and punctuation only. Legal forms count: two of them may be two companies.</summary>
    public static string NameKey(string name)
    {
        var key = new StringBuilder(name.Length);
        foreach (var c in Folded(name))
        {
            if (char.IsLetterOrDigit(c) || char.IsSurrogate(c) || CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark) key.Append(char.ToLowerInvariant(c));
            else if (key.Length > 0 && key[^1] != ' ' && c is not ('.' or '\'' or '’' or '\u200c')) key.Append(' ');
        }
        return key.ToString().Trim().Cut(300);
    }

    /// <summary>A booth's number as it is looked for: <c>a-12</c>, <c>A 12</c>, <c>А12</c> in Cyrillic and <c>A۱۲</c> are A12, while 1-11 and 11-1 stay two.</summary>
    public static string BoothKey(string number)
    {
        var key = new StringBuilder(number.Length);
        var gap = false;
        foreach (var written in Folded(number))
        {
            var c = char.IsDigit(written) ? (char)('0' + (int)char.GetNumericValue(written)) : Latin(char.ToUpperInvariant(written));
            if (!char.IsLetterOrDigit(c)) { gap = key.Length > 0; continue; }
            if (gap && char.IsDigit(key[^1]) == char.IsDigit(c)) key.Append('-');
            gap = false;
            key.Append(c);
        }
        return key.ToString().Cut(20);
    }

    /// <summary>The address with a scheme and without what stands around it; null for what is no web address.</summary>
    public static string? Website(string? written)
    {
        var text = (written ?? "").Trim(' ', '\t', '\r', '\n', '\u00A0', '"', '<', '>', '\u200B', '\uFEFF', ',', ';');
        if (text.Length == 0 || WebsiteKey.Of(text) is null) return null;
        var address = text.Contains("://", StringComparison.Ordinal) ? text : "https://" + text.TrimStart('/');
        if (!Uri.TryCreate(address, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https") || !url.Host.Contains('.', StringComparison.Ordinal) || url.UserInfo.Length > 0 || url.AbsoluteUri.Length > 300) return null;
        return url.IsDefaultPort && url.PathAndQuery == "/" && url.Fragment.Length == 0 ? $"{url.Scheme}://{url.Host}/" : url.AbsoluteUri;
    }

    /// <summary>Two-letter code of a country written as a code or as its name in a language of the site.</summary>
    public static string? Country(string written)
    {
        var text = written.Trim();
        if (Countries.Exists(text)) return text.ToUpperInvariant();
        return Countries.Codes.FirstOrDefault(c => Language.All.Any(l => string.Equals(Countries.Name(c, l), text, StringComparison.OrdinalIgnoreCase)));
    }

    /// <summary>Short lists in one field: parted by commas, semicolons or lines, in any script.</summary>
    public static IReadOnlyList<string> Split(string? text) =>
        [.. (text ?? "").Split(s_marks, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct(StringComparer.OrdinalIgnoreCase)];

    private static string Folded(string text) => PlainText.IsWritable(text) ? text.Normalize(NormalizationForm.FormKC) : "";

    // Letters that look alike are typed for each other: nobody reading a sign at a booth can tell.
    private static char Latin(char c) => "АВЕКМНОРСТУХ".IndexOf(c, StringComparison.Ordinal) is var at and >= 0 ? "ABEKMHOPCTYX"[at] : c;
}
