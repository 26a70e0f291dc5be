using System.Globalization;
using Isthmus.Platform.Audit;

namespace Isthmus.Operations.Audit;

/// <summary>The audit, newest first, by subject, actor or action.</summary>
internal static class ListAudit
{
    public sealed record Filter(string? Subject, string? Action, Guid? Actor);

    public sealed record View(long Seq, DateTime At, Guid? ActorId, string Actor, string Action, string SubjectKind, string SubjectId, string? Payload, string Hash);

    public static void Map(RouteGroupBuilder group) => group
        .MapGet("/audit", async (string? subject, string? action, Guid? actor, string? cursor, int? limit, PlatformDb db, CancellationToken ct) =>
            TypedResults.Ok(await Handle(new Filter(subject, action, actor), cursor, Cursor.Take(limit), db, ct)))
        .RequireAccess(Policies.Auditor, "operations:read").WithName(nameof(ListAudit)).WithSummary("Audit entries, newest first");

    private static async Task<CursorPage<View>> Handle(Filter filter, string? cursor, int take, PlatformDb db, CancellationToken ct)
    {
        var entries = Matching(db, filter);
        if (Cursor.Read(cursor) is { } after && long.TryParse(after.Key, CultureInfo.InvariantCulture, out var seq)) entries = entries.Where(a => a.Seq < seq);
        var rows = await entries.OrderByDescending(a => a.Seq).Take(take + 1)
            .Select(a => new View(a.Seq, a.At, a.ActorId, a.ActorName, a.Action, a.SubjectKind, a.SubjectId, a.Payload, a.Hash)).ToListAsync(ct);
        return Cursor.Page(rows, take, a => Cursor.Write(a.Seq.ToString(CultureInfo.InvariantCulture), Guid.Empty));
    }

    /// <summary>A subject may be given as <c>kind</c>, <c>kind:id</c> or an id alone.</summary>
    public static IQueryable<AuditEntry> Matching(PlatformDb db, Filter filter)
    {
        var entries = db.Audit.AsNoTracking();
        if (filter.Subject is { Length: > 0 } subject)
        {
            var parts = subject.Trim().Split(':', 2);
            var (kind, id) = (parts[0], parts.Length > 1 ? parts[1] : null);
            entries = id is null ? entries.Where(a => a.SubjectKind == kind || a.SubjectId == kind) : entries.Where(a => a.SubjectKind == kind && a.SubjectId == id);
        }
        if (filter.Action is { Length: > 0 } action) entries = entries.Where(a => a.Action == action);
        if (filter.Actor is { } actor) entries = entries.Where(a => a.ActorId == actor);
        return entries;
    }
}
