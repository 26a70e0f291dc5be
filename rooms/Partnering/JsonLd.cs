using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using Isthmus.Partnering.Opportunities;
using Microsoft.AspNetCore.Components;

namespace Isthmus.Partnering;

/// <summary>What search engines read: schema.org as a data block. Browsers do not execute it, so it needs no permission of the content security policy.</summary>
internal static class JsonLd
{
    // Leaves every script readable and escapes &lt;, &gt; and &amp;, so that no name can end the block.
    private static readonly JsonSerializerOptions s_options = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public static MarkupString Block(JsonObject data) => new($"<script type=\"application/ld+json\">{data.ToJsonString(s_options)}</script>");

    /// <summary>An offer, or the demand that stands against one. Of an anonymous one only the country.</summary>
    public static JsonObject Of(Opportunity o, TextsIn texts, string url, string? owner, string? ownerUrl)
    {
        var party = new JsonObject { ["@type"] = "Organization" };
        if (owner is not null) (party["name"], party["url"]) = (owner, ownerUrl);
        if (o.Country is not null) party["address"] = new JsonObject { ["@type"] = "PostalAddress", ["addressCountry"] = o.Country };
        var data = new JsonObject
        {
            ["@context"] = "https://schema.org", ["@type"] = ProfileRules.IsOffer(o.Profile) ? "Offer" : "Demand", ["@id"] = url, ["url"] = url, ["identifier"] = o.Reference, ["name"] = texts.Title, ["description"] = texts.Summary, ["inLanguage"] = texts.Language,
            ["category"] = new JsonArray([.. o.Facts.Keywords.Select(k => (JsonNode)k.Label)]),
        };
        // Who demands something is told from the other side: that organisation seeks this.
        if (ProfileRules.IsOffer(o.Profile)) data["offeredBy"] = party;
        else data["@reverse"] = new JsonObject { ["seeks"] = party };
        if (o.PublishedAt is { } from) data["validFrom"] = from.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        if (o.ValidUntil is { } until) data["validThrough"] = until.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        if (o.Facts.TargetCountries.Count > 0) data["eligibleRegion"] = new JsonArray([.. o.Facts.TargetCountries.Select(c => (JsonNode)c)]);
        return data;
    }
}
