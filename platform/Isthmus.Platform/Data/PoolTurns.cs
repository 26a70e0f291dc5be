using System.Collections.Concurrent;
using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Isthmus.Platform.Data;

/// <summary>
/// Who is in a transaction may ask another room, which has a connection of its own. A crowd that waits for one lock would have all connections of the pool between them, and who has the lock would never
/// get its second one: so who has none yet waits with empty hands while half of the pool is out.
/// </summary>
[System.Diagnostics.CodeAnalysis.SuppressMessage("Reliability", "CA1001", Justification = "One for each pool, as long as the process lives.")]
internal sealed class PoolTurns(int atOnce, TimeSpan patience) : DbConnectionInterceptor
{
    private static readonly ConcurrentDictionary<(string Pool, int AtOnce), PoolTurns> s_all = [];
    // One of a scope has a turn for all that the scope opens.
    private static readonly ConditionalWeakTable<IServiceProvider, Held> s_held = [];
    private readonly SemaphoreSlim _turns = new(atOnce);

    private sealed class Held
    {
        public HashSet<DbConnection> Open { get; } = [];
        public bool Turn { get; set; }
    }

    public static PoolTurns Of(string connection, int atOnce, TimeSpan patience) => s_all.GetOrAdd((connection, atOnce), _ => new(atOnce, patience));

    public override async ValueTask<InterceptionResult> ConnectionOpeningAsync(DbConnection connection, ConnectionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
    {
        if (!Begins(connection, eventData)) return result;
        try
        {
            if (!await _turns.WaitAsync(patience, cancellationToken)) throw new TimeoutException($"The database was busy for {patience.TotalSeconds:0} s: {atOnce} at once had it (Database:AtOnce).");
            Of(eventData)!.Turn = true;
            return result;
        }
        catch { Ends(connection, eventData); throw; }
    }

    public override InterceptionResult ConnectionOpening(DbConnection connection, ConnectionEventData eventData, InterceptionResult result) => ConnectionOpeningAsync(connection, eventData, result).AsTask().GetAwaiter().GetResult();

    public override void ConnectionClosed(DbConnection connection, ConnectionEndEventData eventData) => Ends(connection, eventData);
    public override Task ConnectionClosedAsync(DbConnection connection, ConnectionEndEventData eventData) { Ends(connection, eventData); return Task.CompletedTask; }
    public override void ConnectionDisposed(DbConnection connection, ConnectionEndEventData eventData) => Ends(connection, eventData);
    public override Task ConnectionDisposedAsync(DbConnection connection, ConnectionEndEventData eventData) { Ends(connection, eventData); return Task.CompletedTask; }
    public override void ConnectionFailed(DbConnection connection, ConnectionErrorEventData eventData) => Ends(connection, eventData);
    public override Task ConnectionFailedAsync(DbConnection connection, ConnectionErrorEventData eventData, CancellationToken cancellationToken = default) { Ends(connection, eventData); return Task.CompletedTask; }

    private static bool Begins(DbConnection connection, ConnectionEventData eventData)
    {
        if (Of(eventData) is not { } held) return false;
        lock (held) return held.Open.Add(connection) && held.Open.Count == 1;
    }

    private void Ends(DbConnection connection, ConnectionEventData eventData)
    {
        if (Of(eventData) is not { } held) return;
        lock (held)
        {
            if (!held.Open.Remove(connection) || held.Open.Count > 0 || !held.Turn) return;
            held.Turn = false;
            _turns.Release();
        }
    }

    // A context that was made by hand belongs to no scope.
    private static Held? Of(ConnectionEventData eventData) => (eventData.Context as RoomDb)?.Services is { } scope ? s_held.GetOrCreateValue(scope) : null;
}
