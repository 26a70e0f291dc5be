namespace Isthmus.Partnering;

/// <summary>What people write in forms, brought to one form. Pure.</summary>
internal static class Written
{
    private static readonly char[] s_marks = [',', ';', '\n', '\r', '،', '؛'];

    /// <summary>One line without loose spaces; null when nothing is left.</summary>
    public static string? Plain(string? text) => string.IsNullOrWhiteSpace(text) ? null : string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>The same for a text of several lines, which stay.</summary>
    public static string? Lines(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.ReplaceLineEndings("\n").Trim();

    /// <summary>Short lists in one field: parted by commas, semicolons or lines, in any script.</summary>
    public static IReadOnlyList<string> Split(string? text) => [.. (text ?? "").Split(s_marks, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct(StringComparer.OrdinalIgnoreCase)];

    /// <summary>Two-letter code of a country written as a code or as its name in a language of the site.</summary>
    public static string? Country(string? written)
    {
        var text = (written ?? "").Trim();
        if (Countries.Exists(text)) return text.ToUpperInvariant();
        return Countries.Codes.FirstOrDefault(c => Language.All.Any(l => string.Equals(Countries.Name(c, l), text, StringComparison.OrdinalIgnoreCase)));
    }

    /// <summary>The address with a scheme; null for what is no web address.</summary>
    public static string? Website(string? written)
    {
        if (Plain(written) is not { } text) return null;
        var address = text.Contains("://", StringComparison.Ordinal) ? text : "https://" + text;
        return Uri.TryCreate(address, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" && url!.Host.Contains('.', StringComparison.Ordinal) && url.UserInfo.Length == 0 && url.AbsoluteUri.Length <= 300 ? url.AbsoluteUri : null;
    }
}
