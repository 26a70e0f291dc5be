using System.Globalization;
using Isthmus.Ics;

namespace Isthmus.Forums.Tests.Schedule;

public sealed class CalendarFileTests
{
    private static readonly IcsPerson Organiser = new("Forum; \"North\", 2019", "forum@example.org");
    private static readonly DateTime Stamp = new(2019, 7, 1, 8, 0, 0, DateTimeKind.Utc);

    private static IcsCalendar Calendar(string zone) => new("INNOPROM", TimeZoneInfo.FindSystemTimeZoneById(zone), Organiser, Stamp);

    private static IcsEvent Event(DateTime startUtc, string uid = "m1@example.org") =>
        new(uid, 0, DateTime.SpecifyKind(startUtc, DateTimeKind.Utc), DateTime.SpecifyKind(startUtc, DateTimeKind.Utc).AddMinutes(30), "Meeting");

    // Zones without daylight saving, on both sides of the equator, with a change by the Persian calendar, and with a change of the standard time itself.
    [Theory]
    [InlineData("Europe/Berlin", 2019)]
    [InlineData("Europe/Berlin", 2026)]
    [InlineData("America/New_York", 2026)]
    [InlineData("Australia/Sydney", 2026)]
    [InlineData("Asia/Tehran", 2019)]
    [InlineData("Asia/Tehran", 2026)]
    [InlineData("Asia/Yekaterinburg", 2019)]
    [InlineData("Europe/Moscow", 2014)]
    [InlineData("Asia/Kolkata", 2026)]
    [InlineData("Africa/Casablanca", 2026)]
    public void The_zone_in_the_file_agrees_with_the_zone_of_the_machine_all_year_long(string id, int year)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(id);
        var first = new DateTime(year, 1, 1, 0, 15, 0, DateTimeKind.Utc);
        List<IcsEvent> events = [.. Enumerable.Range(0, 365).Select(d => Event(first.AddDays(d).AddHours(d % 24), $"m{d}@example.org"))];
        var calendar = IcsText.Parse(Calendar(id).Publish(events));
        Assert.Equal(365, calendar.All("VEVENT").Count());
        foreach (var e in calendar.All("VEVENT"))
        {
            var wanted = events.Single(x => x.Uid == e["UID"]);
            Assert.Equal(TimeZoneInfo.ConvertTimeFromUtc(wanted.StartUtc, zone), IcsText.Wall(e["DTSTART"]));
            // The hour that the clock shows twice names two instants; the file can mean either.
            if (zone.IsAmbiguousTime(IcsText.Wall(e["DTSTART"]))) continue;
            Assert.Equal(wanted.StartUtc, e.Instant("DTSTART", calendar));
        }
    }

    [Fact]
    public void A_change_that_comes_every_year_is_written_as_a_rule_and_others_one_by_one()
    {
        var berlin = IcsText.Parse(Calendar("Europe/Berlin").Publish([Event(new(2026, 7, 9, 8, 0, 0))])).All("VTIMEZONE").Single();
        Assert.Contains(berlin.All("DAYLIGHT"), o => o.Lines.Any(l => l is { Name: "RRULE", Value: "FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU" }));
        Assert.Contains(berlin.All("STANDARD"), o => o.Lines.Any(l => l is { Name: "RRULE", Value: "FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU" }));
        var tehran = IcsText.Parse(Calendar("Asia/Tehran").Publish([Event(new(2019, 7, 9, 8, 0, 0))])).All("VTIMEZONE").Single();
        Assert.DoesNotContain(tehran.Inside.SelectMany(o => o.Lines), l => l.Name == "RRULE");
        Assert.NotEmpty(tehran.All("DAYLIGHT"));
    }

    [Theory]
    [InlineData("Химрар, ООО «ЦВТ»; отдел \\ внешних связей, Екатеринбург, улица Ленина, дом 1, корпус 2")]
    [InlineData("شرکت دانش‌بنیان فناوری‌های نوین زیستی پارسیان؛ دفتر همکاری‌های بین‌المللی")]
    [InlineData("line one\nline two, with; marks \\ and 👩‍🔬 beyond the basic plane, long enough to be folded more than once in the file")]
    public void Any_text_comes_back_as_it_was(string text)
    {
        var written = Calendar("Asia/Tehran").Publish([Event(new(2026, 7, 9, 8, 0, 0)) with { Summary = text, Location = text, Description = text }]);
        var e = IcsText.Parse(written).All("VEVENT").Single();
        Assert.Equal(text, IcsText.Unescape(e["SUMMARY"]));
        Assert.Equal(text, IcsText.Unescape(e["LOCATION"]));
        Assert.Equal(text, IcsText.Unescape(e["DESCRIPTION"]));
    }

    [Fact]
    public void A_name_cannot_break_out_of_its_line_or_its_quotes()
    {
        var evil = new IcsPerson("A\"\r\nATTENDEE:mailto:evil@example.org", "a@example.org");
        var calendar = new IcsCalendar("X\r\nMETHOD:REQUEST", TimeZoneInfo.Utc, evil, Stamp).Publish([Event(new(2026, 7, 9, 8, 0, 0))]);
        var parsed = IcsText.Parse(calendar);
        Assert.Equal("PUBLISH", parsed["METHOD"]);
        Assert.DoesNotContain(parsed.All("VEVENT").Single().Lines, l => l.Name == "ATTENDEE");
    }

    [Fact]
    public void A_published_timetable_holds_what_the_standard_asks_for()
    {
        var calendar = IcsText.Parse(Calendar("Asia/Yekaterinburg").Publish([Event(new(2019, 7, 9, 5, 0, 0)), Event(new(2019, 7, 9, 6, 0, 0), "m2@example.org") with { Sequence = 3, Cancelled = true }]));
        Assert.Equal(("2.0", "PUBLISH", "GREGORIAN"), (calendar["VERSION"], calendar["METHOD"], calendar["CALSCALE"]));
        Assert.False(string.IsNullOrEmpty(calendar["PRODID"]));
        var (held, gone) = (calendar.All("VEVENT").First(), calendar.All("VEVENT").Last());
        Assert.Equal(("m1@example.org", "0", "CONFIRMED", "20190709T100000"), (held["UID"], held["SEQUENCE"], held["STATUS"], held["DTSTART"]));
        Assert.Equal("Asia/Yekaterinburg", held.Line("DTSTART").Parameters["TZID"]);
        Assert.Equal(("3", "CANCELLED"), (gone["SEQUENCE"], gone["STATUS"]));
        Assert.Equal("20190701T080000Z", held["DTSTAMP"]);
        // RFC 5546: PUBLISH has an organiser and no attendees.
        Assert.Equal("mailto:forum@example.org", held["ORGANIZER"]);
        Assert.DoesNotContain(held.Lines, l => l.Name == "ATTENDEE");
    }

    [Fact]
    public void A_cancellation_speaks_of_one_event_and_names_whom_it_is_for()
    {
        var calendar = IcsText.Parse(Calendar("Europe/Berlin").Cancel(Event(new(2026, 7, 9, 8, 0, 0)) with { Sequence = 2 }, new IcsPerson("ХимРар", "a@example.org")));
        var e = calendar.All("VEVENT").Single();
        Assert.Equal(("CANCEL", "CANCELLED", "2", "mailto:a@example.org"), (calendar["METHOD"], e["STATUS"], e["SEQUENCE"], e["ATTENDEE"]));
        Assert.Equal("ХимРар", e.Line("ATTENDEE").Parameters["CN"]);
    }

    [Fact]
    public void Control_the_reader_finds_a_line_that_is_too_long() =>
        Assert.ThrowsAny<Exception>(() => IcsText.Parse($"BEGIN:VCALENDAR\r\nX:{new string('a', 90)}\r\nEND:VCALENDAR\r\n"));

    [Fact]
    public void Dates_are_written_alike_in_every_culture()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("fa-IR");
            Assert.Contains("DTSTART;TZID=Asia/Tehran:20260709T113000", Calendar("Asia/Tehran").Publish([Event(new(2026, 7, 9, 8, 0, 0))]), StringComparison.Ordinal);
        }
        finally { CultureInfo.CurrentCulture = before; }
    }
}
