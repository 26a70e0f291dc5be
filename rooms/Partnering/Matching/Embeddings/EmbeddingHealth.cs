using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Isthmus.Partnering.Matching.Embeddings;

/// <summary>The site does without the service, so its silence is no fault of the site.</summary>
internal sealed class EmbeddingHealth(OpportunityVectors vectors) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(vectors.Trouble is { } trouble ? HealthCheckResult.Degraded($"Embeddings: {trouble}. Matches go by words alone.") : HealthCheckResult.Healthy());
}
