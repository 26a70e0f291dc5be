using Isthmus.Tabular;

namespace Isthmus.Cli.TwoFiles;

/// <summary>A file read as a table whose columns are known by field.</summary>
internal sealed class MappedFile
{
    private const double SureGuess = 0.75;
    private readonly Dictionary<string, int> _columns;

    private MappedFile(string name, Table table, IReadOnlyList<ColumnGuess> guesses)
    {
        (Name, Table) = (name, table);
        _columns = guesses.Where(g => g.Field is not null).ToDictionary(g => g.Field!, g => g.Column, StringComparer.Ordinal);
    }

    public string Name { get; }

    public Table Table { get; }

    public static async Task<MappedFile> Read(string option, string path, IReadOnlyList<FieldSpec> fields, PlanReport report, CancellationToken cancel)
    {
        var name = Path.GetFileName(path);
        var guess = new HeaderGuess(fields);
        var table = await Open(option, path, new TableReadOptions { IsKnownTitle = guess.IsKnownTitle }, cancel);
        foreach (var warning in table.Warnings)
        {
            report.Read(name, warning);
        }

        var guesses = guess.Guess(table);
        if (guess.Missing(guesses) is [var missing, ..])
        {
            var titles = table.HasHeader ? string.Join(", ", table.Header.Where(t => t.Length > 0).Take(12)) : "none, the first row looks like data";
            throw new UnusableInputException($"{option}: {path}: no column '{missing}' was found (titles: {titles})".ReplaceLineEndings(" "));
        }

        if (table.Rows.Count == 0)
        {
            throw new UnusableInputException($"{option}: {path}: there are no rows below the header");
        }

        foreach (var column in guesses)
        {
            var letter = Table.ColumnLetter(column.Column);
            if (column.Field is null && column.Title.Length > 0)
            {
                report.Add("column_not_used", name, null, column.Title, detail: $"column {letter} is none of: {string.Join(", ", fields.Select(f => f.Key))}");
            }
            else if (column.Field is not null && column.Confidence < SureGuess)
            {
                report.Add("column_guessed", name, null, column.Title, column.Field, column.Confidence, $"column {letter} was taken for '{column.Field}'");
            }
        }

        return new MappedFile(name, table, guesses);
    }

    /// <summary>The cell of a field in a row; empty where the file has no such column.</summary>
    public string Cell(TableRow row, string field) => _columns.TryGetValue(field, out var column) ? row.Cells[column] : "";

    private static async Task<Table> Open(string option, string path, TableReadOptions options, CancellationToken cancel)
    {
        try
        {
            var stream = File.OpenRead(path);
            await using (stream)
            {
                var read = await TableFile.ReadAsync(stream, options, cancel);
                return read.Table ?? throw new UnusableInputException($"{option}: {path}: {read.Refusal!.Message}");
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new UnusableInputException($"{option}: {path} cannot be read: {e.Message.ReplaceLineEndings(" ")}");
        }
    }
}
