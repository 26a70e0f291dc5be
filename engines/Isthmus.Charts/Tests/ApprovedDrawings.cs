namespace Isthmus.Charts.Tests;

/// <summary>Two small drawings, to the letter. Set APPROVE_DRAWINGS to a folder to write them there.</summary>
public sealed class ApprovedDrawings
{
    [Fact]
    public void Bars_are_the_approved_ones() => Holds("bars", new BarChart(Made.Words, ["Iran", "Russia"],
        [new("2024", [new("Iran: 4") { Category = 0, Value = 4, Label = "4" }, new("Russia: about 3") { Category = 1, Value = 3, Mark = Mark.About }])], Made.Number), false);

    [Fact]
    public void A_line_from_right_to_left_is_the_approved_one() => Holds("line", new LineChart(Made.Words,
        [new("s", [new("2019: 1") { At = new(2019, 1, 1), Value = 1 }, new("2020: rose") { At = new(2020, 1, 1), Mark = Mark.Rise }, new("2021: at least 3") { At = new(2021, 1, 1), Value = 3, Mark = Mark.AtLeast }])], Made.Number, Made.Date), true);

    private static void Holds(string name, Chart chart, bool rightToLeft)
    {
        string svg = chart.ToSvg(new ChartLook("a") { Inline = true, Width = 340, RightToLeft = rightToLeft }).Replace("><", ">\n<", StringComparison.Ordinal) + "\n";
        if (Environment.GetEnvironmentVariable("APPROVE_DRAWINGS") is { Length: > 0 } folder) File.WriteAllText(Path.Combine(folder, name + ".svg"), svg);
        string approved = Path.Combine(AppContext.BaseDirectory, "Approved", name + ".svg");
        Assert.True(File.Exists(approved), $"{name}.svg is not beside the tests");
        Assert.Equal(File.ReadAllText(approved).ReplaceLineEndings("\n"), svg);
    }
}
