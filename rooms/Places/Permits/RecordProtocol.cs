using Isthmus.Places.Facilities;

namespace Isthmus.Places.Permits;

/// <summary>Staff of a place record the ethics protocols of organisations, and take them back.</summary>
internal static class RecordProtocol
{
    public sealed class Request
    {
        [Required] public Guid? Organisation { get; set; }
        [Required, StringLength(60)] public string? Number { get; set; }
        [Required, StringLength(200)] public string? Title { get; set; }
        [Required] public DateOnly? From { get; set; }
        [Required] public DateOnly? Until { get; set; }

        /// <summary>Groups of resources, separated by commas.</summary>
        [Required, StringLength(300)] public string? Covers { get; set; }
    }

    public sealed record View(ProtocolId Id, OrganisationId Organisation, string Number, string Title, DateOnly From, DateOnly Until, IReadOnlyList<string> Covers, bool Revoked);

    public static async Task<Outcome<Protocol>> Handle(PlaceId placeId, Request request, Actor actor, IOrganisations organisations, PlacesDb db, TimeProvider clock, CancellationToken ct)
    {
        if (await RecordQualification.Kept(placeId, actor, db, ct) is not null and var refusal) return refusal;
        if (request.Until < request.From) return Refusal.InvalidField(nameof(Request.Until), "places.booking.untilAfterFrom");
        var organisation = new OrganisationId(request.Organisation ?? default);
        if (!(await organisations.Find([organisation], ct)).ContainsKey(organisation)) return Refusal.InvalidField(nameof(Request.Organisation), "places.permits.noOrganisation");
        List<string> covers = [.. request.Covers!.Split(',', ';', '،', '؛').Select(ResourceRules.Code).OfType<string>().Distinct()];
        if (covers.Count == 0) return Refusal.InvalidField(nameof(Request.Covers), "ui.validation.required");
        var protocol = new Protocol { Id = ProtocolId.New(), PlaceId = placeId, Organisation = organisation, Number = request.Number!.Trim(), Title = request.Title!.Trim(), From = request.From!.Value, Until = request.Until!.Value, Covers = covers, RecordedAt = Instants.Stored(clock) };
        db.Protocols.Add(protocol);
        db.Doing("places.record-protocol");
        try { await db.SaveChangesAsync(ct); }
        catch (DbUpdateException e) when (DbErrors.IsDuplicate(e)) { return Refusal.InvalidField(nameof(Request.Number), "places.permits.numberThere"); }
        return protocol;
    }

    public static async Task<Outcome<Done>> Revoke(PlaceId placeId, ProtocolId id, Actor actor, PlacesDb db, TimeProvider clock, CancellationToken ct)
    {
        if (await RecordQualification.Kept(placeId, actor, db, ct) is not null and var refusal) return refusal;
        if (await db.Protocols.SingleOrDefaultAsync(p => p.Id == id && p.PlaceId == placeId && p.RevokedAt == null, ct) is not { } protocol) return Refusal.NotFound("places.no-such-permit");
        protocol.RevokedAt = Instants.Stored(clock);
        db.Doing("places.revoke-protocol");
        await db.SaveChangesAsync(ct);
        return default(Done);
    }

    public static async Task<Outcome<List<View>>> List(PlaceId placeId, Actor actor, PlacesDb db, CancellationToken ct)
    {
        if (await RecordQualification.Kept(placeId, actor, db, ct) is not null and var refusal) return refusal;
        var all = await db.Protocols.AsNoTracking().Where(p => p.PlaceId == placeId).OrderBy(p => p.Number).Take(2000).ToListAsync(ct);
        return all.ConvertAll(p => new View(p.Id, p.Organisation, p.Number, p.Title, p.From, p.Until, p.Covers, p.RevokedAt is not null));
    }

    public static void Map(RouteGroupBuilder api)
    {
        api.MapPost("/{place}/protocols", async (PlaceId place, Request request, CurrentActor actor, IOrganisations organisations, PlacesDb db, TimeProvider clock, CancellationToken ct) =>
                (await Handle(place, request, actor.Actor, organisations, db, clock, ct)).ToResult(p => TypedResults.Created($"/api/places/{place}/protocols", new Saved<ProtocolId>(p.Id, 1))))
            .RequireAccess(Policies.SignedIn, Scopes.Write).Idempotent().WithName("places.protocols.record").WithSummary("Records an ethics protocol of an organisation for groups of resources");
        api.MapDelete("/{place}/protocols/{protocol}", async (PlaceId place, ProtocolId protocol, CurrentActor actor, PlacesDb db, TimeProvider clock, CancellationToken ct) =>
                (await Revoke(place, protocol, actor.Actor, db, clock, ct)).ToResult(_ => TypedResults.NoContent()))
            .RequireAccess(Policies.SignedIn, Scopes.Write).WithName("places.protocols.revoke").WithSummary("Takes a protocol back from now on");
        api.MapGet("/{place}/protocols", async (PlaceId place, CurrentActor actor, PlacesDb db, CancellationToken ct) => (await List(place, actor.Actor, db, ct)).ToResult(l => TypedResults.Ok(l)))
            .RequireAccess(Policies.SignedIn, Scopes.Read).WithName("places.protocols.list").WithSummary("The ethics protocols, for the staff of the place");
    }
}
