namespace Isthmus.Tabular;

/// <summary>What a file may cost before it is refused.</summary>
public sealed record TableLimits
{
    public static readonly TableLimits Default = new();

    /// <summary>Bytes of the file as sent.</summary>
    public long Bytes { get; init; } = 64 * 1024 * 1024;

    /// <summary>Bytes of an XLSX file after unpacking, all read parts together; and characters of all cells, a string that many cells share counted for each of them.</summary>
    public long UnpackedBytes { get; init; } = 512L * 1024 * 1024;

    public int Rows { get; init; } = 250_000;

    public int Columns { get; init; } = 512;

    public long Cells { get; init; } = 10_000_000;

    /// <summary>Characters in one cell; Excel's own limit.</summary>
    public int CellLength { get; init; } = 32_767;
}

/// <summary>How to read a file where the file alone does not tell.</summary>
public sealed record TableReadOptions
{
    public TableLimits Limits { get; init; } = TableLimits.Default;

    /// <summary>Worksheet by name; the first one with content by default.</summary>
    public string? Sheet { get; init; }

    /// <summary>Tells a known column title from data: makes finding the header row certain where titles and data look alike.</summary>
    public Func<string, bool>? IsKnownTitle { get; init; }
}
