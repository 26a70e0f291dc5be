using Isthmus.Platform.Data;
using Isthmus.Platform.Outbox;
using Microsoft.Extensions.Logging;
using Quartz;

namespace Isthmus.Platform.Jobs;

/// <summary>Once an hour: forgets what is only of use for a while, and asks the rooms for what is due. Dead letters and the audit stay.</summary>
[DisallowConcurrentExecution]
internal sealed partial class Housekeeping(IServiceScopeFactory scopes, TimeProvider clock, ILogger<Housekeeping> log) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PlatformDb>();
        var now = Instants.Stored(clock);
        var (day, month, quarter) = (now.AddDays(-1), now.AddDays(-30), now.AddDays(-90));
        await db.IdempotentCalls.Where(c => c.At < day).ExecuteDeleteAsync(cancellationToken);
        await db.Outbox.Where(m => m.State == DeliveryState.Sent && m.SentAt < month).ExecuteDeleteAsync(cancellationToken);
        // As long as an event can be delivered again, those who had handled it must know.
        await db.Set<InboxEntry>().Where(i => i.At < quarter && !db.Outbox.Any(m => m.Id == i.EventId)).ExecuteDeleteAsync(cancellationToken);
        await db.AllMails.Where(m => m.State == DeliveryState.Sent && m.SentAt < quarter).ExecuteDeleteAsync(cancellationToken);
        await db.AllJobs.Where(j => (j.State == JobState.Done || j.State == JobState.Failed || j.State == JobState.Cancelled) && j.EndedAt < quarter).ExecuteDeleteAsync(cancellationToken);
        await Statistics.Refresh(db, cancellationToken);
        foreach (var chore in scope.ServiceProvider.GetServices<IChore>())
        {
            try { await chore.Do(cancellationToken); }
            // It is asked again in an hour; the others are not to wait for it.
            catch (Exception e) when (e is not (OperationCanceledException or OutOfMemoryException)) { LogChore(e, chore.GetType().Name); }
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Chore {Chore} failed")]
    private partial void LogChore(Exception e, string chore);
}
