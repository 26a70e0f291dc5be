using Isthmus.Compliance.Gate;
using Microsoft.EntityFrameworkCore.Storage;

namespace Isthmus.Compliance.Cases;

internal static class Rulings
{
    public static Ruling Of(Case about, bool refuses, IReadOnlyList<RuledFinding> findings, string reason, DateOnly? until, DateTime now) => new()
    {
        Id = RulingId.New(), Case = about.Id, SubjectKind = about.SubjectKind, SubjectId = about.SubjectId, Refuses = refuses, Findings = CanonicalJson.Write(findings), Reason = reason, Until = until, At = now,
    };

    /// <summary>Saves a ruling and decides its subject anew under it, both or neither.</summary>
    public static async Task<Outcome<Case>> Save(Case about, Screener screener, ComplianceDb db, AskAgain again, IDbContextTransaction transaction, DateTime now, CancellationToken ct)
    {
        try
        {
            await db.HoldLists(ct);
            if (!await Screeners.IsInForce(screener, db, now, ct)) { await transaction.RollbackAsync(ct); return Refusal.Conflict("compliance.case-meanwhile"); }
            // First the subject, then the end of the audit's chain: as all who decide it, so that no two wait for each other crosswise.
            if (!db.Database.IsSqlite()) await db.Database.ExecuteSqlAsync($"""SELECT 1 FROM compliance_subject WHERE "Kind" = {about.SubjectKind} AND "Id" = {about.SubjectId} FOR UPDATE""", ct);
            await db.SaveChangesAsync(ct);
            if (await db.Subjects.SingleOrDefaultAsync(s => s.Kind == about.SubjectKind && s.Id == about.SubjectId, ct) is { } subject)
            {
                await again.Stage([subject], screener, now, ct);
                await db.SaveChangesAsync(ct);
            }
            await transaction.CommitAsync(ct);
            return about;
        }
        catch (Exception e) when (DbErrors.IsStale(e) || DbErrors.IsDuplicate(e))
        {
            await transaction.RollbackAsync(ct);
            return Refusal.Conflict("compliance.case-meanwhile");
        }
    }
}
