using Isthmus.Compliance.Rescreening;

namespace Isthmus.Compliance.Regimes;

/// <summary>Uses a version of a regime pack, an older one or one that was put aside, or uses none of it any more. A recorded decision that screens everything again.</summary>
internal static class UseRegime
{
    /// <param name="number">The version to use; null for none.</param>
    public static async Task<Outcome<RegimePack>> Handle(string code, int? number, Actor actor, ComplianceDb db, CancellationToken ct)
    {
        if (!actor.IsComplianceOfficer()) return Refusal.Forbidden();
        var versions = await db.Regimes.Where(r => r.Code == code).OrderBy(r => r.Number).ToListAsync(ct);
        var wanted = number is null ? null : versions.Find(v => v.Number == number);
        if (versions.Count == 0 || number is not null && wanted is null) return Refusal.NotFound();
        if (versions.Find(v => v.InUse) != wanted)
        {
            Put(wanted, versions, db);
            db.Enqueue(Rescreen.JobKind, new Rescreen.Args());
            db.Doing(wanted is null ? "compliance.drop-regime" : "compliance.use-regime");
            try { await db.SaveChangesAsync(ct); }
            catch (DbUpdateException e) when (DbErrors.IsStale(e)) { return Refusal.Conflict("compliance.regime-meanwhile"); }
        }
        return wanted ?? versions[^1];
    }

    /// <summary>One of the versions, or none, in use. The first version counts every such change, so that of two at the same moment one is told: otherwise both could end in use.</summary>
    public static void Put(RegimePack? wanted, List<RegimePack> versions, ComplianceDb db)
    {
        foreach (var version in versions) version.InUse = version == wanted;
        if (versions.Count > 0) db.Entry(versions[0]).Property(v => v.InUse).IsModified = true;
    }
}
