using Isthmus.Forums.Editions;

namespace Isthmus.Forums.Timetable;

/// <summary>A first timetable from a few numbers: a venue in each city, the same morning and afternoon on each day. Everything in it can be changed later.</summary>
internal static class ProposeTimetable
{
    public sealed class Request
    {
        [StringLength(EditVenue.Request.LongestName)] public string? VenueName { get; set; }
        [Range(1, 200)] public int Tables { get; set; } = 20;
        public TimeOnly MorningFrom { get; set; } = new(9, 30);
        public TimeOnly MorningTo { get; set; } = new(12, 30);
        public TimeOnly? AfternoonFrom { get; set; } = new(14, 0);
        public TimeOnly? AfternoonTo { get; set; } = new(17, 0);
        [Range(5, 240)] public int SlotMinutes { get; set; } = 25;
        [Range(0, 120)] public int BreakMinutes { get; set; } = 5;
        public DateOnly? FirstDay { get; set; }
        public DateOnly? LastDay { get; set; }
    }

    public static async Task<Outcome<int>> Handle(EditionId id, Request request, CurrentActor who, ForumsDb db, CancellationToken ct)
    {
        var found = await db.OwnEdition(id, who.Actor, ct);
        if (!found.Succeeded) return found.Refusal;
        if (await db.Sessions.AnyAsync(s => s.EditionId == id, ct)) return Refusal.Conflict("forums.timetable-exists");
        db.Doing("forums.propose-timetable");
        var outcome = await Build(found.Value, request, db, ct);
        if (!outcome.Succeeded) return outcome.Refusal;
        await db.SaveChangesAsync(ct);
        return outcome;
    }

    /// <summary>Adds the timetable to the window; the caller saves. The value is the number of slots.</summary>
    public static async Task<Outcome<int>> Build(ForumEdition edition, Request request, ForumsDb db, CancellationToken ct)
    {
        var (first, last) = (request.FirstDay ?? edition.StartsOn, request.LastDay ?? edition.EndsOn);
        // First of all: what lies within the edition is few days.
        if (first < edition.StartsOn) return Outside(nameof(Request.FirstDay), edition);
        if (last > edition.EndsOn) return Outside(nameof(Request.LastDay), edition);
        if (last < first) return Refusal.InvalidField(nameof(Request.LastDay), "forums.edition.backwards");
        var sessions = Sessions(edition, request, first, last);
        foreach (var session in sessions)
            if (SlotGrid.Fault(session, edition, sessions) is { } fault) return fault;

        var venues = (edition.Cities.Count > 0 ? edition.Cities : [edition.Title.In("en").Cut(EditVenue.Request.LongestCity)])
            .Select((city, i) => new Venue { Id = VenueId.New(), EditionId = edition.Id, City = city, Name = string.IsNullOrWhiteSpace(request.VenueName) ? city : request.VenueName.Trim(), Place = i + 1 }).ToList();
        db.Venues.AddRange(venues);
        db.ForumTables.AddRange(venues.SelectMany(v => Enumerable.Range(1, request.Tables).Select(n => new ForumTable { Id = TableId.New(), EditionId = edition.Id, VenueId = v.Id, Number = n })));
        db.Sessions.AddRange(sessions);
        db.SessionVenues.AddRange(sessions.SelectMany(s => venues.Select(v => new SessionVenue { SessionId = s.Id, VenueId = v.Id })));
        await RebuildSlots.Apply(db, edition, sessions, ct);
        return sessions.Sum(s => SlotGrid.Cut(s, edition.TimeZone).Count());
    }

    private static Refusal Outside(string field, ForumEdition edition) => Refusal.InvalidField(field, "forums.session.outside", edition.StartsOn, edition.EndsOn);

    private static List<TimetableSession> Sessions(ForumEdition edition, Request request, DateOnly first, DateOnly last)
    {
        var parts = new List<(TimeOnly From, TimeOnly To)> { (request.MorningFrom, request.MorningTo) };
        if (request is { AfternoonFrom: { } from, AfternoonTo: { } to }) parts.Add((from, to));
        return [.. Enumerable.Range(0, last.DayNumber - first.DayNumber + 1).SelectMany(d => parts.Select(p => new TimetableSession
        {
            Id = SessionId.New(), EditionId = edition.Id, Date = first.AddDays(d), StartsAt = p.From, EndsAt = p.To, SlotMinutes = request.SlotMinutes, BreakMinutes = request.BreakMinutes,
        }))];
    }

    public sealed record Answer(int Slots);

    public static void Map(RouteGroupBuilder api) => api.MapPost("/{id}/sessions/proposal", async (EditionId id, Request request, CurrentActor who, ForumsDb db, CancellationToken ct) =>
            (await Handle(id, request, who, db, ct)).ToResult(slots => TypedResults.Ok(new Answer(slots))))
        .RequireAccess(Policies.Organiser, "forums:write").WithName("forums.sessions.propose").WithSummary("Makes a first timetable from a few numbers");
}
