using Isthmus.Platform.Audit;

namespace Isthmus.Operations.Audit;

/// <summary>Walks the whole chain and names what was changed or removed.</summary>
internal static class VerifyAudit
{
    public static void Map(RouteGroupBuilder group) => group
        .MapPost("/audit/verify", async (PlatformDb db, CancellationToken ct) => TypedResults.Ok(await AuditVerifier.Verify(db, ct)))
        .RequireAccess(Policies.Auditor, "operations:read").WithName(nameof(VerifyAudit)).WithSummary("Verify the audit chain");
}
