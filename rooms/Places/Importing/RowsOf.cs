using Isthmus.Tabular;

namespace Isthmus.Places.Importing;

/// <summary>A table by the names of its columns, each row read by itself; what is wrong is told with row and column.</summary>
internal sealed class RowsOf
{
    public const long MostBytes = 2 * 1024 * 1024;
    public const int MostRows = 2000;
    public const int MostFaults = 100;

    private readonly Dictionary<string, int> _columns;
    private readonly Table _table;

    private RowsOf(Table table, Dictionary<string, int> columns) => (_table, _columns) = (table, columns);

    public List<FieldRefusal> Faults { get; } = [];

    public static async Task<Outcome<RowsOf>> Read(IFormFile? file, string[] needed, CancellationToken ct)
    {
        if (file is null || file.Length == 0) return Refusal.InvalidField("File", "ui.validation.required");
        await using var stream = file.OpenReadStream();
        var read = await TableFile.ReadAsync(stream, new() { Limits = TableLimits.Default with { Bytes = MostBytes, Rows = MostRows } }, ct);
        if (read.Table is not { } table) return Refusal.InvalidField("File", "places.import.unreadable");
        var columns = table.Header.Select((name, column) => (Name: name.Trim().ToLowerInvariant(), column)).Where(c => c.Name.Length > 0).DistinctBy(c => c.Name).ToDictionary(c => c.Name, c => c.column);
        return needed.FirstOrDefault(n => !columns.ContainsKey(n)) is { } missing ? Refusal.InvalidField("File", "places.import.columns", missing) : new RowsOf(table, columns);
    }

    /// <summary>The rows that say something.</summary>
    public IEnumerable<Row> All => _table.Rows.Where(r => r.Cells.Any(c => c.Length > 0)).Select(r => new Row(this, r.Number, r.Cells));

    /// <summary>Null where every row could be read; otherwise all that is wrong, up to a hundred.</summary>
    public Refusal? Refuse() => Faults.Count == 0 ? null : Refusal.InvalidFields([.. Faults.Take(MostFaults)]);

    internal sealed record Row(RowsOf Of, int Number, IReadOnlyList<string> Cells)
    {
        public string? Text(string column) => Of._columns.TryGetValue(column, out var at) && Cells[at].Trim() is { Length: > 0 } text ? text : null;

        public int? Whole(string column)
        {
            if (Text(column) is not { } text) return null;
            if (int.TryParse(text, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number)) return number;
            Fault(column, "places.import.number");
            return null;
        }

        public decimal? Money(string column)
        {
            if (Text(column) is not { } text) return null;
            if (decimal.TryParse(text, System.Globalization.NumberStyles.AllowDecimalPoint, System.Globalization.CultureInfo.InvariantCulture, out var amount)) return amount;
            Fault(column, "places.import.money");
            return null;
        }

        public DateOnly? Day(string column)
        {
            if (Text(column) is not { } text) return null;
            if (DateOnly.TryParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.None, out var day)) return day;
            Fault(column, "places.import.day");
            return null;
        }

        public bool Yes(string column) => Text(column)?.ToLowerInvariant() is "yes" or "true" or "1" or "да" or "بله";

        public void Fault(string column, string text, params object[] args) => Of.Faults.Add(new($"{Number}:{column}", text, args));
    }
}
