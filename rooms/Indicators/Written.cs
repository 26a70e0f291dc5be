namespace Isthmus.Indicators;

/// <summary>What people write in forms and files, brought to one form. Pure.</summary>
internal static class Written
{
    /// <summary>One line without loose spaces; null when nothing is left.</summary>
    public static string? Plain(string? text) => string.IsNullOrWhiteSpace(text) ? null : string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>The same for a text of several lines, which stay.</summary>
    public static string? Lines(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.ReplaceLineEndings("\n").Trim();

    /// <summary>The address as it was given; null for nothing.</summary>
    public static string? Address(string? text) => Plain(text) is not { } plain ? null : plain.Contains("://", StringComparison.Ordinal) ? plain : "https://" + plain;
}
