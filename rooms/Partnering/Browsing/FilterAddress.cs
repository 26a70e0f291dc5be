using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace Isthmus.Partnering.Browsing;

/// <summary>A filter of the public list as the query of an address: the same filter is always written the same way.</summary>
internal static class FilterAddress
{
    public const int Longest = 4000;

    /// <summary>Empty where nothing is narrowed.</summary>
    public static string Of(OpportunityFilter filter)
    {
        var pairs = new List<(string Name, string Value)>();
        if (filter.Query.Length > 0) pairs.Add(("q", filter.Query));
        pairs.AddRange(filter.Profiles.Order().Select(p => ("profile", BrowseOpportunities.Word(p))));
        pairs.AddRange(filter.Countries.Order(StringComparer.Ordinal).Select(c => ("country", c)));
        pairs.AddRange(filter.Actors.Order().Select(a => ("actor", BrowseOpportunities.Word(a))));
        pairs.AddRange(filter.Keywords.Order(StringComparer.Ordinal).Select(k => ("keyword", k)));
        pairs.AddRange(filter.Stages.Order().Select(s => ("stage", BrowseOpportunities.Word(s))));
        pairs.AddRange(filter.Readiness.Order().Select(r => ("trl", r.ToString(CultureInfo.InvariantCulture))));
        if (filter.OpenOnly) pairs.Add(("open", "true"));
        return string.Join('&', pairs.Select(p => $"{p.Name}={Uri.EscapeDataString(p.Value)}"));
    }

    public static OpportunityFilter Read(string? address)
    {
        var query = QueryHelpers.ParseQuery(address);
        StringValues All(string name) => query.GetValueOrDefault(name);
        return OpportunityFilter.Of(All("q").FirstOrDefault(), All("profile"), All("country"), All("keyword"), All("stage"), All("trl"), All("open").FirstOrDefault(), All("actor"));
    }

    public static string Key(string address) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(address)));
}
