using System.Globalization;
using System.Text;
using Isthmus.Charts.Style;

namespace Isthmus.Charts.Drawing;

/// <summary>On which side of its place a text stands, in the direction of reading.</summary>
internal enum Anchor
{
    Start,
    Middle,
    End,
}

/// <summary>
/// The sheet that is drawn on. Everything draws as if it read from left to right; the sheet mirrors, keeps what is drawn within its sides and writes the XML.
/// </summary>
internal sealed class Sheet
{
    /// <summary>The height of usual letters, and of the smallest.</summary>
    public const double Letter = 12, Small = 11;

    private readonly ChartLook _look;
    private readonly StringBuilder _defs = new(), _body = new();
    private readonly HashSet<string> _defined = new(StringComparer.Ordinal);

    public Sheet(ChartLook look, ChartText words)
    {
        if (!IsId(look.Id)) throw new ArgumentException("The id of a chart is a letter, then up to 60 letters, digits, - or _.", nameof(look));
        (_look, Words) = (look, words);
        Width = Math.Clamp(look.Width, 240, 2400);
        Padding = look.Inline ? 2 : Width < 480 ? 14 : 22;
        Top = Padding;
        if (!look.Inline) Top = Lines(Xml.Clean(words.Title), Top, 17, 22, 3, "ti", true);
        if (words.Measure is { Length: > 0 } measure) Top = Lines(Xml.Clean(measure), Top + (look.Inline ? 0 : 2), Letter, 16, 3, "m");
        if (Top > Padding) Top += 10;
    }

    public ChartText Words { get; }
    public double Width { get; }
    public double Padding { get; }
    public double Left => Padding;
    public double Right => Width - Padding;
    public bool Narrow => Width < 480;
    public bool Mirrored => _look.RightToLeft;

    /// <summary>Where the next part of the chart begins.</summary>
    public double Top { get; set; }

    /// <summary>The height that is left for the plot: what the look asks for less <paramref name="others"/>, or the natural one.</summary>
    public double Room(double natural, double least, double others) => _look.Height == 0 ? natural : Math.Clamp(_look.Height - Top - others - Padding, least, 20000);

    public double X(double x)
    {
        x = Math.Clamp(x, 0, Width);
        return Mirrored ? Width - x : x;
    }

    public static double Y(double y) => Math.Max(0, y);

    public PathData Path() => new(this);

    public void Open(string classes) => _body.Append("<g class=\"").Append(classes).Append("\">");

    public void Open(string classes, string attribute, string value) => _body.Append("<g class=\"").Append(classes).Append("\" ").Append(attribute).Append("=\"").Append(value).Append("\">");

    /// <summary>A group whose parts together are one mark with a text.</summary>
    public void OpenMark(string title)
    {
        _body.Append("<g>");
        Title(title);
    }

    public void Close() => _body.Append("</g>");

    public void Draw(PathData path, string classes, string? title = null, string? fill = null)
    {
        if (path.IsEmpty) return;
        _body.Append("<path");
        if (classes.Length > 0) _body.Append(" class=\"").Append(classes).Append('"');
        if (fill is not null) _body.Append(" fill=\"").Append(fill).Append('"');
        _body.Append(" d=\"").Append(path).Append('"');
        Ended("path", title);
    }

    public void Line(double x1, double y1, double x2, double y2, string classes) => Draw(Path().Move(x1, y1).To(x2, y2), classes);

    /// <summary>An upright strip that shows only under the pointer, with several lines of text. To the pixel, for there are many.</summary>
    public void Strip(double x, double top, double bottom, IEnumerable<string> texts)
    {
        _body.Append("<path d=\"M").Number(Math.Round(X(x))).Append(' ').Number(Math.Round(top)).Append('V').Number(Math.Round(bottom)).Append("\"><title>");
        _body.AppendJoin('\n', texts.Select(t => new StringBuilder().Escaped(Xml.Clean(t)))).Append("</title></path>");
    }

    public void Text(double x, double y, string clean, Anchor anchor, string classes = "", string? whole = null)
    {
        if (clean.Length == 0) return;
        _body.Append("<text x=\"").Number(X(x)).Append("\" y=\"").Number(Y(y)).Append('"');
        if (classes.Length > 0) _body.Append(" class=\"").Append(classes).Append('"');
        if (anchor != Anchor.Start) _body.Append(anchor == Anchor.Middle ? " text-anchor=\"middle\"" : " text-anchor=\"end\"");
        _body.Append('>');
        if (whole is not null && !string.Equals(whole, clean, StringComparison.Ordinal)) Title(whole);
        _body.Escaped(clean).Append("</text>");
    }

    /// <summary>A text that is cut where there is no more room, and then says all of itself under the pointer.</summary>
    public void Fitted(double x, double y, string clean, double room, Anchor anchor, string classes = "", double size = Letter, bool bold = false) =>
        Text(x, y, TextWidth.Shorten(clean, room, size, bold), anchor, classes, clean);

    /// <summary>A muted date and a name, in one line of text.</summary>
    public void Text(double x, double y, string when, string name, double room)
    {
        string shortWhen = TextWidth.Shorten(when, room, Letter);
        double left = room - TextWidth.Of(shortWhen, Letter) - (when.Length > 0 ? 6 : 0);
        string shortName = left < 20 ? "" : TextWidth.Shorten(name, left, Letter, true);
        _body.Append("<text x=\"").Number(X(x)).Append("\" y=\"").Number(Y(y)).Append("\"><tspan class=\"m\">").Escaped(shortWhen).Append("</tspan>");
        if (shortName.Length > 0) _body.Append(when.Length > 0 ? " " : "").Append("<tspan class=\"b\">").Escaped(shortName).Append("</tspan>");
        _body.Append("</text>");
    }

    /// <summary>A text that rises by half a right angle.</summary>
    public void Turned(double x, double y, string clean, string whole)
    {
        _body.Append("<text transform=\"translate(").Number(X(x)).Append(' ').Number(Y(y)).Append(Mirrored ? ") rotate(45)\">" : ") rotate(-45)\">");
        if (!string.Equals(whole, clean, StringComparison.Ordinal)) Title(whole);
        _body.Escaped(clean).Append("</text>");
    }

    /// <summary>A group on a grid of its own, which is never mirrored.</summary>
    public void OpenScaled(string classes, double left, double top, double scale)
    {
        _body.Append("<g class=\"").Append(classes).Append("\" transform=\"translate(").Number(left).Append(' ').Number(top).Append(") scale(").Append(CultureInfo.InvariantCulture, $"{scale:0.####}").Append(")\">");
    }

    /// <summary>Path data that is ready.</summary>
    public void Raw(string data, string classes, string? title, string? fill)
    {
        if (data.Length == 0) return;
        _body.Append("<path");
        if (classes.Length > 0) _body.Append(" class=\"").Append(classes).Append('"');
        if (fill is not null) _body.Append(" fill=\"").Append(fill).Append('"');
        _body.Append(" d=\"").Append(data).Append('"');
        Ended("path", title);
    }

    /// <summary>Where there is no figure: light hatching.</summary>
    public string Blank()
    {
        string id = $"{_look.Id}-none";
        if (_defined.Add(id)) _defs.Append(CultureInfo.InvariantCulture, $"<pattern id=\"{id}\" width=\"8\" height=\"8\" patternUnits=\"userSpaceOnUse\"><path class=\"u\" d=\"M0 0h8v8h-8z\"/><path class=\"g\" d=\"M-2 2l4-4M0 8l8-8M6 10l4-4\"/></pattern>");
        return $"url(#{id})";
    }

    /// <summary>Strokes over a shade: the figure is not a firm one.</summary>
    public string Strokes(int size)
    {
        string id = $"{_look.Id}-loose{size}";
        if (_defined.Add(id)) _defs.Append(CultureInfo.InvariantCulture, $"<pattern id=\"{id}\" width=\"{size}\" height=\"{size}\" patternUnits=\"userSpaceOnUse\"><path class=\"hl\" stroke-width=\"{size / 5.0:0.#}\" d=\"M0 0l{size} {size}M-1 {size - 1}l2 2M{size - 1}-1l2 2\"/></pattern>");
        return $"url(#{id})";
    }

    /// <summary>Hatching in the colour of a series, for ranges.</summary>
    public string Hatching(string series) => Pattern($"h-{series}", series, 5, "M-1 1l2-2M0 5l5-5M4 6l2-2", null);

    /// <summary>What tells the bars of a series on paper.</summary>
    public string Filling(string series) => series switch
    {
        "s1" => "#000",
        "s2" => Pattern("p-s2", series, 5, "M-1 1l2-2M0 5l5-5M4 6l2-2", null),
        "s3" => Pattern("p-s3", series, 4, null, "M0 0h2v2h-2z"),
        "s4" => Pattern("p-s4", series, 5, "M-1 4l2 2M0 0l5 5M4-1l2 2", null),
        "s5" => Pattern("p-s5", series, 5, "M0 2.5h5", null),
        "s6" => Pattern("p-s6", series, 5, "M2.5 0v5", null),
        "s7" => Pattern("p-s7", series, 6, "M0 3h6M3 0v6", null),
        _ => Pattern("p-s8", series, 8, null, "M1 1h2v2h-2zM5 5h2v2h-2z"),
    };

    /// <summary>A drawing that stands where a legend or a footer is: the texts under the plot. Gives back where it ends.</summary>
    public double Lines(string clean, double top, double size, double leading, int most, string classes, bool bold = false, double indent = 0)
    {
        foreach (string line in TextWidth.Wrap(clean, Right - Left - indent, size, most, bold))
        {
            Text(Left + indent, top + size * 0.85 + (leading - size) / 2, line, Anchor.Start, classes, line.EndsWith('…') ? clean : null);
            top += leading;
        }
        return top;
    }

    /// <summary>Says that there is nothing to draw.</summary>
    public void Nothing(double height)
    {
        double room = Room(height, 60, 0);
        Draw(Path().Rect(Left, Top, Right - Left, room), "u");
        Fitted((Left + Right) / 2, Top + room / 2 + 4, Xml.Clean(Words.NoData), Right - Left - 16, Anchor.Middle, "m");
        Top += room;
    }

    public string Finish()
    {
        double height = Math.Ceiling(Top + Padding);
        if (_look.Height > height) height = _look.Height;
        string id = _look.Id;
        var svg = new StringBuilder(_body.Length + 6000)
            .Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"{StyleSheet.Root}\" width=\"{Width}\" height=\"{height}\" viewBox=\"0 0 {Width} {height}\"")
            .Append(Mirrored ? " direction=\"rtl\"" : "").Append(CultureInfo.InvariantCulture, $" role=\"img\" aria-labelledby=\"{id}-title {id}-desc\"><title id=\"{id}-title\">").Escaped(Xml.Clean(Words.Title))
            .Append(CultureInfo.InvariantCulture, $"</title><desc id=\"{id}-desc\">").Escaped(Xml.Clean(Words.Description)).Append("</desc>");
        if (!_look.Inline)
        {
            svg.Append("<style>").Append((_look.Print ? ChartStyle.ForPaper : ChartStyle.ForFiles).Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal)).Append("</style>");
        }
        if (_defs.Length > 0) svg.Append("<defs>").Append(_defs).Append("</defs>");
        if (!_look.Inline) svg.Append("<path class=\"i\" d=\"M0 0h").Number(Width).Append('v').Number(height).Append('H').Number(0).Append("z\"/>");
        return svg.Append(_body).Append("</svg>").ToString();
    }

    private string Pattern(string name, string series, int size, string? strokes, string? dots)
    {
        string id = $"{_look.Id}-{name}";
        if (_defined.Add(id))
        {
            _defs.Append(CultureInfo.InvariantCulture, $"<pattern id=\"{id}\" class=\"{series}\" width=\"{size}\" height=\"{size}\" patternUnits=\"userSpaceOnUse\">");
            _defs.Append(strokes is not null ? $"<path d=\"{strokes}\" fill=\"none\" stroke=\"currentColor\"/>" : $"<path d=\"{dots}\" fill=\"currentColor\"/>").Append("</pattern>");
        }
        return $"url(#{id})";
    }

    private void Ended(string element, string? title)
    {
        if (title is null) { _body.Append("/>"); return; }
        _body.Append('>');
        Title(title);
        _body.Append("</").Append(element).Append('>');
    }

    private void Title(string text) => _body.Append("<title>").Escaped(Xml.Clean(text)).Append("</title>");

    private static bool IsId(string? id) => id is { Length: > 0 and <= 60 } && char.IsAsciiLetter(id[0]) && id.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');
}
