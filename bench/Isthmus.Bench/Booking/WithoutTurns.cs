using System.Data.Common;
using Isthmus.Places;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Isthmus.Bench.Booking;

/// <summary>The negative control: the server's own code, from which nobody takes turns at a resource.</summary>
internal sealed class WithoutTurns : DbCommandInterceptor
{
    public void AddTo(IServiceCollection services) => services.ConfigureDbContext<PlacesDb>(o => o.AddInterceptors(this));

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default) =>
        command.CommandText.Contains("pg_advisory_xact_lock", StringComparison.Ordinal) ? ValueTask.FromResult(InterceptionResult<int>.SuppressWithResult(0)) : ValueTask.FromResult(result);
}
