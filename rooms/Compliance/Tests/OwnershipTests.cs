using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Isthmus.Platform.Data;

namespace Isthmus.Compliance.Tests;

/// <summary>What listed parties own by a half or more is held like them, and their shares are added up.</summary>
public sealed class OwnershipTests
{
    private static object Owner(string name, double share, bool isPerson = false) => new { name, share, isPerson, country = "Iran" };

    private static Task<JsonElement> Add(HttpClient officer, string name, params object[] owners) =>
        officer.PostAsJsonAsync("/api/organisations", new { name, kind = "Company", country = "IR", owners }).Json(HttpStatusCode.Created);

    [Theory, Databases]
    public async Task Listed_owners_are_added_up_and_those_of_less_than_a_half_pass(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        var (first, officer) = (site.ClientOf(GateTests.First), site.ClientOf(TestUser.Officer));
        await first.AddList("own");
        await first.Load("own", "id,type,name\nx1,organization,Zarvanko Heavy Industries\nx2,individual,Gorvenholt Brimwaldov\n").Json(HttpStatusCode.Created);
        await site.Quiet();

        var minority = await Add(officer, "Quiet Meadow Works", Owner("Zarvanko Heavy Industries", 49.9), Owner("Kazan Photonics", 50.1));
        var half = await Add(officer, "Calm River Pumps", Owner("Zarvanko Heavy Industries", 25), Owner("Kazan Photonics", 50), Owner("Gorvenholt Brimwaldov", 25, isPerson: true));
        Assert.Equal(("Published", "OnHold"), (minority.Text("status"), half.Text("status")));
        var found = Assert.Single(await first.Cases());
        var findings = (await first.GetAsync(new Uri($"/api/compliance/cases/{found.Text("id")}", UriKind.Relative)).Json()).GetProperty("verdict").GetProperty("findings").EnumerateArray().ToList();
        Assert.Equal(["ownership:own/x1", "ownership:own/x2"], findings.Select(f => f.Text("key")).Order());
        Assert.All(findings, f => Assert.Equal((0.5, "Ownership"), (f.GetProperty("score").GetDouble(), f.Text("check"))));
        Assert.Equal(["Gorvenholt Brimwaldov", "Zarvanko Heavy Industries"], findings.Select(f => f.GetProperty("party").Text("name")).Order());

        // With one share less it comes back by itself.
        await Put(officer, half, new { name = "Calm River Pumps", kind = "Company", country = "IR", owners = new[] { Owner("Zarvanko Heavy Industries", 20), Owner("Gorvenholt Brimwaldov", 25, isPerson: true) } }).Json();
        await site.Quiet();
        Assert.Equal("Published", await officer.Status(half));
        Assert.Empty(await first.Cases());
    }

    [Theory, Databases]
    public async Task An_update_that_lists_a_second_owner_is_added_to_the_one_listed_before(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        var (first, officer) = (site.ClientOf(GateTests.First), site.ClientOf(TestUser.Officer));
        await first.AddList("own");
        await first.Load("own", Gates.Csv("Zarvanko Heavy Industries")).Json(HttpStatusCode.Created);
        await site.Quiet();
        var joint = await Add(officer, "Quiet Meadow Works", Owner("Zarvanko Heavy Industries", 30), Owner("Plimtor Bank", 30));
        Assert.Equal("Published", joint.Text("status"));

        await first.Load("own", Gates.Csv("Zarvanko Heavy Industries", "Plimtor Bank")).Json(HttpStatusCode.Created);
        await site.Quiet();
        Assert.Equal("OnHold", await officer.Status(joint));
        // And back when one of the two goes, whichever.
        await first.Load("own", "id,type,name\nx2,organization,Plimtor Bank\n").Json(HttpStatusCode.Created);
        await site.Quiet();
        Assert.Equal("Published", await officer.Status(joint));
    }

    [Theory, Databases]
    public async Task Who_owns_it_is_told_to_those_who_keep_the_record_only(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var officer = site.ClientOf(TestUser.Officer);
        var added = await Add(officer, "Quiet Meadow Works", Owner("Ostrelle Pumpkin", 60, isPerson: true));
        var (url, page) = ($"/api/organisations/{added.Text("id")}", $"/organisations/{added.Text("id")}");
        using (var visitor = site.Client())
        using (var stranger = site.ClientOf(TestUser.MemberOf(Guid.CreateVersion7())))
            foreach (var other in new[] { visitor, stranger })
            {
                Assert.DoesNotContain("Pumpkin", await other.GetStringAsync(new Uri(url, UriKind.Relative)), StringComparison.Ordinal);
                Assert.DoesNotContain("Pumpkin", await other.GetStringAsync(new Uri(page, UriKind.Relative)), StringComparison.Ordinal);
                using var refused = await other.GetAsync(new Uri(url + "/owners", UriKind.Relative));
                Assert.True(refused.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden, $"{refused.StatusCode}");
            }
        using var owner = site.ClientOf(TestUser.MemberOf(Guid.Parse(added.Text("id"))));
        Assert.Contains("Ostrelle Pumpkin 60", await owner.GetStringAsync(new Uri(page, UriKind.Relative)), StringComparison.Ordinal);

        // The public answer, sent back as it was read, takes nobody out of the record.
        await Put(officer, added, new { name = "Quiet Meadow Works", kind = "Company", country = "IR" }).Json();
        Assert.Equal("Ostrelle Pumpkin", Assert.Single((await owner.GetAsync(new Uri(url + "/owners", UriKind.Relative)).Json()).EnumerateArray()).Text("name"));

        // The form keeps the line, and refuses more than there is.
        const string Form = "form:has([name='Form.Organisation.Name'])";
        using var wrong = await owner.Submit(page + "/edit", Form, new Dictionary<string, string> { ["Form.Organisation.Owners[1].Name"] = "Brimwald Optics", ["Form.Organisation.Owners[1].Share"] = "41" });
        Assert.Contains("more than 100", (await wrong.Html()).QuerySelector(".form-errors")!.TextContent, StringComparison.Ordinal);
        using var right = await owner.Submit(page + "/edit", Form, new Dictionary<string, string> { ["Form.Organisation.Owners[1].Name"] = "Brimwald Optics", ["Form.Organisation.Owners[1].Share"] = "40", ["Form.Organisation.Owners[1].Country"] = "Kazakhstan" });
        Assert.Equal(HttpStatusCode.Found, right.StatusCode);
        Assert.Equal(["Brimwald Optics", "Ostrelle Pumpkin"], (await owner.GetAsync(new Uri(url + "/owners", UriKind.Relative)).Json()).EnumerateArray().Select(o => o.Text("name")).Order());
    }

    private static async Task<HttpResponseMessage> Put(HttpClient officer, JsonElement organisation, object body)
    {
        var now = await officer.GetAsync(new Uri($"/api/organisations/{organisation.Text("id")}", UriKind.Relative)).Json();
        using var edit = new HttpRequestMessage(HttpMethod.Put, $"/api/organisations/{organisation.Text("id")}") { Content = JsonContent.Create(body) };
        edit.Headers.TryAddWithoutValidation("If-Match", $"\"{now.Number("version")}\"");
        return await officer.SendAsync(edit);
    }
}
