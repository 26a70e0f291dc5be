using Isthmus.Platform.Mail;
using Isthmus.Platform.Outbox;

namespace Isthmus.Operations.Mail;

/// <summary>Sends a dead or uncertain mail again; a person decides, because an uncertain one may have arrived.</summary>
internal static class RetryMail
{
    public static void Map(RouteGroupBuilder group) => group
        .MapPost("/mails/{id:guid}/retry", async (Guid id, PlatformDb db, TimeProvider clock, CancellationToken ct) => (await Handle(id, db, clock, ct)).ToResult(_ => TypedResults.NoContent()))
        .RequireAccess(Policies.Administrator, "operations:write").WithName(nameof(RetryMail)).WithSummary("Send a dead or uncertain mail again");

    public static async Task<Outcome<Done>> Handle(Guid id, PlatformDb db, TimeProvider clock, CancellationToken ct)
    {
        var now = Instants.Stored(clock);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var again = await db.AllMails.Where(m => m.Id == id && (m.State == DeliveryState.Dead || m.State == DeliveryState.Uncertain))
            .ExecuteUpdateAsync(u => u.SetProperty(m => m.State, DeliveryState.Waiting).SetProperty(m => m.Attempts, 0).SetProperty(m => m.NextAt, now), ct);
        if (again == 0) return await db.Mails.AnyAsync(m => m.Id == id, ct) ? Refusal.Conflict("operations.mail-not-stuck") : Refusal.NotFound();
        db.Record("operations.retry-mail", new SubjectRef("platform_mail", id.ToString()));
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return new Done();
    }
}
