namespace Isthmus.Indicators.Datasets.Reading;

/// <summary>How to read a file where the file alone does not tell.</summary>
internal sealed record ReadOptions(string Name)
{
    /// <summary>What the command line takes; what a page takes is less.</summary>
    public const int MostRows = 10_000_000;

    /// <summary>The fields of the data package.</summary>
    public TableSchema? Schema { get; init; }

    /// <summary>Units of measures, told beside the file.</summary>
    public IReadOnlyDictionary<string, Unit> Units { get; init; } = new Dictionary<string, Unit>();

    /// <summary>The unit of all values, told beside the file.</summary>
    public Unit? Unit { get; init; }

    /// <summary>The lines of the table that a spreadsheet was turned into, by the rows of its sheet.</summary>
    public IReadOnlyList<int>? Lines { get; init; }
    public int Rows { get; init; } = MostRows;
    public Action<long>? Read { get; init; }
}
