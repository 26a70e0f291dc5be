namespace Isthmus.Charts.Drawing;

/// <summary>Draws the matrix of pairs.</summary>
internal sealed class MatrixPainter(Sheet sheet, PairMatrix matrix)
{
    private const double LegendHeight = 30, Turned = 0.7071;

    public void Paint()
    {
        int rows = matrix.Rows.Count, columns = matrix.Columns.Count;
        var cells = matrix.Cells.Where(c => c.Row >= 0 && c.Row < rows && c.Column >= 0 && c.Column < columns).GroupBy(c => (c.Row, c.Column)).ToDictionary(g => g.Key, g => g.ToList());
        bool disputed = cells.Values.Any(c => c.Count > 1);
        var loose = cells.Values.SelectMany(c => c).Select(c => c.Mark).Where(m => m != Mark.Exact).Distinct().Order().ToList();
        var footer = new Footer(sheet, [], disputed, legend: loose.Count == 0 ? [] : [Loose(loose)]);
        if (rows == 0 || columns == 0)
        {
            sheet.Nothing(160);
            footer.Draw(sheet.Top);
            return;
        }

        string[] names = [.. matrix.Rows.Select(Xml.Clean)], heads = [.. matrix.Columns.Select(Xml.Clean)];
        double room = Math.Min(sheet.Width * 0.3, names.Max(n => TextWidth.Of(n, Sheet.Letter)));
        double left = sheet.Left + room + 10, widest = heads.Max(h => TextWidth.Of(h, Sheet.Letter));
        double width = Math.Min(72, (sheet.Right - left) / columns);
        bool turned = widest + 6 > width;
        // Turned heads lean over the last column.
        double lean = turned ? Math.Min(widest, sheet.Narrow ? 110 : 170) : 0;
        if (turned) width = Math.Min(72, Math.Max(4, (sheet.Right - left - lean * Turned) / columns));
        double above = turned ? lean * Turned + 14 : 22;
        double height = Math.Clamp(width, 20, 34);
        height = Math.Max(8, sheet.Room(above + rows * height, above + rows * 8, LegendHeight + 16 + footer.Height) - above) / rows;
        height = Math.Min(height, 60);
        double top = sheet.Top + above;

        int nthColumn = (int)Math.Max(1, Math.Ceiling((turned ? 16 : 1) / width)), nthRow = (int)Math.Max(1, Math.Ceiling(13 / height));
        for (int c = 0; c < columns; c += nthColumn)
        {
            double x = left + (c + 0.5) * width;
            if (turned) sheet.Turned(x + 3, top - 7, TextWidth.Shorten(heads[c], lean, Sheet.Letter), heads[c]);
            else sheet.Text(x, top - 8, heads[c], Anchor.Middle);
        }
        var shades = Shades.For([.. cells.Values.SelectMany(c => c).Select(c => c.Value)], matrix.Breaks, matrix.Steps);
        for (int r = 0; r < rows; r++)
        {
            double y = top + r * height;
            if (r % nthRow == 0) sheet.Fitted(left - 8, y + height / 2 + 4.2, names[r], room + 1, Anchor.End);
            for (int c = 0; c < columns; c++)
            {
                if (cells.TryGetValue((r, c), out var claims)) Cell(claims, shades, left + c * width, y, width, height);
                else sheet.Draw(sheet.Path().Circle(left + (c + 0.5) * width, y + height / 2, Math.Min(1.25, width / 6)), "dt");
            }
        }
        top += rows * height + 16;
        if (cells.Count > 0)
        {
            shades.Legend(sheet, sheet.Left, top, matrix.Number);
            top += LegendHeight;
        }
        footer.Draw(top);
    }

    private void Cell(List<PairCell> claims, Shades shades, double x, double y, double width, double height)
    {
        double gap = width > 10 && height > 10 ? 1 : 0.3;
        int[] steps = [.. claims.Select(c => shades.Step(c.Value)).Distinct()];
        int step = steps is [var only] ? only : 0;
        sheet.OpenMark(string.Join(" ≠ ", claims.Select(c => c.Text)));
        sheet.Draw(sheet.Path().Rect(x + gap, y + gap, width - 2 * gap, height - 2 * gap), step == 0 ? "u" : $"q{step}");
        string text = claims.Count > 1 ? "≠" : Xml.Clean(claims[0].Label ?? matrix.Number(claims[0].Value));
        if (TextWidth.Of(text, Sheet.Small) <= width - 3 && height >= 13) sheet.Text(x + width / 2, y + height / 2 + 4, text, Anchor.Middle, step == 0 ? "b c" : $"t{step} c");
        if (claims.Exists(c => c.Mark != Mark.Exact)) Corner(sheet, x + width - gap, y + gap, Math.Min(8, Math.Min(width, height) * 0.4), step);
        sheet.Close();
    }

    private static void Corner(Sheet sheet, double x, double y, double size, int step) =>
        sheet.Draw(sheet.Path().Polygon(x, y, (0, 0), (0, size), (-size, 0)), step == 0 ? "f" : $"t{step}");

    private LegendEntry Loose(List<Mark> marks) => new((on, x, y) =>
    {
        on.Draw(on.Path().Rect(x - 9, y - 7, 18, 14), "q3");
        Corner(on, x + 9, y - 7, 7, 3);
    }, Xml.Clean(string.Join(" / ", marks.Select(m => sheet.Words.Marks.GetValueOrDefault(m)).Where(w => !string.IsNullOrEmpty(w)))), "v");
}
