using System.Security.Cryptography;
using Isthmus.Platform.Settings;
using Microsoft.AspNetCore.Builder;
using Microsoft.Net.Http.Headers;

namespace Isthmus.Indicators.Datasets.Export;

/// <summary>The files of published datasets and the catalogue, at addresses that do not change. Streamed; whoever has the latest is told so.</summary>
internal static class OpenDataFiles
{
    private const string Key = "{key:regex(^[a-z0-9-]+$)}";

    private static readonly byte[] s_shapes = Shapes();
    private static readonly string s_shapesTag = Convert.ToHexStringLower(SHA256.HashData(s_shapes))[..32];

    public static void Map(IEndpointRouteBuilder routes)
    {
        foreach (var format in OpenFormat.All)
        {
            routes.MapGet($"/open-data/{Key}.{format.Extension}", (string key, HttpContext http, IndicatorsDb db, CancellationToken ct) => Send(key, format, http, db, ct))
                .OpenToAll(Scopes.Read).RequireRateLimiting(RateLimits.Search).ExcludeFromDescription();
        }
        routes.MapGet(DcatCatalogue.ShapesPath, (HttpContext http) => IsLatest(http, s_shapesTag) ? Results.StatusCode(StatusCodes.Status304NotModified) : Results.Bytes(s_shapes, "text/turtle; charset=utf-8"))
            .OpenToAll(Scopes.Read).RequireRateLimiting(RateLimits.Search).ExcludeFromDescription();
        routes.MapGet(DcatCatalogue.TurtlePath, (HttpContext http, IndicatorsDb db, SiteSettings site, Texts texts, CancellationToken ct) => Catalogue("text/turtle; charset=utf-8", g => g.ToTurtle(), http, db, site, texts, ct))
            .OpenToAll(Scopes.Read).RequireRateLimiting(RateLimits.Search).ExcludeFromDescription();
        routes.MapGet(DcatCatalogue.JsonLdPath, (HttpContext http, IndicatorsDb db, SiteSettings site, Texts texts, CancellationToken ct) => Catalogue("application/ld+json; charset=utf-8", g => g.ToJsonLd(), http, db, site, texts, ct))
            .OpenToAll(Scopes.Read).RequireRateLimiting(RateLimits.Search).ExcludeFromDescription();
    }

    private static async Task<IResult> Send(string key, OpenFormat format, HttpContext http, IndicatorsDb db, CancellationToken ct)
    {
        if (await db.Datasets.AsNoTracking().SingleOrDefaultAsync(d => d.Key == key && d.State == DatasetState.Published, ct) is not { } dataset) return Refusal.NotFound().ToProblem();
        if (!format.Holds(dataset)) return new Refusal(RefusalKind.TooLarge, "indicators.sheet-too-large", dataset.Rows).ToProblem();
        // The bytes of the CSV file are known; the others change with what is told about the dataset.
        var tag = format == OpenFormat.Csv ? dataset.Sha256 : $"{dataset.Sha256[..16]}-{dataset.Version}-{format.Extension}";
        if (IsLatest(http, tag)) return TypedResults.StatusCode(StatusCodes.Status304NotModified);
        if (format == OpenFormat.Csv) http.Response.ContentLength = dataset.Size;
        return TypedResults.Stream(to => format.IsPacked ? Packed(to, format, dataset, db, ct) : format.Write(to, dataset, db, ct), format.ContentType, $"{dataset.Key}.{format.Extension}", dataset.SaidFrom);
    }

    // An archive writes its end at once, which an answer does not allow: it is made in a file that goes with its handle.
    private static async Task Packed(Stream to, OpenFormat format, Dataset dataset, IndicatorsDb db, CancellationToken ct)
    {
        await using var file = new FileStream(Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.DeleteOnClose | FileOptions.Asynchronous);
        await format.Write(file, dataset, db, ct);
        file.Position = 0;
        await file.CopyToAsync(to, ct);
    }

    private static async Task<IResult> Catalogue(string type, Func<Graph, string> write, HttpContext http, IndicatorsDb db, SiteSettings site, Texts texts, CancellationToken ct)
    {
        if (IsLatest(http, await DcatCatalogue.Tag(db, ct))) return TypedResults.StatusCode(StatusCodes.Status304NotModified);
        return TypedResults.Text(write(await DcatCatalogue.Build(db, site, texts, ct)), type);
    }

    private static byte[] Shapes()
    {
        using var stream = typeof(OpenDataFiles).Assembly.GetManifestResourceStream("Isthmus.Indicators.Datasets.Export.shapes.ttl")!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    private static bool IsLatest(HttpContext http, string tag)
    {
        var here = new EntityTagHeaderValue($"\"{tag}\"");
        (http.Response.Headers.ETag, http.Response.Headers.CacheControl) = (here.ToString(), "public, max-age=300");
        return http.Request.GetTypedHeaders().IfNoneMatch.Any(given => given.Equals(EntityTagHeaderValue.Any) || given.Compare(here, useStrongComparison: false));
    }
}
