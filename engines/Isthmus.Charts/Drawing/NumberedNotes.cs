using System.Globalization;

namespace Isthmus.Charts.Drawing;

/// <summary>Notes on a plot over time: a number above it, a dashed line across it, and the words under the chart, because words of any length would not stand beside each other on the plot.</summary>
internal sealed class NumberedNotes
{
    private const double Row = 20, Radius = 8, About = 60;
    private readonly Sheet _sheet;
    private readonly IReadOnlyList<TimelineNote> _notes;
    private readonly int[] _rows;

    /// <param name="sheet">The sheet.</param>
    /// <param name="notes">The notes.</param>
    /// <param name="dates">All dates of the time axis.</param>
    public NumberedNotes(Sheet sheet, IReadOnlyList<TimelineNote> notes, IReadOnlyCollection<DateOnly> dates)
    {
        (_sheet, _notes, _rows) = (sheet, notes, new int[notes.Count]);
        // How wide the plot is depends on its height, and that on these rows: about what is left beside a scale will do.
        var time = TimeScale.For(dates, 1, null);
        double width = Math.Max(60, sheet.Right - sheet.Left - About);
        var ends = new List<double>();
        foreach (int i in Enumerable.Range(0, notes.Count).OrderBy(i => notes[i].At).ThenBy(i => i))
        {
            double x = time.Share(notes[i].At) * width;
            int row = ends.FindIndex(end => end + (2 * Radius) + 4 <= x);
            if (row < 0)
            {
                row = ends.Count;
                ends.Add(0);
            }
            ends[row] = x;
            _rows[i] = row;
        }
        Height = ends.Count * Row;
    }

    public double Height { get; }

    public void Draw(Func<DateOnly, double> x, double bottom)
    {
        if (_notes.Count == 0) return;
        _sheet.Open("v");
        for (int i = 0; i < _notes.Count; i++)
        {
            double at = x(_notes[i].At), middle = _sheet.Top - Height + (_rows[i] * Row) + Radius + 1;
            _sheet.OpenMark(Xml.Clean(_notes[i].Label));
            _sheet.Line(at, middle + Radius, at, bottom, "d");
            Sign(_sheet, at, middle, i + 1);
            _sheet.Close();
        }
        _sheet.Close();
    }

    public static IEnumerable<LegendEntry> Legend(IReadOnlyList<TimelineNote> notes) =>
        notes.Select((n, i) => new LegendEntry((on, x, y) => Sign(on, x, y, i + 1), Xml.Clean(n.Label), "v"));

    private static void Sign(Sheet on, double x, double y, int number)
    {
        on.Draw(on.Path().Circle(x, y, Radius), "o");
        on.Text(x, y + 4, number.ToString(CultureInfo.InvariantCulture), Anchor.Middle, "n b c");
    }
}
