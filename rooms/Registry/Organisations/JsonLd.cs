using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using Isthmus.Registry.Products;
using Isthmus.Registry.Taxonomy;
using Microsoft.AspNetCore.Components;

namespace Isthmus.Registry.Organisations;

/// <summary>What search engines read: schema.org as a data block. Browsers do not execute it, so it needs no permission of the content security policy.</summary>
internal static class JsonLd
{
    // Leaves every script readable and escapes &lt;, &gt; and &amp;, so that no name can end the block.
    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public static MarkupString Block(JsonObject data) => new($"<script type=\"application/ld+json\">{data.ToJsonString(Options)}</script>");

    public static JsonObject Of(Organisation o, string url, string? parentName, string? parentUrl)
    {
        var data = new JsonObject { ["@context"] = "https://schema.org", ["@type"] = TypeOf(o.Kind), ["@id"] = url, ["url"] = o.Website ?? url, ["name"] = o.Name };
        Put(data, "alternateName", o.OtherNames.Select(n => n.Text));
        if (o.About is not null) data["description"] = o.About;
        if (o.Email is not null) data["email"] = o.Email;
        if (o.Phone is not null) data["telephone"] = o.Phone;
        if (o.Lei is not null) data["leiCode"] = o.Lei;
        Put(data, "sameAs", new[] { o.Ror is null ? null : "https://ror.org/" + o.Ror, o.Wikidata is null ? null : "https://www.wikidata.org/entity/" + o.Wikidata }.OfType<string>());
        Put(data, "knowsAbout", o.Fields.Select(f => TechnologyFields.Find(f)?.En ?? f));
        Put(data, "areaServed", o.Markets);
        if (o.Country is not null || o.Places.Count > 0)
        {
            var address = new JsonObject { ["@type"] = "PostalAddress" };
            if (o.Country is not null) address["addressCountry"] = o.Country;
            if (o.Places.Count > 0 && o.Places[0].City is { } city) address["addressLocality"] = city;
            if (o.Places.Count > 0 && o.Places[0].Address is { } street) address["streetAddress"] = street;
            data["address"] = address;
        }
        if (parentName is not null) data["parentOrganization"] = new JsonObject { ["@type"] = "Organization", ["name"] = parentName, ["url"] = parentUrl };
        return data;
    }

    public static JsonObject Of(Product p, string url, string owner, string ownerUrl)
    {
        var data = new JsonObject { ["@context"] = "https://schema.org", ["@type"] = "Product", ["@id"] = url, ["url"] = url, ["name"] = p.Name };
        Put(data, "alternateName", p.OtherNames.Select(n => n.Text));
        if (p.About is not null) data["description"] = p.About;
        if (p.Field is not null) data["category"] = TechnologyFields.Find(p.Field)?.En ?? p.Field;
        data["manufacturer"] = new JsonObject { ["@type"] = "Organization", ["name"] = owner, ["url"] = ownerUrl };
        if (p.HsCode is not null) data["additionalProperty"] = new JsonObject { ["@type"] = "PropertyValue", ["propertyID"] = "HS", ["value"] = p.HsCode };
        return data;
    }

    private static void Put(JsonObject data, string name, IEnumerable<string> values)
    {
        var array = new JsonArray([.. values.Select(v => (JsonNode)v!)]);
        if (array.Count > 0) data[name] = array;
    }

    private static string TypeOf(OrganisationKind kind) => kind switch
    {
        OrganisationKind.Company or OrganisationKind.Startup or OrganisationKind.CreativeBusiness or OrganisationKind.Supplier => "Corporation",
        OrganisationKind.OnlineShop => "OnlineStore",
        OrganisationKind.Laboratory => "ResearchOrganization",
        OrganisationKind.University => "CollegeOrUniversity",
        OrganisationKind.Agency or OrganisationKind.Regulator => "GovernmentOrganization",
        OrganisationKind.Fund => "FundingAgency",
        _ => "Organization",
    };
}
