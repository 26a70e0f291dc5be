using Isthmus.Charts.Geography;

namespace Isthmus.Charts.Drawing;

/// <summary>Draws the map of the world.</summary>
internal sealed class MapPainter(Sheet sheet, WorldMap map)
{
    private const double LegendHeight = 30;

    private readonly List<(Country Country, List<MapValue> Values)> _known =
        [.. map.Values.Select(v => (Country: World.Find(v.Country), Value: v)).Where(v => v.Country is not null).GroupBy(v => v.Country!, v => v.Value).Select(g => (g.Key, g.ToList())).OrderBy(g => g.Key.Code, StringComparer.Ordinal)];

    public void Paint()
    {
        bool disputed = _known.Exists(k => k.Values.Count > 1), loose = _known.Exists(IsLoose);
        var footer = new Footer(sheet, [], disputed, legend: loose ? [Loose()] : []);
        double wide = sheet.Right - sheet.Left, high = wide * World.Height / World.Width;
        double room = sheet.Room(high, 80, 14 + LegendHeight + footer.Height);
        double scale = Math.Min(wide / World.Width, room / World.Height);
        double left = sheet.Left + (wide - scale * World.Width) / 2, top = sheet.Top;
        var shades = Shades.For([.. _known.SelectMany(k => k.Values).Select(v => v.Value)], map.Breaks, map.Steps);

        sheet.OpenScaled(map.Borders ? "mb" : "mn", left, top, scale);
        var valued = _known.ToDictionary(k => k.Country, k => k.Values);
        string nothing = sheet.Blank();
        sheet.Raw(string.Concat(World.All.Where(c => !valued.ContainsKey(c)).Select(c => c.Outline)), "", null, nothing);
        foreach (var step in _known.Where(k => k.Country.Outline.Length > 0).GroupBy(k => Step(shades, k.Values)).OrderBy(g => g.Key))
        {
            // Claims in different steps have no shade of their own.
            if (step.Key == 0) sheet.Open("x", "fill", nothing);
            else sheet.Open($"q{step.Key}");
            foreach (var (country, values) in step) sheet.Raw(country.Outline, "", Text(values), null);
            sheet.Close();
        }
        foreach (var (country, _) in _known.Where(k => k.Country.Outline.Length > 0 && IsLoose(k))) sheet.Raw(country.Outline, "nh", null, sheet.Strokes(10));
        sheet.Close();

        foreach (var (country, values) in _known.Where(k => k.Country.Tiny).OrderBy(k => k.Country.Y))
        {
            int step = Step(shades, values);
            double x = Physical(left + country.X * scale), y = top + country.Y * scale;
            sheet.Draw(sheet.Path().Circle(x, y, sheet.Narrow ? 3 : 4), step == 0 ? "e i" : $"e q{step}", Text(values));
        }
        sheet.Open("w");
        foreach (var (country, _) in _known.Where(k => k.Values.Count > 1)) Glyphs.Differs(sheet, Math.Clamp(Physical(left + country.X * scale), sheet.Left + 8, sheet.Right - 8), top + country.Y * scale);
        sheet.Close();

        top += room + 14;
        double end = sheet.Left;
        if (_known.Count > 0) end = shades.Legend(sheet, sheet.Left, top, map.Number) + 24;
        string words = Xml.Clean(sheet.Words.NoData);
        double need = 28 + TextWidth.Of(words, Sheet.Small);
        if (end + need > sheet.Right) (end, top) = (sheet.Left, top + LegendHeight + 2);
        sheet.Draw(sheet.Path().Rect(end, top + 0.5, 22, 11), "e", fill: sheet.Blank());
        sheet.Fitted(end + 28, top + 10, words, sheet.Right - end - 28, Anchor.Start, "m c", Sheet.Small);
        footer.Draw(top + LegendHeight);
    }

    // The world is not mirrored; what is drawn over it must not be either.
    private double Physical(double x) => sheet.Mirrored ? sheet.Width - x : x;

    private LegendEntry Loose()
    {
        var marks = _known.SelectMany(k => k.Values).Select(v => v.Mark).Where(m => m != Mark.Exact).Distinct().Order().Select(m => sheet.Words.Marks.GetValueOrDefault(m)).Where(w => !string.IsNullOrEmpty(w));
        return new LegendEntry((on, x, y) =>
        {
            on.Draw(on.Path().Rect(x - 10, y - 6, 20, 12), "e q4");
            on.Draw(on.Path().Rect(x - 10, y - 6, 20, 12), "", fill: on.Strokes(5));
        }, Xml.Clean(string.Join(" / ", marks)), "v");
    }

    private static bool IsLoose((Country Country, List<MapValue> Values) known) => known.Values.Exists(v => v.Mark != Mark.Exact);

    private static int Step(Shades shades, List<MapValue> values)
    {
        int[] steps = [.. values.Select(v => shades.Step(v.Value)).Distinct()];
        return steps is [var only] ? only : 0;
    }

    private static string Text(List<MapValue> values) => string.Join(" ≠ ", values.Select(v => v.Text));
}
