namespace Isthmus.Tabular;

/// <summary>How to write a table.</summary>
public sealed record TableWriteOptions
{
    /// <summary>Worksheet name; characters that a spreadsheet refuses are replaced.</summary>
    public string Sheet { get; init; } = "Table";

    /// <summary>Columns run from the right, for Persian and Arabic readers. XLSX only.</summary>
    public bool RightToLeft { get; init; }

    /// <summary>A byte order mark: without one Excel takes UTF-8 for the local code page. CSV only.</summary>
    public bool ByteOrderMark { get; init; } = true;

    public char Separator { get; init; } = ',';
}

/// <summary>
/// Writes tables row by row, whatever their length. Cells are text, numbers, <see cref="bool"/>, <see cref="DateOnly"/>, <see cref="DateTimeOffset"/> (written in
/// UTC) or null. Text that a spreadsheet program would run as a formula is neutralised.
/// </summary>
public static class TableWriter
{
    /// <summary>Writes CSV by RFC 4180 in UTF-8.</summary>
    public static Task WriteCsvAsync(
        Stream target, IReadOnlyList<string> header, IAsyncEnumerable<IReadOnlyList<object?>> rows, TableWriteOptions options, CancellationToken cancellation) =>
        Writing.CsvTable.WriteAsync(target, header, rows, options, cancellation);

    /// <inheritdoc cref="WriteCsvAsync(Stream, IReadOnlyList{string}, IAsyncEnumerable{IReadOnlyList{object?}}, TableWriteOptions, CancellationToken)"/>
    public static Task WriteCsvAsync(
        Stream target, IReadOnlyList<string> header, IEnumerable<IReadOnlyList<object?>> rows, TableWriteOptions options, CancellationToken cancellation) =>
        Writing.CsvTable.WriteAsync(target, header, rows.ToAsyncEnumerable(), options, cancellation);

    /// <summary>Writes a workbook with one sheet, the header bold and kept in view.</summary>
    /// <exception cref="ArgumentException">More rows or columns than a worksheet holds.</exception>
    public static Task WriteXlsxAsync(
        Stream target, IReadOnlyList<string> header, IAsyncEnumerable<IReadOnlyList<object?>> rows, TableWriteOptions options, CancellationToken cancellation) =>
        Writing.XlsxTable.WriteAsync(target, header, rows, options, cancellation);

    /// <inheritdoc cref="WriteXlsxAsync(Stream, IReadOnlyList{string}, IAsyncEnumerable{IReadOnlyList{object?}}, TableWriteOptions, CancellationToken)"/>
    public static Task WriteXlsxAsync(
        Stream target, IReadOnlyList<string> header, IEnumerable<IReadOnlyList<object?>> rows, TableWriteOptions options, CancellationToken cancellation) =>
        Writing.XlsxTable.WriteAsync(target, header, rows.ToAsyncEnumerable(), options, cancellation);
}
