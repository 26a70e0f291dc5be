using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using Microsoft.AspNetCore.Components;

namespace Isthmus.Exhibition;

/// <summary>What search engines read: schema.org as a data block. Browsers do not execute it, so it needs no permission of the content security policy.</summary>
internal static class JsonLd
{
    // Leaves every script readable and escapes &lt;, &gt; and &amp;, so that no name can end the block.
    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public static MarkupString Block(JsonObject data) => new($"<script type=\"application/ld+json\">{data.ToJsonString(Options)}</script>");

    public static JsonObject Organization(string name, string? country, string? url)
    {
        var data = new JsonObject { ["@type"] = "Organization", ["name"] = name };
        if (country is not null) data["address"] = new JsonObject { ["@type"] = "PostalAddress", ["addressCountry"] = country };
        if (url is not null) data["url"] = url;
        return data;
    }
}
