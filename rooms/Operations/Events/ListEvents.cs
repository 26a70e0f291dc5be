using Isthmus.Platform.Outbox;

namespace Isthmus.Operations.Events;

/// <summary>Events in the outbox, newest first; the dead ones are the dead letters.</summary>
internal static class ListEvents
{
    public sealed record View(Guid Id, string Type, DeliveryState State, int Attempts, DateTime At, DateTime? SentAt, string? Error);

    public static void Map(RouteGroupBuilder group) => group
        .MapGet("/events", async (DeliveryState? state, string? cursor, int? limit, PlatformDb db, CancellationToken ct) => TypedResults.Ok(await Handle(state, cursor, Cursor.Take(limit), db, ct)))
        .RequireAccess(Policies.Administrator, "operations:read").WithName(nameof(ListEvents)).WithSummary("Events of the outbox; state Dead lists the dead letters");

    private static async Task<CursorPage<View>> Handle(DeliveryState? state, string? cursor, int take, PlatformDb db, CancellationToken ct)
    {
        var events = db.Outbox.AsNoTracking().Where(m => state == null || m.State == state);
        if (Cursor.Read(cursor) is { } after) events = events.Where(m => m.Id.CompareTo(after.Id) < 0);
        var rows = await events.OrderByDescending(m => m.Id).Take(take + 1).Select(m => new View(m.Id, m.Type, m.State, m.Attempts, m.At, m.SentAt, m.Error)).ToListAsync(ct);
        return Cursor.Page(rows, take, m => Cursor.Write("", m.Id));
    }
}
