using System.Globalization;
using Isthmus.Tabular;

namespace Isthmus.Cli.TwoFiles;

/// <summary>Everything a person must know: one row each of report.csv.</summary>
internal sealed class PlanReport
{
    public static readonly string[] Header = ["what", "file", "row", "name", "other", "score", "detail"];
    private readonly List<IReadOnlyList<object?>> _rows = [];

    public IReadOnlyList<IReadOnlyList<object?>> Rows => _rows;

    /// <param name="what">The kind, one word with underscores, for filtering.</param>
    /// <param name="file">Name of the file it stands in, or empty.</param>
    /// <param name="row">Row of that file, or null.</param>
    /// <param name="name">The name or text it is about.</param>
    /// <param name="other">The name it was matched with, or empty.</param>
    /// <param name="score">Likeness or confidence, or null.</param>
    /// <param name="detail">One sentence.</param>
    public void Add(string what, string file, int? row, string name, string other = "", double? score = null, string detail = "") =>
        _rows.Add([what, file, row, name, other, score is { } s ? Math.Round(s, 2) : null, detail]);

    public void Read(string file, TableWarning warning)
    {
        var (what, detail) = warning.Kind switch
        {
            TableWarningKind.LongRow => ("row_too_long", "the row has more cells than the header; the extra ones are not used"),
            TableWarningKind.NoHeader => ("no_header", "no header row was found; columns were guessed from their content"),
            TableWarningKind.TitleRows => ("rows_above_header", $"passed over: {warning.Detail}"),
            TableWarningKind.TwoLineHeader => ("header_of_two_lines", "two rows were read as one header"),
            TableWarningKind.StrayQuote => ("stray_quotation_mark", $"text after a closing quotation mark was kept: {warning.Detail}"),
            TableWarningKind.GuessedEncoding => ("encoding_guessed", $"read as {warning.Detail}"),
            TableWarningKind.BrokenCharacters => ("broken_characters", $"{warning.Detail} characters could not be read"),
            TableWarningKind.ErrorCell => ("error_cell", $"{warning.Detail} in column {warning.Column} was read as empty"),
            TableWarningKind.OtherSheets => ("other_sheets", $"not read: {warning.Detail}"),
            TableWarningKind.SameTitle => ("same_title_twice", $"two columns are called '{warning.Detail}'"),
            _ => throw new InvalidOperationException($"Unknown warning {warning.Kind.ToString()}"),
        };
        Add(what, file, warning.Row, "", detail: detail);
    }

    public static string Slots(IEnumerable<int> positions) => string.Join(", ", positions.Select(p => (p + 1).ToString(CultureInfo.InvariantCulture)));
}
