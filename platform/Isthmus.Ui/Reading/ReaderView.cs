namespace Isthmus.Ui;

/// <summary>How one reader wants to see the pages. Kept in a cookie, because it belongs to the screen and the eyes, not to the account.</summary>
public sealed record ReaderView
{
    public const string Cookie = "isthmus-view";

    public static readonly IReadOnlyList<string> TextSizes = ["normal", "large", "larger"];
    public static readonly IReadOnlyList<string> Contrasts = ["normal", "high"];
    public static readonly IReadOnlyList<string> Themes = ["auto", "light", "dark"];

    public string Text { get; init; } = "normal";
    public string Contrast { get; init; } = "normal";
    public string Theme { get; init; } = "auto";

    /// <summary>An IANA time zone, or null: the zone of the account or of the site.</summary>
    public string? Zone { get; init; }

    /// <summary>Reads the cookie. Unknown names and values are left out: the cookie comes from outside.</summary>
    public static ReaderView Parse(string? cookie)
    {
        var view = new ReaderView();
        foreach (var pair in (cookie ?? "").Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var at = pair.IndexOf('=', StringComparison.Ordinal);
            if (at > 0)
            {
                view = view.With(pair[..at], pair[(at + 1)..]);
            }
        }
        return view;
    }

    public ReaderView With(string name, string value) => name switch
    {
        "text" when TextSizes.Contains(value) => this with { Text = value },
        "contrast" when Contrasts.Contains(value) => this with { Contrast = value },
        "theme" when Themes.Contains(value) => this with { Theme = value },
        "zone" when value.Length == 0 => this with { Zone = null },
        "zone" when TimeZoneInfo.TryFindSystemTimeZoneById(value, out _) => this with { Zone = value },
        _ => this,
    };

    public string ToCookie() => $"text={Text}&contrast={Contrast}&theme={Theme}" + (Zone is null ? "" : $"&zone={Zone}");
}
