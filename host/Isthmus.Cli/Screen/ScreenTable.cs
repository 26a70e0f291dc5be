using Isthmus.Tabular;

namespace Isthmus.Cli.Screen;

/// <summary>A table of which some titles are known.</summary>
internal sealed class ScreenTable
{
    private static readonly TableLimits Limits = TableLimits.Default with { Bytes = 512L * 1024 * 1024, Rows = 2_000_000, Cells = 50_000_000 };
    private readonly string _from;
    private readonly Table _table;
    private readonly Dictionary<string, int> _columns = new(StringComparer.OrdinalIgnoreCase);

    private ScreenTable(string from, Table table)
    {
        (_from, _table) = (from, table);
        for (var i = 0; i < table.Header.Count; i++) _columns.TryAdd(table.Header[i].Trim(), i);
    }

    public IReadOnlyList<TableRow> Rows => _table.Rows;

    public static async Task<ScreenTable> Open(string option, string path, IReadOnlyList<string> titles, CancellationToken cancel)
    {
        try
        {
            var stream = File.OpenRead(path);
            await using (stream)
            {
                var read = await TableFile.ReadAsync(stream, new TableReadOptions { Limits = Limits, IsKnownTitle = t => titles.Contains(t.Trim(), StringComparer.OrdinalIgnoreCase) }, cancel);
                return new ScreenTable($"{option}: {path}", read.Table ?? throw new UnusableInputException($"{option}: {path}: {read.Refusal!.Message}"));
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new UnusableInputException($"{option}: {path} cannot be read: {e.Message.ReplaceLineEndings(" ")}");
        }
    }

    public bool Has(string title) => _columns.ContainsKey(title);

    public void Need(string title)
    {
        if (!_columns.ContainsKey(title))
        {
            throw new UnusableInputException($"{_from}: no column '{title}' was found; the first row must hold the titles (found: {string.Join(", ", _table.Header.Where(t => t.Length > 0).Take(12))})".ReplaceLineEndings(" "));
        }
    }

    /// <summary>The cell under one of the titles; empty where the file has no such column.</summary>
    public string Cell(TableRow row, params ReadOnlySpan<string> titles)
    {
        foreach (var title in titles)
        {
            if (_columns.TryGetValue(title, out var column)) return row.Cells[column];
        }

        return "";
    }
}
