namespace Isthmus.Indicators.Claims;

/// <summary>Who sees a claim and who changes it.</summary>
internal static class ClaimAccess
{
    public const string Unknown = "indicators.no-such-claim";

    /// <summary>What was public once stays to be seen, with the word that it is not said any more.</summary>
    public static bool Sees(this Actor actor, Claim claim) => claim.SaidFrom is not null || actor.IsOrganiser;

    public static async Task<Outcome<Claim>> ToWrite(ClaimId id, int? version, Actor actor, IndicatorsDb db, CancellationToken ct)
    {
        if (await db.Claims.SingleOrDefaultAsync(c => c.Id == id, ct) is not { } claim || !actor.Sees(claim)) return Refusal.NotFound(Unknown);
        if (!actor.IsOrganiser) return Refusal.Forbidden();
        return claim.Check(version) is { } stale ? stale : claim;
    }
}

/// <summary>Where a claim stands now.</summary>
internal sealed record ClaimAnswer(ClaimId Id, int Version, ClaimState State);
