using Isthmus.Forums.Schedule.Publishing;

namespace Isthmus.Forums.Schedule.Pages;

/// <summary>Times of a published timetable: on the clock of the place, and on the reader's own where that shows something else.</summary>
internal sealed class ReaderClock(PublishedTimetable timetable, Formats reader)
{
    public Formats Local { get; } = reader.In(timetable.Zone);

    public string Time(PublishedMeeting m) => PublishedWords.Time(m, Local);

    /// <summary>Null when both clocks agree.</summary>
    public string? OwnTime(PublishedMeeting m)
    {
        if (reader.Zone.GetUtcOffset(m.StartsAt) == timetable.Zone.GetUtcOffset(m.StartsAt)) return null;
        var time = PublishedWords.Time(m, reader);
        var day = DateOnly.FromDateTime(reader.Local(m.StartsAt));
        return day == m.Date ? time : $"{reader.Date(day, DateStyle.DayMonth)}, {time}";
    }
}
