using System.Net;
using System.Text.Json;
using Isthmus.Places.Tests.Residents;
using Isthmus.Platform.Data;
using Isthmus.Testing;

namespace Isthmus.Places.Tests.Benefits;

public sealed class BenefitTests(SharedSites sites) : IClassFixture<SharedSites>
{
    private static object Benefit(string name, object[]? conditions = null, string from = "2021-01-01", string? until = null, Guid? place = null, string country = "RU", string article = "Article 7") => new
    {
        name = new { en = name }, amount = new { en = "0 per cent" }, act = new { en = "Act on Parks" }, actDate = "2020-06-01", article, kind = "Tax", country, place, validFrom = from, validUntil = until, conditions = conditions ?? [],
    };

    private static async Task<Guid> Publish(Park park, object benefit)
    {
        var id = Park.Id(await park.Post(park.Officer, "/api/benefits", benefit, HttpStatusCode.Created));
        await park.Put(park.Officer, $"/api/benefits/{id}/publication", null);
        return id;
    }

    private static Dictionary<Guid, JsonElement> ById(JsonElement answers) => answers.EnumerateArray().ToDictionary(Park.Id);

    [Theory, Databases]
    public async Task S2_9_S4_18_a_profile_gets_each_benefit_with_its_answer_its_reason_and_its_article(Provider provider)
    {
        var site = await sites.On(provider);
        using var park = await Park.Open(site, $"Profile Works {provider}");
        var profit = await Publish(park, Benefit("No profit tax", [new { fact = "Field", test = "OneOf", values = "Biomedicine, Biotechnology" }, new { fact = "Staff", test = "AtLeast", number = 5 }], place: park.Place));
        var customs = await Publish(park, Benefit("Equipment free of duty", [new { fact = "Equipment", test = "AtLeast", number = 1000, currency = "RUB" }], article: "Article 12.3"));
        var land = await Publish(park, Benefit("Land for a year", until: "2022-12-31"));
        var draft = Park.Id(await park.Post(park.Officer, "/api/benefits", Benefit("A draft"), HttpStatusCode.Created));
        var before = await site.Count("SELECT COUNT(*) FROM platform_audit");

        var answers = ById(await park.Post(park.Visitor, "/api/benefits/check", new { place = park.Place, country = "Iran", facts = new { field = "Biomedicine", staff = 12 }, on = "2026-03-01" }));
        Assert.Equal(("Yes", "Unknown", "No"), (answers[profit].GetProperty("verdict").GetString(), answers[customs].GetProperty("verdict").GetString(), answers[land].GetProperty("verdict").GetString()));
        Assert.Equal(("Article 7", "Article 12.3", "Act on Parks"), (answers[profit].GetProperty("article").GetString(), answers[customs].GetProperty("article").GetString(), answers[land].GetProperty("act").GetString()));
        Assert.Contains("Staff: at least 5", answers[profit].GetProperty("reason").GetString(), StringComparison.Ordinal);
        Assert.Equal("It is not known: Imported equipment.", answers[customs].GetProperty("reason").GetString());
        Assert.Equal("NoLongerInForce", answers[land].GetProperty("ground").GetString());
        Assert.False(answers.ContainsKey(draft));
        var earlier = ById(await park.Post(park.Visitor, "/api/benefits/check", new { place = park.Place, facts = new { staff = 2 }, on = "2022-03-01" }));
        Assert.Equal(("No", "Yes"), (earlier[profit].GetProperty("verdict").GetString(), earlier[land].GetProperty("verdict").GetString()));
        // Nothing of what was typed in is kept.
        Assert.Equal(before, await site.Count("SELECT COUNT(*) FROM platform_audit"));
        await park.Post(park.Visitor, "/api/benefits/check", new { country = "Atlantis" }, HttpStatusCode.BadRequest);
        await park.Post(park.Visitor, "/api/benefits/check", new { facts = new { revenue = 10 } }, HttpStatusCode.BadRequest);

        Assert.DoesNotContain((await park.Get(park.Visitor, $"/api/benefits?place={park.Place}&on=2026-03-01")).EnumerateArray(), b => Park.Id(b) == land || Park.Id(b) == draft);
        await park.Get(park.Visitor, $"/api/benefits/{draft}", HttpStatusCode.NotFound);
        foreach (var wrong in new[] { Benefit("X", [new { fact = "Staff", test = "OneOf", values = "5" }]), Benefit("X", [new { fact = "Revenue", test = "AtLeast", number = 5 }]), Benefit("X", [new { fact = "Field", test = "OneOf", values = "Alchemy" }]), Benefit("X", until: "2020-01-01"), Benefit("X", place: park.Place, country: "IR"), Benefit("X", country: "Atlantis") })
            await park.Post(park.Officer, "/api/benefits", wrong, HttpStatusCode.BadRequest);
    }

    [Theory, Databases]
    public async Task S4_18_a_resident_gets_its_answers_from_the_record_and_the_ledger_never_mixes_currencies(Provider provider)
    {
        var site = await sites.On(provider);
        using var park = await Park.Open(site, $"Ledger Works {provider}");
        var tax = await Publish(park, Benefit("No profit tax", [new { fact = "Residence", test = "OneOf", values = "Resident" }, new { fact = "ExportShare", test = "AtLeast", number = 30 }], place: park.Place));
        var large = await Publish(park, Benefit("For large ones", [new { fact = "Staff", test = "AtLeast", number = 500 }], place: park.Place));
        var over = await Publish(park, Benefit("Land for a year", until: "2022-12-31", place: park.Place));
        var resident = await park.Admitted();
        var answers = ById(await park.Get(park.Member, $"/api/residents/{resident}/benefits"));
        Assert.Equal(("Yes", "No", "No"), (answers[tax].GetProperty("verdict").GetString(), answers[large].GetProperty("verdict").GetString(), answers[over].GetProperty("verdict").GetString()));

        var url = $"/api/residents/{resident}/grants";
        object Grant(Guid benefit, string from = "2026-02-01", string? until = "2026-12-31", decimal value = 1000.50m, string currency = "RUB") => new { benefit, from, until, value, currency, decision = "12-p", decidedOn = "2026-01-20" };
        await park.Post(park.Member, url, Grant(tax), HttpStatusCode.Forbidden);
        var notInForce = await park.Post(park.Officer, url, Grant(over), HttpStatusCode.BadRequest);
        Assert.Contains("not in force", notInForce.GetProperty("errors").GetProperty("From")[0].GetString(), StringComparison.Ordinal);
        await park.Post(park.Officer, url, Grant(large), HttpStatusCode.Conflict);
        await park.Post(park.Officer, url, Grant(tax, from: "2025-02-01"), HttpStatusCode.BadRequest);
        await park.Post(park.Officer, url, Grant(tax, currency: "XXX"), HttpStatusCode.BadRequest);
        await park.Post(park.Officer, url, Grant(tax), HttpStatusCode.Created);
        await park.Post(park.Officer, url, Grant(tax, from: "2026-06-01"), HttpStatusCode.Conflict);
        var wrong = Park.Id(await park.Post(park.Officer, url, Grant(tax, "2027-01-01", "2027-12-31", 70), HttpStatusCode.Created));
        await park.Post(park.Officer, url, Grant(tax, "2028-01-01", "2028-12-31", 20, "EUR"), HttpStatusCode.Created);
        await park.Post(park.Officer, $"{url}/{wrong}/revocation", new { note = "Twice by mistake." });
        await park.Post(park.Officer, $"{url}/{wrong}/revocation", new { note = "Again." }, HttpStatusCode.Conflict);

        var ledger = await park.Get(park.Officer, $"{park.Api}/grants");
        Assert.Equal(3, ledger.GetProperty("grants").GetArrayLength());
        Assert.Equal([("EUR", 20m), ("RUB", 1000.50m)], ledger.GetProperty("totals").EnumerateArray().Select(t => (t.GetProperty("currency").GetString()!, t.GetProperty("value").GetDecimal())));
        var csv = await park.Officer.GetStringAsync(new Uri($"/places/{park.Place}/grants.csv", UriKind.Relative));
        Assert.Contains($"{park.Name},No profit tax,Tax,2026-02-01,2026-12-31,1000.5", csv, StringComparison.Ordinal);
        using var refused = await park.Member.GetAsync(new Uri($"/places/{park.Place}/grants.csv", UriKind.Relative));
        Assert.NotEqual(HttpStatusCode.OK, refused.StatusCode);
    }

    [Theory, Databases]
    public async Task The_calculator_answers_without_script_in_english_and_persian(Provider provider)
    {
        var site = await sites.On(provider);
        using var park = await Park.Open(site, $"Page Works {provider}");
        await Publish(park, new
        {
            name = new { en = "Cheap laboratory", fa = "آزمایشگاه ارزان" }, amount = new { en = "Half the rent" }, act = new { en = "Rules of the park" }, actDate = "2024-01-01", article = "4.1", kind = "Fee", country = "RU", place = park.Place, validFrom = "2024-01-01",
            conditions = new[] { new { fact = "Staff", test = "AtMost", number = 50 } },
        });
        using var answered = await park.Visitor.Submit($"/benefits/check?place={park.Place}", "form:has([name='Input.Facts.Staff'])", new Dictionary<string, string> { ["Input.Facts.Staff"] = "12", ["Input.On"] = "2026-05-01" });
        Assert.Equal(HttpStatusCode.OK, answered.StatusCode);
        var row = (await answered.Html()).QuerySelectorAll("tbody tr").Single(r => r.TextContent.Contains("Cheap laboratory", StringComparison.Ordinal)).TextContent;
        foreach (var said in new[] { "Yes", "Staff: at most 50", "Half the rent", "Rules of the park, 4.1" }) Assert.Contains(said, row, StringComparison.Ordinal);

        using var persian = site.Client();
        persian.DefaultRequestHeaders.Add("Accept-Language", "fa");
        using var unknown = await persian.Submit($"/benefits/check?place={park.Place}", "form:has([name='Input.Facts.Staff'])");
        var page = await unknown.Html();
        Assert.Equal("rtl", page.DocumentElement.GetAttribute("dir"));
        Assert.Contains("هنوز نامعلوم", page.QuerySelectorAll("tbody tr").Single(r => r.TextContent.Contains("آزمایشگاه ارزان", StringComparison.Ordinal)).TextContent, StringComparison.Ordinal);
    }
}
