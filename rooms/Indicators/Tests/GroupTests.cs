using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Isthmus.Figures;
using Isthmus.Figures.Periods;
using Isthmus.Figures.Units;
using Isthmus.Indicators.Groups;
using Isthmus.Platform.Data;
using Isthmus.Testing;

namespace Isthmus.Indicators.Tests;

/// <summary>Sets of countries: who belongs when, what is said of them, and what they have together.</summary>
public sealed class GroupTests
{
    private static object Markets(string code = "markets", string members = "AM 2015-01-02\nKazakhstan\nKG 2015-08-12\nGB .. 2020-01-31") => new { code, titleEn = "Priority markets", titleRu = "Приоритетные рынки", definitionEn = "Those that the agency names.", members };

    [Theory]
    [InlineData("AM 2015-01-02", "AM", "2015-01-02", null)]
    [InlineData(" kaz ", "KZ", null, null)]
    [InlineData("GB; ..; 2020-01-31", "GB", null, "2020-01-31")]
    [InlineData("United Kingdom 2015-01-01 2020-01-31", "GB", "2015-01-01", "2020-01-31")]
    public void A_line_names_a_country_and_its_days(string line, string country, string? from, string? until)
    {
        var member = GroupMember.Read(line)!;
        Assert.Equal((country, from, until), (member.Country, member.From?.ToString("yyyy-MM-dd"), member.Until?.ToString("yyyy-MM-dd")));
        Assert.Equal(member, GroupMember.Read(member.ToString()));
    }

    [Theory, InlineData("Atlantis"), InlineData("AM 2015"), InlineData("RU-NVS"), InlineData("IR~RU"), InlineData("AM 2020-01-01 2019-01-01"), InlineData("2019-01-01"), InlineData("W")]
    public void What_is_no_country_or_no_day_is_no_member(string line) => Assert.Null(GroupMember.Read(line));

    [Theory, Databases]
    public async Task An_organiser_names_the_countries_and_their_days(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var desk = new Desk(site);
        await Desk.Send(desk.Organiser, HttpMethod.Post, "/api/indicators/groups", Markets(), HttpStatusCode.Created);
        await Desk.Send(desk.Organiser, HttpMethod.Post, "/api/indicators/groups", Markets(), HttpStatusCode.BadRequest);
        Assert.Contains(await Status(desk.Visitor), new[] { HttpStatusCode.Unauthorized, HttpStatusCode.Forbidden });
        foreach (var (code, members, field) in new[] { ("x y", "AM\nKZ", "code"), ("new", "AM\nKZ", "code"), ("one", "AM", "members"), ("none", "Atlantis\nAM", "members"), ("twice", "AM 2015-01-02\nAM", "members") })
            Assert.Contains($"\"{field}\"", (await Desk.Send(desk.Organiser, HttpMethod.Post, "/api/indicators/groups", Markets(code, members), HttpStatusCode.BadRequest)).GetRawText(), StringComparison.OrdinalIgnoreCase);
        // Who left and came back is named twice, for other days.
        await Desk.Send(desk.Organiser, HttpMethod.Post, "/api/indicators/groups", Markets("again", "AM .. 2015-01-01\nAM 2018-01-01\nKZ"), HttpStatusCode.Created);

        var group = await Desk.Get(desk.Visitor, "/api/indicators/groups/markets");
        Assert.Equal(["AM", "GB", "KG", "KZ"], group.GetProperty("members").EnumerateArray().Select(m => m.GetProperty("country").GetString()));
        Assert.Equal("2020-01-31", group.GetProperty("members")[1].GetProperty("until").GetString());
        Assert.Equal(["AM", "KG", "KZ"], (await Desk.Get(desk.Visitor, "/api/indicators/groups")).EnumerateArray().Single(g => g.GetProperty("code").GetString() == "markets").GetProperty("members").EnumerateArray().Select(m => m.GetString()));
        foreach (var language in new[] { "en", "ru", "fa" })
        {
            await Desk.Text(desk.Visitor, "/indicators/groups", language: language);
            await Desk.Text(desk.Visitor, "/indicators/groups/markets", language: language);
        }
        Assert.Contains("GB .. 2020-01-31", await Desk.Text(desk.Organiser, "/indicators/groups/markets/edit"), StringComparison.Ordinal);

        // Nobody overwrites what they have not read.
        await Desk.Send(desk.Organiser, HttpMethod.Put, "/api/indicators/groups/markets", Markets(), HttpStatusCode.BadRequest);
        var version = group.GetProperty("version").GetInt32();
        await Desk.Send(desk.Organiser, HttpMethod.Put, "/api/indicators/groups/markets", Markets(members: "AM\nKZ"), version: version);
        await Desk.Send(desk.Organiser, HttpMethod.Put, "/api/indicators/groups/markets", Markets(members: "AM\nRU"), HttpStatusCode.PreconditionFailed, version);
        await Desk.Get(desk.Visitor, "/api/indicators/groups/nothing", HttpStatusCode.NotFound);
        await Desk.Text(desk.Visitor, "/indicators/groups/nothing", HttpStatusCode.NotFound);

        async Task<HttpStatusCode> Status(HttpClient who)
        {
            using var answer = await who.PostAsJsonAsync("/api/indicators/groups", Markets("other"));
            return answer.StatusCode;
        }
    }

    [Theory, Databases]
    public async Task A_claim_about_a_group_has_a_subject(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var desk = new Desk(site);
        await desk.Measure("buyers");
        Assert.Contains("no such group", (await Desk.Send(desk.Organiser, HttpMethod.Post, "/api/indicators/claims", Desk.Said("buyers", "≥ 8", "2021", "group:markets"), HttpStatusCode.BadRequest)).GetRawText(), StringComparison.Ordinal);
        await Desk.Send(desk.Organiser, HttpMethod.Post, "/api/indicators/groups", Markets(), HttpStatusCode.Created);
        await desk.Publish(Desk.Said("buyers", "≥ 8", "2021", "group:markets"));
        Assert.Contains("Priority markets", await Desk.Text(desk.Visitor, "/indicators/buyers"), StringComparison.Ordinal);
        var subject = await Desk.Text(desk.Visitor, "/indicators/subjects/group:markets");
        Assert.Contains("≥ 8", subject, StringComparison.Ordinal);
        Assert.Contains("/indicators/groups/markets", subject, StringComparison.Ordinal);
        Assert.Contains("group:markets,Priority markets", await Desk.Text(desk.Visitor, "/indicators/buyers/figures.csv"), StringComparison.Ordinal);
        await Desk.Text(desk.Visitor, "/indicators/subjects/group:nothing", HttpStatusCode.NotFound);
    }

    [Theory, Databases]
    public async Task A_sum_names_who_is_missing_and_takes_no_range_for_a_number(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var desk = new Desk(site);
        await desk.Measure("trade", "USD e6");
        await desk.Measure("place", "RANK");
        await Desk.Send(desk.Organiser, HttpMethod.Post, "/api/indicators/groups", Markets(), HttpStatusCode.Created);
        object Said(string value, string period, string subject, string? unit = null) => new { measure = "trade", subject, value, period, unit, speaker = "Vice president", source = new { outlet = "Agency", address = "https://agency.example.org/news/1" } };
        // In 2019 all four belong: one is told in billions, one only as a range, of one two figures contradict each other.
        await desk.Publish(Said("≈ 50", "2019", "AM"));
        await desk.Publish(Said("0.2", "2019", "KZ", "USD e9"));
        await desk.Publish(Said("10–20", "2019", "KG"));
        await desk.Publish(Said("70", "2019", "GB"));
        await desk.Publish(Said("90", "2019", "GB"));
        // In 2021 one has left, and one has no figure.
        await desk.Publish(Said("≥ 60", "2021", "AM"));
        await desk.Publish(Said("5", "2021", "KZ"));
        await desk.Publish(Said("1000", "2021", "GB"));

        var sums = (await Desk.Get(desk.Visitor, "/api/indicators/groups/markets/sums?measure=trade")).GetProperty("sums").EnumerateArray().ToList();
        Assert.Equal(["2021 65 AtLeast USD e6 False KG:NoFigure", "2019 250 About USD e6 False GB:Contradiction KG:Range"], sums.Select(s =>
            $"{s.GetProperty("period").GetString()} {s.GetProperty("value").GetDecimal():0.##} {s.GetProperty("qualifier").GetString()} {s.GetProperty("unit").GetString()} {s.GetProperty("isWhole").GetBoolean()} {string.Join(' ', s.GetProperty("missing").EnumerateArray().Select(m => $"{m.GetProperty("country").GetString()}:{m.GetProperty("why").GetString()}"))}"));
        Assert.Equal(["AM", "KZ"], sums[1].GetProperty("inputs").EnumerateArray().Select(i => i.GetProperty("country").GetString()).Order());

        var page = await Desk.Text(desk.Visitor, "/indicators/groups/markets?measure=trade");
        Assert.Contains("≈ 250 million USD (derived, without those that are missing)", page, StringComparison.Ordinal);
        Assert.Contains("Kyrgyzstan (a range, no number)", page, StringComparison.Ordinal);
        Assert.Contains("2 of 4", page, StringComparison.Ordinal);
        foreach (var language in new[] { "ru", "fa" }) await Desk.Text(desk.Visitor, "/indicators/groups/markets?measure=trade", language: language);

        // With the missing one the sum is whole.
        await desk.Publish(Said("1", "2021", "KG"));
        var whole = (await Desk.Get(desk.Visitor, "/api/indicators/groups/markets/sums?measure=trade")).GetProperty("sums")[0];
        Assert.Equal((66m, true), (whole.GetProperty("value").GetDecimal(), whole.GetProperty("isWhole").GetBoolean()));
        // And not before it was said.
        Assert.Equal(0, (await Desk.Get(desk.Visitor, "/api/indicators/groups/markets/sums?measure=trade&asOf=2020-01-01")).GetProperty("sums").GetArrayLength());

        // Places are no amounts.
        await Desk.Get(desk.Visitor, "/api/indicators/groups/markets/sums?measure=place", HttpStatusCode.BadRequest);
        foreach (var wrong in new[] { "/api/indicators/groups/markets/sums", "/api/indicators/groups/markets/sums?measure=nothing", "/api/indicators/groups/markets/sums?measure=trade&asOf=yesterday" }) await Desk.Get(desk.Visitor, wrong, HttpStatusCode.BadRequest);
        await Desk.Get(desk.Visitor, "/api/indicators/groups/nothing/sums?measure=trade", HttpStatusCode.NotFound);
    }
}
