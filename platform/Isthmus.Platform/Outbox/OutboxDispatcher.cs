using Isthmus.Platform.Access;
using Isthmus.Platform.Data;
using Isthmus.Platform.Settings;
using Microsoft.Extensions.Logging;

namespace Isthmus.Platform.Outbox;

/// <summary>
/// Takes waiting events under a lease and hands them to their reactions. Any number of processes may run it. Events that name the same id go out one after the other: one that could not be
/// handled is not overtaken by what happened later to the same record, also not as a dead letter.
/// </summary>
internal sealed partial class OutboxDispatcher(IServiceScopeFactory scopes, IEnumerable<ReactionRoute> routes, TimeProvider clock, BackgroundSettings settings, ILogger<OutboxDispatcher> log)
{
    private readonly ILookup<string, ReactionRoute> _routes = routes.ToLookup(r => r.EventName);

    /// <returns>How many events were taken; 0 when none waits.</returns>
    public async Task<int> Dispatch(CancellationToken ct)
    {
        var owner = Guid.CreateVersion7().ToString("N");
        List<OutboxMessage> taken;
        await using (var scope = scopes.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<PlatformDb>();
            var now = Instants.Stored(clock);
            var until = now + settings.DeliveryLease;
            var due = db.Outbox.Where(m => (m.State == DeliveryState.Waiting || m.State == DeliveryState.Sending) && m.NextAt <= now);
            if (!await due.AnyAsync(ct)) return 0;
            var ids = await Free(db, now, 50, ct);
            if (ids.Count == 0) return 0;
            // The condition is checked again by the update, so two processes never take the same event.
            await db.Outbox.Where(m => ids.Contains(m.Id) && (m.State == DeliveryState.Waiting || m.State == DeliveryState.Sending) && m.NextAt <= now)
                .ExecuteUpdateAsync(u => u.SetProperty(m => m.State, DeliveryState.Sending).SetProperty(m => m.LeaseOwner, owner).SetProperty(m => m.NextAt, until), ct);
            taken = await db.Outbox.AsNoTracking().Where(m => m.LeaseOwner == owner).OrderBy(m => m.Id).ToListAsync(ct);
        }
        foreach (var message in taken) await Deliver(message, ct);
        return taken.Count;
    }

    private static async Task<List<Guid>> Free(PlatformDb db, DateTime now, int take, CancellationToken ct)
    {
        var (free, held) = (new List<Guid>(), new HashSet<Guid>());
        await foreach (var m in db.Outbox.Where(m => m.State == DeliveryState.Waiting || m.State == DeliveryState.Sending || m.State == DeliveryState.Dead).OrderBy(m => m.Id).AsNoTracking().AsAsyncEnumerable().WithCancellation(ct))
        {
            var subjects = m.Subjects;
            if (m.State != DeliveryState.Dead && m.NextAt <= now && !held.Overlaps(subjects)) free.Add(m.Id);
            if (free.Count == take) break;
            held.UnionWith(subjects);
        }
        return free;
    }

    private async Task Deliver(OutboxMessage message, CancellationToken ct)
    {
        string? error = null;
        foreach (var route in _routes[message.Type])
        {
            try { await React(message, route, ct); }
            catch (OperationCanceledException) when (ct.IsCancellationRequested) { throw; }
            catch (Exception e) when (e is not OutOfMemoryException)
            {
                error = PlainText.OneLine($"{route.Name}: {e.GetType().Name}: {e.Message}", 2000);
                LogFailed(e, message.Type, message.Id, route.Name);
            }
        }
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PlatformDb>();
        var now = Instants.Stored(clock);
        var attempts = message.Attempts + 1;
        var next = now + Backoff.After(attempts);
        var state = error is null ? DeliveryState.Sent : attempts >= Backoff.MaxAttempts ? DeliveryState.Dead : DeliveryState.Waiting;
        // Whom it was about is of no more use once all have heard it; until then it must be there, so that a failed reaction can be made good.
        var body = error is null && _routes[message.Type].Any(r => r.IsPersonal) ? OutboxMessage.Forgotten : message.Body;
        await db.Outbox.Where(m => m.Id == message.Id && m.LeaseOwner == message.LeaseOwner).ExecuteUpdateAsync(u => u.SetProperty(m => m.Body, body)
            .SetProperty(m => m.State, state).SetProperty(m => m.Attempts, attempts).SetProperty(m => m.NextAt, next).SetProperty(m => m.LeaseOwner, (string?)null)
            .SetProperty(m => m.Error, error).SetProperty(m => m.SentAt, error == null ? now : null), ct);
    }

    private async Task React(OutboxMessage message, ReactionRoute route, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().ActAs(Actor.System);
        var db = route.Window(scope.ServiceProvider);
        if (await db.Set<InboxEntry>().AnyAsync(i => i.EventId == message.Id && i.Reaction == route.Name, ct)) return;
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        db.Set<InboxEntry>().Add(new InboxEntry { EventId = message.Id, Reaction = route.Name, At = Instants.Stored(clock) });
        await route.Run(scope.ServiceProvider, message.Body, ct);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Reaction {Reaction} to {Type} {Id} failed; it will be tried again")]
    private partial void LogFailed(Exception e, string type, Guid id, string reaction);
}
