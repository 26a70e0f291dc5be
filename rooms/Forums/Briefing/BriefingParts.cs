using System.Globalization;

namespace Isthmus.Forums.Briefing;

/// <summary>A long book comes in parts, so that no page grows without end; each part is printed by itself.</summary>
internal static class BriefingParts
{
    public static int Count(int items, int size) => Math.Max(1, (items + size - 1) / size);

    /// <summary>From 1; what is not a part is the first.</summary>
    public static int Asked(string? part, int count) => int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n >= 1 && n <= count ? n : 1;

    public static IReadOnlyList<T> Of<T>(IReadOnlyList<T> items, int part, int size) => [.. items.Skip((part - 1) * size).Take(size)];
}
