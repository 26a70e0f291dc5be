using System.Text.Json;
using Isthmus.Scheduling;

namespace Isthmus.Cli.Schedule;

/// <summary>
/// Travel: <c>travelSlots</c> is a number for any two cities, or like <c>travel</c> a list of pairs:
/// cities as <c>from</c> and <c>to</c>, venues as <c>fromVenue</c> and <c>toVenue</c>.
/// </summary>
internal static class ReadJourneys
{
    private static readonly string[] Known = ["from", "to", "fromVenue", "toVenue", "slots"];

    public static int BetweenAny(JsonFields file) => IsNumber(file) ? file.Int("travelSlots") : 0;

    public static ForumTravel[] From(JsonFields file, Dictionary<string, int> venueOf) =>
    [
        .. (IsNumber(file) ? [] : ReadTimetable.Objects(file, "travelSlots", Known, null)).Concat(ReadTimetable.Objects(file, "travel", Known, null)).Select(t =>
            t.Has("fromVenue") || t.Has("toVenue")
                ? ForumTravel.BetweenVenues(Venue(t, "fromVenue", venueOf), Venue(t, "toVenue", venueOf), t.Int("slots"))
                : ForumTravel.BetweenCities(t.Text("from"), t.Text("to"), t.Int("slots"))),
    ];

    private static bool IsNumber(JsonFields file) => file.Has("travelSlots") && file.Get("travelSlots").ValueKind == JsonValueKind.Number;

    private static int Venue(JsonFields travel, string member, Dictionary<string, int> venueOf) =>
        venueOf.TryGetValue(travel.Id(member), out int venue) ? venue : throw new UnusableInputException($"{travel.Path(member)}: venue '{travel.Id(member)}' does not exist");
}
