using Isthmus.Partnering.Taxonomy;

namespace Isthmus.Partnering.Browsing;

/// <summary>A filter of the list in words.</summary>
internal static class FilterWords
{
    public static string Of(OpportunityFilter filter, Taxonomies taxonomies, Texts t, Formats f)
    {
        IEnumerable<string> words =
        [
            .. filter.Query.Length > 0 ? [t["partnering.search.words", filter.Query]] : Array.Empty<string>(), .. filter.Profiles.Select(p => t.Of("partnering.profile", p)), .. filter.Countries.Select(f.Country), .. filter.Actors.Select(a => t.Of("partnering.actor", a)),
            .. filter.Keywords.Select(k => Schemes.Split(k) is var (scheme, code) && taxonomies.Read(scheme, code) is { } known ? taxonomies.Name(known, f.Language) : k),
            .. filter.Stages.Select(s => t.Of("partnering.stage", s)), .. filter.Readiness.Select(r => t["partnering.readiness.level", r]), .. filter.OpenOnly ? [t["partnering.open"]] : Array.Empty<string>(),
        ];
        return string.Join(" · ", words) is { Length: > 0 } text ? text : t["partnering.search.everything"];
    }
}
