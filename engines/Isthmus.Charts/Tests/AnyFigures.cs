using FsCheck;
using FsCheck.Fluent;

namespace Isthmus.Charts.Tests;

/// <summary>Whatever the figures are, the drawing is whole.</summary>
public sealed class AnyFigures
{
    private static readonly Gen<decimal> s_figure = Gen.OneOf(
        Gen.Choose(-1000, 1000).Select(i => i / 7m), Gen.Elements(0m, 1m, -1m, decimal.MaxValue, decimal.MinValue, 1e-28m, -1e-28m, 1e27m, 1e27m + 1, 0.1m, 79228162514264337593543950334m),
        Gen.Choose(1, 27).Select(p => (decimal)Math.Pow(10, p)));

    private static readonly Arbitrary<decimal[]> s_figures = Gen.OneOf(s_figure.ArrayOf(), s_figure.Select(f => new[] { f }), s_figure.Select(f => Enumerable.Repeat(f, 20).ToArray())).ToArbitrary();

    private static readonly ChartLook[] s_looks =
        [new("a"), new("a") { Width = 340 }, new("a") { RightToLeft = true, Inline = true }, new("a") { Width = 240, Height = 120 }, new("a") { Width = 1200, Height = 900, Print = true }];

    [Fact]
    public void Any_figures_make_well_formed_xml_without_a_number_that_is_none() => Prop.ForAll(s_figures, figures =>
    {
        foreach (var chart in Made.Each(figures))
        {
            foreach (var look in s_looks)
            {
                string svg = chart.ToSvg(look);
                Assert.Equal("svg", Made.Read(svg).Name.LocalName);
                Assert.DoesNotContain("NaN", svg, StringComparison.Ordinal);
                Assert.DoesNotContain("∞", svg, StringComparison.Ordinal);
                Assert.DoesNotContain("Infinity", svg, StringComparison.Ordinal);
            }
        }
    }).Check(Quick());

    [Fact]
    public void Everything_lies_within_the_sheet() => Prop.ForAll(s_figures, figures =>
    {
        foreach (var chart in Made.Each(figures))
        {
            foreach (var look in s_looks) Assert.Empty(Outside(Made.Read(chart.ToSvg(look))));
        }
    }).Check(Quick());

    [Theory, InlineData(-328), InlineData(328), InlineData(-7), InlineData(0)]
    public void Many_equal_figures_lie_within_the_sheet(int sevenths)
    {
        foreach (var chart in Made.Each([.. Enumerable.Repeat(sevenths / 7m, 20)]))
        {
            foreach (var look in s_looks) Assert.Equal((chart.GetType().Name, look.Width, ""), (chart.GetType().Name, look.Width, string.Join(" | ", Outside(Made.Read(chart.ToSvg(look))))));
        }
    }

    [Fact]
    public void Control_what_lies_outside_is_found() =>
        Assert.NotEmpty(Outside(Made.Read("<svg width=\"10\" height=\"10\"><path d=\"M1 1h20\"/></svg>")));

    [Fact]
    public void The_words_of_an_axis_do_not_lie_on_each_other() => Prop.ForAll(s_figures, figures =>
    {
        foreach (var chart in Made.Each(figures, "long words "))
        {
            foreach (var look in s_looks.Where(l => !l.RightToLeft))
            {
                // The words of one line of ticks, by what the engine itself holds for their width.
                foreach (var line in Made.Read(chart.ToSvg(look)).All("text").Where(t => t.Attribute("class")?.Value == "m" && t.Attribute("text-anchor")?.Value == "middle").GroupBy(t => t.Of("y")))
                {
                    var words = line.OrderBy(t => t.Of("x")).Select(t => (X: t.Of("x"), Half: Drawing.TextWidth.Of(string.Concat(t.Nodes().OfType<System.Xml.Linq.XText>()), 12) / 2)).ToList();
                    Assert.All(words.Zip(words.Skip(1)), p => Assert.True(p.First.X + p.First.Half <= p.Second.X - p.Second.Half + 0.2, chart.GetType().Name));
                }
            }
        }
    }).Check(Quick());

    [Fact]
    public void Right_to_left_is_the_mirror_of_left_to_right() => Prop.ForAll(s_figures, figures =>
    {
        foreach (var chart in Made.Each(figures).Where(c => c is not WorldMap))
        {
            var left = Made.Read(chart.ToSvg(new ChartLook("a")));
            var right = Made.Read(chart.ToSvg(new ChartLook("a") { RightToLeft = true }));
            Assert.Equal("rtl", right.Attribute("direction")?.Value);
            var (from, to) = (left.All("text").Where(t => t.Attribute("x") is not null).ToList(), right.All("text").Where(t => t.Attribute("x") is not null).ToList());
            Assert.Equal(from.Count, to.Count);
            Assert.All(from.Zip(to), p =>
            {
                Assert.Equal(720 - p.First.Of("x"), p.Second.Of("x"), 0.11);
                Assert.Equal(p.First.Of("y"), p.Second.Of("y"));
                Assert.Equal(p.First.Attribute("text-anchor")?.Value, p.Second.Attribute("text-anchor")?.Value);
            });
            var paths = Paths(left).Zip(Paths(right)).Skip(1);
            Assert.All(paths, p => Assert.All(Made.Corners(p.First).Zip(Made.Corners(p.Second)), c => Assert.True(Math.Abs(720 - c.First.X - c.Second.X) < 0.35 && c.First.Y == c.Second.Y, p.First.ToString())));
        }
    }).Check(Quick());

    private static Config Quick() => Config.QuickThrowOnFailure.WithMaxTest(25);

    private static List<System.Xml.Linq.XElement> Paths(System.Xml.Linq.XElement svg) => [.. svg.All("path").Where(p => p.Ancestors().All(a => a.Name.LocalName != "defs"))];

    private static List<string> Outside(System.Xml.Linq.XElement svg)
    {
        double width = svg.Of("width"), height = svg.Of("height");
        // What is on a grid of its own is scaled into the sheet.
        var paths = Paths(svg).Where(p => p.Ancestors().All(a => a.Attribute("transform") is null)).SelectMany(p => Made.Corners(p).Select(c => (c.X, c.Y, What: p.ToString())));
        var texts = svg.All("text").Where(t => t.Attribute("x") is not null).Select(t => (X: t.Of("x"), Y: t.Of("y"), What: t.ToString()));
        return [.. paths.Concat(texts).Where(c => c.X < -0.1 || c.Y < -0.1 || c.X > width + 0.1 || c.Y > height + 0.1).Select(c => $"{c.What} in {width} x {height}")];
    }
}
