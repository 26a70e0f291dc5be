namespace Isthmus.Indicators.Datasets;

/// <summary>Licences that let everybody use, change and pass on data, also for money, by their SPDX identifiers; conformant with the Open Definition 2.1.</summary>
internal static class OpenLicences
{
    private static readonly Dictionary<string, string> s_known = new(StringComparer.OrdinalIgnoreCase)
    {
        ["CC0-1.0"] = "https://creativecommons.org/publicdomain/zero/1.0/",
        ["CC-BY-2.0"] = "https://creativecommons.org/licenses/by/2.0/",
        ["CC-BY-2.5"] = "https://creativecommons.org/licenses/by/2.5/",
        ["CC-BY-3.0"] = "https://creativecommons.org/licenses/by/3.0/",
        ["CC-BY-4.0"] = "https://creativecommons.org/licenses/by/4.0/",
        ["CC-BY-3.0-IGO"] = "https://creativecommons.org/licenses/by/3.0/igo/",
        ["CC-BY-SA-3.0"] = "https://creativecommons.org/licenses/by-sa/3.0/",
        ["CC-BY-SA-4.0"] = "https://creativecommons.org/licenses/by-sa/4.0/",
        ["ODC-By-1.0"] = "https://opendatacommons.org/licenses/by/1-0/",
        ["ODbL-1.0"] = "https://opendatacommons.org/licenses/odbl/1-0/",
        ["PDDL-1.0"] = "https://opendatacommons.org/licenses/pddl/1-0/",
        ["OGL-UK-3.0"] = "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/",
        ["OGL-UK-2.0"] = "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/2/",
        ["DL-DE-BY-2.0"] = "https://www.govdata.de/dl-de/by-2-0",
        ["DL-DE-ZERO-2.0"] = "https://www.govdata.de/dl-de/zero-2-0",
        ["etalab-2.0"] = "https://www.etalab.gouv.fr/licence-ouverte-open-licence/",
    };

    public static readonly IReadOnlyList<string> Names = [.. s_known.Keys];

    public static bool IsOpen(string? licence) => licence is not null && s_known.ContainsKey(licence);

    /// <summary>Its usual spelling.</summary>
    public static string? Name(string? licence) => licence is null ? null : s_known.Keys.FirstOrDefault(k => k.Equals(licence, StringComparison.OrdinalIgnoreCase)) ?? licence;

    public static string? Address(string? licence) => licence is null ? null : s_known.GetValueOrDefault(licence);
}
