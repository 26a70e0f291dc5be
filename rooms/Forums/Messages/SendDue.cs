using Isthmus.Platform.Jobs;

namespace Isthmus.Forums.Messages;

/// <summary>
/// Queues the messages whose time comes within the next hour, for that moment, by the dates that their editions have now. Takes up again what began and has no job any more.
/// </summary>
internal sealed class SendDue(ForumsDb db, TimeProvider clock) : IChore
{
    /// <summary>How far ahead a job is queued: until the chore is asked again.</summary>
    public static readonly TimeSpan Ahead = TimeSpan.FromMinutes(65);

    public async Task Do(CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        var now = Instants.Stored(clock);
        foreach (var message in await db.Messages.AsNoTracking().Where(m => m.State == MessageState.Scheduled || m.State == MessageState.Sending).ToListAsync(ct))
        {
            var edition = await db.Editions.AsNoTracking().SingleAsync(e => e.Id == message.EditionId, ct);
            var due = message.State == MessageState.Sending ? now : message.DueAt(edition) ?? DateTime.MaxValue;
            if (due > now + Ahead || await SendSlice.IsUnderWay(db, message, ct)) continue;
            Queue(db, message, due, now);
        }
        await db.SaveChangesAsync(ct);
    }

    /// <summary>Queues it if its time comes before the chore is asked again; the caller saves.</summary>
    public static void Queue(ForumsDb db, ForumMessage message, DateTime due, DateTime now)
    {
        if (due <= now + Ahead) db.Enqueue(SendSlice.Kind, new SendSlice.Args(message.Id.Value), message.Ref, due > now ? due : null);
    }
}
