using Isthmus.Forums.Registration;
using Isthmus.Forums.Timetable;

namespace Isthmus.Forums.Editions;

/// <summary>The next edition of a series, pre-filled from one before: organisers, venues, tables, sessions, types of registration and zones move to the new dates; nobody is taken over.</summary>
internal static class CloneEdition
{
    public sealed class Request
    {
        [Required] public DateOnly? StartsOn { get; set; }
    }

    public static async Task<Outcome<ForumEdition>> Handle(EditionId id, Request request, CurrentActor who, ForumsDb db, TimeProvider clock, CancellationToken ct)
    {
        var found = await db.OwnEdition(id, who.Actor, ct);
        if (!found.Succeeded) return found.Refusal;
        var old = found.Value;
        if (!EventDates.CanBe(request.StartsOn!.Value)) return EventDates.Far(nameof(Request.StartsOn));
        var days = request.StartsOn.Value.DayNumber - old.StartsOn.DayNumber;
        var last = await db.Editions.Where(e => e.SeriesId == old.SeriesId).MaxAsync(e => e.Ordinal, ct);
        var edition = new ForumEdition
        {
            Id = EditionId.New(), SeriesId = old.SeriesId, Ordinal = last + 1, Title = old.Title, StartsOn = old.StartsOn.AddDays(days), EndsOn = old.EndsOn.AddDays(days),
            Country = old.Country, Cities = old.Cities, Level = old.Level, LevelGoal = old.LevelGoal, Languages = old.Languages, Zone = old.Zone, Mode = old.Mode, SeveralCitiesADay = old.SeveralCitiesADay, TravelSlots = old.TravelSlots, Interpreting = old.Interpreting, ClonedFrom = id, CreatedAt = Instants.Stored(clock),
        };
        db.Editions.Add(edition);
        foreach (var o in await db.Organisers.AsNoTracking().Where(o => o.EditionId == id).ToListAsync(ct))
            db.Organisers.Add(new() { EditionId = edition.Id, Organisation = o.Organisation, Role = o.Role, Level = o.Level, Place = o.Place });
        await CloneTimetable(db, id, edition, days, ct);
        if (await db.RequestRules.AsNoTracking().SingleOrDefaultAsync(r => r.EditionId == id, ct) is { } rules)
            db.RequestRules.Add(new() { EditionId = edition.Id, TimesBy = rules.TimesBy, MostOpenOfGuest = rules.MostOpenOfGuest, MostOpenOfHost = rules.MostOpenOfHost, AnswerDays = rules.AnswerDays });
        await CloneTypes.Apply(db, id, edition, days, ct);
        db.Doing("forums.clone-edition");
        return await CreateEdition.Save(db, edition, ct);
    }

    private static async Task CloneTimetable(ForumsDb db, EditionId from, ForumEdition to, int days, CancellationToken ct)
    {
        var venues = new Dictionary<VenueId, VenueId>();
        foreach (var v in await db.Venues.AsNoTracking().Where(v => v.EditionId == from).ToListAsync(ct))
        {
            venues[v.Id] = VenueId.New();
            db.Venues.Add(new() { Id = venues[v.Id], EditionId = to.Id, City = v.City, Name = v.Name, Address = v.Address, Place = v.Place });
        }
        foreach (var t in await db.ForumTables.AsNoTracking().Where(t => t.EditionId == from).ToListAsync(ct))
            db.ForumTables.Add(new() { Id = TableId.New(), EditionId = to.Id, VenueId = venues[t.VenueId], Number = t.Number, Name = t.Name });
        var sessions = new Dictionary<SessionId, TimetableSession>();
        foreach (var s in await db.Sessions.AsNoTracking().Where(s => s.EditionId == from).ToListAsync(ct))
        {
            sessions[s.Id] = new() { Id = SessionId.New(), EditionId = to.Id, Date = s.Date.AddDays(days), StartsAt = s.StartsAt, EndsAt = s.EndsAt, SlotMinutes = s.SlotMinutes, BreakMinutes = s.BreakMinutes };
            db.Sessions.Add(sessions[s.Id]);
        }
        var old = sessions.Keys.ToList();
        foreach (var h in await db.SessionVenues.AsNoTracking().Where(v => old.Contains(v.SessionId)).ToListAsync(ct))
            db.SessionVenues.Add(new() { SessionId = sessions[h.SessionId].Id, VenueId = venues[h.VenueId] });
        await RebuildSlots.Apply(db, to, sessions.Values, ct);
    }

    public sealed record Answer(EditionId Id, int Ordinal, DateOnly StartsOn, DateOnly EndsOn, int Version);

    public static void Map(RouteGroupBuilder api) => api.MapPost("/{id}/clone", async (EditionId id, Request request, CurrentActor who, ForumsDb db, TimeProvider clock, CancellationToken ct) =>
            (await Handle(id, request, who, db, clock, ct)).ToResult(e => TypedResults.Created($"/api/forums/{e.Id}", new Answer(e.Id, e.Ordinal, e.StartsOn, e.EndsOn, e.Version))))
        .RequireAccess(Policies.Organiser, "forums:write").Idempotent().WithName("forums.clone").WithSummary("Makes the next edition of a series from this one, without its participants");
}
