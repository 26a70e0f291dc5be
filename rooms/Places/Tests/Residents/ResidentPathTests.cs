using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Isthmus.Platform.Data;
using Isthmus.Testing;

namespace Isthmus.Places.Tests.Residents;

public sealed class ResidentPathTests(SharedSites sites) : IClassFixture<SharedSites>
{
    [Theory, Databases]
    public async Task S4_20_an_organisation_goes_from_the_enquiry_to_the_alumni_and_the_funnel_counts_each_stage(Provider provider)
    {
        var site = await sites.On(provider);
        using var park = await Park.Open(site, $"Arya Implants {provider}");
        var resident = await park.Admitted();
        Assert.Equal("Resident", await park.State(resident));
        var shown = await park.Get(park.Visitor, $"{park.Api}/residents");
        // The register shows a new organisation to everybody; the cluster's list names it with its project.
        Assert.Equal("A heart valve", Assert.Single(shown.EnumerateArray()).GetProperty("project").GetString());

        await park.Post(park.Officer, $"/api/residents/{resident}/extension", new { until = "2031-01-09", note = "The trials take longer." });
        await park.Move(park.Officer, resident, "Graduate", null, HttpStatusCode.BadRequest);
        await park.Move(park.Officer, resident, "Graduate", "Has a factory of its own now.");
        Assert.Empty((await park.Get(park.Visitor, $"{park.Api}/residents")).EnumerateArray());
        await park.Move(park.Officer, resident, "Reinstate", "Noted by mistake.");
        Assert.Equal("Resident", await park.State(resident));
        await park.Move(park.Officer, resident, "Graduate", "Has a factory of its own now.");
        await park.Move(park.Officer, resident, "Befriend");
        Assert.Equal("Alumni", await park.State(resident));
        Assert.Equal(["Enquiry", "Draft", "Submitted", "InReview", "Offered", "Accepted", "Onboarding", "Resident", "Resident", "Graduated", "Resident", "Graduated", "Alumni"],
            (await park.Get(park.Member, $"/api/residents/{resident}")).GetProperty("timeline").EnumerateArray().Select(s => s.GetProperty("to").GetString()));

        var declined = await park.Enquire(park.Officer, "A second project");
        await park.Move(park.Officer, declined, "Decline", "No room.");
        var funnel = (await park.Get(park.Officer, $"{park.Api}/residents/funnel"))[0];
        Assert.Equal([2, 1, 1, 1, 1, 1, 0], funnel.GetProperty("stages").EnumerateArray().Select(s => s.GetProperty("count").GetInt32()));
        Assert.Equal(0.5, funnel.GetProperty("stages")[1].GetProperty("ofLeads").GetDouble());
        Assert.True(funnel.GetProperty("meetsTarget").GetBoolean());
        var csv = await park.Officer.GetStringAsync(new Uri($"/places/{park.Place}/residents/funnel.csv", UriKind.Relative));
        Assert.Contains("Expert review,1,0.5,1", csv, StringComparison.Ordinal);
    }

    [Theory, Databases]
    public async Task S4_20_every_cluster_of_a_centre_has_a_target_of_a_lead_at_least(Provider provider)
    {
        var site = await sites.On(provider);
        using var park = await Park.Open(site, $"Volga Biotech {provider}");
        var other = await Park.Cluster(site, "IT Park", park.Place);
        await park.Put(park.Officer, $"/api/places/{other}/intake", JsonSerializer.SerializeToNode(Park.Intake(target: 0)), HttpStatusCode.BadRequest);
        await park.Put(park.Officer, $"/api/places/{other}/intake", Park.Intake(target: 3));
        await park.Enquire();
        var clusters = (await park.Get(park.Officer, $"{park.Api}/residents/funnel")).EnumerateArray().ToDictionary(c => c.GetProperty("place").GetGuid());
        Assert.Equal((1, true), (clusters[park.Place].GetProperty("leadTarget").GetInt32(), clusters[park.Place].GetProperty("meetsTarget").GetBoolean()));
        Assert.Equal((3, false), (clusters[other].GetProperty("leadTarget").GetInt32(), clusters[other].GetProperty("meetsTarget").GetBoolean()));
    }

    [Theory, Databases]
    public async Task What_is_missing_or_wrong_is_told_and_nothing_is_handed_in(Provider provider)
    {
        var site = await sites.On(provider);
        using var park = await Park.Open(site, $"Kama Stents {provider}");
        var resident = await park.Enquire();
        await park.Post(park.Member, $"{park.Api}/residents", new { organisation = park.Organisation, project = "Once more" }, HttpStatusCode.Conflict);
        using var stranger = site.ClientOf(TestUser.Nobody);
        await park.Post(stranger, $"{park.Api}/residents", new { organisation = park.Organisation, project = "Not mine" }, HttpStatusCode.Forbidden);
        await park.Get(stranger, $"/api/residents/{resident}", HttpStatusCode.NotFound);

        var url = $"/api/residents/{resident}/application";
        await park.Put(park.Member, url, Park.Application(answers: [new { question = "cells", value = "maybe" }]), HttpStatusCode.BadRequest);
        await park.Put(park.Member, url, new { project = "A heart valve", facts = new { revenue = 5 } }, HttpStatusCode.BadRequest);
        await park.Put(park.Officer, url, Park.Application(), HttpStatusCode.Forbidden);
        // The level is asked of those only who work with cells.
        await park.Put(park.Member, url, Park.Application(answers: [new { question = "cells", value = "yes" }]));
        var missing = await park.Move(park.Member, resident, "Submit", null, HttpStatusCode.BadRequest);
        Assert.Contains("Safety level?", missing.GetProperty("errors").GetProperty("Answers")[0].GetString(), StringComparison.Ordinal);
        Assert.Contains("Charter", missing.GetProperty("errors").GetProperty("Documents")[0].GetString(), StringComparison.Ordinal);
        await park.Put(park.Member, url, Park.Application(answers: [new { question = "cells", value = "no" }, new { question = "level", value = "2" }]));
        Assert.Equal(["cells"], (await park.Get(park.Member, $"/api/residents/{resident}")).GetProperty("answers").EnumerateArray().Select(a => a.GetProperty("question").GetString()));

        foreach (var bytes in new[] { "MZ this is a program"u8.ToArray(), "<html>"u8.ToArray() }) using (var refused = await park.Attach(resident, bytes)) Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        using (var unknown = await park.Attach(resident, Park.Pdf(), "diploma")) Assert.Equal(HttpStatusCode.BadRequest, unknown.StatusCode);
        using (var large = await park.Attach(resident, [.. Park.Pdf(), .. new byte[5 * 1024 * 1024]])) Assert.Equal(HttpStatusCode.BadRequest, large.StatusCode);
        using (var attached = await park.Attach(resident, Park.Pdf())) Assert.Equal(HttpStatusCode.Created, attached.StatusCode);
        using (var twice = await park.Attach(resident, Park.Pdf())) Assert.Equal(HttpStatusCode.BadRequest, twice.StatusCode);
        await park.Move(park.Member, resident, "Submit");
        await park.Put(park.Member, url, Park.Application(), HttpStatusCode.Conflict);
        // Nobody decides for the organisation, and the organisation does not decide for the cluster.
        await park.Move(park.Member, resident, "Review", null, HttpStatusCode.Forbidden);
        await park.Move(park.Officer, resident, "Recall", null, HttpStatusCode.Forbidden);
        await park.Move(park.Member, resident, "Recall");
        Assert.Equal("Draft", await park.State(resident));
        var document = (await park.Get(park.Member, $"/api/residents/{resident}")).GetProperty("documents")[0].GetProperty("id").GetGuid();
        using var opened = await park.Member.GetAsync(new Uri($"/residencies/{resident}/documents/{document}", UriKind.Relative));
        Assert.Equal("application/pdf", opened.Content.Headers.ContentType!.MediaType);
        Assert.Contains("sandbox", opened.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        await park.Get(stranger, $"/api/residents/{resident}/documents/{document}", HttpStatusCode.NotFound);
    }

    [Theory, Databases]
    public async Task Who_does_not_meet_the_rules_goes_on_with_a_reason_only(Provider provider)
    {
        var site = await sites.On(provider);
        using var park = await Park.Open(site, $"Early Works {provider}");
        var resident = await park.HandIn(readiness: 2);
        Assert.Equal(["No", "Yes"], (await park.Get(park.Member, $"/api/residents/{resident}")).GetProperty("eligibility").EnumerateArray().Select(e => e.GetProperty("verdict").GetString()));
        await park.Move(park.Officer, resident, "Review", null, HttpStatusCode.BadRequest);
        await park.Move(park.Officer, resident, "Review", "The university vouches for it.");
        await park.Move(park.Officer, resident, "Decline", "Too early.");
        await park.Move(park.Officer, resident, "Reopen");
        Assert.Equal("InReview", await park.State(resident));
    }

    [Theory, Databases]
    public async Task Experts_give_points_that_the_applicant_never_sees_and_one_with_an_own_interest_does_not_count(Provider provider)
    {
        var site = await sites.On(provider);
        using var park = await Park.Open(site, $"Ural Optics {provider}", Park.Intake(quorum: 2));
        var resident = await park.HandIn();
        await park.Move(park.Officer, resident, "Review");
        using var first = await park.Expert(resident, "First Expert");
        using var second = await park.Expert(resident, "Second Expert");
        using var partial = await park.Expert(resident, "Partial Expert");
        var url = $"/api/residents/{resident}/review";
        await park.Put(first, url, new { conflict = "None", scores = new[] { new { criterion = "team", points = 9 } }, advice = "Admit" }, HttpStatusCode.BadRequest);
        await park.Put(first, url, Park.Review(comment: "Keep an eye on the money."));
        await park.Put(partial, url, new { conflict = "Declared", comment = "My brother works there." });
        Assert.Equal(JsonValueKind.Null, (await park.Get(partial, url)).GetProperty("plan").ValueKind);
        var refused = await park.Post(park.Officer, $"/api/residents/{resident}/offer", new { offerTerms = "Space" }, HttpStatusCode.Conflict);
        Assert.Equal("residents.no-quorum", refused.GetProperty("code").GetString());
        await park.Put(second, url, Park.Review(5, 10));

        var seen = await park.Get(park.Officer, $"/api/residents/{resident}");
        Assert.Equal((3, 2, 1), (seen.GetProperty("opinion").GetProperty("asked").GetInt32(), seen.GetProperty("opinion").GetProperty("counting").GetInt32(), seen.GetProperty("opinion").GetProperty("conflicts").GetInt32()));
        // 2·4 + 8 of 20, and all of it.
        Assert.Equal(0.9, seen.GetProperty("opinion").GetProperty("share").GetDouble(), 6);
        foreach (var address in new[] { $"/api/residents/{resident}", $"/residencies/{resident}" })
        {
            var text = await park.Member.GetStringAsync(new Uri(address, UriKind.Relative));
            foreach (var hidden in new[] { "Keep an eye", "First Expert", "brother" }) Assert.DoesNotContain(hidden, text, StringComparison.Ordinal);
        }
        Assert.Contains("Keep an eye", await park.Officer.GetStringAsync(new Uri($"/residencies/{resident}", UriKind.Relative)), StringComparison.Ordinal);
        await park.Get(park.Member, url, HttpStatusCode.NotFound);
        await park.Post(park.Officer, $"/api/residents/{resident}/offer", new { offerTerms = "Space" });
    }

    [Theory, Databases]
    public async Task A_resident_is_admitted_when_the_checklist_is_done_and_no_earlier_than_agreed(Provider provider)
    {
        var site = await sites.On(provider);
        using var park = await Park.Open(site, $"Neva Pumps {provider}");
        var resident = await park.Accepted();
        var agreement = $"/api/residents/{resident}/agreement";
        await park.Post(park.Officer, agreement, new { agreementNumber = "1", signedOn = "2026-01-02", since = "2026-02-01", until = "2026-01-01" }, HttpStatusCode.BadRequest);
        await park.Post(park.Officer, agreement, new { agreementNumber = "1", signedOn = "2126-01-02", since = "2026-02-01", until = "2029-01-01" }, HttpStatusCode.BadRequest);
        await park.Post(park.Officer, agreement, new { agreementNumber = "1", signedOn = "2026-01-02", since = "2026-02-01", until = "2029-01-01" });
        var open = await park.Move(park.Officer, resident, "Admit", null, HttpStatusCode.Conflict);
        Assert.Equal("residents.checklist-open", open.GetProperty("code").GetString());
        var items = (await park.Get(park.Member, $"/api/residents/{resident}")).GetProperty("checklist").EnumerateArray().ToList();
        Assert.Equal("2026-01-12", items[0].GetProperty("dueOn").GetString());
        await park.Put(park.Member, $"/api/residents/{resident}/checklist/{Park.Id(items[0])}/done", null, HttpStatusCode.Forbidden);
        await park.Put(park.Officer, $"/api/residents/{resident}/checklist/{Park.Id(items[0])}/done", null);
        await Park.Send(park.Officer, HttpMethod.Delete, $"/api/residents/{resident}/checklist/{Park.Id(items[0])}/done", null, HttpStatusCode.OK);
        await park.Move(park.Officer, resident, "Admit", null, HttpStatusCode.Conflict);
        await park.Put(park.Officer, $"/api/residents/{resident}/checklist/{Park.Id(items[0])}/done", null);
        await park.Move(park.Officer, resident, "Admit");
        Assert.Equal("Resident", await park.State(resident));
    }

    [Theory, Databases]
    public async Task Of_two_officers_at_the_same_moment_exactly_one_decides(Provider provider)
    {
        var line = new Rendezvous();
        await using var site = await TestSite.Start(provider, services: line.AddTo<PlacesDb>);
        using var park = await Park.Open(site);
        var resident = await park.HandIn();
        var version = (await park.Get(park.Officer, $"/api/residents/{resident}")).GetProperty("version").GetInt32();
        using var other = site.ClientOf(TestUser.Officer);
        line.Arm(2);
        async Task<HttpStatusCode> Decide(HttpClient who, string move)
        {
            using var message = new HttpRequestMessage(HttpMethod.Post, $"/api/residents/{resident}/moves") { Content = JsonContent.Create(new { move, note = "Decided." }) };
            message.Headers.TryAddWithoutValidation("If-Match", $"\"{version}\"");
            using var response = await who.SendAsync(message);
            return response.StatusCode;
        }
        var answers = await Task.WhenAll(Decide(park.Officer, "Review"), Decide(other, "Decline"));
        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.PreconditionFailed], answers.Order());
        var steps = await site.Count($"""SELECT COUNT(*) FROM places_resident_step WHERE "To" IN ('InReview', 'Declined')""");
        Assert.Equal(1, steps);
    }
}
