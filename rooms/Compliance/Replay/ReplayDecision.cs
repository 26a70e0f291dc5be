using Isthmus.Compliance.Gate;

namespace Isthmus.Compliance.Replay;

/// <summary>Runs a decision again with the lists, rules and rulings of then, and compares the answers byte for byte.</summary>
internal static class ReplayDecision
{
    internal enum Result
    {
        /// <summary>The same bytes again.</summary>
        Same,

        /// <summary>Other bytes, though everything it rested on is there.</summary>
        Different,

        /// <summary>The engines have changed since: what they say now is no proof of what they said then.</summary>
        OtherEngines,

        /// <summary>A part of what it rested on is gone.</summary>
        Missing,

        /// <summary>What was asked has been forgotten, as a person may demand.</summary>
        Forgotten,
    }

    internal sealed record Replayed(Result Result, string? Missing, string? Now, bool DigestHolds);

    public static async Task<Replayed?> Handle(DecisionId id, ComplianceDb db, Screeners screeners, CancellationToken ct)
    {
        if (await db.Decisions.AsNoTracking().SingleOrDefaultAsync(d => d.Id == id, ct) is not { } decision) return null;
        if (decision.Question is null || decision.Verdict is null) return new(Result.Forgotten, null, null, false);
        var holds = Digests.Of([decision.Question, decision.Basis, decision.Known, decision.Verdict]) == decision.Digest;
        if (await db.Bases.AsNoTracking().SingleOrDefaultAsync(b => b.Digest == decision.Basis, ct) is not { } kept || Digests.Of(kept.Json) != decision.Basis) return new(Result.Missing, decision.Basis, null, holds);
        var basis = CanonicalJson.Read<Basis>(kept.Json);
        if (basis.Engines != Decide.Engines) return new(Result.OtherEngines, basis.Engines, null, holds);
        try
        {
            var screener = await screeners.With(basis, db, ct);
            var now = CanonicalJson.Write(Decide.Of(CanonicalJson.Read<GateQuestion>(decision.Question), screener, CanonicalJson.Read<Known>(decision.Known)));
            return new(now == decision.Verdict ? Result.Same : Result.Different, null, now, holds);
        }
        catch (MissingPartException e) { return new(Result.Missing, e.Part, null, holds); }
    }
}
