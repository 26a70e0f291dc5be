using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using Isthmus.People;
using Isthmus.Platform.Access;
using Isthmus.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Isthmus.Compliance.Tests;

/// <summary>Lines of the mission's ledger, by their names.</summary>
public sealed class LedgerTests
{
    private const string Defence = "upgrade of defense and space systems, satellites, and satellite-based missiles";

    [Theory, Databases]
    public async Task S2_13_is_refused_in_whatever_field_it_is_pasted_and_logged(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        var officer = site.ClientOf(TestUser.Officer);
        var owner = await officer.Organisation("Peaceful Works");
        foreach (var (url, body) in ((string, object)[])
        [
            ("/api/organisations", new { name = "Works", kind = "Company", about = Defence }),
            ("/api/products", new { organisation = owner.Text("id"), product = new { name = "Systems", about = Defence } }),
            ("/api/forums", new { seriesEn = Defence, titleEn = "Forum", startsOn = "2027-01-01", endsOn = "2027-01-02", country = "IR" }),
        ])
            Assert.Equal("compliance.refused-text", (await officer.PostAsJsonAsync(url, body).Json(HttpStatusCode.BadRequest)).Text("code"));

        // And in a page's form, in words of the reader's language.
        using var answer = await officer.Submit("/organisations/new", "main form", new Dictionary<string, string> { ["Form.Organisation.Name"] = "Works", ["Form.Organisation.About"] = Defence });
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("does not serve this", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Single((await officer.GetAsync(new Uri("/api/organisations", UriKind.Relative)).Json()).GetProperty("items").EnumerateArray());
        Assert.Equal(4, await site.InScope(sp => sp.GetRequiredService<PlatformDb>().Audit.CountAsync(a => a.Action == "compliance.refuse-text")));
    }

    [Theory, Databases]
    public async Task S0_10_at_least_three_of_the_five_products_are_referred(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        var (officer, compliance) = (site.ClientOf(TestUser.Officer), site.ClientOf(GateTests.First));
        var owner = await officer.Organisation("Sample Medical Works");
        var held = 0;
        foreach (var name in (string[])["Robot-assisted surgery", "Linear particle accelerator", "Dosimeter", "Radiofrequency (RF) wireless medical devices", "Medical cyclotron"])
        {
            var product = await officer.PostAsJsonAsync("/api/products", new { organisation = owner.Text("id"), product = new { name } }).Json(HttpStatusCode.Created);
            if (product.Text("status") != "OnHold") continue;
            held++;
            await site.Client().GetAsync(new Uri($"/api/products/{product.Text("id")}", UriKind.Relative)).Json(HttpStatusCode.NotFound);
        }
        Assert.InRange(held, 3, 5);
        Assert.Equal(held, (await compliance.Cases()).Count);
    }

    [Theory, Databases]
    public async Task S4_7_a_data_centre_operator_is_clear_in_2021_and_held_from_the_day_it_was_listed(Provider provider)
    {
        var file = SharedData.File("data", "screening", "lists", "sdn.csv");
        Assert.SkipWhen(file is null, SharedData.Missing);
        await using var site = await TestSite.Start(provider);
        var (compliance, officer) = (site.ClientOf(GateTests.First), site.ClientOf(TestUser.Officer));
        // Who is told: the owner in neutral words, the officer of compliance with a link.
        var owner = (await site.InScope(sp => PeopleRoom.EnsureAccount(sp, "owner@example.org", "Own Er", "harbour lantern seven", [], new Dictionary<Contracts.Registry.OrganisationId, Contracts.People.MemberRole>(), CancellationToken.None))).Value;
        await site.InScope(sp => PeopleRoom.EnsureAccount(sp, "officer@example.org", "Of Ficer", "harbour lantern seven", [Roles.ComplianceOfficer], new Dictionary<Contracts.Registry.OrganisationId, Contracts.People.MemberRole>(), CancellationToken.None));
        var after = await File.ReadAllTextAsync(file!, Encoding.Latin1);
        var before = string.Concat(after.Split('\n').Where(l => !l.Contains("BITRIVER", StringComparison.Ordinal)).Select(l => l.Length > 0 && l[0] != '\u001a' ? l + "\n" : l));

        site.Clock.SetTo(new DateTimeOffset(2021, 9, 1, 9, 0, 0, TimeSpan.Zero));
        await compliance.AddList("ofac-sdn");
        var loaded = await compliance.Load("ofac-sdn", ("sdn.csv", Encoding.Latin1.GetBytes(before))).Json(HttpStatusCode.Created);
        await site.Quiet();
        var host = await officer.Organisation("BitRiver AG", "CH");
        Assert.Equal("Published", host.Text("status"));
        await site.InScope(sp => PeopleRoom.EnsureAccount(sp, "owner@example.org", "Own Er", "harbour lantern seven", [], new Dictionary<Contracts.Registry.OrganisationId, Contracts.People.MemberRole> { [new(Guid.Parse(host.Text("id")))] = Contracts.People.MemberRole.Owner }, CancellationToken.None));

        site.Clock.SetTo(new DateTimeOffset(2022, 4, 21, 9, 0, 0, TimeSpan.Zero));
        var update = await compliance.Load("ofac-sdn", ("sdn.csv", Encoding.Latin1.GetBytes(after))).Json(HttpStatusCode.Created);
        Assert.True(update.Number("added") >= 10, update.ToString());
        Assert.Equal(0, update.Number("removed"));
        await site.Quiet(TimeSpan.FromMinutes(2));
        Assert.Equal("OnHold", await officer.Status(host));
        var found = Assert.Single(await compliance.Cases());
        Assert.Equal("BitRiver AG", found.Text("label"));
        var mails = site.Mails().Where(m => m.Contains("X-", StringComparison.Ordinal) || m.Contains("To:", StringComparison.Ordinal)).ToList();
        Assert.Contains(mails, m => m.Contains("owner@example.org", StringComparison.Ordinal) && m.Contains("being checked", StringComparison.Ordinal) && !m.Contains("SDN", StringComparison.OrdinalIgnoreCase));
        Assert.Contains(mails, m => m.Contains("officer@example.org", StringComparison.Ordinal) && !m.Contains("BitRiver", StringComparison.OrdinalIgnoreCase));

        // As of 2021 the gate still says what it said, with the list of then.
        var first = (await compliance.GetAsync(new Uri($"/api/compliance/decisions?subject=organisation:{host.Text("id")}", UriKind.Relative)).Json()).GetProperty("items").EnumerateArray().Last();
        Assert.Equal(("Clear", "2021"), (first.Text("standing"), first.GetProperty("at").GetDateTime().ToString("yyyy", CultureInfo.InvariantCulture)));
        var again = await compliance.PostAsync(new Uri($"/api/compliance/decisions/{first.Text("id")}/replay", UriKind.Relative), null).Json();
        Assert.Equal(("Same", "True"), (again.Text("result"), again.Text("digestHolds")));
        Assert.NotEqual(loaded.Text("sha256"), update.Text("sha256"));
        Assert.NotEqual(default, owner.Value);
    }
}
