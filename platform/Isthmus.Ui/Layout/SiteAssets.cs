using System.Collections.Frozen;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Isthmus.Ui;

/// <summary>
/// The style sheet, the script and the icon, served from the assembly with a hash of their content in the address. Embedded rather
/// than files beside the program: a build that is not published serves them just the same, in every environment.
/// </summary>
internal static partial class SiteAssets
{
    private static readonly string[] s_styles = ["base.css", "layout.css", "forms.css", "tables.css", "parts.css", "print.css"];
    private static readonly FrozenDictionary<string, Asset> s_byName = Load();
    private static readonly FrozenDictionary<string, Asset> s_byFile = s_byName.Values.ToFrozenDictionary(a => a.File, StringComparer.Ordinal);

    public static string Url(string name) => "/ui/" + s_byName[name].File;

    public static byte[] Bytes(string name) => s_byName[name].Plain;

    public static IResult Send(string file, HttpContext context)
    {
        if (!s_byFile.TryGetValue(file, out var asset))
        {
            return Results.NotFound();
        }
        context.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        context.Response.Headers.Vary = "Accept-Encoding";
        if (!context.Request.Headers.AcceptEncoding.ToString().Contains("br", StringComparison.Ordinal))
        {
            return Results.Bytes(asset.Plain, asset.ContentType);
        }
        context.Response.Headers.ContentEncoding = "br";
        return Results.Bytes(asset.Brotli, asset.ContentType);
    }

    private static FrozenDictionary<string, Asset> Load()
    {
        // The layers are named first, so that their order does not depend on the order of the files.
        var css = "@layer base,layout,forms,tables,parts,print;" + string.Concat(s_styles.Select(s => Minify(Text(s))));
        return new[]
        {
            Asset.Of("isthmus", ".css", "text/css; charset=utf-8", css),
            Asset.Of("enhance", ".js", "text/javascript; charset=utf-8", Text("enhance.js")),
            Asset.Of("favicon", ".svg", "image/svg+xml", Text("favicon.svg")),
        }.ToFrozenDictionary(a => a.Name, StringComparer.Ordinal);
    }

    private static string Text(string name)
    {
        using var reader = new StreamReader(typeof(SiteAssets).Assembly.GetManifestResourceStream("Isthmus.Ui.Assets." + name)!);
        return reader.ReadToEnd();
    }

    // Comments and white space only: the sheet has no strings in which either would matter.
    internal static string Minify(string css)
    {
        css = Comments().Replace(css, "");
        css = Spaces().Replace(css, " ");
        return AroundMarks().Replace(css, "$1").Replace(";}", "}", StringComparison.Ordinal).Trim();
    }

    [GeneratedRegex(@"/\*.*?\*/", RegexOptions.Singleline)]
    private static partial Regex Comments();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex(@" ?([{};,>]) ?|(?<=:) | (?=!)")]
    private static partial Regex AroundMarks();

    private sealed record Asset(string Name, string File, string ContentType, byte[] Plain, byte[] Brotli)
    {
        public static Asset Of(string stem, string extension, string contentType, string text)
        {
            var plain = Encoding.UTF8.GetBytes(text);
            var hash = Convert.ToHexStringLower(SHA256.HashData(plain))[..10];
            using var target = new MemoryStream();
            using (var brotli = new BrotliStream(target, CompressionLevel.SmallestSize))
            {
                brotli.Write(plain);
            }
            return new Asset(stem + extension, $"{stem}.{hash}{extension}", contentType, plain, target.ToArray());
        }
    }
}
