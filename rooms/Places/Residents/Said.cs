namespace Isthmus.Places.Residents;

/// <summary>A short text in the languages of the site, inside a list that is stored as one column. A reader whose language is missing sees the English one, then any.</summary>
internal sealed record Said
{
    public const int Longest = 1000;

    [StringLength(Longest), Lines] public string? En { get; set; }
    [StringLength(Longest), Lines] public string? Ru { get; set; }
    [StringLength(Longest), Lines] public string? Fa { get; set; }

    public string In(string language) => (language switch { "ru" => Ru, "fa" => Fa, _ => En }) ?? En ?? Ru ?? Fa ?? "";

    public bool IsEmpty() => En is null && Ru is null && Fa is null;

    /// <summary>Without loose spaces; what is empty is not there.</summary>
    public Said Neat() => new() { En = Written(En), Ru = Written(Ru), Fa = Written(Fa) };

    public int Lines() => new[] { En, Ru, Fa }.Max(t => t?.Split('\n').Length ?? 0);

    /// <summary>The line with this number, from 1.</summary>
    public string Line(int number, string language) => In(language).Split('\n') is var lines && number >= 1 && number <= lines.Length ? lines[number - 1].Trim() : "";

    private static string? Written(string? text) => string.IsNullOrWhiteSpace(text) ? null : string.Join('\n', text.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
}
