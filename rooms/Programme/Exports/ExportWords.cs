using System.Globalization;
using System.Text;
using Isthmus.Programme.Sessions;

namespace Isthmus.Programme.Exports;

/// <summary>What the files for other programs say alike: short names, durations, times with their offset.</summary>
internal static class ExportWords
{
    /// <summary>A short name of the edition in letters that every format takes: the initials of its English title and its year.</summary>
    public static string Acronym(EditionSummary edition)
    {
        var letters = new StringBuilder();
        foreach (var word in edition.Title().In("en").Split([' ', '-', '–', '(', ')', '/', '.', ','], StringSplitOptions.RemoveEmptyEntries))
            if (char.IsAsciiLetterOrDigit(word[0])) letters.Append(char.ToLowerInvariant(word[0]));
        return $"{(letters.Length == 0 ? "forum" : letters.ToString().Cut(20))}{edition.StartsOn.Year.ToString(CultureInfo.InvariantCulture)}";
    }

    public static string Slug(EditionSummary edition, Session s) => string.Create(CultureInfo.InvariantCulture, $"{Acronym(edition)}-{s.Number:0000}");

    /// <summary>hh:mm</summary>
    public static string Duration(int minutes) => string.Create(CultureInfo.InvariantCulture, $"{minutes / 60:00}:{minutes % 60:00}");

    public static DateTimeOffset On(EditionSummary edition, DateTime utc) => TimeZoneInfo.ConvertTime(new DateTimeOffset(utc, TimeSpan.Zero), edition.Clock());

    public static string Stamp(EditionSummary edition, DateTime utc) => On(edition, utc).ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);

    /// <summary>From midnight to midnight where the edition is held: 23 or 25 hours when its clock changes.</summary>
    public static (string From, string To) Bounds(EditionSummary edition, DateOnly day) =>
        (Stamp(edition, ZoneTime.ToUtc(day, TimeOnly.MinValue, edition.Clock())), Stamp(edition, ZoneTime.ToUtc(day.AddDays(1), TimeOnly.MinValue, edition.Clock())));

    public static string Kind(SessionKind kind) => kind switch
    {
        SessionKind.Talk => "talk", SessionKind.Panel => "panel", SessionKind.Workshop => "workshop", SessionKind.Ceremony => "ceremony", SessionKind.Discussion => "discussion", SessionKind.Break => "break", SessionKind.Other => "other",
        _ => throw new InvalidOperationException(kind.ToString()),
    };

    /// <summary>What takes place, day by day and room by room. Cancelled sessions are not in it: these formats have no word for them.</summary>
    public static IEnumerable<(DateOnly Day, int Index, IReadOnlyList<(Setup.Hall Hall, IReadOnlyList<Session> Sessions)> Rooms)> Days(Board board)
    {
        var held = board.Sessions.Where(s => s is { State: SessionState.Accepted, IsPlaced: true }).OrderBy(s => s.StartsAt).ThenBy(s => s.Number).ToList();
        var index = 0;
        foreach (var day in board.Edition.Days().Union(held.Select(s => board.Edition.DayOf(s.StartsAt!.Value))).Order())
            yield return (day, ++index, [.. board.Halls.Select(h => (h, (IReadOnlyList<Session>)[.. held.Where(s => s.HallId == h.Id && board.Edition.DayOf(s.StartsAt!.Value) == day)])).Where(r => r.Item2.Count > 0)]);
    }
}
