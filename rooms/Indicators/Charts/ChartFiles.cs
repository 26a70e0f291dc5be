using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Isthmus.Charts;
using Isthmus.Tabular;
using Microsoft.Extensions.Options;

namespace Isthmus.Indicators.Charts;

/// <summary>
/// Each chart as files, at addresses below its own: <c>chart.svg</c>, <c>chart.png</c>, <c>figures.csv</c>, <c>figures.json</c>, and <c>figures.csv-metadata.json</c> with the full citation (W3C, Metadata Vocabulary for Tabular Data).
/// They hold what the page holds for the same reader, and no more.
/// </summary>
internal static class ChartFiles
{
    private const string Nothing = "indicators.nothing-to-draw";
    private static readonly string[] s_numbers = ["value", "low", "high", "claims", "measures", "meetings", "organisations"];

    public static Refusal NothingToDraw => Refusal.NotFound(Nothing);

    /// <summary>The files of a chart, for the line under it.</summary>
    /// <param name="address">What they stand below: <c>/pairs/IR-RU</c>.</param>
    /// <param name="query">What is asked of the page, with its question mark.</param>
    /// <param name="drawing">The query of the drawing, where it differs.</param>
    public static IReadOnlyList<(string Text, string Url)> Links(string address, string query, bool pictures, Texts t, string? drawing = null) =>
    [
        ("SVG", $"{address}/chart.svg{drawing ?? query}"), .. pictures ? new[] { ("PNG", $"{address}/chart.png{drawing ?? query}") } : [],
        ("CSV", $"{address}/figures.csv{query}"), ("JSON", $"{address}/figures.json{query}"), (t["indicators.chart.metadata"], $"{address}/figures.csv-metadata.json{query}"),
    ];

    /// <summary>Who may have the files of a chart, and what they are called.</summary>
    public static void Open(string name, string what, RouteHandlerBuilder svg, RouteHandlerBuilder png, RouteHandlerBuilder csv, RouteHandlerBuilder json, RouteHandlerBuilder metadata)
    {
        svg.OpenToAll(Scopes.Read).RequireRateLimiting(RateLimits.Search).WithName(name + ".svg").WithSummary($"The chart of {what} as SVG");
        png.RequireAccess(Policies.SignedIn, Scopes.Read).WithName(name + ".png").WithSummary($"The chart of {what} as PNG for a report; a browser on the server draws it");
        csv.OpenToAll(Scopes.Read).RequireRateLimiting(RateLimits.Search).WithName(name + ".csv").WithSummary($"The figures of {what} as CSV");
        json.OpenToAll(Scopes.Read).RequireRateLimiting(RateLimits.Search).WithName(name + ".json").WithSummary($"The figures of {what} as JSON");
        metadata.OpenToAll(Scopes.Read).RequireRateLimiting(RateLimits.Search).WithName(name + ".metadata").WithSummary($"What the figures of {what} are and where they come from, with the citation (CSV on the Web)");
    }

    public static async Task<IResult> Svg(Task<Outcome<ChartSheet>> reading, int? width, Formats f, HttpResponse response)
    {
        var drawn = await Drawn(reading, width, f);
        if (!drawn.Succeeded) return drawn.Refusal.ToProblem();
        // The drawing brings its own looks, and nothing else.
        response.Headers.ContentSecurityPolicy = $"default-src 'none'; style-src {ChartStyle.SourcesForPolicy}; sandbox";
        return TypedResults.Text(drawn.Value.Svg, "image/svg+xml", Encoding.UTF8);
    }

    public static async Task<IResult> Csv(Task<Outcome<ChartSheet>> reading, CancellationToken ct)
    {
        var read = await reading;
        if (!read.Succeeded) return read.Refusal.ToProblem();
        var file = new MemoryStream();
        await TableWriter.WriteCsvAsync(file, read.Value.Header, read.Value.Rows, new TableWriteOptions(), ct);
        file.Position = 0;
        return TypedResults.File(file, "text/csv; charset=utf-8", $"{read.Value.Name}.csv");
    }

    public static async Task<IResult> Json(Task<Outcome<ChartSheet>> reading)
    {
        var read = await reading;
        return read.Succeeded ? TypedResults.Ok(Json(read.Value)) : read.Refusal.ToProblem();
    }

    public static async Task<IResult> Metadata(Task<Outcome<ChartSheet>> reading, IOptions<UiOptions> site, HttpRequest request)
    {
        var read = await reading;
        return read.Succeeded ? TypedResults.Text(Metadata(read.Value, site.Value, request).ToJsonString(new() { WriteIndented = true }), "application/csvm+json", Encoding.UTF8) : read.Refusal.ToProblem();
    }

    private static async Task<Outcome<(string Svg, string Name)>> Drawn(Task<Outcome<ChartSheet>> reading, int? width, Formats f)
    {
        var read = await reading;
        if (!read.Succeeded) return read.Refusal;
        var chart = read.Value.Draw();
        return chart.Succeeded ? (chart.Value.ToSvg(new("chart") { RightToLeft = f.Language.IsRightToLeft, Width = Math.Clamp(width ?? 860, 240, 2400) }), read.Value.Name) : chart.Refusal;
    }

    public static async Task<IResult> Png(Task<Outcome<ChartSheet>> reading, int? width, Formats f, PicturePrinter printer, CancellationToken ct)
    {
        var drawn = await Drawn(reading, width, f);
        if (!printer.IsThere) return Refusal.NotFound("indicators.no-browser").ToProblem();
        if (!drawn.Succeeded) return drawn.Refusal.ToProblem();
        var size = System.Xml.Linq.XDocument.Parse(drawn.Value.Svg).Root!;
        return await printer.Png(drawn.Value.Svg, (int)(double)size.Attribute("width")!, (int)Math.Ceiling((double)size.Attribute("height")!), ct) is { } png
            ? TypedResults.File(png, "image/png", $"{drawn.Value.Name}.png") : TypedResults.StatusCode(StatusCodes.Status503ServiceUnavailable);
    }

    private static Dictionary<string, object?> Json(ChartSheet sheet) => new(sheet.Facts)
    {
        ["asOf"] = sheet.At,
        ["figures"] = sheet.Rows.Select((row, i) => sheet.Header.Zip(row).Where(c => c.Second is not null).Select(c => KeyValuePair.Create(c.First, c.Second)).Concat(i < sheet.More.Count ? sheet.More[i].Where(m => m.Value is not null) : []).ToDictionary()),
    };

    private static JsonObject Metadata(ChartSheet sheet, UiOptions site, HttpRequest request)
    {
        var home = site.Home.ToString().TrimEnd('/');
        JsonObject Words(LocalText text) => new(text.All.Select(x => KeyValuePair.Create(x.Key, (JsonNode?)x.Value)));
        var sources = sheet.Sources.GroupBy(s => s).Select(g => (JsonNode)new JsonObject { ["dc:title"] = g.Key.Title, ["dc:identifier"] = g.Key.Address, ["figures"] = g.Count() }).ToArray();
        var told = string.Join("; ", sheet.Sources.Select(s => s.Title).Distinct());
        var about = new JsonObject { ["columns"] = new JsonArray([.. sheet.Header.Select(h => (JsonNode)new JsonObject { ["name"] = h, ["titles"] = h, ["datatype"] = Type(h) })]) };
        if (sheet.AboutRow is { } row) about["aboutUrl"] = home + row;
        return new()
        {
            ["@context"] = new JsonArray("http://www.w3.org/ns/csvw", new JsonObject { ["@language"] = "en" }),
            ["url"] = $"{home}{request.Path.Value!.Replace("figures.csv-metadata.json", "figures.csv", StringComparison.Ordinal)}{request.QueryString}",
            ["dc:title"] = Words(sheet.Title), ["dc:description"] = Words(sheet.About), ["dc:publisher"] = site.Brand, ["dc:identifier"] = home + sheet.Page, ["dc:issued"] = Moment(sheet.At), ["dc:source"] = new JsonArray(sources),
            ["dc:accessRights"] = sheet.IsForOrganisers ? "For organisers of the site: holds numbers about few organisations that are not public." : "Public.",
            ["dc:bibliographicCitation"] = $"{sheet.Title.In("en")} ({sheet.Name}), as said on {sheet.At:yyyy-MM-dd}. {site.Brand}, {home}{sheet.Page}. Sources: {(told.Length > 0 ? told : "none")}.",
            ["tableSchema"] = about,
        };
    }

    private static string Type(string column) => s_numbers.Contains(column) ? "decimal" : column is "from" or "until" ? "date" : column is "said_from" or "said_until" ? "dateTime" : "string";

    public static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string Moment(DateTime at) => at.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
