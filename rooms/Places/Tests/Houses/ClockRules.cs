using System.Globalization;
using Isthmus.Places.Houses;

namespace Isthmus.Places.Tests.Houses;

public sealed class ClockRules
{
    private static readonly HashSet<DayOfWeek> s_week = [DayOfWeek.Saturday, DayOfWeek.Sunday, DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday];

    [Theory]
    // Saturday to Wednesday, nine to six in Tehran (UTC+3:30 after 2022).
    [InlineData("Asia/Tehran", "2026-11-22T08:00Z", 2, "2026-11-22T10:00Z")]
    [InlineData("Asia/Tehran", "2026-11-22T13:30Z", 2, "2026-11-23T06:30Z")]
    [InlineData("Asia/Tehran", "2026-11-25T13:30Z", 2, "2026-11-28T06:30Z")]
    [InlineData("Asia/Tehran", "2026-11-26T08:00Z", 9, "2026-11-28T14:30Z")]
    [InlineData("Asia/Tehran", "2026-11-21T01:00Z", 45, "2026-11-25T14:30Z")]
    // The clock of Berlin goes back an hour in the night to Sunday 25 October 2026; the opening hours do not.
    [InlineData("Europe/Berlin", "2026-10-24T07:00Z", 18, "2026-10-25T17:00Z")]
    [InlineData("Europe/Berlin", "2026-10-24T07:00Z", 10, "2026-10-25T09:00Z")]
    public void A_term_runs_while_the_house_is_open(string zone, string from, int hours, string until)
    {
        DateTime At(string text) => DateTime.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal);
        Assert.Equal(At(until), new WorkingHours(s_week, 9 * 60, 18 * 60, TimeZoneInfo.FindSystemTimeZoneById(zone)).After(At(from), TimeSpan.FromHours(hours)));
    }
}
