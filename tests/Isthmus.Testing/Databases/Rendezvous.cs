using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Isthmus.Testing;

/// <summary>
/// A starting line for races: once armed, the writers of a room wait, each having read, until all of them are about to write. A race that only hopes for overlap has no overlap on a busy machine,
/// and its negative control fails for the wrong reason.
/// </summary>
public sealed class Rendezvous : DbTransactionInterceptor
{
    private readonly TaskCompletionSource _all = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _missing;

    /// <summary>From now on the next <paramref name="writers"/> transactions start together.</summary>
    public void Arm(int writers) => Volatile.Write(ref _missing, writers);

    public void AddTo<TDb>(IServiceCollection services) where TDb : DbContext => services.ConfigureDbContext<TDb>(options => options.AddInterceptors(this));

    public override async ValueTask<InterceptionResult<DbTransaction>> TransactionStartingAsync(
        DbConnection connection, TransactionStartingEventData eventData, InterceptionResult<DbTransaction> result, CancellationToken cancellationToken = default)
    {
        if (Volatile.Read(ref _missing) <= 0) return result;
        if (Interlocked.Decrement(ref _missing) == 0) _all.SetResult();
        await _all.Task.WaitAsync(TimeSpan.FromSeconds(60), cancellationToken);
        return result;
    }
}
