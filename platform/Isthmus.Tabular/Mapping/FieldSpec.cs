namespace Isthmus.Tabular;

/// <summary>A field of the caller that a column may hold.</summary>
/// <param name="Key">The caller's name of the field.</param>
/// <param name="Required">True when the file is of no use without it.</param>
/// <param name="Synonyms">Titles people give the column, in any language; case, diacritics and endings do not matter.</param>
public sealed record FieldSpec(string Key, bool Required, params IReadOnlyList<string> Synonyms)
{
    /// <summary>Tells whether a non-empty cell may be a value of this field: finds the column where the title is missing or odd, and doubts a title that lies.</summary>
    public Func<string, bool>? Probe { get; init; }
}

/// <summary>Which field a column is guessed to be.</summary>
/// <param name="Column">Column number, from 0.</param>
/// <param name="Title">The title in the file.</param>
/// <param name="Field">Key of the field, or null when there is no guess.</param>
/// <param name="Confidence">0 to 1: 1 for a title that is a synonym, 0.6 and less for a guess that a person should confirm.</param>
public sealed record ColumnGuess(int Column, string Title, string? Field, double Confidence);

/// <summary>Cell-content probes for common fields.</summary>
public static class CellProbe
{
    public static bool IsEmail(string cell)
    {
        ArgumentNullException.ThrowIfNull(cell);
        var at = cell.IndexOf('@', StringComparison.Ordinal);
        return at > 0 && cell.AsSpan(at).Contains('.') && !cell.Contains("://", StringComparison.Ordinal);
    }

    public static bool IsWebsite(string cell) => Names.WebsiteKey.Of(cell) is not null;

    /// <summary>A country by its code or usual name in English, Russian or Persian.</summary>
    public static bool IsCountry(string cell) => CountryNames.Contains(cell);

    /// <summary>A name: has letters, is no address and not long.</summary>
    public static bool IsName(string cell)
    {
        ArgumentNullException.ThrowIfNull(cell);
        return cell.Length is > 1 and < 150 && cell.Any(char.IsLetter) && !HeaderRow.LooksLikeData(cell) && !IsWebsite(cell);
    }
}
