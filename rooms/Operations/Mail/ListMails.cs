using Isthmus.Platform.Outbox;

namespace Isthmus.Operations.Mail;

/// <summary>What was sent where, newest first.</summary>
internal static class ListMails
{
    public sealed record View(Guid Id, string To, string Subject, string? Regarding, DeliveryState State, int Attempts, DateTime CreatedAt, DateTime? SentAt, string? Error);

    public static void Map(RouteGroupBuilder group) => group
        .MapGet("/mails", async (DeliveryState? state, string? cursor, int? limit, PlatformDb db, CancellationToken ct) => TypedResults.Ok(await Handle(state, cursor, Cursor.Take(limit), db, ct)))
        .RequireAccess(Policies.Administrator, "operations:read").WithName(nameof(ListMails)).WithSummary("Queued and sent mails, newest first");

    private static async Task<CursorPage<View>> Handle(DeliveryState? state, string? cursor, int take, PlatformDb db, CancellationToken ct)
    {
        var mails = db.Mails.Where(m => state == null || m.State == state);
        if (Cursor.Read(cursor) is { } after) mails = mails.Where(m => m.Id.CompareTo(after.Id) < 0);
        var rows = await mails.OrderByDescending(m => m.Id).Take(take + 1)
            .Select(m => new View(m.Id, m.To, m.Subject, m.Regarding, m.State, m.Attempts, m.CreatedAt, m.SentAt, m.Error)).ToListAsync(ct);
        return Cursor.Page(rows, take, m => Cursor.Write("", m.Id));
    }
}
