using Isthmus.Forums.Editions;

namespace Isthmus.Forums.Registration;

/// <summary>
/// Somebody does not come after all. The seats go to those who wait, and the personal data go at once: there is no use for them any more. Everything happens in one transaction.
/// </summary>
internal static class WithdrawRegistration
{
    /// <summary>By the person, who has the link.</summary>
    public static async Task<Outcome<Registrant>> Handle(EditionId id, string? key, ForumsDb db, RegistrationMail mail, TimeProvider clock, CancellationToken ct) =>
        await db.RegistrantOf(id, key, ct) is { } r ? await Withdraw(r, db, mail, clock, ct) : Refusal.NotFound(RegistrationLookup.Unknown);

    /// <summary>By an organiser, whom the person asked.</summary>
    public static async Task<Outcome<Registrant>> HandleFor(EditionId id, RegistrantId registrant, CurrentActor who, ForumsDb db, RegistrationMail mail, TimeProvider clock, CancellationToken ct)
    {
        if (!who.Actor.IsOrganiser) return Refusal.Forbidden();
        return await db.Registrants.AsNoTracking().SingleOrDefaultAsync(r => r.Id == registrant && r.EditionId == id, ct) is { } r ? await Withdraw(r, db, mail, clock, ct) : Refusal.NotFound(RegistrationLookup.Unknown);
    }

    private static async Task<Outcome<Registrant>> Withdraw(Registrant known, ForumsDb db, RegistrationMail mail, TimeProvider clock, CancellationToken ct)
    {
        var edition = await db.Editions.AsNoTracking().SingleAsync(e => e.Id == known.EditionId, ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await Seats.Lock(db, known.TypeId, ct) is not { } seats) return Refusal.NotFound(RegistrationLookup.Unknown);
        var type = await db.RegistrationTypes.AsNoTracking().SingleAsync(t => t.Id == known.TypeId, ct);
        var r = await db.Registrants.SingleAsync(x => x.Id == known.Id, ct);
        // A second click finds it done.
        if (r.State == RegistrationState.Withdrawn) return r;
        // The moment is that of the turn, not of the click.
        var now = Instants.Stored(clock);
        await Leave(r, seats, now, db, ct);
        foreach (var next in await seats.Promote(now, ct)) db.Send(mail.Promoted(next, edition, type));
        db.Doing("forums.withdraw-registration");
        await db.SaveChangesAsync(ct);
        await seats.Write(ct);
        await ForgetRegistrant.ClearTraces([r], db, ct);
        await transaction.CommitAsync(ct);
        return r;
    }

    /// <summary>The part of it that is the registrant's own; the caller holds the seats, promotes and saves.</summary>
    public static async Task Leave(Registrant r, Seats seats, DateTime now, ForumsDb db, CancellationToken ct)
    {
        if (r.State == RegistrationState.Approved) seats.Free(r.Seats);
        (r.State, r.WithdrawnAt) = (RegistrationState.Withdrawn, now);
        await ForgetRegistrant.Clear(r, db, ct);
    }

    public static void Map(RouteGroupBuilder api)
    {
        api.MapDelete("/{id}/registrations/mine/{key}", async (EditionId id, string key, ForumsDb db, RegistrationMail mail, TimeProvider clock, CancellationToken ct) =>
                (await Handle(id, key, db, mail, clock, ct)).ToResult(_ => TypedResults.NoContent()))
            .OpenToAll("forums:write").RequireRateLimiting(RateLimits.Search).WithName("forums.registrations.withdraw").WithSummary("Withdraws the registration that a secret link opens and erases its personal data");
        api.MapDelete("/{id}/registrations/{registrant}", async (EditionId id, RegistrantId registrant, CurrentActor who, ForumsDb db, RegistrationMail mail, TimeProvider clock, CancellationToken ct) =>
                (await HandleFor(id, registrant, who, db, mail, clock, ct)).ToResult(_ => TypedResults.NoContent()))
            .RequireAccess(Policies.Organiser, "forums:write").WithName("forums.registrations.remove").WithSummary("Withdraws a registration for somebody and erases its personal data");
    }
}
