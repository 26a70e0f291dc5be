using Isthmus.Platform.Data;
using Isthmus.Platform.Jobs;
using Isthmus.Platform.Settings;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Isthmus.Platform.Http;

internal sealed class DatabaseHealth(PlatformDb db) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        await db.Database.CanConnectAsync(cancellationToken) ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy("The database does not answer.");
}

/// <summary>On PostgreSQL another process may hold the beat, so only a process without a neighbour can call silence a fault.</summary>
internal sealed class PumpHealth(PumpPulse pulse, BackgroundSettings settings, DatabaseSettings database) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(!settings.Enabled || database.Provider == Provider.Postgres || pulse.Age < TimeSpan.FromMinutes(5)
            ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy("Background work has not run for five minutes."));
}
