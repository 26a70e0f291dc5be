namespace Isthmus.Booking.Tests;

/// <summary>The search against trying every moment of the grid.</summary>
public sealed class FreeTimeTests
{
    private const int Days = 6;
    private static readonly TimeZoneInfo s_zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");

    // Six days around the change of the clocks on 29 March 2026.
    private static readonly Span s_window = new(new DateTime(2026, 3, 26, 0, 0, 0, DateTimeKind.Utc), new DateTime(2026, 3, 26, 0, 0, 0, DateTimeKind.Utc).AddDays(Days));

    private static ResourceCalendar AnyCalendar(Random random)
    {
        string[] hours = ["24/7", "Mo-Fr 09:00-17:00", "Mo-Su 08:00-12:00,13:00-20:00", "Mo-Su 22:00-06:00"];
        var units = random.Next(1, 4);
        return new(WeekHours.Parse(hours[random.Next(hours.Length)]).Open(s_window, s_zone), Enumerable.Range(0, units).Select(_ => SpanSet.Of(Busy(random))),
            TimeSpan.FromMinutes(5 * random.Next(4)), TimeSpan.FromMinutes(5 * random.Next(4)));
    }

    private static IEnumerable<Span> Busy(Random random)
    {
        for (var at = random.Next(10); at < Days * 24; at += random.Next(1, 14))
        {
            var from = s_window.From.AddHours(at).AddMinutes(5 * random.Next(12));
            var until = from.AddMinutes(5 * random.Next(1, 90));
            yield return new(from, until);
            at += (int)(until - from).TotalHours;
        }
    }

    private static bool IsFree(ResourceCalendar calendar, Span use, int units) => Enumerable.Range(0, (int)use.Length.TotalMinutes).All(m => calendar.Open.Contains(use.From.AddMinutes(m)))
        && Enumerable.Range(0, calendar.Units).Count(u => !calendar.Taken(u).Any(t => t.Overlaps(use.With(calendar.Before, calendar.After)))) >= units;

    private static bool CanBeGiven(IReadOnlyList<ResourceCalendar> calendars, IReadOnlyList<Need> needs, Span use, int need = 0, int given = 0) => need == needs.Count
        || needs[need].AnyOf.Any(c => (given & (1 << c)) == 0 && IsFree(calendars[c], use, needs[need].Units) && CanBeGiven(calendars, needs, use, need + 1, given | (1 << c)));

    private static (List<ResourceCalendar> Calendars, FreeTimeAsk Ask) AnyAsk(Random random)
    {
        var calendars = Enumerable.Range(0, random.Next(1, 5)).Select(_ => AnyCalendar(random)).ToList();
        var needs = Enumerable.Range(0, random.Next(1, 3)).Select(_ => new Need([.. Enumerable.Range(0, calendars.Count).Where(_ => random.Next(3) > 0).DefaultIfEmpty(0)], random.Next(1, 3))).ToList();
        int[] steps = [15, 30, 60];
        return (calendars, new(s_window, TimeSpan.FromMinutes(15 * random.Next(1, 20)), needs, new Grid(s_zone, steps[random.Next(3)])) { Times = random.Next(1, 5), OnOtherDays = random.Next(3) == 0, Apart = TimeSpan.FromMinutes(30 * random.Next(3)) });
    }

    private static List<Span> Every(List<ResourceCalendar> calendars, FreeTimeAsk ask)
    {
        var every = new List<Span>();
        for (var at = ask.Window.From; at + ask.Length <= ask.Window.Until; at = at.AddMinutes(5))
            if (ask.Grid.Has(at) && (ask.Allowed?.Covers(new(at, at + ask.Length)) ?? true) && CanBeGiven(calendars, ask.Needs, new(at, at + ask.Length))) every.Add(new(at, at + ask.Length));
        return every;
    }

    [Fact]
    public void It_finds_the_earliest_times_and_all_that_there_are() => AnyCase.Holds(250, random =>
    {
        var (calendars, ask) = AnyAsk(random);
        var expected = new List<Span>();
        foreach (var use in Every(calendars, ask))
        {
            if (expected.Count == ask.Times) break;
            if (expected.Count > 0 && (use.From < expected[^1].Until + ask.Apart || (ask.OnOtherDays && LocalTime.Day(use.From, s_zone) == LocalTime.Day(expected[^1].From, s_zone)))) continue;
            expected.Add(use);
        }
        var found = FreeTimeSearch.Find(calendars, ask);
        Assert.Equal(expected, found.Select(f => f.Use));
        foreach (var free in found) Holds(calendars, ask, free);
    });

    [Fact]
    public void The_nearest_alternatives_are_the_nearest() => AnyCase.Holds(150, random =>
    {
        var (calendars, ask) = AnyAsk(random);
        ask = ask with { Allowed = random.Next(2) == 0 ? null : WeekHours.Parse("Mo-Su 10:00-19:00").Open(s_window, s_zone) };
        var wanted = s_window.From.AddMinutes(15 * random.Next(Days * 96));
        var expected = Every(calendars, ask).OrderBy(u => (u.From - wanted).Duration()).ThenBy(u => u.From).Take(5).ToList();
        Assert.Equal(expected, FreeTimeSearch.Nearest(calendars, ask, wanted, 5).Select(f => f.Use));
    });

    private static void Holds(List<ResourceCalendar> calendars, FreeTimeAsk ask, FreeTime free)
    {
        Assert.Equal(ask.Needs.Count, free.Resources.Select(r => r.Calendar).Distinct().Count());
        foreach (var (need, chosen) in ask.Needs.Zip(free.Resources))
        {
            Assert.Contains(chosen.Calendar, need.AnyOf);
            Assert.Equal(need.Units, chosen.Units.Distinct().Count());
            var calendar = calendars[chosen.Calendar];
            foreach (var unit in chosen.Units) Assert.DoesNotContain(calendar.Taken(unit), t => t.Overlaps(free.Use.With(calendar.Before, calendar.After)));
        }
    }

    [Fact]
    public void A_unit_with_the_tightest_free_time_is_taken_first()
    {
        var busy = AnyCase.Of(0, 60);
        var calendar = new ResourceCalendar(SpanSet.Of(AnyCase.Of(0, 1440)), [SpanSet.Of(busy), SpanSet.Of(busy, AnyCase.Of(120, 180)), SpanSet.Empty]);
        Assert.Equal([1], calendar.UnitsFor(AnyCase.Of(60, 120)));
        Assert.Equal([1, 0], calendar.UnitsFor(AnyCase.Of(60, 120), 2).Order().Reverse());
        Assert.Empty(calendar.UnitsFor(AnyCase.Of(30, 90), 2));
        Assert.Equal([2], calendar.UnitsFor(AnyCase.Of(30, 90)));
    }

    [Fact]
    public void A_use_that_ends_as_another_begins_is_possible_and_a_buffer_is_not_shared()
    {
        var taken = SpanSet.Of(AnyCase.Of(120, 180));
        var open = SpanSet.Of(AnyCase.Of(0, 1440));
        Assert.Single(new ResourceCalendar(open, [taken]).UnitsFor(AnyCase.Of(60, 120)));
        Assert.Single(new ResourceCalendar(open, [taken]).UnitsFor(AnyCase.Of(180, 240)));
        Assert.Empty(new ResourceCalendar(open, [taken], after: TimeSpan.FromMinutes(15)).UnitsFor(AnyCase.Of(60, 120)));
        Assert.Single(new ResourceCalendar(open, [taken], after: TimeSpan.FromMinutes(15)).UnitsFor(AnyCase.Of(45, 105)));
        // The buffers may lie outside the hours.
        Assert.Single(new ResourceCalendar(open, [SpanSet.Empty], TimeSpan.FromMinutes(30), TimeSpan.FromMinutes(30)).UnitsFor(AnyCase.Of(0, 1440)));
    }

    [Fact]
    public void What_cannot_be_asked_is_refused()
    {
        ResourceCalendar[] one = [new(SpanSet.Empty, [SpanSet.Empty])];
        var grid = new Grid(s_zone, 15);
        Assert.Throws<ArgumentException>(() => FreeTimeSearch.Find(one, new(s_window, TimeSpan.Zero, [new Need([0])], grid)));
        Assert.Throws<ArgumentException>(() => FreeTimeSearch.Find(one, new(s_window, TimeSpan.FromHours(1), [], grid)));
        Assert.Throws<ArgumentException>(() => FreeTimeSearch.Find(one, new(s_window, TimeSpan.FromHours(1), [new Need([1])], grid)));
        Assert.Throws<ArgumentException>(() => FreeTimeSearch.Find(one, new(s_window, TimeSpan.FromHours(1), [new Need([0], 0)], grid)));
        Assert.Throws<ArgumentException>(() => FreeTimeSearch.Find(one, new(s_window, TimeSpan.FromHours(1), [new Need([0])], grid) { Times = 0 }));
        Assert.Throws<ArgumentException>(() => new ResourceCalendar(SpanSet.Empty, []));
        Assert.Empty(FreeTimeSearch.Find(one, new(s_window, TimeSpan.FromDays(400), [new Need([0])], grid)));
    }
}
