using Isthmus.Compliance.Rescreening;

namespace Isthmus.Compliance.Regimes;

/// <summary>Loads a file as the next version of a regime pack and uses it in place of the one before. A recorded decision of the operator, after which everything is screened again.</summary>
internal static class LoadRegime
{
    public static async Task<Outcome<RegimePack>> Handle(byte[] file, Actor actor, ComplianceDb db, TimeProvider clock, CancellationToken ct)
    {
        if (!actor.IsComplianceOfficer() && actor.Kind != ActorKind.System) return Refusal.Forbidden();
        var read = RegimeFile.Read(file);
        if (!read.Succeeded) return read.Refusal;
        var (rules, json) = read.Value;
        var digest = Digests.Of(json);
        var versions = await db.Regimes.Where(r => r.Code == rules.Code).OrderBy(r => r.Number).ToListAsync(ct);
        // The same file once more changes nothing.
        if (versions.Find(v => v.InUse && v.Sha256 == digest) is { } same) return same;
        var loaded = new RegimePack
        {
            Code = rules.Code, Number = versions.Count == 0 ? 1 : versions[^1].Number + 1, Title = rules.Title, Json = json, Sha256 = digest, Rules = rules.Rules.Count,
            LoadedAt = Instants.Stored(clock), LoadedBy = actor.Name.Cut(200), InUse = true,
        };
        UseRegime.Put(loaded, versions, db);
        db.Regimes.Add(loaded);
        db.Enqueue(Rescreen.JobKind, new Rescreen.Args());
        db.Doing("compliance.load-regime");
        try { await db.SaveChangesAsync(ct); }
        catch (Exception e) when (DbErrors.IsStale(e) || DbErrors.IsDuplicate(e)) { return Refusal.Conflict("compliance.regime-meanwhile"); }
        return loaded;
    }
}
