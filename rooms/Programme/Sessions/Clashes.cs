using Isthmus.Programme.Setup;

namespace Isthmus.Programme.Sessions;

/// <summary>A session that takes place somewhere at some time, as far as clashes go.</summary>
internal sealed record Placed(SessionId Id, LocalText Title, HallId Hall, DateTime StartsAt, DateTime EndsAt, IReadOnlyList<SpeakerId> Speakers, int? Expected)
{
    public bool Meets(Placed other) => StartsAt < other.EndsAt && other.StartsAt < EndsAt;
}

/// <summary>The rules that say what cannot be held at once, or not there, or not then. Values in, values out.</summary>
internal sealed class Clashes(EditionSummary edition, IReadOnlyDictionary<HallId, Hall> halls, IReadOnlyDictionary<SpeakerId, string> speakers)
{
    private readonly TimeZoneInfo _clock = edition.Clock();

    /// <summary>What stands against one session among all others.</summary>
    public IReadOnlyList<Clash> Of(Placed s, IEnumerable<Placed> others)
    {
        var found = new List<Clash>();
        foreach (var other in others.Where(o => o.Id != s.Id && o.Meets(s)).OrderBy(o => o.StartsAt).ThenBy(o => o.Id)) found.AddRange(Between(s, other));
        found.AddRange(Alone(s));
        return found;
    }

    /// <summary>All that is wrong in a programme; what is between two sessions once.</summary>
    public IReadOnlyList<Clash> All(IReadOnlyCollection<Placed> sessions)
    {
        var found = new List<Clash>();
        var before = new List<Placed>();
        foreach (var s in sessions.OrderBy(s => s.StartsAt).ThenBy(s => s.Id))
        {
            before.RemoveAll(b => b.EndsAt <= s.StartsAt);
            foreach (var other in before) found.AddRange(Between(s, other));
            found.AddRange(Alone(s));
            before.Add(s);
        }
        return found;
    }

    private IEnumerable<Clash> Between(Placed s, Placed other)
    {
        var clash = Make(ClashKind.Room, s, other) with { With = other.Id, WithTitle = other.Title.All, Room = halls[other.Hall].Name };
        if (s.Hall == other.Hall) yield return clash;
        foreach (var speaker in s.Speakers.Intersect(other.Speakers)) yield return clash with { Kind = ClashKind.Speaker, Speaker = speakers.GetValueOrDefault(speaker, "–") };
    }

    private IEnumerable<Clash> Alone(Placed s)
    {
        var (starts, ends) = (TimeZoneInfo.ConvertTimeFromUtc(s.StartsAt, _clock), TimeZoneInfo.ConvertTimeFromUtc(s.EndsAt, _clock));
        // Until midnight after the last day.
        if (DateOnly.FromDateTime(starts) < edition.StartsOn || ends > edition.EndsOn.AddDays(1).ToDateTime(TimeOnly.MinValue)) yield return Make(ClashKind.Dates, s, s);
        var hall = halls[s.Hall];
        if (hall is { OpensAt: { } opens, ClosesAt: { } closes } && (TimeOnly.FromDateTime(starts) < opens || ends > starts.Date + closes.ToTimeSpan()))
            yield return Make(ClashKind.Hours, s, s) with { Room = hall.Name, OpensAt = opens, ClosesAt = closes };
        if (hall.Capacity < s.Expected) yield return Make(ClashKind.Capacity, s, s) with { Room = hall.Name, Capacity = hall.Capacity, Expected = s.Expected };
    }

    private static Clash Make(ClashKind kind, Placed s, Placed when) => new(kind, s.Id, s.Title.All, new(when.StartsAt, TimeSpan.Zero), new(when.EndsAt, TimeSpan.Zero));
}
