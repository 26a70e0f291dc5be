using System.Text.RegularExpressions;

namespace Isthmus.Indicators.Tests.Datasets;

/// <summary>
/// The rules of DCAT-AP 3.0.0's published shapes (dcat-ap-SHACL.ttl: 42 node shapes of least, most, class and datatype, none closed) for the classes that the catalogue has: least and most, literal or address, class of the value. Where the
/// shapes only bound the number, what the specification says of the value stands here too.
/// </summary>
internal static partial class DcatRules
{
    private const string Dcat = "http://www.w3.org/ns/dcat#", Dct = "http://purl.org/dc/terms/", Foaf = "http://xmlns.com/foaf/0.1/", Spdx = "http://spdx.org/rdf/terms#", Skos = "http://www.w3.org/2004/02/skos/core#", Xsd = "http://www.w3.org/2001/XMLSchema#", Rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#", Rdfs = "http://www.w3.org/2000/01/rdf-schema#", Adms = "http://www.w3.org/ns/adms#", Prov = "http://www.w3.org/ns/prov#", Vcard = "http://www.w3.org/2006/vcard/ns#";
    private const int Many = int.MaxValue;

    /// <summary>Value: <c>text</c>, <c>date</c>, any <c>literal</c>, a type of literal, or the class of the value.</summary>
    private static readonly (string Class, string Property, int Least, int Most, string Value)[] s_rules =
    [
        (Dcat + "Catalog", Dct + "title", 1, Many, "text"), (Dcat + "Catalog", Dct + "description", 1, Many, "text"), (Dcat + "Catalog", Dct + "publisher", 1, 1, Foaf + "Agent"), (Dcat + "Catalog", Dcat + "dataset", 0, Many, Dcat + "Dataset"),
        (Dcat + "Catalog", Foaf + "homepage", 0, 1, Foaf + "Document"), (Dcat + "Catalog", Dct + "language", 0, Many, Dct + "LinguisticSystem"), (Dcat + "Catalog", Dct + "issued", 0, 1, "date"), (Dcat + "Catalog", Dct + "modified", 0, 1, "date"),
        (Dcat + "Catalog", Dct + "license", 0, 1, Dct + "LicenseDocument"),
        (Dcat + "Dataset", Dct + "title", 1, Many, "text"), (Dcat + "Dataset", Dct + "description", 1, Many, "text"), (Dcat + "Dataset", Dcat + "distribution", 0, Many, Dcat + "Distribution"), (Dcat + "Dataset", Dct + "publisher", 0, 1, Foaf + "Agent"),
        (Dcat + "Dataset", Dct + "spatial", 0, Many, Dct + "Location"), (Dcat + "Dataset", Dct + "temporal", 0, Many, Dct + "PeriodOfTime"), (Dcat + "Dataset", Dcat + "theme", 0, Many, Skos + "Concept"), (Dcat + "Dataset", Dct + "accessRights", 0, 1, Dct + "RightsStatement"),
        (Dcat + "Dataset", Dcat + "landingPage", 0, Many, Foaf + "Document"), (Dcat + "Dataset", Foaf + "page", 0, Many, Foaf + "Document"), (Dcat + "Dataset", Dct + "issued", 0, 1, "date"), (Dcat + "Dataset", Dct + "modified", 0, 1, "date"), (Dcat + "Dataset", Dct + "identifier", 0, Many, "text"),
        (Dcat + "Distribution", Dcat + "accessURL", 1, Many, Rdfs + "Resource"), (Dcat + "Distribution", Dcat + "downloadURL", 0, Many, Rdfs + "Resource"), (Dcat + "Distribution", Dct + "license", 0, 1, Dct + "LicenseDocument"), (Dcat + "Distribution", Dcat + "mediaType", 0, 1, Dct + "MediaType"),
        (Dcat + "Distribution", Dct + "format", 0, 1, Dct + "MediaTypeOrExtent"), (Dcat + "Distribution", Dcat + "byteSize", 0, 1, Xsd + "nonNegativeInteger"), (Dcat + "Distribution", Spdx + "checksum", 0, 1, Spdx + "Checksum"), (Dcat + "Distribution", Dct + "title", 0, Many, "text"),
        (Dcat + "Distribution", Dct + "issued", 0, 1, "date"), (Dcat + "Distribution", Dct + "modified", 0, 1, "date"),
        (Foaf + "Agent", Foaf + "name", 1, Many, "text"), (Spdx + "Checksum", Spdx + "algorithm", 1, 1, Spdx + "ChecksumAlgorithm"), (Spdx + "Checksum", Spdx + "checksumValue", 1, 1, Xsd + "hexBinary"), (Skos + "Concept", Skos + "prefLabel", 1, Many, "text"),
        // Not used yet; held to the shapes from the day they are.
        (Dcat + "Catalog", Dct + "creator", 0, 1, Foaf + "Agent"), (Dcat + "Catalog", Dct + "rights", 0, 1, Dct + "RightsStatement"), (Dcat + "Catalog", Dct + "spatial", 0, Many, Dct + "Location"), (Dcat + "Catalog", Dct + "temporal", 0, Many, Dct + "PeriodOfTime"),
        (Dcat + "Catalog", Dcat + "themeTaxonomy", 0, Many, Skos + "ConceptScheme"), (Dcat + "Catalog", Dcat + "record", 0, Many, Dcat + "CatalogRecord"), (Dcat + "Catalog", Dcat + "service", 0, Many, Dcat + "DataService"), (Dcat + "Catalog", Dcat + "catalog", 0, Many, Dcat + "Catalog"),
        (Dcat + "Catalog", Dct + "hasPart", 0, Many, Dcat + "Catalog"),
        (Dcat + "Dataset", Dct + "creator", 0, Many, Foaf + "Agent"), (Dcat + "Dataset", Dct + "language", 0, Many, Dct + "LinguisticSystem"), (Dcat + "Dataset", Dct + "accrualPeriodicity", 0, 1, Dct + "Frequency"), (Dcat + "Dataset", Dct + "provenance", 0, Many, Dct + "ProvenanceStatement"),
        (Dcat + "Dataset", Dct + "type", 0, 1, Skos + "Concept"), (Dcat + "Dataset", Dct + "conformsTo", 0, Many, Dct + "Standard"), (Dcat + "Dataset", Dct + "source", 0, Many, Dcat + "Dataset"), (Dcat + "Dataset", Dct + "relation", 0, Many, Rdfs + "Resource"), (Dcat + "Dataset", Dct + "isReferencedBy", 0, Many, Rdfs + "Resource"),
        (Dcat + "Dataset", Dcat + "contactPoint", 0, Many, Vcard + "Kind"), (Dcat + "Dataset", Dcat + "hasVersion", 0, Many, Dcat + "Dataset"), (Dcat + "Dataset", Dcat + "inSeries", 0, Many, Dcat + "DatasetSeries"), (Dcat + "Dataset", Dcat + "qualifiedRelation", 0, Many, Dcat + "Relationship"),
        (Dcat + "Dataset", Dcat + "temporalResolution", 0, Many, Xsd + "duration"), (Dcat + "Dataset", Dcat + "spatialResolutionInMeters", 0, Many, Xsd + "decimal"), (Dcat + "Dataset", Adms + "identifier", 0, Many, Adms + "Identifier"), (Dcat + "Dataset", Adms + "sample", 0, Many, Dcat + "Distribution"),
        (Dcat + "Dataset", Prov + "wasGeneratedBy", 0, Many, Prov + "Activity"), (Dcat + "Dataset", Prov + "qualifiedAttribution", 0, Many, Prov + "Attribution"),
        (Dcat + "Distribution", Dct + "language", 0, Many, Dct + "LinguisticSystem"), (Dcat + "Distribution", Dct + "rights", 0, 1, Dct + "RightsStatement"), (Dcat + "Distribution", Dct + "conformsTo", 0, Many, Dct + "Standard"), (Dcat + "Distribution", Foaf + "page", 0, Many, Foaf + "Document"),
        (Dcat + "Distribution", Adms + "status", 0, 1, Skos + "Concept"), (Dcat + "Distribution", Dcat + "compressFormat", 0, 1, Dct + "MediaType"), (Dcat + "Distribution", Dcat + "packageFormat", 0, 1, Dct + "MediaType"), (Dcat + "Distribution", Dcat + "accessService", 0, Many, Dcat + "DataService"),
        (Dcat + "Distribution", Dcat + "temporalResolution", 0, Many, Xsd + "duration"), (Dcat + "Distribution", Dcat + "spatialResolutionInMeters", 0, Many, Xsd + "decimal"),
        (Foaf + "Agent", Dct + "type", 0, 1, Skos + "Concept"), (Dct + "LicenseDocument", Dct + "type", 0, Many, Skos + "Concept"), (Skos + "ConceptScheme", Dct + "title", 1, Many, "text"), (Dct + "Location", Dcat + "centroid", 0, 1, "literal"), (Dct + "Location", Dcat + "bbox", 0, 1, "literal"),
        (Dct + "PeriodOfTime", Dcat + "startDate", 0, 1, "date"), (Dct + "PeriodOfTime", Dcat + "endDate", 0, 1, "date"),
    ];

    public static IEnumerable<string> Broken(IEnumerable<string> triples)
    {
        var read = triples.Select(t => Triple().Match(t)).Select(m => (Subject: m.Groups[1].Value, Predicate: m.Groups[2].Value, Object: m.Groups[3].Value)).ToList();
        var classes = read.Where(t => t.Predicate == Rdf + "type").ToLookup(t => t.Subject, t => t.Object.Trim('<', '>'));
        foreach (var (of, property, least, most, value) in s_rules)
        {
            foreach (var subject in classes.Where(c => c.Contains(of)).Select(c => c.Key))
            {
                var objects = read.Where(t => t.Subject == subject && t.Predicate == property).Select(t => t.Object).ToList();
                if (objects.Count < least || objects.Count > most) yield return $"{subject}: {objects.Count} of {property}";
                foreach (var o in objects.Where(o => !Fits(o, value, classes))) yield return $"{subject}: {property} {o} is no {value}";
            }
        }
        // One text for each language.
        foreach (var twice in read.Where(t => t.Object.Contains("\"@", StringComparison.Ordinal)).GroupBy(t => (t.Subject, t.Predicate, t.Object[t.Object.LastIndexOf('@')..])).Where(g => g.Count() > 1)) yield return $"{twice.Key} twice";
        foreach (var t in read.Where(t => t.Object[0] == '<' && !Uri.TryCreate(t.Object[1..^1], UriKind.Absolute, out _))) yield return $"{t.Object} is no address";
    }

    private static bool Fits(string o, string value, ILookup<string, string> classes) => value switch
    {
        "text" => o[0] == '"' && !o.Contains("\"^^", StringComparison.Ordinal) && o.Length > 2,
        "date" => DateText().IsMatch(o),
        "literal" => o[0] == '"',
        _ when value.StartsWith(Xsd, StringComparison.Ordinal) => o.EndsWith($"\"^^<{value}>", StringComparison.Ordinal),
        _ => o[0] == '<' && classes[o[1..^1]].Contains(value),
    };

    [GeneratedRegex("^<([^>]*)> <([^>]*)> (.*)$", RegexOptions.Singleline)]
    private static partial Regex Triple();

    [GeneratedRegex("""^"\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\dZ"\^\^<http://www.w3.org/2001/XMLSchema#dateTime>|"\^\^<http://www.w3.org/2001/XMLSchema#date>)$""")]
    private static partial Regex DateText();
}
