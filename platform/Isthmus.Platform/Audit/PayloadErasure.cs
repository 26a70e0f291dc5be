using Isthmus.Platform.Data;
using Isthmus.Platform.Jobs;

namespace Isthmus.Platform.Audit;

/// <summary>Erases personal data from the audit without breaking its chain: payloads and names go, hashes and ids stay.</summary>
public static class PayloadErasure
{
    /// <summary>Erases what the trail holds about these records, and the name where the person acted or started a job. Run it inside the erasing transaction.</summary>
    public static async Task Erase(RoomDb db, Guid? actor, IReadOnlyCollection<SubjectRef> subjects, string placeholder, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        foreach (var kind in subjects.GroupBy(s => s.Kind))
        {
            var ids = kind.Select(s => s.Id).ToList();
            await db.Set<AuditEntry>().Where(a => a.SubjectKind == kind.Key && ids.Contains(a.SubjectId)).ExecuteUpdateAsync(u => u.SetProperty(a => a.Payload, (string?)null), ct);
        }
        if (actor is not { } id) return;
        await db.Set<AuditEntry>().Where(a => a.ActorId == id).ExecuteUpdateAsync(u => u.SetProperty(a => a.ActorName, placeholder), ct);
        await db.Set<Job>().Where(j => j.CreatedById == id).ExecuteUpdateAsync(u => u.SetProperty(j => j.CreatedBy, placeholder), ct);
    }

    /// <summary>Erases entries that quote a text, such as an address: of these records, or of all records of the kind, whatever they hold by now.</summary>
    public static async Task EraseQuotes(RoomDb db, string kind, IReadOnlyCollection<string>? ids, string text, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        var quoted = text.ToLowerInvariant();
#pragma warning disable RS0030, CA1304, CA1311, CA1862 // Translated to SQL, where no culture counts
        var entries = db.Set<AuditEntry>().Where(a => a.SubjectKind == kind && a.Payload!.ToLower().Contains(quoted));
#pragma warning restore RS0030, CA1304, CA1311, CA1862
        if (ids is not null) entries = entries.Where(a => ids.Contains(a.SubjectId));
        await entries.ExecuteUpdateAsync(u => u.SetProperty(a => a.Payload, (string?)null), ct);
    }
}
