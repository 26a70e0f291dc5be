using System.Net;
using System.Text;
using Isthmus.Platform.Access;
using Isthmus.Platform.Data;
using Isthmus.Testing;

namespace Isthmus.Partnering.Tests;

public sealed class AccessTests
{
    private static readonly (string Method, string Path)[] s_all =
    [
        ("POST", "/api/opportunities"), ("PUT", "/api/opportunities/{o}"), ("PUT", "/api/opportunities/{o}/texts/ru"), ("DELETE", "/api/opportunities/{o}/texts/ru"), ("GET", "/api/opportunities/{o}/versions"), ("POST", "/api/opportunities/{o}/moves"),
        ("POST", "/api/opportunities/{o}/review"), ("POST", "/api/opportunities/{o}/extension"), ("POST", "/api/opportunities/{o}/interests"), ("GET", "/api/interests"), ("GET", "/api/interests/{i}"), ("PUT", "/api/interests/{i}/answer"), ("DELETE", "/api/interests/{i}"),
        ("POST", "/api/interests/{i}/contact"), ("POST", "/api/interests/{i}/steps"), ("GET", "/api/partnering/answer-times"), ("GET", "/api/opportunities/export.csv"), ("GET", "/opportunities/export.csv"),
    ];

    // With bodies that are good, so that nothing but the access refuses.
    private static string BodyOf(string path, Guid organisation) => path switch
    {
        "/api/opportunities" => $$$"""{"organisation":"{{{organisation}}}","profile":"BusinessOffer","opportunity":{"language":"en","title":"Theirs","ownKind":"Other"}}""",
        _ when path.EndsWith("moves", StringComparison.Ordinal) => """{"move":"Withdraw","note":"x"}""",
        _ when path.EndsWith("interests", StringComparison.Ordinal) => $$"""{"organisation":"{{organisation}}","cooperation":"x","ownOrganisation":"x"}""",
        _ when path.EndsWith("answer", StringComparison.Ordinal) => """{"accept":true}""",
        _ when path.EndsWith("steps", StringComparison.Ordinal) => """{"stage":"Contact","on":"2026-11-27"}""",
        _ when path.Contains("texts", StringComparison.Ordinal) => """{"title":"x"}""",
        "/api/opportunities/{o}" => """{"language":"en","title":"Theirs","ownKind":"Other"}""",
        _ => "{}",
    };

    [Theory, Databases]
    public async Task No_endpoint_tells_or_does_anything_for_whom_it_is_not(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var market = new Market(site);
        var (mine, other) = (await market.Organisation("Foams"), await market.Organisation("Filters"));
        var (owner, asker) = (market.MemberOf(mine), market.MemberOf(other));
        var id = await market.Publish(owner, mine, more: new { confidential = "The alloy is called Kryptal." });
        var interest = await market.Interest(asker, other, id);
        await Market.Send(owner, HttpMethod.Put, $"/api/interests/{interest}/answer", new { accept = true });
        var wrong = new List<string>();
        async Task<HttpStatusCode> Call(HttpClient who, string method, string path)
        {
            using var message = new HttpRequestMessage(new HttpMethod(method), path.Replace("{o}", id.ToString(), StringComparison.Ordinal).Replace("{i}", interest.ToString(), StringComparison.Ordinal));
            if (method is "POST" or "PUT") message.Content = new StringContent(BodyOf(path, mine), Encoding.UTF8, "application/json");
            if (method == "PUT") message.Headers.TryAddWithoutValidation("If-Match", "\"1\"");
            using var response = await who.SendAsync(message);
            if (!path.EndsWith("versions", StringComparison.Ordinal) && (await response.Content.ReadAsStringAsync()).Contains("Kryptal", StringComparison.Ordinal)) wrong.Add($"{path} tells it");
            return response.StatusCode;
        }
        var third = market.MemberOf(await market.Organisation("Third"));
        var nobody = site.ClientOf(TestUser.Nobody);
        var reader = site.ClientOf(TestUser.MemberOf(mine) with { Scopes = ["partnering:read"] });
        var blind = site.ClientOf(TestUser.MemberOf(other) with { Scopes = ["registry:read"] });
        foreach (var (method, path) in s_all)
        {
            if (await Call(market.Visitor, method, path) is not (HttpStatusCode.Unauthorized or HttpStatusCode.Redirect)) wrong.Add($"visitor {method} {path}");
            foreach (var who in new[] { third, nobody })
            {
                var answer = await Call(who, method, path);
                // Lists are everybody's own, the export is of what is public.
                if (path is "/api/interests" or "/api/opportunities/export.csv" or "/opportunities/export.csv") continue;
                if (answer is not (HttpStatusCode.Forbidden or HttpStatusCode.NotFound)) wrong.Add($"third {method} {path}: {(int)answer}");
            }
            if (method != "GET" && await Call(reader, method, path) != HttpStatusCode.Forbidden) wrong.Add($"reading key {method} {path}");
            if (await Call(blind, method, path) != HttpStatusCode.Forbidden) wrong.Add($"blind key {method} {path}");
        }
        Assert.Empty(wrong);
        Assert.Equal("[]", await market.Text(third, "/api/interests"));
        Assert.Equal("[]", await market.Text(third, "/api/interests?received=false"));
        // A key without the scope is a visitor where all may read.
        using (var open = await blind.GetAsync(new Uri($"/api/opportunities/{id}", UriKind.Relative))) Assert.DoesNotContain("Kryptal", await open.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        await market.Text(third, $"/api/opportunities?organisation={mine}", HttpStatusCode.Forbidden);
        foreach (var page in new[] { $"/opportunities/{id}/edit", $"/opportunities/{id}/history", $"/opportunities/{id}/texts/ru", $"/interests/{interest}" }) await market.Text(third, page, HttpStatusCode.NotFound);
        foreach (var page in new[] { "/opportunities/review", "/opportunities/answer-times", $"/opportunities/{id}/review" }) Assert.NotEqual(HttpStatusCode.OK, (await third.GetAsync(new Uri(page, UriKind.Relative))).StatusCode);
    }

    [Theory, Databases]
    public async Task What_nobody_types_may_be_refused_and_is_never_our_fault(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var market = new Market(site);
        var (mine, other) = (await market.Organisation("Foams"), await market.Organisation("Filters"));
        var (owner, asker) = (market.MemberOf(mine), market.MemberOf(other));
        var id = await market.Publish(owner, mine);
        var interest = await market.Interest(asker, other, id);
        await Market.Send(owner, HttpMethod.Put, $"/api/interests/{interest}/answer", new { accept = true });
        var today = DateOnly.FromDateTime(site.Clock.GetUtcNow().UtcDateTime).ToString("O");
        var faults = new List<string>();
        foreach (var (who, method, url, fields) in ((HttpClient, string, string, Dictionary<string, string>)[])
        [
            (asker, "POST", $"/api/opportunities/{id}/interests", new() { ["organisation"] = $"\"{other}\"", ["cooperation"] = "\"x\"", ["unclear"] = "\"x\"", ["ownOrganisation"] = "\"x\"" }),
            (owner, "PUT", $"/api/interests/{interest}/answer", new() { ["accept"] = "false", ["reason"] = "\"Other\"", ["reasonText"] = "\"x\"" }),
            (asker, "POST", $"/api/interests/{interest}/steps", new() { ["stage"] = "\"Samples\"", ["on"] = $"\"{today}\"", ["note"] = "\"x\"", ["result"] = "null" }),
            (market.Officer, "POST", $"/api/opportunities/{id}/moves", new() { ["move"] = "\"Reopen\"", ["note"] = "\"x\"" }), (market.Officer, "POST", $"/api/opportunities/{id}/review", new() { ["passed"] = "[\"ClaimsSupported\"]", ["note"] = "\"x\"" }),
        ])
            foreach (var (field, leaf) in fields.Keys.SelectMany(f => s_strange.Select(l => (f, l))))
            {
                var body = "{" + string.Join(',', fields.Select(f => $"\"{f.Key}\":{(f.Key == field ? leaf : f.Value)}")) + "}";
                using var response = await who.SendAsync(new HttpRequestMessage(new HttpMethod(method), url) { Content = new StringContent(body, Encoding.UTF8, "application/json") });
                if ((int)response.StatusCode >= 500) faults.Add($"{method} {url} {body[..Math.Min(200, body.Length)]}: {(int)response.StatusCode}");
            }
        Assert.Empty(faults);
    }

    private static readonly string[] s_strange =
    [
        "null", "\"\\u0000\"", "\"\\ufffe\"", "\"\\ud800\"", "\"a\\nb\"", "\"\"", "-1", "99", "2147483648", "1e300", "\"0001-01-01\"", "\"9999-12-31\"", "\"99\"", "[null]", "[[]]", "{}", "true", $"\"{new string('я', 1000)}\"", $"\"{new string('я', 9000)}\"",
        "\"00000000-0000-0000-0000-000000000000\"", "[-1]", "[99]",
    ];

    [Theory, Databases]
    public async Task Every_page_shows_in_every_language_empty_and_filled_and_stays_light(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var market = new Market(site);
        var (mine, other) = (await market.Organisation("Foams"), await market.Organisation("Filters"));
        var (owner, asker) = (await market.Member(mine, "maker@example.org", "Mira"), await market.Member(other, "asker@example.org", "Anton"));
        var wrong = new List<string>();
        async Task See(HttpClient who, params string[] urls)
        {
            foreach (var language in new[] { "en", "ru", "fa" })
                foreach (var url in urls)
                {
                    using var message = new HttpRequestMessage(HttpMethod.Get, url) { Headers = { { "Accept-Language", language } } };
                    using var response = await who.SendAsync(message);
                    var html = await response.Content.ReadAsStringAsync();
                    if (response.StatusCode != HttpStatusCode.OK || Encoding.UTF8.GetByteCount(html) > 100_000 || html.Contains("style=", StringComparison.Ordinal) || !html.Contains($"lang=\"{language}\"", StringComparison.Ordinal)) wrong.Add($"{language} {url}: {(int)response.StatusCode}, {html.Length}");
                }
        }
        await See(market.Visitor, "/opportunities", "/opportunities?q=nothing");
        await See(owner, "/opportunities", "/opportunities/mine", "/interests", "/interests?show=sent", $"/opportunities/new?organisation={mine}");
        await See(market.Officer, "/opportunities/review", "/opportunities/answer-times");
        var draft = await market.Draft(owner, mine, "ResearchRequest");
        var waiting = await market.Draft(owner, mine, "BusinessRequest");
        await market.Move(owner, waiting, "Submit");
        var id = await market.Publish(owner, mine, more: new { confidential = "Secret" });
        await Market.Send(owner, HttpMethod.Put, $"/api/opportunities/{id}/texts/fa", new { title = "فوم تیتانیوم", summary = "فوم فلزی" });
        var interest = await market.Interest(asker, other, id);
        await See(owner, $"/interests/{interest}");
        await Market.Send(owner, HttpMethod.Put, $"/api/interests/{interest}/answer", new { accept = true });
        foreach (var who in new[] { owner, asker }) await Market.Send(who, HttpMethod.Post, $"/api/interests/{interest}/contact", null);
        await Market.Send(owner, HttpMethod.Post, $"/api/interests/{interest}/steps", new { stage = "Samples", on = DateOnly.FromDateTime(site.Clock.GetUtcNow().UtcDateTime).ToString("O"), note = "Sent" });
        await See(market.Visitor, "/opportunities", $"/opportunities/{id}", "/opportunities?profile=technologyOffer&country=IR&keyword=een-002&stage=labTested&trl=5&open=true&q=foam&sort=title");
        await See(owner, "/opportunities/mine", $"/opportunities/{draft}", $"/opportunities/{draft}/edit", $"/opportunities/{id}/edit", $"/opportunities/{id}/history", $"/opportunities/{id}/texts/ru", $"/opportunities/{id}/texts/fa", "/interests", $"/interests/{interest}");
        foreach (var profile in new[] { "BusinessOffer", "BusinessRequest", "TechnologyOffer", "TechnologyRequest", "ResearchRequest" }) await See(owner, $"/opportunities/new?organisation={mine}&profile={profile}");
        await See(asker, "/interests?show=sent", $"/interests/{interest}", $"/opportunities/{id}");
        await See(market.Officer, "/opportunities/review", "/opportunities/review?state=OnHold", $"/opportunities/{waiting}/review", $"/opportunities/{waiting}", "/opportunities/answer-times");
        var fresh = await market.Organisation("Fresh");
        await See(market.MemberOf(fresh), $"/opportunities/{id}/interest");
        Assert.Empty(wrong);
    }
}
