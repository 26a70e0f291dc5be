using System.Text.Json;
using Isthmus.Platform.Data;
using Isthmus.Testing;

namespace Isthmus.Indicators.Tests;

/// <summary>The facts of the ledger, loaded from the files that the product ships, and what must be told of each.</summary>
public sealed class FactTests
{
    [Theory, Databases]
    public async Task Each_fact_is_told_as_it_was_said(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var desk = new Desk(site);
        var ids = await desk.Facts();

        async Task<string> Told(string fact) => Line((await Desk.Get(desk.Visitor, $"/api/indicators/claims/{ids[fact]}")).GetProperty("claim"));
        // F1 to F6: the sign of each figure is kept.
        Assert.Equal("kbc-companies IR 2019-07 AtLeast 4400 NUMBER Claim", await Told("F1"));
        Assert.Equal("kbc-companies IR 2021-08 MoreThan 7000 NUMBER Claim", await Told("F2"));
        Assert.Equal("kbc-new-medicines IR 2019-07 AtLeast 260 NUMBER Claim", await Told("F3"));
        Assert.Equal("kbc-medical-equipment IR 2019-07 Exact 200 NUMBER Claim", await Told("F4"));
        Assert.Equal("product-suppliers IR 2019-07 AtLeast 1000 NUMBER Claim", await Told("F5a"));
        Assert.Equal("shopping-websites IR 2019-07 Exact 11000 NUMBER Claim", await Told("F5b"));
        Assert.Equal("site-medicines x:cinnagen-ilac 2019 Exact 22 NUMBER Claim", await Told("F6"));
        // F7: 70 companies, six days, two cities.
        var delegation = (await Desk.Get(desk.Visitor, $"/api/indicators/claims/{ids["F7"]}")).GetProperty("claim");
        Assert.Equal("delegation-companies x:innoprom-2019-delegation 2019-07-09/2019-07-14 Exact 70 NUMBER Actual", Line(delegation));
        Assert.Equal(6, DateOnly.Parse(delegation.GetProperty("until").GetString()!, null).DayNumber - DateOnly.Parse(delegation.GetProperty("from").GetString()!, null).DayNumber + 1);
        Assert.Equal("delegation-cities x:innoprom-2019-delegation 2019-07-09/2019-07-14 Exact 2 NUMBER Actual", await Told("F7b"));
        // F8 prints its ambiguity.
        Assert.Equal("delegation-companies IR~RU ../2021 Ambiguous 200 NUMBER Claim", await Told("F8"));
        Assert.Contains("in total, or in each, is not said", await Desk.Text(desk.Visitor, $"/indicators/claims/{ids["F8"]}"), StringComparison.Ordinal);
        Assert.Contains("200?", await Desk.Text(desk.Visitor, "/indicators/delegation-companies"), StringComparison.Ordinal);
        // F10 is an arrow without a number.
        var arrow = (await Desk.Get(desk.Visitor, $"/api/indicators/claims/{ids["F10"]}")).GetProperty("claim");
        Assert.Equal(("Fall", JsonValueKind.Null), (arrow.GetProperty("shape").GetString(), arrow.GetProperty("value").ValueKind));
        Assert.Contains("↓ fell", await Desk.Text(desk.Visitor, $"/indicators/claims/{ids["F10"]}"), StringComparison.Ordinal);
        // F11 and F12: Iranian years, an estimate and a target.
        Assert.Equal("kbc-exports IR AP1399 About 0.8 USD e9 Estimate", await Told("F11"));
        Assert.Equal("kbc-exports IR AP1400 AtMost 2.0 USD e9 Target", await Told("F12"));
        Assert.Contains("Iranian year 1399", await Desk.Text(desk.Visitor, "/indicators/kbc-exports"), StringComparison.Ordinal);
        Assert.Contains("سال ۱۳۹۹ خورشیدی", await Desk.Text(desk.Visitor, "/indicators/kbc-exports", language: "fa"), StringComparison.Ordinal);
        Assert.Contains("حدود ۰٫۸ میلیارد USD", await Desk.Text(desk.Visitor, "/indicators/kbc-exports", language: "fa"), StringComparison.Ordinal);
        // F15: the day is uncertain.
        Assert.Equal(("accelerators IR 2020-12-31? Exact 49 NUMBER Claim", "innovation-centres IR 2020-12-31? Exact 113 NUMBER Claim"), (await Told("F15a"), await Told("F15b")));
        // F16 to F19 and F21.
        Assert.Equal("houses-abroad IR 2021-08-29 Exact 4 NUMBER Claim", await Told("F16"));
        Assert.Contains("Kenya, China, Syria, Russia", await Desk.Text(desk.Visitor, $"/indicators/claims/{ids["F16"]}"), StringComparison.Ordinal);
        Assert.Equal("joint-projects IR~RU ../2021 Exact 59 NUMBER Claim", await Told("F17"));
        Assert.Equal("working-groups IR~RU 2016/.. Exact 10 NUMBER Claim", await Told("F18"));
        Assert.Equal("cooperation-models IR~RU 2021 Exact 5 NUMBER Claim", await Told("F19"));
        Assert.Equal("centre-clusters x:russky-centre 2021 Exact 4 NUMBER Target", await Told("F21"));
        Assert.Contains("In this order: Biomedicine", await Desk.Text(desk.Visitor, $"/indicators/claims/{ids["F21"]}"), StringComparison.Ordinal);
        // F20: three milestones in the order of time.
        var milestones = (await Desk.Get(desk.Visitor, "/api/indicators/measures/nano-milestones")).GetProperty("claims").EnumerateArray().Select(c => $"{c.GetProperty("period").GetString()} {c.GetProperty("note").GetString()}");
        Assert.Equal(["2005 Conference", "2016 Memorandum of understanding", "2017 Olympiad"], milestones);
        // F22: a Thursday. F23: a month, not a day.
        Assert.Equal(DayOfWeek.Thursday, DateOnly.Parse((await Desk.Get(desk.Visitor, $"/api/indicators/claims/{ids["F22"]}")).GetProperty("claim").GetProperty("from").GetString()!, null).DayOfWeek);
        var fund = (await Desk.Get(desk.Visitor, $"/api/indicators/claims/{ids["F23"]}")).GetProperty("claim");
        Assert.Equal(("2020-12", "2020-12-01", "2020-12-31"), (fund.GetProperty("period").GetString(), fund.GetProperty("from").GetString(), fund.GetProperty("until").GetString()));
        Assert.Contains("December 2020", await Desk.Text(desk.Visitor, $"/indicators/claims/{ids["F23"]}"), StringComparison.Ordinal);
    }

    [Theory, Databases]
    public async Task What_is_worked_out_of_the_facts_says_that_it_is(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var desk = new Desk(site);
        var ids = await desk.Facts();
        var derived = (await Desk.Get(desk.Visitor, "/api/indicators/derived")).EnumerateArray().ToDictionary(d => d.GetProperty("title").GetProperty("en").GetString()!);
        string Told(string title)
        {
            var d = derived.First(p => p.Key.StartsWith(title, StringComparison.Ordinal)).Value;
            Assert.True(d.GetProperty("isDerived").GetBoolean());
            return $"{d.GetProperty("qualifier").GetString()} {d.GetProperty("value").GetDecimal():0.##} {d.GetProperty("unit").GetString()} {d.GetProperty("standing").GetString()}";
        }

        Assert.Equal("Indicative 59 PT Claim", Told("Growth of the number"));
        Assert.Equal("AtLeast 460 NUMBER Claim", Told("Companies in medicine"));
        Assert.Equal("Indicative 10.5 PT Claim", Told("Their share"));
        Assert.Equal("AtMost 11 RATIO Claim", Told("Shopping websites to a supplier"));
        Assert.Equal("Exact 500 IX Claim", Told("Exports in 2017"));
        Assert.Equal("Exact 71 PT Claim", Told("Growth of exports a year"));
        Assert.Equal("AtMost 2.5 RATIO Target", Told("Target of 1400"));
        Assert.Equal("About 34.5 USD e6 Actual", Told("Trade in 2019"));
        Assert.Equal("Exact 45 NUMBER Actual", Told("Places gained"));
        Assert.Equal("Exact 162 NUMBER Claim", Told("Accelerators and innovation centres"));
        // As people read them.
        Assert.Contains("≈ +59% (derived)", await Desk.Text(desk.Visitor, "/indicators/kbc-companies"), StringComparison.Ordinal);
        Assert.Contains("+71.0% (derived)", await Desk.Text(desk.Visitor, "/indicators/kbc-exports-multiple"), StringComparison.Ordinal);
        Assert.Contains("≈ 34.5 million USD (derived)", await Desk.Text(desk.Visitor, "/indicators/regional-trade"), StringComparison.Ordinal);
        // And it opens to its inputs.
        var page = await Desk.Text(desk.Visitor, $"/indicators/derived/{derived.First(p => p.Key.StartsWith("Growth of the number", StringComparison.Ordinal)).Value.GetProperty("id").GetGuid()}");
        foreach (var fact in new[] { "F1", "F2" }) Assert.Contains($"/indicators/claims/{ids[fact]}", page, StringComparison.Ordinal);
    }

    [Theory, Databases]
    public async Task What_contradicts_is_listed_and_never_averaged(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var desk = new Desk(site);
        var ids = await desk.Facts();
        IEnumerable<(Guid, Guid)> Pairs(JsonElement measure) => measure.GetProperty("contradictions").EnumerateArray().Select(p => (p.GetProperty("one").GetGuid(), p.GetProperty("other").GetGuid()));
        // "45th place" beside the places 106 and 61: the claim is kept, marked, and not drawn.
        var rank = await Desk.Get(desk.Visitor, "/api/indicators/measures/gii-rank");
        Assert.Contains(Pairs(rank), p => (p.Item1 == ids["F14b"] && p.Item2 == ids["F14c"]) || (p.Item1 == ids["F14c"] && p.Item2 == ids["F14b"]));
        var wrong = (await Desk.Get(desk.Visitor, $"/api/indicators/claims/{ids["F14c"]}")).GetProperty("claim");
        Assert.Equal((45, false, "Published"), (wrong.GetProperty("value").GetInt32(), wrong.GetProperty("isCharted").GetBoolean(), wrong.GetProperty("state").GetString()));
        // 7,000 and about 6,000 are two months apart: somebody saw that they do not go together.
        var companies = await Desk.Get(desk.Visitor, "/api/indicators/measures/kbc-companies");
        Assert.Single(Pairs(companies));
        var page = await Desk.Text(desk.Visitor, "/indicators/kbc-companies");
        Assert.Contains("What cannot all be true", page, StringComparison.Ordinal);
        Assert.Contains("≈ 6,000", page, StringComparison.Ordinal);
        Assert.Contains("> 7,000", page, StringComparison.Ordinal);
        Assert.DoesNotContain("6,500", page, StringComparison.Ordinal);
        // A measure without a definition is told, not drawn.
        Assert.Contains("no definition yet", await Desk.Text(desk.Visitor, "/indicators/online-market-share"), StringComparison.Ordinal);
    }

    private static string Line(JsonElement c) => $"{c.GetProperty("measure").GetString()} {c.GetProperty("subject").GetString()} {c.GetProperty("period").GetString()} {c.GetProperty("qualifier").GetString()} {c.GetProperty("value").GetRawText()} {c.GetProperty("unit").GetString()} {c.GetProperty("standing").GetString()}";
}
