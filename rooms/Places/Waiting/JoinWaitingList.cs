using Isthmus.Contracts.Compliance;
using Isthmus.Places.Bookings;
using Isthmus.Places.Facilities;

namespace Isthmus.Places.Waiting;

/// <summary>Waits for time of resources that is taken. Who could not book it for reasons of safety cannot wait for it either.</summary>
internal static class JoinWaitingList
{
    private const int Most = 20;
    private const int MostDays = 92;

    public sealed class Request
    {
        /// <summary>What is wanted; a use as long as this anywhere between the two times will do.</summary>
        [Required] public BookResources.Request? Wish { get; set; }
        [Required, Range(1, 44_640)] public int? Minutes { get; set; }
    }

    public sealed record View(WaitingEntryId Id, int Version, PlaceId Place, WaitingState State, DateTime From, DateTime Until, int Minutes, ReservationId? Offer);

    public static async Task<Outcome<WaitingEntry>> Handle(PlaceId placeId, Request request, Actor actor, IClearance gate, ITexts texts, PlacesDb db, TimeProvider clock, CancellationToken ct)
    {
        var wish = request.Wish!;
        var found = await Bookable.Find(placeId, wish.Lines, db, ct);
        if (!found.Succeeded) return found.Refusal;
        var bookable = found.Value;
        var organisation = new OrganisationId(wish.Organisation ?? default);
        if (actor.User is not { } by || !actor.MayEdit(organisation)) return Refusal.Forbidden(BookResources.NotYours);
        var now = Instants.Stored(clock);
        var length = TimeSpan.FromMinutes(request.Minutes!.Value);
        if (BookResources.ReadUse(wish.From, wish.Until) is not { } window || window.Length < length || window.Length > TimeSpan.FromDays(MostDays)) return Refusal.InvalidField("Wish.Until", "places.booking.untilAfterFrom");
        if (window.Until - length <= now) return Refusal.InvalidField("Wish.Until", "places.booking.past");
        var held = await AccessGate.Held(organisation, bookable.Resources, bookable.Place.CountryCode, gate, db, ct);
        var first = bookable.Grid.Next(window.From > now ? window.From : now);
        var asked = BookResources.Make(placeId, by, organisation, new(first, first + length), wish, null, now);
        var suited = await Suited.For(asked, bookable, held, overrides: true, now, db, ct);
        var broken = await Rules.Find(asked, asked.Use, [.. suited.Needs.Select(n => bookable.Resources[n.AnyOf[0]])], held, bookable.Zone, now, db, ct);
        if (broken.FindAll(b => !b.Finding.MayBeOverridden) is { Count: > 0 } unsafeOnes) return Rules.Refuse(unsafeOnes, texts);
        if (await db.Waiting.CountAsync(w => w.By == by && (w.State == WaitingState.Waiting || w.State == WaitingState.Offered), ct) >= Most) return Refusal.Conflict("places.too-many", Most);

        wish.Override = null;
        var entry = new WaitingEntry { Id = WaitingEntryId.New(), PlaceId = placeId, By = by, Organisation = organisation, State = WaitingState.Waiting, Wish = wish, From = window.From, Until = window.Until, Minutes = request.Minutes.Value, CreatedAt = now };
        db.Waiting.Add(entry);
        // It may have become free between the refusal and this.
        db.Enqueue(OfferTimes.JobKind, new OfferTimes.Args(placeId));
        db.Doing("places.wait");
        await db.SaveChangesAsync(ct);
        return entry;
    }

    public static async Task<Outcome<Done>> Withdraw(WaitingEntryId id, Actor actor, PlacesDb db, CancellationToken ct)
    {
        if (await db.Waiting.SingleOrDefaultAsync(w => w.Id == id, ct) is not { } entry || actor.User != entry.By) return Refusal.NotFound("places.no-such-permit");
        if (entry.State != WaitingState.Waiting) return Refusal.Conflict("places.waiting-over");
        entry.State = WaitingState.Withdrawn;
        db.Doing("places.stop-waiting");
        try { await db.SaveChangesAsync(ct); }
        catch (DbUpdateException e) when (DbErrors.IsStale(e)) { return Refusal.Conflict("places.changed-meanwhile"); }
        return default(Done);
    }

    public static async Task<List<View>> Mine(Actor actor, PlacesDb db, CancellationToken ct)
    {
        var me = actor.User ?? default;
        return await db.Waiting.AsNoTracking().Where(w => w.By == me).OrderByDescending(w => w.Id).Take(200).Select(w => new View(w.Id, w.Version, w.PlaceId, w.State, w.From, w.Until, w.Minutes, w.Offer)).ToListAsync(ct);
    }

    public static void Map(RouteGroupBuilder api)
    {
        api.MapPost("/{place}/waiting", async (PlaceId place, Request request, CurrentActor actor, IClearance gate, ITexts texts, PlacesDb db, TimeProvider clock, CancellationToken ct) =>
                (await Handle(place, request, actor.Actor, gate, texts, db, clock, ct)).ToResult(w => TypedResults.Created("/api/places/waiting", new Saved<WaitingEntryId>(w.Id, w.Version))))
            .RequireAccess(Policies.SignedIn, Scopes.Write).Idempotent().WithName("places.waiting.join").WithSummary("Waits for time that is taken: the first that fits is offered and held until it is answered");
        api.MapDelete("/waiting/{entry}", async (WaitingEntryId entry, CurrentActor actor, PlacesDb db, CancellationToken ct) => (await Withdraw(entry, actor.Actor, db, ct)).ToResult(_ => TypedResults.NoContent()))
            .RequireAccess(Policies.SignedIn, Scopes.Write).WithName("places.waiting.withdraw").WithSummary("Waits no longer");
        api.MapGet("/waiting", async (CurrentActor actor, PlacesDb db, CancellationToken ct) => TypedResults.Ok(await Mine(actor.Actor, db, ct)))
            .RequireAccess(Policies.SignedIn, Scopes.Read).WithName("places.waiting.list").WithSummary("What one waits for");
    }
}
