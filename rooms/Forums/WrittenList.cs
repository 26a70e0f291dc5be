namespace Isthmus.Forums;

/// <summary>Short lists as people write them in one field: parted by commas, semicolons or lines, in any script.</summary>
internal static class WrittenList
{
    private static readonly char[] s_marks = [',', ';', '\n', '\r', '،', '؛'];

    public static IReadOnlyList<string> Split(string? text) =>
        [.. (text ?? "").Split(s_marks, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct(StringComparer.OrdinalIgnoreCase)];

    public static string Join(IEnumerable<string> items) => string.Join(", ", items);
}
