namespace Isthmus.Tabular;

/// <summary>A row before the header is known.</summary>
/// <param name="Number">Row number, from 1.</param>
/// <param name="Cells">Cleaned cells; rows may differ in length.</param>
internal sealed record RawRow(int Number, string[] Cells)
{
    internal bool IsBlank => Array.TrueForAll(Cells, c => c.Length == 0);

    internal int Filled => Cells.Count(c => c.Length > 0);
}

/// <summary>Collects rows within the limits.</summary>
internal sealed class RawTable(TableLimits limits)
{
    private long _cells;
    private long _characters;

    internal List<RawRow> Rows { get; } = [];

    internal List<TableWarning> Warnings { get; } = [];

    /// <summary>Adds a row without its trailing empty cells; a blank row counts for nothing.</summary>
    internal void Add(int number, List<string> cells)
    {
        var length = cells.Count;
        while (length > 0 && cells[length - 1].Length == 0)
        {
            length--;
        }

        if (length == 0)
        {
            return;
        }

        if (length > limits.Columns)
        {
            throw new TableRefusedException(TableRefusalReason.TooLarge, $"Row {number} has more than {limits.Columns} columns.", number);
        }

        _cells += length;
        if (Rows.Count >= limits.Rows || _cells > limits.Cells)
        {
            throw new TableRefusedException(TableRefusalReason.TooLarge, $"The table has more than {limits.Rows} rows or {limits.Cells} cells.", number);
        }

        // A few bytes of a workbook may refer to a long text again and again.
        for (var i = 0; i < length; i++)
        {
            _characters += cells[i].Length;
        }

        if (_characters > limits.UnpackedBytes)
        {
            throw new TableRefusedException(TableRefusalReason.TooLarge, $"The cells hold more than {limits.UnpackedBytes} characters.", number);
        }

        Rows.Add(new RawRow(number, cells.GetRange(0, length).ToArray()));
    }

    internal void CheckCell(int length, int row)
    {
        if (length > limits.CellLength)
        {
            throw LongCell(limits, row);
        }
    }

    internal static TableRefusedException LongCell(TableLimits limits, int? row) =>
        new(TableRefusalReason.TooLarge, $"A cell{(row is null ? "" : $" in row {row}")} has more than {limits.CellLength} characters.", row);
}
