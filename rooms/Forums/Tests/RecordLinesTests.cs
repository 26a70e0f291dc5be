using System.Net;
using System.Text.Json;
using Isthmus.Platform.Data;
using Isthmus.Testing;

namespace Isthmus.Forums.Tests;

/// <summary>A record's version stands for its lines as well: a change of lines alone is a change of the record.</summary>
public sealed class RecordLinesTests
{
    [Theory, Databases]
    public async Task Who_read_a_record_before_its_lines_changed_overwrites_nothing(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var organiser = await new Organiser(site).WithEdition(timetable: new { tables = 2, firstDay = "2027-07-09", lastDay = "2027-07-09" });
        var company = await organiser.Company("CinnaGen");
        var sessions = await organiser.Get(organiser.Api + "/sessions");
        var (session, venues) = (sessions.GetProperty("sessions")[0], sessions.GetProperty("venues"));
        var slot = session.GetProperty("slots")[0].GetProperty("id").GetGuid();
        object Delegation(string institution) => new { country = "IR", titleEn = "Iran", startsOn = "2027-07-09", endsOn = "2027-07-10", officials = new[] { new { institution } } };
        var delegation = Organiser.Id(await organiser.Post(organiser.Api + "/delegations", Delegation("Ministry"), HttpStatusCode.Created));
        object Session(params Guid[] of) => new { date = "2027-07-09", startsAt = session.GetProperty("startsAt").GetString(), endsAt = session.GetProperty("endsAt").GetString(), slotMinutes = 25, breakMinutes = 5, venues = of };
        object Edition(params Guid[] of) => new
        {
            titleEn = "INNOPROM 2027", startsOn = "2027-07-09", endsOn = "2027-07-14", country = "RU", cities = "Yekaterinburg, Moscow", level = "National", languages = "ru, fa, en", zone = "Asia/Yekaterinburg",
            organisers = of.Select(o => new { organisation = o }),
        };
        var profile = $"{organiser.Api}/participants/{company.Participant}";

        await Guards($"{organiser.Api}/venues/{Organiser.Id(venues[0])}", new { city = "Yekaterinburg", name = "Yekaterinburg", tables = 2 }, new { city = "Yekaterinburg", name = "Yekaterinburg", tables = 4 });
        await Guards($"{organiser.Api}/sessions/{Organiser.Id(session)}", Session([Organiser.Id(venues[0]), Organiser.Id(venues[1])]), Session(Organiser.Id(venues[0])));
        await Guards(profile, new { name = "CinnaGen", teams = 1 }, new { name = "CinnaGen", teams = 1, away = new[] { slot } });
        await Guards(profile, new { name = "CinnaGen", teams = 1 }, new { name = "CinnaGen", teams = 1, people = new[] { new { name = "Zahra Ahmadi" } } });
        await Guards($"{organiser.Api}/delegations/{delegation}", Delegation("Ministry"), Delegation("Chamber"));
        await Guards(organiser.Api, Edition(), Edition(company.Organisation));

        Assert.Equal(4, await site.Count($"SELECT count(*) FROM forums_table t JOIN forums_venue v ON v.\"Id\" = t.\"VenueId\" WHERE v.\"City\" = 'Yekaterinburg'"));

        // The old body stands for a form that was filled before the lines changed.
        async Task Guards(string url, object old, object withOtherLines)
        {
            var first = Version(await organiser.Put(url, old));
            Assert.Equal(first, Version(await organiser.Put(url, old, version: first)));
            Assert.Equal(first + 1, Version(await organiser.Put(url, withOtherLines, version: first)));
            await organiser.Put(url, old, HttpStatusCode.PreconditionFailed, version: first);
        }
    }

    [Theory, Databases]
    public async Task A_form_that_was_opened_before_tables_were_added_does_not_take_them_away(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var organiser = await new Organiser(site).WithEdition(timetable: new { tables = 10 });
        var venue = Organiser.Id((await organiser.Get(organiser.Api + "/sessions")).GetProperty("venues")[0]);
        var page = $"/forums/{organiser.Edition}/venues/{venue}";
        var opened = (AngleSharp.Html.Dom.IHtmlFormElement)(await organiser.Http.Page(page)).QuerySelector("form:has(input[name='Input.City'])")!;
        await organiser.Put($"{organiser.Api}/venues/{venue}", new { city = "Yekaterinburg", name = "Yekaterinburg", tables = 20 });

        using var late = await organiser.Http.Submit(page, opened, new Dictionary<string, string> { ["Input.Name"] = "Hall 1" });

        Assert.Equal(HttpStatusCode.PreconditionFailed, late.StatusCode);
        Assert.Equal(20, await site.Count($"SELECT count(*) FROM forums_table t JOIN forums_venue v ON v.\"Id\" = t.\"VenueId\" WHERE v.\"City\" = 'Yekaterinburg'"));
        using var again = await organiser.Http.Submit(page, "form:has(input[name='Input.City'])", new Dictionary<string, string> { ["Input.Name"] = "Hall 1" });
        Assert.NotNull(again.Headers.Location);
    }

    private static int Version(JsonElement saved) => saved.GetProperty("version").GetInt32();
}
