using System.Net;
using System.Text;
using Isthmus.Platform.Data;
using Isthmus.Testing;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Isthmus.ArchitectureTests;

/// <summary>Rules over every endpoint of the running site: pages and API.</summary>
public sealed class EndpointTests
{
    [Fact]
    public async Task Every_endpoint_says_who_may_use_it()
    {
        await using var site = await TestSite.Start(Provider.Sqlite);
        Assert.Empty(Silent(Endpoints(site)));
    }

    [Fact]
    public void Control_the_access_rule_finds_a_silent_endpoint() =>
        Assert.NotEmpty(Silent([new RouteEndpoint(_ => Task.CompletedTask, Microsoft.AspNetCore.Routing.Patterns.RoutePatternFactory.Parse("/silent"), 0, new EndpointMetadataCollection(), "silent")]));

    // A key that lacks the scope is a visitor there; without a scope an open endpoint would show any key what its owner may see.
    [Fact]
    public async Task Every_API_endpoint_says_which_scope_a_key_needs_also_the_open_ones()
    {
        await using var site = await TestSite.Start(Provider.Sqlite);
        Assert.Empty(WithoutScope(Endpoints(site)));
    }

    [Fact]
    public void Control_the_scope_rule_finds_an_open_endpoint_without_one()
    {
        static RouteEndpoint Api(params object[] metadata) => new(_ => Task.CompletedTask, Microsoft.AspNetCore.Routing.Patterns.RoutePatternFactory.Parse("/api/x"), 0, new EndpointMetadataCollection(metadata), "x");
        Assert.Single(WithoutScope([Api(new AllowAnonymousAttribute())]));
        Assert.Empty(WithoutScope([Api(new AllowAnonymousAttribute(), new Isthmus.Platform.Access.ScopeRequirement("x:read"))]));
    }

    private static IEnumerable<string> WithoutScope(IEnumerable<RouteEndpoint> endpoints) => endpoints
        .Where(e => IsApi(e) && e.Metadata.GetMetadata<Isthmus.Platform.Access.ScopeRequirement>() is null).Select(e => e.DisplayName ?? e.RoutePattern.RawText ?? "?");

    [Fact]
    public async Task An_API_write_without_a_body_is_a_clear_400_and_never_a_fault()
    {
        await using var site = await TestSite.Start(Provider.Sqlite);
        var client = site.ClientOf(TestUser.Administrator);
        var wrong = new List<string>();
        foreach (var (endpoint, method) in Writes(site))
        {
            var path = string.Join('/', endpoint.RoutePattern.PathSegments.Select(s => string.Concat(s.Parts.Select(p => p is Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart l ? l.Content : Guid.CreateVersion7().ToString()))));
            using var request = new HttpRequestMessage(new HttpMethod(method), "/" + path) { Content = new StringContent("", Encoding.UTF8, "application/json") };
            using var response = await client.SendAsync(request);
            // Without a body to read, the unknown id in the path is what is wrong.
            HttpStatusCode[] good = TakesBody(endpoint) ? [HttpStatusCode.BadRequest, HttpStatusCode.NotFound, HttpStatusCode.UnsupportedMediaType] : [HttpStatusCode.NotFound, HttpStatusCode.BadRequest, HttpStatusCode.NoContent, HttpStatusCode.OK, HttpStatusCode.Accepted, HttpStatusCode.Conflict];
            if (!good.Contains(response.StatusCode)) wrong.Add($"{method} /{path}: {(int)response.StatusCode} {await response.Content.ReadAsStringAsync()}");
        }
        Assert.Empty(wrong);
    }

    [Fact]
    public async Task An_API_endpoint_that_is_not_public_refuses_a_visitor()
    {
        await using var site = await TestSite.Start(Provider.Sqlite);
        var client = site.Client();
        var open = new List<string>();
        foreach (var endpoint in Endpoints(site).Where(e => IsApi(e) && e.Metadata.GetMetadata<IAllowAnonymous>() is null))
            foreach (var method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"])
            {
                var path = string.Join('/', endpoint.RoutePattern.PathSegments.Select(s => string.Concat(s.Parts.Select(p => p is Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart l ? l.Content : Guid.CreateVersion7().ToString()))));
                using var response = await client.SendAsync(new HttpRequestMessage(new HttpMethod(method), "/" + path));
                if (response.StatusCode is not (HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden)) open.Add($"{method} /{path}: {(int)response.StatusCode}");
            }
        Assert.Empty(open);
    }

    // A list in the query needs [FromQuery]: the generated endpoint would read it as a body, and then stand behind any other route that fits.
    [Fact]
    public async Task A_read_takes_no_body()
    {
        await using var site = await TestSite.Start(Provider.Sqlite);
        Assert.Empty(Endpoints(site).Where(ReadsBody).Select(e => e.DisplayName));
        Assert.True(ReadsBody(new RouteEndpoint(_ => Task.CompletedTask, Microsoft.AspNetCore.Routing.Patterns.RoutePatternFactory.Parse("/x"), 0,
            new EndpointMetadataCollection(new HttpMethodMetadata(["GET"]), new Microsoft.AspNetCore.Http.Metadata.AcceptsMetadata(["application/json"])), "reads a body")));
    }

    private static bool ReadsBody(RouteEndpoint endpoint) => TakesBody(endpoint) && endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains("GET") == true;

    // The framework answers 500 to a query value that it cannot read as the parameter's type: pages take text, or FromQuery.
    [Fact]
    public void A_page_takes_only_text_from_the_query_string() =>
        Assert.Empty(House.Rooms.Append(typeof(Program).Assembly).SelectMany(a => a.GetTypes()).SelectMany(TypedQueryParameters));

    [Fact]
    public void Control_a_page_that_takes_a_number_is_found() => Assert.Single(TypedQueryParameters(typeof(PageWithNumber)));

    private sealed class PageWithNumber
    {
        [Microsoft.AspNetCore.Components.SupplyParameterFromQuery] private int Number { get; set; }
    }

    private static IEnumerable<string> TypedQueryParameters(Type page) => page
        .GetProperties(System.Reflection.BindingFlags.Instance | System.Reflection.BindingFlags.Public | System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.DeclaredOnly)
        .Where(p => p.IsDefined(typeof(Microsoft.AspNetCore.Components.SupplyParameterFromQueryAttribute), false) && p.PropertyType != typeof(string) && p.PropertyType != typeof(string[]))
        .Select(p => $"{page.Name}.{p.Name} is {p.PropertyType.Name}");

    private static IEnumerable<string> Silent(IEnumerable<RouteEndpoint> endpoints) => endpoints
        .Where(e => e.Metadata.GetMetadata<IAuthorizeData>() is null && e.Metadata.GetMetadata<IAllowAnonymous>() is null && e.Metadata.GetMetadata<AuthorizationPolicy>() is null)
        .Select(e => e.DisplayName ?? e.RoutePattern.RawText ?? "?");

    private static IEnumerable<(RouteEndpoint Endpoint, string Method)> Writes(TestSite site) =>
        from endpoint in Endpoints(site)
        where IsApi(endpoint)
        from method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? []
        where method is "POST" or "PUT" or "PATCH"
        select (endpoint, method);

    private static bool TakesBody(Endpoint endpoint) => endpoint.Metadata.GetMetadata<Microsoft.AspNetCore.Http.Metadata.IAcceptsMetadata>() is not null;

    private static bool IsApi(RouteEndpoint endpoint) => endpoint.RoutePattern.RawText?.TrimStart('/').StartsWith("api/", StringComparison.Ordinal) == true;

    private static IEnumerable<RouteEndpoint> Endpoints(TestSite site) => site.Services.GetServices<EndpointDataSource>().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>()
        // The framework's own: follows only addresses that it signed itself.
        .Where(e => e.DisplayName != "Blazor Opaque Redirection").DistinctBy(e => e.DisplayName + e.RoutePattern.RawText);
}
