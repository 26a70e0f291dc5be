using Isthmus.Platform.Data;

namespace Isthmus.Platform.Audit;

/// <summary>Erases personal data from the audit without breaking its chain: payloads and names go, hashes and ids stay.</summary>
public static class PayloadErasure
{
    /// <summary>Erases what the trail holds about these records, and the actor's name where the person acted. Run it inside the erasing transaction.</summary>
    public static async Task Erase(RoomDb db, Guid? actor, IReadOnlyCollection<SubjectRef> subjects, string placeholder, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        foreach (var kind in subjects.GroupBy(s => s.Kind))
        {
            var ids = kind.Select(s => s.Id).ToList();
            await db.Set<AuditEntry>().Where(a => a.SubjectKind == kind.Key && ids.Contains(a.SubjectId)).ExecuteUpdateAsync(u => u.SetProperty(a => a.Payload, (string?)null), ct);
        }
        if (actor is { } id) await db.Set<AuditEntry>().Where(a => a.ActorId == id).ExecuteUpdateAsync(u => u.SetProperty(a => a.ActorName, placeholder), ct);
    }
}
