using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Text.RegularExpressions;
using Isthmus.Platform.Data;
using Isthmus.Testing;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Isthmus.ArchitectureTests;

/// <summary>The API is described whole, to programs and to people.</summary>
public sealed partial class ApiDocumentTests
{
    [Fact]
    public async Task The_document_names_every_call_and_none_that_is_not_there()
    {
        await using var site = await TestSite.Start(Provider.Sqlite);
        using var http = site.Client();
        var document = await http.GetFromJsonAsync<JsonElement>("/openapi/v1.json");
        Assert.StartsWith("3.1.", document.GetProperty("openapi").GetString(), StringComparison.Ordinal);
        var told = document.GetProperty("paths").EnumerateObject().SelectMany(p => p.Value.EnumerateObject().Select(m => $"{m.Name.ToUpperInvariant()} {p.Name}"));
        var there = from endpoint in site.Services.GetServices<EndpointDataSource>().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>()
                    let path = "/" + Constraint().Replace(endpoint.RoutePattern.RawText!.Trim('/'), "}")
                    where path.StartsWith("/api/", StringComparison.Ordinal)
                    from method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? []
                    select $"{method} {path}";
        Assert.Equal(there.Distinct().Order(StringComparer.Ordinal), told.Order(StringComparer.Ordinal));
    }

    // Each use case has a Request of its own; by that name alone they were all the same one.
    [Fact]
    public async Task Each_body_is_described_by_the_fields_that_it_has()
    {
        await using var site = await TestSite.Start(Provider.Sqlite);
        using var http = site.Client();
        var document = await http.GetFromJsonAsync<JsonElement>("/openapi/v1.json");
        var json = site.Services.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions;
        var (faults, looked) = (new List<string>(), 0);
        foreach (var endpoint in site.Services.GetServices<EndpointDataSource>().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>())
        {
            var path = "/" + Constraint().Replace(endpoint.RoutePattern.RawText!.Trim('/'), "}");
            if (!path.StartsWith("/api/", StringComparison.Ordinal) || endpoint.Metadata.GetMetadata<IAcceptsMetadata>() is not { RequestType: { } type } accepts || !accepts.ContentTypes.Contains("application/json")) continue;
            if (json.GetTypeInfo(type) is not { Kind: JsonTypeInfoKind.Object } info) continue;
            foreach (var method in endpoint.Metadata.GetRequiredMetadata<HttpMethodMetadata>().HttpMethods)
            {
                var schema = document.GetProperty("paths").GetProperty(path).GetProperty(method.ToLowerInvariant()).GetProperty("requestBody").GetProperty("content").GetProperty("application/json").GetProperty("schema");
                if (schema.TryGetProperty("$ref", out var reference)) schema = document.GetProperty("components").GetProperty("schemas").GetProperty(reference.GetString()!.Split('/')[^1]);
                var told = schema.TryGetProperty("properties", out var fields) ? fields.EnumerateObject().Select(f => f.Name).Order(StringComparer.Ordinal) : Enumerable.Empty<string>();
                var own = info.Properties.Where(p => p.Set is not null || p.AssociatedParameter is not null || p.Get is not null).Select(p => p.Name).Order(StringComparer.Ordinal);
                looked++;
                if (!told.SequenceEqual(own)) faults.Add($"{method} {path}: {string.Join(' ', told)} instead of {string.Join(' ', own)}");
            }
        }
        Assert.True(looked > 150, $"only {looked} bodies were looked at");
        Assert.Empty(faults);
    }

    // It is made at the first question, by whichever of the two comes first.
    [Fact]
    public async Task It_is_read_by_many_at_once_and_not_sent_again_to_whoever_has_it()
    {
        await using var site = await TestSite.Start(Provider.Sqlite);
        using var http = site.Client();
        var first = await Task.WhenAll(Enumerable.Range(0, 8).Select(n => http.GetAsync(new Uri(n % 2 == 0 ? "/developers" : "/openapi/v1.json", UriKind.Relative))));
        Assert.All(first, a => Assert.Equal(HttpStatusCode.OK, a.StatusCode));
        Assert.Contains("/api/organisations", await http.GetStringAsync(new Uri("/developers/Organisations", UriKind.Relative)), StringComparison.Ordinal);
        var found = await http.GetStringAsync(new Uri("/developers/Organisations?q=get+{id}", UriKind.Relative));
        Assert.Contains("<code>GET /api/organisations/{id}</code>", found, StringComparison.Ordinal);
        Assert.DoesNotContain("<code>POST", found, StringComparison.Ordinal);

        using var again = new HttpRequestMessage(HttpMethod.Get, "/openapi/v1.json");
        again.Headers.IfNoneMatch.Add(first[1].Headers.ETag!);
        using var unchanged = await http.SendAsync(again);
        Assert.Equal(HttpStatusCode.NotModified, unchanged.StatusCode);
    }

    [GeneratedRegex(":[^}]*}")]
    private static partial Regex Constraint();
}
