using System.Globalization;
using Isthmus.Charts.Style;

namespace Isthmus.Charts.Tests;

/// <summary>Contrast by WCAG 2.2, in light, in dark and on paper.</summary>
public sealed class Colours
{
    [Fact]
    public void Texts_are_legible() =>
        Assert.All((Tone[])[Palette.Ink, Palette.Muted, Palette.Warn, .. Palette.OfSeries], t => Legible(t, Palette.Surface, 4.5));

    [Fact]
    public void Lines_that_mean_something_stand_out() => Legible(Palette.Edge, Palette.Surface, 3);

    [Fact]
    public void Numbers_on_every_step_are_legible() => Assert.All(Palette.Steps.Zip(Palette.OnSteps), p => Legible(p.Second, p.First, 4.5));

    [Fact]
    public void The_steps_rise_in_light_fall_in_dark_and_never_repeat()
    {
        Assert.Equal(Palette.Steps.OrderByDescending(t => Light(t.Light)), Palette.Steps);
        Assert.Equal(Palette.Steps.OrderBy(t => Light(t.Dark)), Palette.Steps);
    }

    [Fact]
    public void Control_grey_on_white_is_not_legible() => Assert.True(Contrast("#aaaaaa", "#fff") < 4.5);

    private static void Legible(Tone on, Tone under, double least)
    {
        Assert.True(Contrast(on.Light, under.Light) >= least, $"{on.Name} on {under.Name} in light: {Contrast(on.Light, under.Light):0.00}");
        Assert.True(Contrast(on.Dark, under.Dark) >= least, $"{on.Name} on {under.Name} in dark: {Contrast(on.Dark, under.Dark):0.00}");
        Assert.True(Contrast(on.Paper, under.Paper) >= least, $"{on.Name} on {under.Name} on paper: {Contrast(on.Paper, under.Paper):0.00}");
    }

    private static double Contrast(string a, string b)
    {
        double x = Light(a), y = Light(b);
        return (Math.Max(x, y) + 0.05) / (Math.Min(x, y) + 0.05);
    }

    private static double Light(string hex)
    {
        string full = hex.Length == 4 ? string.Concat(hex.Skip(1).Select(c => $"{c}{c}")) : hex[1..];
        double Part(int i)
        {
            double c = int.Parse(full.AsSpan(i, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0;
            return c <= 0.04045 ? c / 12.92 : Math.Pow((c + 0.055) / 1.055, 2.4);
        }
        return 0.2126 * Part(0) + 0.7152 * Part(2) + 0.0722 * Part(4);
    }
}
