namespace Isthmus.Charts.Drawing;

/// <summary>One entry of a legend: a sign and what it means.</summary>
/// <param name="Draw">Draws the sign with its middle at the place.</param>
/// <param name="Words">What it means.</param>
/// <param name="Class">The colour of the sign.</param>
internal sealed record LegendEntry(Action<Sheet, double, double> Draw, string Words, string Class);

/// <summary>Entries beside each other, in as many rows as they need.</summary>
internal sealed class Legend
{
    private const double Sign = 26, Gap = 18, RowHeight = 20;
    private readonly List<(LegendEntry Entry, double X, int Row, double Room)> _places = [];
    private readonly int _rows;

    public Legend(Sheet sheet, IEnumerable<LegendEntry> entries)
    {
        double x = sheet.Left;
        int row = 0;
        foreach (var entry in entries)
        {
            double words = Math.Min(TextWidth.Of(entry.Words, Sheet.Letter), sheet.Right - sheet.Left - Sign);
            if (x > sheet.Left && x + Sign + words > sheet.Right) (x, row) = (sheet.Left, row + 1);
            _places.Add((entry, x, row, words + 1));
            x += Sign + words + Gap;
        }
        _rows = _places.Count == 0 ? 0 : row + 1;
    }

    public double Height => _rows * RowHeight;

    public void Draw(Sheet sheet, double top)
    {
        foreach (var (entry, x, row, room) in _places)
        {
            double middle = top + row * RowHeight + RowHeight / 2;
            sheet.Open(entry.Class);
            entry.Draw(sheet, x + 10, middle);
            sheet.Close();
            sheet.Fitted(x + Sign, middle + 4.2, entry.Words, room, Anchor.Start);
        }
    }

    public static Legend OfSeries(Sheet sheet, IReadOnlyList<ChartSeries> series, Action<Sheet, int, double, double> sign) =>
        new(sheet, series.Select((s, i) => new LegendEntry((on, x, y) => sign(on, i, x, y), Xml.Clean(s.Name), Glyphs.Class(i))));
}
