using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Isthmus.Testing;

/// <summary>Once armed, the next one who begins to write waits at the door, having read what it reads before, until others are done.</summary>
public sealed class Latecomer : DbTransactionInterceptor
{
    private TaskCompletionSource? _waits;
    private TaskCompletionSource _open = new();

    public void AddTo<TDb>(IServiceCollection services) where TDb : DbContext => services.ConfigureDbContext<TDb>(options => options.AddInterceptors(this));

    /// <summary>Starts the call that comes late and returns when it waits.</summary>
    public async Task<Task<HttpResponseMessage>> Begin(Func<Task<HttpResponseMessage>> call)
    {
        (_waits, _open) = (new(TaskCreationOptions.RunContinuationsAsynchronously), new(TaskCreationOptions.RunContinuationsAsynchronously));
        var waits = _waits.Task;
        var answer = Task.Run(call);
        await waits.WaitAsync(TimeSpan.FromSeconds(30));
        return answer;
    }

    public void LetIn() => _open.SetResult();

    public override async ValueTask<InterceptionResult<DbTransaction>> TransactionStartingAsync(
        DbConnection connection, TransactionStartingEventData eventData, InterceptionResult<DbTransaction> result, CancellationToken cancellationToken = default)
    {
        if (Interlocked.Exchange(ref _waits, null) is not { } waits) return result;
        var open = _open.Task;
        waits.SetResult();
        await open.WaitAsync(TimeSpan.FromSeconds(60), cancellationToken);
        return result;
    }
}
