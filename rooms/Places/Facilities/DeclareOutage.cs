using Isthmus.Places.Bookings;

namespace Isthmus.Places.Facilities;

/// <summary>Staff take a resource out of use. Bookings in that time lose it and everybody concerned is told, with what is free instead on the page of the booking.</summary>
internal static class DeclareOutage
{
    public sealed class Request
    {
        [Required] public DateTimeOffset? From { get; set; }
        [Required] public DateTimeOffset? Until { get; set; }

        /// <summary>Told to everybody whose booking is displaced.</summary>
        [Required, StringLength(200)] public string? Reason { get; set; }
    }

    public sealed record Result(OutageId Id, IReadOnlyList<ReservationId> Displaced);

    public static async Task<Outcome<Result>> Handle(PlaceId placeId, ResourceId resourceId, Request request, Actor actor, PlacesDb db, BookingMail mail, TimeProvider clock, CancellationToken ct)
    {
        if (await Permits.RecordQualification.Kept(placeId, actor, db, ct) is { } refusal) return refusal;
        if (BookResources.ReadUse(request.From, request.Until) is not { } time) return Refusal.InvalidField(nameof(Request.Until), "places.booking.untilAfterFrom");
        var now = Instants.Stored(clock);
        if (time.Until <= now) return Refusal.InvalidField(nameof(Request.Until), "places.booking.past");
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await Turn.Take(db, [resourceId.Value], ct);
        if (await db.Resources.AsNoTracking().SingleOrDefaultAsync(r => r.Id == resourceId && r.PlaceId == placeId, ct) is not { } resource) return Refusal.NotFound(WriteResource.Unknown);
        if (await db.Outages.AnyAsync(o => o.ResourceId == resourceId && o.From < time.Until && o.Until > time.From, ct)) return Refusal.Conflict("places.outage-there");
        var place = await db.Places.AsNoTracking().SingleAsync(p => p.Id == placeId, ct);
        var zone = TimeZoneInfo.FindSystemTimeZoneById(place.TimeZone);

        // Buffers may lie in the outage; a use may not.
        var struck = await db.Reservations.Where(b => b.From < time.Until && b.Until > time.From && db.Occupancies.Any(o => o.ReservationId == b.Id && o.ResourceId == resourceId)
            && (b.State == ReservationState.Requested || b.State == ReservationState.Offered || b.State == ReservationState.Confirmed)).ToListAsync(ct);
        var offered = struck.Where(b => b.State == ReservationState.Offered).Select(b => (ReservationId?)b.Id).ToList();
        // Whoever was offered it waits on, in the old place.
        foreach (var entry in await db.Waiting.Where(w => offered.Contains(w.Offer) && w.State == Waiting.WaitingState.Offered).ToListAsync(ct)) (entry.State, entry.Offer) = (Waiting.WaitingState.Waiting, null);
        foreach (var booking in struck)
        {
            (booking.State, booking.Note, booking.AnswerBy, booking.MoveFrom, booking.MoveUntil) = (booking.State == ReservationState.Offered ? ReservationState.Lapsed : ReservationState.Displaced, request.Reason!.Trim(), null, null, null);
            booking.Moves++;
            await Own.Free(booking.Id, db, ct);
            await mail.Tell(booking, place, zone, ct);
        }
        var outage = new Outage { Id = OutageId.New(), ResourceId = resourceId, From = time.From, Until = time.Until, Reason = request.Reason!.Trim(), CreatedAt = now };
        db.Outages.Add(outage);
        // What is in use now, and buffers that reach in, hold their time already: the outage takes the rest of each unit.
        var holding = (await db.Occupancies.AsNoTracking().Where(o => o.ResourceId == resourceId && o.Holds && o.From < time.Until && o.Until > time.From).Select(o => new { o.Unit, o.From, o.Until }).ToListAsync(ct)).ToLookup(o => o.Unit);
        for (var unit = 0; unit < resource.Units; unit++)
            foreach (var rest in SpanSet.Of(time).Except(SpanSet.Of(holding[unit].Select(o => new Span(o.From, o.Until)))))
                db.Occupancies.Add(new() { Id = OccupancyId.New(), OutageId = outage.Id, ResourceId = resourceId, Unit = unit, From = rest.From, Until = rest.Until, Holds = true });
        db.Doing("places.declare-outage");
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return new Result(outage.Id, [.. struck.Select(b => b.Id)]);
    }

    /// <summary>It is in use again, sooner than was said.</summary>
    public static async Task<Outcome<Done>> End(PlaceId placeId, ResourceId resourceId, OutageId id, Actor actor, PlacesDb db, TimeProvider clock, CancellationToken ct)
    {
        if (await Permits.RecordQualification.Kept(placeId, actor, db, ct) is { } refusal) return refusal;
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await db.Outages.SingleOrDefaultAsync(o => o.Id == id && o.ResourceId == resourceId && db.Resources.Any(r => r.Id == resourceId && r.PlaceId == placeId), ct) is not { } outage) return Refusal.NotFound("places.no-such-permit");
        var now = Instants.Stored(clock);
        if (outage.Until <= now) return Refusal.Conflict("places.outage-over");
        db.Publish(new TimeFreed(placeId, outage.From > now ? outage.From : now, outage.Until));
        foreach (var row in await db.Occupancies.Where(o => o.OutageId == id && o.Until > now).ToListAsync(ct))
        {
            if (row.From < now) row.Until = now;
            else db.Occupancies.Remove(row);
        }
        if (outage.From < now) outage.Until = now;
        else db.Outages.Remove(outage);
        db.Doing("places.end-outage");
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return default(Done);
    }

    public static void Map(RouteGroupBuilder api)
    {
        api.MapPost("/{place}/resources/{resource}/outages", async (PlaceId place, ResourceId resource, Request request, CurrentActor actor, PlacesDb db, BookingMail mail, TimeProvider clock, CancellationToken ct) =>
                (await Handle(place, resource, request, actor.Actor, db, mail, clock, ct)).ToResult(r => TypedResults.Created($"/api/places/{place}/resources/{resource}/outages/{r.Id}", r)))
            .RequireAccess(Policies.SignedIn, Scopes.Write).Idempotent().WithName("places.outages.declare").WithSummary("Takes a resource out of use; bookings in that time are displaced and their people told");
        api.MapDelete("/{place}/resources/{resource}/outages/{outage}", async (PlaceId place, ResourceId resource, OutageId outage, CurrentActor actor, PlacesDb db, TimeProvider clock, CancellationToken ct) =>
                (await End(place, resource, outage, actor.Actor, db, clock, ct)).ToResult(_ => TypedResults.NoContent()))
            .RequireAccess(Policies.SignedIn, Scopes.Write).WithName("places.outages.end").WithSummary("Ends an outage now, or takes back one that is ahead");
    }
}
