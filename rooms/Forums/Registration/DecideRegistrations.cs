using Isthmus.Forums.Editions;

namespace Isthmus.Forums.Registration;

/// <summary>The organiser approves or declines, one or many at a time. Who is approved gets a seat, or a place on the waiting list; a seat that comes free goes to the first who waits.</summary>
internal static class DecideRegistrations
{
    public const int Most = 500;

    public sealed class Request
    {
        [Required, MinLength(1), MaxLength(Most)] public List<Guid>? Registrants { get; set; }
        public bool Approve { get; set; }
    }

    /// <param name="Approved">Have a seat now, those promoted by it included.</param>
    public sealed record Result(int Approved, int Waiting, int Declined, int Unchanged);

    public static async Task<Outcome<Result>> Handle(EditionId id, Request request, CurrentActor who, ForumsDb db, RegistrationMail mail, TimeProvider clock, CancellationToken ct)
    {
        var found = await db.OwnEdition(id, who.Actor, ct);
        if (!found.Succeeded) return found.Refusal;
        var ids = request.Registrants!.Distinct().Select(RegistrantId.From).ToList();
        var types = await db.Registrants.AsNoTracking().Where(r => r.EditionId == id && ids.Contains(r.Id)).Select(r => r.TypeId).Distinct().ToListAsync(ct);
        if (types.Count == 0) return Refusal.NotFound(RegistrationLookup.Unknown);

        var result = new Result(0, 0, 0, 0);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var locked = new List<(RegistrationTypeId Type, Seats Seats)>();
        // In one order, so that two who decide over the same types do not wait for each other.
        foreach (var typeId in types.OrderBy(t => t.Value))
            if (await Seats.Lock(db, typeId, ct) is { } one) locked.Add((typeId, one));
        var now = Instants.Stored(clock);
        foreach (var (typeId, seats) in locked)
        {
            var type = await db.RegistrationTypes.AsNoTracking().SingleAsync(t => t.Id == typeId, ct);
            var registrants = await db.Registrants.Where(r => r.TypeId == typeId && ids.Contains(r.Id)).OrderBy(r => r.AppliedAt).ThenBy(r => r.Id).ToListAsync(ct);
            foreach (var r in registrants) result = await Decide(r, request.Approve, seats, now, result, ct);
            var promoted = await seats.Promote(now, ct);
            result = result with { Approved = result.Approved + promoted.Count(p => !ids.Contains(p.Id)) };
            foreach (var r in registrants.Where(r => r.DecidedAt == now).Except(promoted)) db.Send(mail.State(r, found.Value, type));
            foreach (var r in promoted) db.Send(mail.Promoted(r, found.Value, type));
        }
        db.Doing(request.Approve ? "forums.approve-registrations" : "forums.decline-registrations");
        await db.SaveChangesAsync(ct);
        foreach (var (_, seats) in locked) await seats.Write(ct);
        await transaction.CommitAsync(ct);
        return result;
    }

    private static async Task<Result> Decide(Registrant r, bool approve, Seats seats, DateTime now, Result so, CancellationToken ct)
    {
        if (r.State == RegistrationState.Withdrawn || approve && r.State is RegistrationState.Approved or RegistrationState.Waiting || !approve && r.State == RegistrationState.Declined) return so with { Unchanged = so.Unchanged + 1 };
        if (!approve)
        {
            if (r.State == RegistrationState.Approved) seats.Free(r.Seats);
            (r.State, r.DecidedAt) = (RegistrationState.Declined, now);
            return so with { Declined = so.Declined + 1 };
        }
        await seats.Admit(r, now, ct);
        r.DecidedAt = now;
        return r.State == RegistrationState.Approved ? so with { Approved = so.Approved + 1 } : so with { Waiting = so.Waiting + 1 };
    }

    public static void Map(RouteGroupBuilder api) => api.MapPost("/{id}/registrations/decisions", async (EditionId id, Request request, CurrentActor who, ForumsDb db, RegistrationMail mail, TimeProvider clock, CancellationToken ct) =>
            (await Handle(id, request, who, db, mail, clock, ct)).ToResult(r => TypedResults.Ok(r)))
        .RequireAccess(Policies.Organiser, "forums:write").WithName("forums.registrations.decide").WithSummary("Approves or declines registrations, up to 500 at a time; who is approved when no seat is free comes to the end of the waiting list");
}
