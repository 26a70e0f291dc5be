using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Isthmus.Platform.Access;
using Isthmus.Platform.Data;

namespace Isthmus.Compliance.Tests;

/// <summary>Medical claims go to a review of their content: one reviewer who did not write the text.</summary>
public sealed class ContentTests
{
    private const string Claim = "Our capsules are the only cure for diabetes.";

    [Theory, Databases]
    public async Task A_medical_claim_waits_for_one_reviewer_and_not_for_its_author(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        // Somebody who is both: enters organisations, and is an officer of compliance.
        var author = new TestUser("Author", Roles.ComplianceOfficer, Roles.Officer);
        using var writes = site.ClientOf(author);
        using var reviews = site.ClientOf(GateTests.Second);
        var held = await writes.Organisation("Quiet Meadow Works", about: Claim);
        Assert.Equal("OnHold", held.Text("status"));
        var found = Assert.Single(await reviews.Cases());
        Assert.True(found.GetProperty("isContent").GetBoolean());
        var body = new { version = found.Number("version"), reason = "The register of medicines has the indication.", until = site.Clock.GetUtcNow().AddDays(30).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) };
        var url = $"/api/compliance/cases/{found.Text("id")}/approval";
        Assert.Equal("compliance.case-own-text", (await writes.PostAsJsonAsync(url, body).Json(HttpStatusCode.Forbidden)).Text("code"));
        await reviews.PostAsJsonAsync(url, body with { until = "2020-01-01" }).Json(HttpStatusCode.BadRequest);
        Assert.Contains("Let the text stand", (await reviews.Page($"/compliance/cases/{found.Text("id")}")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Released", (await reviews.PostAsJsonAsync(url, body).Json()).Text("state"));
        await site.Quiet();
        Assert.Equal("Published", await writes.Status(held));
    }

    [Theory, Databases]
    public async Task A_claim_beside_a_name_on_a_list_is_a_case_for_two(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        var (first, officer) = (site.ClientOf(GateTests.First), site.ClientOf(TestUser.Officer));
        await first.AddList("own");
        await first.Load("own", Gates.Csv("Zarvanko Heavy Industries")).Json(HttpStatusCode.Created);
        await site.Quiet();
        await officer.Organisation("Zarvanko Heavy Industries", about: Claim);
        var found = Assert.Single(await first.Cases());
        Assert.False(found.GetProperty("isContent").GetBoolean());
        var body = new { version = found.Number("version"), reason = "Another company altogether.", until = site.Clock.GetUtcNow().AddDays(30).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) };
        Assert.Equal("compliance.case-not-content", (await first.PostAsJsonAsync($"/api/compliance/cases/{found.Text("id")}/approval", body).Json(HttpStatusCode.Conflict)).Text("code"));
    }
}
