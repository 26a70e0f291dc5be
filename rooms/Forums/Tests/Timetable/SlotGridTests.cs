using Isthmus.Contracts.Forums;
using Isthmus.Forums.Editions;
using Isthmus.Forums.Timetable;

namespace Isthmus.Forums.Tests.Timetable;

public sealed class SlotGridTests
{
    private static readonly TimeZoneInfo Berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");

    private static TimetableSession Session(string date, string from, string to, int slot = 25, int gap = 5) => new()
    {
        Id = SessionId.New(), EditionId = default, Date = DateOnly.Parse(date), StartsAt = TimeOnly.Parse(from), EndsAt = TimeOnly.Parse(to), SlotMinutes = slot, BreakMinutes = gap,
    };

    private static ForumEdition Edition() => new()
    {
        Id = EditionId.New(), SeriesId = SeriesId.New(), Ordinal = 1, Title = LocalText.Of("X", null, null), StartsOn = new(2027, 3, 20), EndsOn = new(2027, 3, 31), Zone = "Europe/Berlin",
    };

    [Fact]
    public void A_session_is_cut_into_whole_slots_with_breaks_between_them()
    {
        var slots = SlotGrid.Cut(Session("2027-07-09", "09:30", "12:30"), TimeZoneInfo.FindSystemTimeZoneById("Asia/Yekaterinburg")).ToList();

        Assert.Equal(6, slots.Count);
        Assert.Equal(new DateTime(2027, 7, 9, 4, 30, 0, DateTimeKind.Utc), slots[0].StartsAt);
        Assert.Equal(new DateTime(2027, 7, 9, 7, 25, 0, DateTimeKind.Utc), slots[^1].EndsAt);
    }

    [Fact]
    public void The_hour_that_spring_leaps_over_makes_no_slot_twice()
    {
        var slots = SlotGrid.Cut(Session("2027-03-28", "01:00", "04:00", 30, 0), Berlin).ToList();

        Assert.Equal(4, slots.Count);
        Assert.Equal(slots.Select(s => s.StartsAt).Distinct(), slots.Select(s => s.StartsAt));
        Assert.Equal(new DateTime(2027, 3, 28, 1, 0, 0, DateTimeKind.Utc), ZoneTime.ToUtc(new(2027, 3, 28), new(2, 30), Berlin));
    }

    [Fact]
    public void Sessions_outside_the_forum_backwards_too_short_or_overlapping_are_refused()
    {
        var edition = Edition();
        var morning = Session("2027-03-25", "09:00", "12:00");

        Assert.Equal("forums.session.outside", SlotGrid.Fault(Session("2027-04-01", "09:00", "12:00"), edition, [])!.Fields[0].Text);
        Assert.Equal("forums.session.backwards", SlotGrid.Fault(Session("2027-03-25", "12:00", "09:00"), edition, [])!.Fields[0].Text);
        Assert.Equal("forums.session.noSlot", SlotGrid.Fault(Session("2027-03-25", "09:00", "09:20"), edition, [])!.Fields[0].Text);
        Assert.Equal("forums.session-overlaps", SlotGrid.Fault(Session("2027-03-25", "11:30", "13:00"), edition, [morning])!.Code);
        Assert.Null(SlotGrid.Fault(Session("2027-03-25", "12:00", "13:00"), edition, [morning]));
    }
}
