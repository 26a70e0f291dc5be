using Isthmus.Platform.Outbox;

namespace Isthmus.Operations.Events;

/// <summary>Hands a dead letter to its reactions again; those that had handled it are not run twice.</summary>
internal static class RetryEvent
{
    public static void Map(RouteGroupBuilder group) => group
        .MapPost("/events/{id:guid}/retry", async (Guid id, PlatformDb db, TimeProvider clock, CancellationToken ct) => (await Handle(id, db, clock, ct)).ToResult(_ => TypedResults.NoContent()))
        .RequireAccess(Policies.Administrator, "operations:write").WithName(nameof(RetryEvent)).WithSummary("Deliver a dead letter again");

    public static async Task<Outcome<Done>> Handle(Guid id, PlatformDb db, TimeProvider clock, CancellationToken ct)
    {
        var now = Instants.Stored(clock);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var again = await db.Outbox.Where(m => m.Id == id && m.State == DeliveryState.Dead)
            .ExecuteUpdateAsync(u => u.SetProperty(m => m.State, DeliveryState.Waiting).SetProperty(m => m.Attempts, 0).SetProperty(m => m.NextAt, now), ct);
        if (again == 0) return await db.Outbox.AnyAsync(m => m.Id == id, ct) ? Refusal.Conflict("operations.event-not-dead") : Refusal.NotFound();
        db.Record("operations.retry-event", new SubjectRef("platform_outbox", id.ToString()));
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return new Done();
    }
}
