namespace Isthmus.Charts.Style;

/// <summary>
/// The classes of a drawing. Colour comes down by <c>color</c> from a group of a series (s1 to s8) to marks that take <c>currentColor</c>; everything else is here once.
/// </summary>
internal static class StyleSheet
{
    public const string Root = "chart-svg";

    // Without colour: the same on screen and on paper.
    private static readonly (string Selectors, string Rules)[] s_shapes =
    [
        ("text", "stroke:none"),
        (".ti", "font-size:17px;font-weight:650"),
        (".b", "font-weight:600"),
        (".c", "font-size:11px"),
        (".g,.ax,.d,.l,.k,.hv", "fill:none"),
        (".d", "stroke-dasharray:2 3"),
        (".l", "stroke:currentColor;stroke-width:2.25;stroke-linejoin:round;stroke-linecap:round"),
        (".k", "stroke:currentColor;stroke-width:1.75;stroke-linejoin:round;stroke-linecap:round"),
        (".z", "stroke-dasharray:.1 5"),
        (".y", "stroke-dasharray:3 2.5;stroke-linecap:butt"),
        (".f,.n", "fill:currentColor"),
        (".o", "stroke:currentColor;stroke-width:1.75;stroke-linejoin:round"),
        (".r", "stroke:currentColor;stroke-width:1.25"),
        (".mb path", "vector-effect:non-scaling-stroke;stroke-width:.5"),
        (".mb [class^=q] path:hover", "stroke-width:2"),
        (".nh", "pointer-events:none"),
        (".hv", "stroke-opacity:0"),
        (".hv path:hover", "stroke-opacity:.16"),
    ];

    private static readonly (string Selector, string Property, Tone Tone)[] s_colours =
    [
        ("text", "fill", Palette.Ink), (".m", "fill", Palette.Muted), (".g", "stroke", Palette.Line), (".ax,.d,.e,.hv,.mb", "stroke", Palette.Edge), (".o,.i", "fill", Palette.Surface), (".hl", "stroke", Palette.Surface),
        (".u", "fill", Palette.Sunken), (".dt", "fill", Palette.Edge), (".v", "color", Palette.Muted), (".w", "color", Palette.Warn),
        .. Palette.OfSeries.Select(t => ($".{t.Name}", "color", t)), .. Palette.Steps.Select(t => ($".{t.Name}", "fill", t)), .. Palette.OnSteps.Select(t => ($".{t.Name}", "fill", t)),
    ];

    private static readonly string[] s_dashes = ["none", "7 3", "2 3", "10 3 2 3", "4 2", "12 4", "1 4", "6 2 1 2 1 2"];

    private const string Font = "{font:400 12px/1.2 system-ui,'Segoe UI',Roboto,Vazirmatn,'Noto Sans','Noto Sans Arabic',Tahoma,sans-serif;font-variant-numeric:tabular-nums}";

    // A bar takes the pattern that its group names as an attribute, unless a rule says otherwise: on a screen one does.
    private const string Bars = ".p{fill:currentColor}";

    public static string ForPages() =>
        $".{Root}{Font}" + Shapes($".{Root} ") + Colours($".{Root} ", t => t.ForPages) + $"@media screen{{.{Root} {Bars}}}" + $"@media print{{{Paper($".{Root} ")}}}";

    public static string ForFiles() =>
        $".{Root}{Font[..^1]};color-scheme:light dark}}" + Shapes("") + Colours("", t => t.Light) + $"@media screen{{{Bars}}}" + $"@media screen and (prefers-color-scheme:dark){{{Colours("", t => t.Dark)}}}" + $"@media print{{{Paper("")}}}";

    public static string ForPaper() => $".{Root}{Font}" + Shapes("") + Paper("");

    private static string Paper(string prefix) => Colours(prefix, t => t.Paper) + string.Concat(s_dashes.Select((d, i) => (d, i)).Skip(1).Select(d => $"{prefix}.s{d.i + 1} .l:not(.z){{stroke-dasharray:{d.d};stroke-linecap:butt}}"));

    private static string Shapes(string prefix) => string.Concat(s_shapes.Select(s => $"{Prefixed(prefix, s.Selectors)}{{{s.Rules}}}"));

    private static string Colours(string prefix, Func<Tone, string> colour) =>
        string.Concat(s_colours.GroupBy(c => (c.Property, Colour: colour(c.Tone))).Select(g => $"{string.Join(',', g.Select(c => Prefixed(prefix, c.Selector)))}{{{g.Key.Property}:{g.Key.Colour}}}"));

    private static string Prefixed(string prefix, string selectors) => prefix.Length == 0 ? selectors : string.Join(',', selectors.Split(',').Select(s => prefix + s));
}
