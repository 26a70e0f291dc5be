using Isthmus.Places.Bookings;
using Isthmus.Places.Network;

namespace Isthmus.Places.Permits;

/// <summary>Staff of a place record that somebody with an account is qualified, and take it back.</summary>
internal static class RecordQualification
{
    public sealed class Request
    {
        /// <summary>The confirmed address of the person's account.</summary>
        [Required, StringLength(254)] public string? Email { get; set; }
        [Required, StringLength(40)] public string? Code { get; set; }
        [Required] public DateOnly? From { get; set; }
        public DateOnly? Until { get; set; }
        [StringLength(80)] public string? Certificate { get; set; }
    }

    public sealed record View(QualificationId Id, string Person, string Code, DateOnly From, DateOnly? Until, string? Certificate, bool Revoked);

    public static async Task<Outcome<Qualification>> Handle(PlaceId placeId, Request request, Actor actor, IAccounts accounts, PlacesDb db, TimeProvider clock, CancellationToken ct)
    {
        if (await Kept(placeId, actor, db, ct) is not null and var refusal) return refusal;
        if (request.Until < request.From) return Refusal.InvalidField(nameof(Request.Until), "places.booking.untilAfterFrom");
        if (ResourceCode(request.Code) is not { } code) return Refusal.InvalidField(nameof(Request.Code), "ui.validation.required");
        if (await accounts.OfEmail(request.Email!.Trim(), ct) is not { } person) return Refusal.InvalidField(nameof(Request.Email), "places.permits.noAccount");
        var qualification = new Qualification
        {
            Id = QualificationId.New(), PlaceId = placeId, Holder = person.Id, Code = code, From = request.From!.Value, Until = request.Until, Certificate = string.IsNullOrWhiteSpace(request.Certificate) ? null : request.Certificate.Trim(),
            RecordedAt = Instants.Stored(clock),
        };
        db.Qualifications.Add(qualification);
        db.Doing("places.record-qualification");
        await db.SaveChangesAsync(ct);
        return qualification;
    }

    public static async Task<Outcome<Done>> Revoke(PlaceId placeId, QualificationId id, Actor actor, PlacesDb db, TimeProvider clock, CancellationToken ct)
    {
        if (await Kept(placeId, actor, db, ct) is not null and var refusal) return refusal;
        if (await db.Qualifications.SingleOrDefaultAsync(q => q.Id == id && q.PlaceId == placeId && q.RevokedAt == null, ct) is not { } qualification) return Refusal.NotFound("places.no-such-permit");
        qualification.RevokedAt = Instants.Stored(clock);
        db.Doing("places.revoke-qualification");
        await db.SaveChangesAsync(ct);
        return default(Done);
    }

    public static async Task<Outcome<List<View>>> List(PlaceId placeId, Actor actor, IAccounts accounts, PlacesDb db, CancellationToken ct)
    {
        if (await Kept(placeId, actor, db, ct) is not null and var refusal) return refusal;
        var all = await db.Qualifications.AsNoTracking().Where(q => q.PlaceId == placeId).OrderBy(q => q.Code).ThenBy(q => q.From).Take(2000).ToListAsync(ct);
        var people = await accounts.Find([.. all.Select(q => q.Holder).Distinct()], ct);
        return all.ConvertAll(q => new View(q.Id, people.GetValueOrDefault(q.Holder)?.Name ?? AccountErased.Placeholder, q.Code, q.From, q.Until, q.Certificate, q.RevokedAt is not null));
    }

    /// <summary>Null for those who keep the place.</summary>
    public static async Task<Refusal?> Kept(PlaceId id, Actor actor, PlacesDb db, CancellationToken ct) =>
        await db.Places.AsNoTracking().SingleOrDefaultAsync(p => p.Id == id, ct) is not { } place ? Refusal.NotFound("places.no-such-place") : Staff.Is(actor, place) ? null : Refusal.Forbidden(BookResources.NotYours);

    private static string? ResourceCode(string? written) => Facilities.ResourceRules.Code(written);

    public static void Map(RouteGroupBuilder api)
    {
        api.MapPost("/{place}/qualifications", async (PlaceId place, Request request, CurrentActor actor, IAccounts accounts, PlacesDb db, TimeProvider clock, CancellationToken ct) =>
                (await Handle(place, request, actor.Actor, accounts, db, clock, ct)).ToResult(q => TypedResults.Created($"/api/places/{place}/qualifications", new Saved<QualificationId>(q.Id, 1))))
            .RequireAccess(Policies.SignedIn, Scopes.Write).Idempotent().WithName("places.qualifications.record").WithSummary("Records that somebody with an account is qualified, to a day or without end");
        api.MapDelete("/{place}/qualifications/{qualification}", async (PlaceId place, QualificationId qualification, CurrentActor actor, PlacesDb db, TimeProvider clock, CancellationToken ct) =>
                (await Revoke(place, qualification, actor.Actor, db, clock, ct)).ToResult(_ => TypedResults.NoContent()))
            .RequireAccess(Policies.SignedIn, Scopes.Write).WithName("places.qualifications.revoke").WithSummary("Takes a qualification back from now on");
        api.MapGet("/{place}/qualifications", async (PlaceId place, CurrentActor actor, IAccounts accounts, PlacesDb db, CancellationToken ct) => (await List(place, actor.Actor, accounts, db, ct)).ToResult(l => TypedResults.Ok(l)))
            .RequireAccess(Policies.SignedIn, Scopes.Read).WithName("places.qualifications.list").WithSummary("Who is qualified for what, for the staff of the place");
    }
}
