using System.Text;
using System.Xml.Linq;

namespace Isthmus.Charts.Tests;

/// <summary>What stands in a drawing, and what never does.</summary>
public sealed class Drawings
{
    private const string Hostile = "</title><script>alert(1)</script>\u0000\u0007\u202E\uFFFF\ud800 & \"'<!--]]>&#0; onload=x";

    [Fact]
    public void No_text_of_a_user_becomes_markup()
    {
        foreach (var chart in Made.Each([1, 5, 3, 9, 4, 7, 2, 8, 6, 12, 11, 10, 14, 15], Hostile))
        {
            var svg = Made.Read(chart.ToSvg(new ChartLook("a")));
            Assert.All(svg.DescendantsAndSelf(), e => Assert.Contains(e.Name.LocalName, (string[])["svg", "title", "desc", "style", "defs", "pattern", "path", "g", "text", "tspan"]));
            Assert.All(svg.DescendantsAndSelf().Attributes(), a => Assert.DoesNotContain("alert", a.Value, StringComparison.Ordinal));
            Assert.DoesNotContain('\u202E', svg.Value);
        }
    }

    [Fact]
    public void Nothing_comes_from_elsewhere()
    {
        foreach (var chart in Made.Each([1, 5, 3, 9]))
        {
            string svg = chart.ToSvg(new ChartLook("a"));
            Assert.DoesNotContain("href", svg, StringComparison.Ordinal);
            Assert.DoesNotContain("@import", svg, StringComparison.Ordinal);
            Assert.Equal(1, svg.Split("http").Length - 1);
        }
    }

    [Fact]
    public void Ids_begin_with_that_of_the_chart_and_are_there_once()
    {
        foreach (var chart in Made.Each([1, 5, 3, 9, 4, 7, 2, 8, 6, 12, 11, 10, 14, 15]))
        {
            var ids = Made.Read(chart.ToSvg(new ChartLook("gdp"))).DescendantsAndSelf().Attributes("id").Select(a => a.Value).ToList();
            Assert.Equal(ids.Distinct(), ids);
            Assert.All(ids, i => Assert.StartsWith("gdp-", i, StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("1a")]
    [InlineData("a b")]
    [InlineData("a\"")]
    public void An_id_that_cannot_be_one_is_refused(string id) => Assert.Throws<ArgumentException>(() => Made.Each([1]).First().ToSvg(new ChartLook(id)));

    [Fact]
    public void A_drawing_is_an_image_with_a_title_and_a_description()
    {
        var svg = Made.Read(new LineChart(Made.Words, [], Made.Number, Made.Date).ToSvg(new ChartLook("a")));
        Assert.Equal("img", svg.Attribute("role")?.Value);
        Assert.Equal("a-title a-desc", svg.Attribute("aria-labelledby")?.Value);
        Assert.Equal(["Title", "Description"], svg.Elements().Take(2).Select(e => e.Value));
    }

    [Fact]
    public void A_page_gets_neither_a_style_sheet_nor_a_background() =>
        Assert.All(Made.Each([1, 2, 3]), c => Assert.DoesNotContain("<style", c.ToSvg(new ChartLook("a") { Inline = true }), StringComparison.Ordinal));

    [Fact]
    public void The_policy_names_the_style_sheet_that_a_file_carries()
    {
        string style = Made.Read(Made.Each([1]).First().ToSvg(new ChartLook("a"))).All("style").Single().Value;
        Assert.Contains(Convert.ToBase64String(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(style))), ChartStyle.SourcesForPolicy, StringComparison.Ordinal);
    }

    [Fact]
    public void Only_the_marks_that_occur_are_explained()
    {
        ChartSeries[] series = [new("a", [new("x") { At = new(2020, 1, 1), Value = 1 }, new("y") { At = new(2021, 1, 1), Value = 2, Mark = Mark.About }])];
        string svg = new LineChart(Made.Words, series, Made.Number, Made.Date).ToSvg(new ChartLook("a"));
        Assert.Contains("means About", svg, StringComparison.Ordinal);
        Assert.Contains("means Exact", svg, StringComparison.Ordinal);
        Assert.DoesNotContain("means Target", svg, StringComparison.Ordinal);
    }

    [Fact]
    public void Claims_that_contradict_each_other_are_all_drawn_and_marked()
    {
        ChartSeries[] series = [new("a", [new("6,000 say some") { At = new(2021, 1, 1), Value = 6000 }, new("7,000 say others") { At = new(2021, 1, 1), Value = 7000 }])];
        string svg = new LineChart(Made.Words, series, Made.Number, Made.Date).ToSvg(new ChartLook("a"));
        Assert.Contains("6,000 say some", svg, StringComparison.Ordinal);
        Assert.Contains("7,000 say others", svg, StringComparison.Ordinal);
        Assert.Contains("≠", svg, StringComparison.Ordinal);
    }

    [Fact]
    public void A_rise_without_a_figure_is_not_on_the_scale()
    {
        ChartPoint[] figures = [new("a") { At = new(2020, 1, 1), Value = 10 }, new("b") { At = new(2021, 1, 1), Value = 1_000_000, Mark = Mark.Rise }];
        Assert.DoesNotContain(">1000000<", new LineChart(Made.Words, [new("s", figures)], Made.Number, Made.Date).ToSvg(new ChartLook("a")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_line_breaks_where_years_are_missing()
    {
        ChartSeries With(params int[] years) => new("s", [.. years.Select(y => new ChartPoint("p") { At = new(y, 1, 1), Value = y - 2000 })]);
        static int Lines(string svg) => Made.Read(svg).All("path").Where(p => p.Attribute("class")?.Value == "l").Sum(p => p.Attribute("d")!.Value.Count(c => c == 'M'));
        Assert.Equal(1, Lines(new LineChart(Made.Words, [With(2010, 2011, 2012, 2013, 2014)], Made.Number, Made.Date).ToSvg(new ChartLook("a"))));
        Assert.Equal(2, Lines(new LineChart(Made.Words, [With(2010, 2011, 2012, 2016, 2017, 2018)], Made.Number, Made.Date).ToSvg(new ChartLook("a"))));
    }

    [Fact]
    public void What_happened_meanwhile_has_a_number_above_the_plot_and_its_words_below()
    {
        ChartSeries[] series = [new("s", [new("a") { At = new(2019, 1, 1), Value = 10 }, new("b") { At = new(2021, 1, 1), Value = 20 }])];
        var svg = Made.Read(new LineChart(Made.Words, series, Made.Number, Made.Date) { Notes = [new(new(2020, 1, 1), "A forum"), new(new(2005, 6, 1), "A conference")] }.ToSvg(new ChartLook("a")));
        var numbers = svg.All("text").Where(t => t.Value is "1" or "2").ToList();
        // Once where it stands in time, once in front of its words.
        Assert.Equal(4, numbers.Count);
        var (first, second) = (numbers.Where(t => t.Value == "1").MinBy(t => t.Of("y"))!, numbers.Where(t => t.Value == "2").MinBy(t => t.Of("y"))!);
        Assert.True(second.Of("x") < first.Of("x"));
        var words = svg.All("text").Single(t => t.Value == "A conference");
        Assert.True(words.Of("y") > second.Of("y") + 100);
        Assert.True(svg.All("text").Single(t => t.Value == "10").Of("y") > first.Of("y"));
    }

    [Fact]
    public void The_first_rank_is_on_top()
    {
        ChartSeries[] series = [new("s", [new("first") { At = new(2020, 1, 1), Value = 1 }, new("last") { At = new(2021, 1, 1), Value = 90 }])];
        var svg = Made.Read(new RankChart(Made.Words, series, Made.Number, Made.Date).ToSvg(new ChartLook("a")));
        double Y(string title) => svg.All("g").Single(g => g.Elements().FirstOrDefault()?.Value == title).All("text").Single().Of("y");
        Assert.True(Y("first") < Y("last"));
    }

    [Fact]
    public void Ten_series_of_thirty_points_are_less_than_25_kB()
    {
        ChartSeries[] series = [.. Enumerable.Range(1, 10).Select(s => new ChartSeries($"Country {s}", [.. Enumerable.Range(0, 30).Select(i => new ChartPoint($"Country {s}, {1995 + i}: {s * 0.37 + i % 7 * 0.11:0.00} %") { At = new(1995 + i, 1, 1), Value = (decimal)(s * 0.37 + i % 7 * 0.11) })]))];
        Assert.InRange(Encoding.UTF8.GetByteCount(new LineChart(Made.Words, series, Made.Number, Made.Date).ToSvg(new ChartLook("a"))), 1, 25_000);
    }

    [Fact]
    public void A_map_of_all_countries_is_less_than_60_kB()
    {
        var values = Geography.World.All.Where(c => c.Code.Length > 0).Select((c, i) => new MapValue(c.Code, i, $"{c.Code}: {i}")).ToList();
        Assert.InRange(values.Count, 230, 260);
        Assert.InRange(Encoding.UTF8.GetByteCount(new WorldMap(Made.Words, values, Made.Number).ToSvg(new ChartLook("a"))), 1, 60_000);
    }

    [Fact]
    public void Countries_have_two_codes_and_no_outline_crosses_the_world()
    {
        Assert.All((string[])["IR", "IRN", "sgp", "HKG", "MT", "BHR", "XKX", "XK"], c => Assert.True(WorldMap.Knows(c)));
        Assert.False(WorldMap.Knows("ZZ"));
        Assert.All(Geography.World.All.Where(c => c.Outline.Length > 0), c =>
        {
            var corners = Made.Corners(new System.Xml.Linq.XElement("path", new System.Xml.Linq.XAttribute("d", c.Outline))).ToList();
            Assert.All(corners, k => Assert.True(k.X is >= 0 and <= Geography.World.Width && k.Y is >= 0 and <= Geography.World.Height, c.Code));
        });
    }
}
