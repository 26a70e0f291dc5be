using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Isthmus.Platform.Data;

/// <summary>What was saved inside a longer transaction is there for others only when that has committed.</summary>
internal sealed class WakeOnCommit : DbTransactionInterceptor
{
    public static readonly WakeOnCommit Instance = new();

    public override Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        (eventData.Context as RoomDb)?.Committed();
        return Task.CompletedTask;
    }
}
