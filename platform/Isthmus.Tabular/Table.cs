namespace Isthmus.Tabular;

public enum TableFormat
{
    Csv,
    Xlsx,
}

/// <summary>Something a person should know about how the file was read; the file was read all the same.</summary>
public enum TableWarningKind
{
    /// <summary>The row has more cells than the header; the cells were kept under an empty title.</summary>
    LongRow,

    /// <summary>No header was found; the first row was read as data.</summary>
    NoHeader,

    /// <summary>Rows above the header were passed over; the detail is their text.</summary>
    TitleRows,

    /// <summary>Two rows were joined into one header.</summary>
    TwoLineHeader,

    /// <summary>Text follows a closing quotation mark within a cell; it was kept.</summary>
    StrayQuote,

    /// <summary>The encoding was guessed from letter statistics; the detail is its name.</summary>
    GuessedEncoding,

    /// <summary>Bytes that are not valid in the encoding were replaced; the detail is their number.</summary>
    BrokenCharacters,

    /// <summary>The cell holds an error value such as #REF!; it was read as empty.</summary>
    ErrorCell,

    /// <summary>The file has other sheets, which were not read; the detail is their names.</summary>
    OtherSheets,

    /// <summary>Two columns have the same title; the detail is the title.</summary>
    SameTitle,
}

/// <summary>A warning.</summary>
/// <param name="Kind">What.</param>
/// <param name="Row">Row number in the file, from 1, or null.</param>
/// <param name="Column">Column letter or null.</param>
/// <param name="Detail">Text from the file or a number.</param>
public sealed record TableWarning(TableWarningKind Kind, int? Row = null, string? Column = null, string Detail = "");

/// <summary>A row of data: as many cells as the header, trimmed, empty for nothing.</summary>
/// <param name="Number">Row number as a spreadsheet shows it, from 1.</param>
/// <param name="Cells">The cells.</param>
public sealed record TableRow(int Number, IReadOnlyList<string> Cells);

/// <summary>A table as read.</summary>
public sealed record Table(IReadOnlyList<string> Header, IReadOnlyList<TableRow> Rows)
{
    public required TableFormat Format { get; init; }

    /// <summary>Name of the text encoding, "utf-8" for XLSX.</summary>
    public string Encoding { get; init; } = "utf-8";

    /// <summary>The separator of a CSV file; null for XLSX.</summary>
    public char? Separator { get; init; }

    /// <summary>The worksheet read; null for CSV.</summary>
    public string? Sheet { get; init; }

    public bool HasHeader { get; init; } = true;

    public IReadOnlyList<TableWarning> Warnings { get; init; } = [];

    /// <summary>"A" for column 0, "AA" for column 26.</summary>
    public static string ColumnLetter(int column)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(column);
        var letters = "";
        for (var rest = column + 1; rest > 0; rest = (rest - 1) / 26)
        {
            letters = (char)('A' + ((rest - 1) % 26)) + letters;
        }

        return letters;
    }
}
