namespace Isthmus.Tabular.Csv;

/// <summary>Finds the separator: declared by a first line "sep=;", or the one that parts most records alike.</summary>
internal static class Separator
{
    private const int SampleRecords = 60;
    private const int SampleCharacters = 200_000;
    private static readonly char[] Usual = [',', ';', '\t', '|'];

    internal static char? Declared(string text, ref int start)
    {
        var line = text.AsSpan(start);
        var end = line.IndexOfAny('\r', '\n');
        line = (end < 0 ? line : line[..end]).Trim('"');
        if (line.Length != 5 || !line.StartsWith("sep=", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        start = end < 0 ? text.Length : start + end + (text.AsSpan(start + end).StartsWith("\r\n") ? 2 : 1);
        return line[4];
    }

    internal static char Detect(string text, int start)
    {
        var sample = text.Length - start > SampleCharacters ? text.Substring(start, SampleCharacters) : text[start..];
        var best = Usual.Select((separator, order) => (separator, order, score: Score(sample, separator)))
            .OrderByDescending(s => s.score).ThenBy(s => s.order).First();
        // A list of one column in which some cells hold a comma: a separator that does not occur leaves them whole.
        return best.score > 0 ? best.separator : Usual.FirstOrDefault(u => !sample.Contains(u, StringComparison.Ordinal), '\u001F');
    }

    /// <summary>Share of records with the most usual number of cells, more for more cells; 0 when that number is one or that share small.</summary>
    private static double Score(string sample, char separator)
    {
        var lengths = new List<int>();
        try
        {
            var records = new CsvRecords(sample, 0, separator, new RawTable(TableLimits.Default));
            while (lengths.Count < SampleRecords && records.Next(out _, out var cells))
            {
                if (cells.Exists(c => c.Length > 0))
                {
                    lengths.Add(cells.Count);
                }
            }
        }
        catch (TableRefusedException)
        {
            // The sample may end within quotation marks; what was read before counts.
        }

        if (lengths.Count == 0)
        {
            // Nothing but this separator: a blank sheet.
            return 1;
        }

        var usual = lengths.Where(l => l > 1).GroupBy(l => l).OrderByDescending(g => g.Count()).FirstOrDefault();
        return usual is null || usual.Count() < 0.4 * lengths.Count ? 0 : (double)usual.Count() / lengths.Count * (1 + (0.1 * Math.Min(usual.Key, 30)));
    }
}
