namespace Isthmus.Places.Houses.Events;

/// <summary>Notes that somebody came, one record for each; the last ones can be taken back.</summary>
internal static class NoteVisit
{
    private const int MostAtOnce = 200;

    public sealed class Request
    {
        /// <summary>How many came together: so many records are made.</summary>
        [Required, Range(1, MostAtOnce)] public int? People { get; set; } = 1;
        public Guid? Event { get; set; }
        public Guid? Organisation { get; set; }

        /// <summary>Today, when it is left out.</summary>
        public DateOnly? On { get; set; }
    }

    public sealed record Row(VisitId Id, EventId? Event, OrganisationId? Organisation, string? OrganisationName, DateOnly On, DateTime At);

    public sealed record Noted(IReadOnlyList<VisitId> Ids);

    public static async Task<Outcome<Noted>> Handle(PlaceId id, Request request, Actor actor, IOrganisations organisations, PlacesDb db, TimeProvider clock, CancellationToken ct)
    {
        var found = await db.Run(id, actor, ct);
        if (!found.Succeeded) return found.Refusal;
        var now = Instants.Stored(clock);
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(now, HouseZone.Of(found.Value)));
        var on = request.On ?? today;
        if (on > today || on.Year < 1990) return Refusal.InvalidField(nameof(Request.On), "places.leadDate");
        EventId? item = request.Event is { } said ? new(said) : null;
        if (item is { } known && !await db.Events.AnyAsync(e => e.Id == known && e.PlaceId == id, ct)) return Refusal.InvalidField(nameof(Request.Event), "places.unknownEvent");
        OrganisationId? organisation = null;
        if (request.Organisation is { } of)
        {
            if (!(await organisations.Find([new(of)], ct)).TryGetValue(new(of), out var card)) return Refusal.InvalidField(nameof(Request.Organisation), "places.unknownOrganisation");
            organisation = card.Id;
        }
        var visits = Enumerable.Range(0, Math.Clamp(request.People ?? 1, 1, MostAtOnce)).Select(_ => new Visit { Id = VisitId.New(), PlaceId = id, EventId = item, Organisation = organisation, On = on, At = now }).ToList();
        db.Visits.AddRange(visits);
        db.Doing("places.note-visit");
        await db.SaveChangesAsync(ct);
        return new Noted(visits.ConvertAll(v => v.Id));
    }

    public static async Task<Outcome<Done>> Remove(PlaceId id, VisitId visitId, Actor actor, PlacesDb db, CancellationToken ct)
    {
        var found = await db.Run(id, actor, ct);
        if (!found.Succeeded) return found.Refusal;
        if (await db.Visits.SingleOrDefaultAsync(v => v.Id == visitId && v.PlaceId == id, ct) is not { } visit) return Refusal.NotFound("places.no-such-visit");
        db.Visits.Remove(visit);
        db.Doing("places.remove-visit");
        try { await db.SaveChangesAsync(ct); }
        catch (DbUpdateException e) when (DbErrors.IsStale(e)) { return Refusal.NotFound("places.no-such-visit"); }
        return default(Done);
    }

    public static async Task<Outcome<List<Row>>> List(PlaceId id, DateOnly? from, DateOnly? until, Guid? item, Actor actor, PlacesDb db, IOrganisations organisations, CancellationToken ct)
    {
        var found = await db.Run(id, actor, ct);
        if (!found.Succeeded) return found.Refusal;
        var query = db.Visits.AsNoTracking().Where(v => v.PlaceId == id);
        if (from is { } first) query = query.Where(v => v.On >= first);
        if (until is { } last) query = query.Where(v => v.On <= last);
        if (item is { } of) query = query.Where(v => v.EventId == new EventId(of));
        var visits = await query.OrderByDescending(v => v.On).ThenByDescending(v => v.At).ThenBy(v => v.Id).Take(20_000).ToListAsync(ct);
        var cards = await organisations.Find([.. visits.Select(v => v.Organisation).OfType<OrganisationId>().Distinct()], ct);
        return visits.ConvertAll(v => new Row(v.Id, v.EventId, v.Organisation, v.Organisation is { } o ? cards.GetValueOrDefault(o)?.Name : null, v.On, v.At));
    }

    public static void Map(RouteGroupBuilder api)
    {
        api.MapPost("/{place}/visits", async (PlaceId place, Request body, CurrentActor actor, IOrganisations organisations, PlacesDb db, TimeProvider clock, CancellationToken ct) => (await Handle(place, body, actor.Actor, organisations, db, clock, ct)).ToResult(v => TypedResults.Ok(v)))
            .RequireAccess(Policies.SignedIn, Scopes.Write).Idempotent().WithName("places.visits.add").WithSummary("Notes that people came to a house: one record for each");
        api.MapDelete("/{place}/visits/{visit}", async (PlaceId place, VisitId visit, CurrentActor actor, PlacesDb db, CancellationToken ct) => (await Remove(place, visit, actor.Actor, db, ct)).ToResult(_ => TypedResults.NoContent()))
            .RequireAccess(Policies.SignedIn, Scopes.Write).WithName("places.visits.remove").WithSummary("Takes a visit back that was noted by mistake");
        api.MapGet("/{place}/visits", async (PlaceId place, string? from, string? until, Guid? item, CurrentActor actor, PlacesDb db, IOrganisations organisations, CancellationToken ct) =>
                (await List(place, Leads.Funnel.Day(from), Leads.Funnel.Day(until), item, actor.Actor, db, organisations, ct)).ToResult(v => TypedResults.Ok(v)))
            .RequireAccess(Policies.SignedIn, Scopes.Read).WithName("places.visits.list").WithSummary("Who came to a house between two days, for those who run it");
    }
}
