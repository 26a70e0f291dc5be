namespace Isthmus.Charts.Style;

/// <summary>A colour in light, in dark and on paper, and the property of the site that replaces it on a page.</summary>
internal sealed record Tone(string Name, string Light, string Dark, string Paper, string? Property = null)
{
    public string ForPages => Property is null ? $"light-dark({Light},{Dark})" : $"var({Property},light-dark({Light},{Dark}))";
}

/// <summary>
/// The colours. Those of the series start from the palette of Okabe and Ito (2008), shifted until each is legible as text: 4.5 against the surfaces, in light and in dark. They differ in
/// lightness as well as in hue, and no series is told by colour alone.
/// </summary>
internal static class Palette
{
    public const int Series = 8;

    public static readonly Tone Surface = new("surface", "#fff", "#171e1d", "#fff", "--card");
    public static readonly Tone Ink = new("ink", "#16201e", "#e8eeec", "#000", "--ink");
    public static readonly Tone Muted = new("muted", "#52605c", "#a3b1ad", "#222", "--muted");
    public static readonly Tone Line = new("line", "#dfded6", "#2c3735", "#bbb", "--line");
    public static readonly Tone Edge = new("edge", "#7f8a86", "#74827e", "#000", "--edge");
    public static readonly Tone Sunken = new("sunken", "#efefe9", "#1f2827", "#fff", "--sunken");
    public static readonly Tone Warn = new("warn", "#7d4b00", "#eab765", "#000", "--warn");

    public static readonly Tone[] OfSeries =
    [
        new("s1", "#0e6b64", "#6fd0c2", "#000", "--chart-1"), new("s2", "#b84a00", "#f39a63", "#000", "--chart-2"), new("s3", "#2e5fb8", "#8fb4ff", "#000", "--chart-3"), new("s4", "#a63a79", "#ec9cc6", "#000", "--chart-4"),
        new("s5", "#8a6400", "#e8bf52", "#000", "--chart-5"), new("s6", "#16749f", "#6cc3ee", "#000", "--chart-6"), new("s7", "#5d6b00", "#bccb52", "#000", "--chart-7"), new("s8", "#55605d", "#b3beba", "#000", "--chart-8"),
    ];

    /// <summary>Seven steps from little to much: darker on a light surface, brighter on a dark one.</summary>
    public static readonly Tone[] Steps =
    [
        new("q1", "#d9ece8", "#1d3a37", "#fff"), new("q2", "#b3d8d1", "#255049", "#e4e4e4"), new("q3", "#86c0b7", "#2f6b62", "#c9c9c9"), new("q4", "#55a399", "#4a9a8d", "#adadad"),
        new("q5", "#2a8077", "#67b5a7", "#6e6e6e"), new("q6", "#12645d", "#83cdbf", "#444"), new("q7", "#063f3b", "#b8efe4", "#111"),
    ];

    /// <summary>What is written on each step.</summary>
    public static readonly Tone[] OnSteps =
    [
        On(1, false, true, false), On(2, false, true, false), On(3, false, true, false), On(4, false, false, false), On(5, true, false, true), On(6, true, false, true), On(7, true, false, true),
    ];

    private static Tone On(int step, bool whiteInLight, bool whiteInDark, bool whiteOnPaper) =>
        new($"t{step}", whiteInLight ? "#fff" : "#16201e", whiteInDark ? "#e8eeec" : "#06201d", whiteOnPaper ? "#fff" : "#000");
}
