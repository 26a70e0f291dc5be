using System.Globalization;
using Isthmus.Screening;

namespace Isthmus.Bench.Screening;

/// <summary>The unified CSV of the measuring data, and plain CSV beside it.</summary>
internal static class UnifiedList
{
    internal static List<ListEntry> Read(string path) => [.. Rows(path).Select(Entry)];

    internal static IEnumerable<Dictionary<string, string>> Rows(string path)
    {
        string[]? header = null;
        foreach (var cells in Cells(File.ReadAllText(path)))
        {
            if (header is null) { header = [.. cells.Select(c => c.Trim('\uFEFF'))]; continue; }
            yield return header.Zip(cells).ToDictionary(p => p.First, p => p.Second, StringComparer.Ordinal);
        }
    }

    private static ListEntry Entry(Dictionary<string, string> row) => new()
    {
        Id = row["id"],
        Name = row["name"],
        Type = LabelledPair.TypeOf(row["type"]),
        Aliases = Parts(row["aliases"]),
        WeakAliases = Parts(row["weak_aliases"]),
        Countries = Parts(row["countries"]),
        Programmes = Parts(row["programs"]),
        BirthDates = [.. Parts(row["dob"]).Select(Date).OfType<PartialDate>()],
        Identifiers = [.. Parts(row["identifiers"]).Select(p => p.LastIndexOf(' ') is > 0 and var at ? new PartyIdentifier(p[..at], p[(at + 1)..]) : new PartyIdentifier("", p))],
    };

    private static string[] Parts(string cell) => cell.Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static PartialDate? Date(string text) =>
        PartialDate.TryParse(text, out var date) ? date
        : DateTime.TryParseExact(text, ["dd MMM yyyy", "d MMM yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? new PartialDate(day.Year, day.Month, day.Day)
        : null;

    private static IEnumerable<List<string>> Cells(string text)
    {
        var row = new List<string>();
        var cell = new System.Text.StringBuilder();
        var quoted = false;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (quoted && c == '"' && i + 1 < text.Length && text[i + 1] == '"') { cell.Append('"'); i++; }
            else if (c == '"') quoted = !quoted;
            else if (quoted) cell.Append(c);
            else if (c == ',') { row.Add(cell.ToString()); cell.Clear(); }
            else if (c == '\n')
            {
                row.Add(cell.ToString().TrimEnd('\r'));
                cell.Clear();
                yield return row;
                row = [];
            }
            else cell.Append(c);
        }

        if (cell.Length > 0 || row.Count > 0) { row.Add(cell.ToString()); yield return row; }
    }
}
