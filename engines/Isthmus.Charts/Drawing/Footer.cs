namespace Isthmus.Charts.Drawing;

/// <summary>What stands under the plot: what the marks mean, the remark, the source.</summary>
internal sealed class Footer
{
    private const double Before = 14, Leading = 16;
    private readonly Sheet _sheet;
    private readonly Legend? _marks;
    private readonly bool _disputed;
    private readonly string _note, _source;

    /// <param name="sheet">The sheet.</param>
    /// <param name="figures">The figures that are drawn.</param>
    /// <param name="disputed">Whether some of them contradict each other.</param>
    /// <param name="upright">Whether values grow upwards (and not along the line).</param>
    /// <param name="legend">A legend of the chart's own.</param>
    public Footer(Sheet sheet, IEnumerable<Figure> figures, bool disputed, bool upright = true, IEnumerable<LegendEntry>? legend = null)
    {
        (_sheet, _disputed) = (sheet, disputed);
        _note = Xml.Clean(sheet.Words.Note);
        _source = Xml.Clean(sheet.Words.Source);
        var entries = (legend ?? []).Concat(Marks(figures, upright ? (0, -1) : (1, 0))).ToList();
        _marks = entries.Count == 0 ? null : new Legend(sheet, entries);
    }

    public double Height => (_marks is null ? 0 : Before + _marks.Height) + Of(_note, Sheet.Letter, _disputed ? 26 : 0, 4) + Of(_source, Sheet.Small, 0, 3);

    public void Draw(double top)
    {
        _sheet.Top = top;
        if (_marks is not null)
        {
            _marks.Draw(_sheet, top + Before);
            _sheet.Top += Before + _marks.Height;
        }
        if (_note.Length > 0)
        {
            if (_disputed)
            {
                _sheet.Open("w");
                Glyphs.Differs(_sheet, _sheet.Left + 10, _sheet.Top + 10 + Leading / 2);
                _sheet.Close();
            }
            _sheet.Top = _sheet.Lines(_note, _sheet.Top + 10, Sheet.Letter, Leading, 4, "", indent: _disputed ? 26 : 0);
        }
        if (_source.Length > 0) _sheet.Top = _sheet.Lines(_source, _sheet.Top + 10, Sheet.Small, Leading, 3, "m c");
    }

    private double Of(string text, double size, double indent, int most) =>
        text.Length == 0 ? 0 : 10 + Leading * TextWidth.Wrap(text, _sheet.Right - _sheet.Left - indent, size, most).Count;

    private IEnumerable<LegendEntry> Marks(IEnumerable<Figure> figures, (double X, double Y) more)
    {
        var used = new SortedSet<Mark>();
        foreach (var figure in figures)
        {
            used.Add(figure.Mark);
            if (figure.Derived) used.Add(Mark.Derived);
        }
        if (used.Count == 1 && used.Contains(Mark.Exact)) yield break;
        foreach (var mark in used)
        {
            if (_sheet.Words.Marks.GetValueOrDefault(mark) is not { Length: > 0 } words) continue;
            yield return new LegendEntry((sheet, x, y) =>
            {
                if (mark == Mark.Range) Glyphs.Range(sheet, x - 9, y - 4, 18, 8, -1, null);
                else Glyphs.Draw(sheet, x - Shift(mark, more.X), y - Shift(mark, more.Y), 0, mark, false, more, null);
            }, Xml.Clean(words), "v");
        }
    }

    // A marker with an arrow has its middle in the arrow.
    private static double Shift(Mark mark, double way) => mark switch { Mark.AtLeast or Mark.MoreThan => 6 * way, Mark.AtMost or Mark.LessThan => -6 * way, _ => 0 };
}
