namespace Isthmus.Booking.Tests;

/// <summary>Clocks that are put forward and back, by an hour and by half of one, and zones far away.</summary>
public sealed class ClockTests
{
    public static readonly string[] Zones = ["Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Tehran", "Asia/Kathmandu", "Pacific/Kiritimati", "Pacific/Chatham", "Asia/Vladivostok", "Africa/Nairobi"];

    private static TimeZoneInfo Zone(string name) => TimeZoneInfo.FindSystemTimeZoneById(name);

    private static DateTime Utc(string text) => DateTime.Parse(text, null, System.Globalization.DateTimeStyles.AdjustToUniversal | System.Globalization.DateTimeStyles.AssumeUniversal);

    [Theory]
    // The clocks go from 2:00 to 3:00 on 29 March 2026.
    [InlineData("Europe/Berlin", "2026-03-29T01:59", false, "2026-03-29T00:59Z")]
    [InlineData("Europe/Berlin", "2026-03-29T02:30", false, "2026-03-29T01:30Z")]
    [InlineData("Europe/Berlin", "2026-03-29T03:00", false, "2026-03-29T01:00Z")]
    // And from 3:00 to 2:00 on 25 October.
    [InlineData("Europe/Berlin", "2026-10-25T02:30", false, "2026-10-25T00:30Z")]
    [InlineData("Europe/Berlin", "2026-10-25T02:30", true, "2026-10-25T01:30Z")]
    // Half an hour only.
    [InlineData("Australia/Lord_Howe", "2026-10-04T02:15", false, "2026-10-03T15:45Z")]
    [InlineData("Asia/Tehran", "2026-03-22T09:00", false, "2026-03-22T05:30Z")]
    [InlineData("Pacific/Kiritimati", "2026-01-01T00:00", false, "2025-12-31T10:00Z")]
    public void A_time_on_the_wall_is_a_moment(string zone, string local, bool later, string moment) =>
        Assert.Equal(Utc(moment), LocalTime.Moment(DateTime.Parse(local), Zone(zone), later));

    [Theory]
    [InlineData("2026-03-28", 24)]
    [InlineData("2026-03-29", 23)]
    [InlineData("2026-10-25", 25)]
    public void A_day_is_as_long_as_it_is(string day, int hours) => Assert.Equal(hours, LocalTime.Whole(DateOnly.Parse(day), Zone("Europe/Berlin")).Length.TotalHours);

    [Fact]
    public void Every_moment_is_in_the_day_that_its_clock_shows() => AnyCase.Holds(500, random =>
    {
        var zone = Zone(Zones[random.Next(Zones.Length)]);
        var moment = AnyCase.Start.AddMinutes(random.Next(0, 2 * 366 * 1440));
        Assert.True(LocalTime.Whole(LocalTime.Day(moment, zone), zone).Contains(moment));
    });

    [Fact]
    public void The_grid_gives_the_next_and_the_last_of_its_moments() => AnyCase.Holds(500, random =>
    {
        var zone = Zone(Zones[random.Next(Zones.Length)]);
        int[] steps = [5, 15, 20, 30, 50, 60, 90, 240, 1440];
        var grid = new Grid(zone, steps[random.Next(steps.Length)]);
        // Half of the cases lie near a change of the clocks.
        var moment = random.Next(2) == 0 ? AnyCase.Start.AddMinutes(random.Next(366 * 1440)) : new DateTime(2026, random.Next(2) == 0 ? 3 : 10, 25, 0, 0, 0, DateTimeKind.Utc).AddMinutes(random.Next(10 * 1440));
        var (next, last) = (moment, moment);
        while (!grid.Has(next)) next = next.AddMinutes(1);
        while (!grid.Has(last)) last = last.AddMinutes(-1);
        Assert.Equal(next, grid.Next(moment));
        Assert.Equal(last, grid.Last(moment));
        var odd = moment.AddSeconds(random.Next(1, 60));
        Assert.Equal(grid.Next(moment.AddMinutes(1)), grid.Next(odd));
        Assert.Equal(last, grid.Last(odd));
    });

    [Theory]
    [InlineData("Mo-Fr 09:00-17:00", "Mo-Fr 09:00-17:00")]
    [InlineData("Mo-Fr 09:00-12:30,13:30-18:00; Sa 10:00-14:00", "Mo-Fr 09:00-12:30,13:30-18:00; Sa 10:00-14:00")]
    [InlineData("Sa-We 08:00-16:00", "Mo-We 08:00-16:00; Sa-Su 08:00-16:00")]
    [InlineData("Mo,We 09:00-10:00;Tu 09:00-10:00", "Mo-We 09:00-10:00")]
    [InlineData("24/7", "24/7")]
    [InlineData("Mo-Su 00:00-24:00", "24/7")]
    [InlineData("24/7; 2027-01-01 off", "Mo-Su 00:00-24:00; 2027-01-01 off")]
    [InlineData("Mo-Su 22:00-06:00", "Mo-Su 22:00-06:00")]
    [InlineData("09:00-17:00", "Mo-Su 09:00-17:00")]
    [InlineData("Mo-Su 09:00-17:00; Fr off", "Mo-Th 09:00-17:00; Sa-Su 09:00-17:00")]
    [InlineData("Mo-Su off", "Mo-Su off")]
    public void Hours_are_read_and_written_in_one_way(string text, string shortest)
    {
        var hours = WeekHours.Parse(text);
        Assert.Equal(shortest, hours.ToString());
        Assert.Equal(hours, WeekHours.Parse(shortest));
    }

    [Theory]
    [InlineData("")]
    [InlineData("Mo")]
    [InlineData("Mo 9-17")]
    [InlineData("Mo 09:00")]
    [InlineData("Xx 09:00-17:00")]
    [InlineData("Mo-Tu-We 09:00-17:00")]
    [InlineData("Mo 25:00-26:00")]
    [InlineData("Mo 09:60-10:00")]
    [InlineData("2026-02-30 off")]
    [InlineData("Mo 24:00-02:00")]
    public void What_are_no_hours_is_refused(string text) => Assert.False(WeekHours.TryParse(text, out _));

    [Theory]
    // 9 to 17 on the wall is 8 to 16 in winter and 7 to 15 in summer.
    [InlineData("Mo-Su 09:00-17:00", "2026-03-28", "2026-03-28T08:00Z", "2026-03-28T16:00Z")]
    [InlineData("Mo-Su 09:00-17:00", "2026-03-29", "2026-03-29T07:00Z", "2026-03-29T15:00Z")]
    // A night in which clocks change is an hour shorter or longer.
    [InlineData("Mo-Su 01:00-05:00", "2026-03-29", "2026-03-29T00:00Z", "2026-03-29T03:00Z")]
    [InlineData("Mo-Su 01:00-05:00", "2026-10-25", "2026-10-24T23:00Z", "2026-10-25T04:00Z")]
    // An opening in the hour that comes twice is the first, a closing the second.
    [InlineData("Mo-Su 02:30-05:00", "2026-10-25", "2026-10-25T00:30Z", "2026-10-25T04:00Z")]
    [InlineData("Mo-Su 00:30-02:30", "2026-10-25", "2026-10-24T22:30Z", "2026-10-25T01:30Z")]
    public void Hours_go_by_the_clock_on_the_wall(string hours, string day, string from, string until) =>
        Assert.Equal([new Span(Utc(from), Utc(until))], WeekHours.Parse(hours).Open(LocalTime.Whole(DateOnly.Parse(day), Zone("Europe/Berlin")), Zone("Europe/Berlin")));

    [Fact]
    public void Hours_over_midnight_belong_to_the_day_they_begin_on()
    {
        var zone = Zone("Asia/Vladivostok");
        var open = WeekHours.Parse("Fr 22:00-06:00").Open(LocalTime.Whole(new(2026, 3, 7), zone), zone);
        Assert.Equal([new Span(Utc("2026-03-06T14:00Z"), Utc("2026-03-06T20:00Z"))], open);
    }

    [Fact]
    public void Days_that_differ_count_more_than_the_week()
    {
        var zone = Zone("Asia/Tehran");
        var hours = WeekHours.Parse("Sa-We 08:00-16:00; 2026-03-21 off; 2026-03-20 10:00-12:00");
        Assert.Empty(hours.Open(LocalTime.Whole(new(2026, 3, 21), zone), zone));
        Assert.Equal(2, hours.Open(LocalTime.Whole(new(2026, 3, 20), zone), zone).Total.TotalHours);
        Assert.Equal(8, hours.Open(LocalTime.Whole(new(2026, 3, 22), zone), zone).Total.TotalHours);
    }

    [Fact]
    public void A_week_that_is_always_open_has_no_gap_in_any_zone()
    {
        foreach (var zone in Zones.Select(Zone))
            Assert.Single(WeekHours.Always.Open(new(AnyCase.Start, AnyCase.Start.AddDays(400)), zone));
    }

    [Fact]
    public void A_series_stays_at_its_time_on_the_wall()
    {
        var zone = Zone("Europe/Berlin");
        Assert.True(Recurrence.TryParse("FREQ=WEEKLY;COUNT=3", out var weekly));
        var first = new Span(Utc("2026-03-22T08:00Z"), Utc("2026-03-22T11:00Z"));
        Assert.Equal([first, new(Utc("2026-03-29T07:00Z"), Utc("2026-03-29T10:00Z")), new(Utc("2026-04-05T07:00Z"), Utc("2026-04-05T10:00Z"))], weekly.Spans(first, zone));
        // A date whose time is skipped is as much later; it keeps its length.
        Assert.True(Recurrence.TryParse("FREQ=DAILY;UNTIL=20260330", out var daily));
        var night = new Span(Utc("2026-03-28T01:30Z"), Utc("2026-03-28T02:00Z"));
        Assert.Equal([night, new(Utc("2026-03-29T01:30Z"), Utc("2026-03-29T02:00Z")), new(Utc("2026-03-30T00:30Z"), Utc("2026-03-30T01:00Z"))], daily.Spans(night, zone));
    }

    [Theory]
    [InlineData("FREQ=WEEKLY;BYDAY=MO,WE;COUNT=4", "2026-03-04", "2026-03-04 2026-03-09 2026-03-11 2026-03-16")]
    [InlineData("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO;UNTIL=20260331", "2026-03-02", "2026-03-02 2026-03-16 2026-03-30")]
    // The week begins on Monday: the Sunday of the first week still belongs to it.
    [InlineData("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,SU;COUNT=3", "2026-03-04", "2026-03-08 2026-03-16 2026-03-22")]
    [InlineData("FREQ=MONTHLY;COUNT=3", "2026-01-31", "2026-01-31 2026-03-31 2026-05-31")]
    [InlineData("FREQ=DAILY;INTERVAL=3;UNTIL=20260310", "2026-03-02", "2026-03-02 2026-03-05 2026-03-08")]
    public void A_series_has_its_days(string rule, string first, string days)
    {
        Assert.True(Recurrence.TryParse(rule, out var series));
        Assert.Equal(days, string.Join(' ', series.Days(DateOnly.Parse(first)).Select(d => d.ToString("yyyy-MM-dd"))));
        Assert.Equal(rule, series.ToString());
    }

    [Theory]
    [InlineData("FREQ=DAILY")]
    [InlineData("FREQ=DAILY;COUNT=3;UNTIL=20260101")]
    [InlineData("FREQ=DAILY;COUNT=0")]
    [InlineData("FREQ=DAILY;COUNT=401")]
    [InlineData("FREQ=SECONDLY;COUNT=3")]
    [InlineData("FREQ=DAILY;BYDAY=MO;COUNT=3")]
    [InlineData("COUNT=3")]
    [InlineData("FREQ=WEEKLY;BYDAY=1MO;COUNT=3")]
    [InlineData("FREQ=WEEKLY;BYSETPOS=1;COUNT=3")]
    public void What_is_no_series_or_has_no_end_is_refused(string rule) => Assert.False(Recurrence.TryParse(rule, out _));

    [Fact]
    public void No_series_has_more_dates_than_may_be()
    {
        Assert.True(Recurrence.TryParse("FREQ=DAILY;UNTIL=20991231", out var long_));
        Assert.Equal(Recurrence.Most, long_.Days(new(2026, 1, 1)).Count());
    }
}
