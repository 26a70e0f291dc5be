using System.Globalization;
using System.Security.Cryptography;
using Isthmus.Indicators.Subjects;
using Isthmus.Platform.Settings;

namespace Isthmus.Indicators.Datasets.Export;

/// <summary>The catalogue of all open datasets in DCAT 3, after the rules of the application profile DCAT-AP 3.0: https://semiceu.github.io/DCAT-AP/releases/3.0.0/</summary>
internal static class DcatCatalogue
{
    public const string JsonLdPath = "/open-data/catalog.jsonld";
    public const string TurtlePath = "/open-data/catalog.ttl";
    /// <summary>What the catalogue keeps to, for whoever wants to validate it.</summary>
    public const string ShapesPath = "/open-data/shapes.ttl";
    public const int Most = 2000;

    private const string Languages = "http://publications.europa.eu/resource/authority/language/";
    private const string Theme = "http://publications.europa.eu/resource/authority/data-theme/";
    private const string Public = "http://publications.europa.eu/resource/authority/access-right/PUBLIC";

    private static readonly Dictionary<string, string> s_prefixes = new()
    {
        ["rdf"] = "http://www.w3.org/1999/02/22-rdf-syntax-ns#", ["rdfs"] = "http://www.w3.org/2000/01/rdf-schema#", ["xsd"] = "http://www.w3.org/2001/XMLSchema#", ["dcat"] = "http://www.w3.org/ns/dcat#", ["dct"] = "http://purl.org/dc/terms/",
        ["foaf"] = "http://xmlns.com/foaf/0.1/", ["skos"] = "http://www.w3.org/2004/02/skos/core#", ["spdx"] = "http://spdx.org/rdf/terms#", ["adms"] = "http://www.w3.org/ns/adms#",
    };

    /// <summary>The published datasets with an open licence, the latest change first.</summary>
    public static IQueryable<Dataset> Open(IndicatorsDb db) => db.Datasets.AsNoTracking().Where(d => d.State == DatasetState.Published && OpenLicences.Names.Contains(d.Licence!));

    /// <summary>Changes when the catalogue does.</summary>
    public static async Task<string> Tag(IndicatorsDb db, CancellationToken ct)
    {
        var all = await Open(db).OrderBy(d => d.Id).Select(d => new { d.Id, d.Version }).ToListAsync(ct);
        return Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(string.Join(' ', all.Select(d => $"{d.Id}/{d.Version}")))))[..32];
    }

    public static async Task<Graph> Build(IndicatorsDb db, SiteSettings site, Texts texts, CancellationToken ct)
    {
        var datasets = await Open(db).OrderByDescending(d => d.ChangedAt).ThenBy(d => d.Id).Take(Most).ToListAsync(ct);
        var ids = datasets.Select(d => d.Id).ToList();
        var places = (await db.Series.AsNoTracking().Where(s => ids.Contains(s.Dataset) && s.SubjectKey.Length == 2).Select(s => new { s.Dataset, s.SubjectKey }).Distinct().ToListAsync(ct)).ToLookup(s => s.Dataset, s => s.SubjectKey);
        var graph = new Graph(s_prefixes);
        var us = graph.About(Link(site, "/open-data#publisher"), "foaf:Agent").Text("foaf:name", site.Name);
        var catalogue = graph.About(Link(site, "/open-data#catalogue"), "dcat:Catalog");
        var shapes = graph.About(Link(site, ShapesPath), "dct:Standard");
        foreach (var language in Language.All)
        {
            var t = texts.In(language);
            catalogue.Text("dct:title", $"{site.Name}: {t["indicators.openData.title"]}", language.Code).Text("dct:description", t["indicators.openData.lead"], language.Code);
            catalogue.To("dct:language", LanguageOf(graph, language.Code));
            shapes.Text("dct:title", t["indicators.openData.shapes"], language.Code);
        }
        catalogue.To("dct:publisher", us.Address).To("foaf:homepage", graph.About(Link(site, "/open-data"), "foaf:Document").Address).To("dct:conformsTo", shapes.Address);
        if (datasets.Count > 0) catalogue.Text("dct:modified", Stamp(datasets.Max(d => d.ChangedAt)), type: "xsd:dateTime").Text("dct:issued", Stamp(datasets.Min(d => d.SaidFrom!.Value)), type: "xsd:dateTime");
        foreach (var dataset in datasets) catalogue.To("dcat:dataset", Dataset(graph, dataset, places[dataset.Id], site, texts));
        return graph;
    }

    private static string Dataset(Graph graph, Dataset d, IEnumerable<string> places, SiteSettings site, Texts texts)
    {
        var page = Link(site, "/open-data/" + d.Key);
        var node = graph.About(page + "#dataset", "dcat:Dataset").Text("dct:identifier", d.Key);
        foreach (var (language, title) in d.Title.All) node.Text("dct:title", title, language);
        // What has no description is described by what it holds: the profile wants one.
        foreach (var (language, description) in d.Description.All) node.Text("dct:description", description, language);
        if (d.Description.IsEmpty)
            foreach (var language in Language.All) node.Text("dct:description", texts.In(language)["indicators.openData.holds", d.Rows, d.Measures, d.Subjects], language.Code);
        node.To("dct:publisher", graph.About(page + "#publisher", "foaf:Agent").Text("foaf:name", d.Publisher ?? d.Citation ?? site.Name).Address);
        node.To("dcat:landingPage", graph.About(page, "foaf:Document").Address).Text("dct:issued", Stamp(d.SaidFrom!.Value), type: "xsd:dateTime").Text("dct:modified", Stamp(d.ChangedAt), type: "xsd:dateTime");
        node.To("dcat:theme", graph.About(Theme + "TECH", "skos:Concept").Text("skos:prefLabel", "Science and technology", "en").Address);
        node.To("dct:accessRights", graph.About(Public, "dct:RightsStatement").Address);
        if (d.Address is not null && Uri.IsWellFormedUriString(d.Address, UriKind.Absolute)) node.To("foaf:page", graph.About(d.Address, "foaf:Document").Address);
        foreach (var three in places.Select(CountryCodes.Three).OfType<string>().Order(StringComparer.Ordinal))
            node.To("dct:spatial", graph.About("http://publications.europa.eu/resource/authority/country/" + three, "dct:Location").Address);
        if (d.FirstDay is not null || d.LastDay is not null)
            node.To("dct:temporal", graph.About(page + "#time", "dct:PeriodOfTime").Text("dcat:startDate", Day(d.FirstDay), type: "xsd:date").Text("dcat:endDate", Day(d.LastDay), type: "xsd:date").Address);
        foreach (var format in OpenFormat.All.Where(f => f.Holds(d))) node.To("dcat:distribution", Distribution(graph, d, format, page, site));
        return node.Address;
    }

    private static string Distribution(Graph graph, Dataset d, OpenFormat format, string page, SiteSettings site)
    {
        var address = Link(site, $"/open-data/{d.Key}.{format.Extension}");
        var node = graph.About($"{page}#{format.Extension.Replace('.', '-')}", "dcat:Distribution").Text("dct:title", $"{d.Title.In("en")} ({format.Title})", "en")
            .To("dcat:accessURL", graph.About(address, "rdfs:Resource").Address).To("dcat:downloadURL", address)
            .To("dct:license", graph.About(d.LicenceAddress ?? OpenLicences.Address(d.Licence)!, "dct:LicenseDocument").Address)
            .To("dcat:mediaType", graph.About("https://www.iana.org/assignments/media-types/" + format.MediaType, "dct:MediaType").Address)
            .To("dct:format", graph.About("http://publications.europa.eu/resource/authority/file-type/" + format.FileType, "dct:MediaTypeOrExtent").Address)
            .Text("dct:issued", Stamp(d.SaidFrom!.Value), type: "xsd:dateTime").Text("dct:modified", Stamp(d.ChangedAt), type: "xsd:dateTime");
        if (format != OpenFormat.Csv) return node.Address;
        // Of the one file whose bytes are known before it is written.
        node.Text("dcat:byteSize", d.Size.ToString(CultureInfo.InvariantCulture), type: "xsd:nonNegativeInteger");
        var sum = graph.About($"{page}#checksum", "spdx:Checksum").Text("spdx:checksumValue", d.Sha256, type: "xsd:hexBinary").To("spdx:algorithm", graph.About("http://spdx.org/rdf/terms#checksumAlgorithm_sha256", "spdx:ChecksumAlgorithm").Address);
        return node.To("spdx:checksum", sum.Address).Address;
    }

    private static string LanguageOf(Graph graph, string code) => graph.About(Languages + code switch { "ru" => "RUS", "fa" => "FAS", _ => "ENG" }, "dct:LinguisticSystem").Address;

    private static string Link(SiteSettings site, string path) => site.Link(path).AbsoluteUri;

    private static string Stamp(DateTime at) => at.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
