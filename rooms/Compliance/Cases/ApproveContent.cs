using Isthmus.Compliance.Gate;

namespace Isthmus.Compliance.Cases;

/// <summary>
/// A reviewer lets a text stand in which nothing but a medical claim was found. That is no question of sanctions or of export control, so it takes one officer; not the one who wrote the text.
/// </summary>
internal static class ApproveContent
{
    public static async Task<Outcome<Case>> Handle(CaseId id, ProposeRelease.Request request, Actor actor, ComplianceDb db, AskAgain again, Screeners screeners, TimeProvider clock, CancellationToken ct)
    {
        if (!actor.IsComplianceOfficer() || actor.User is not { } user) return Refusal.Forbidden();
        if (await db.Cases.SingleOrDefaultAsync(c => c.Id == id, ct) is not { } open) return Refusal.NotFound();
        if (open.State != CaseState.Open) return Refusal.Conflict("compliance.case-not-open");
        if (!open.IsContent) return Refusal.Conflict("compliance.case-not-content");
        if (open.Check(request.Version) is { } stale) return stale;
        if (await db.Decisions.AsNoTracking().AnyAsync(d => d.Id == open.Decision && d.ById == user.Value, ct)) return Refusal.Forbidden("compliance.case-own-text");
        var now = Instants.Stored(clock);
        if (ProposeRelease.WrongDay(request.Until, now) is { } wrong) return wrong;
        if (await CaseEvidence.Verdict(open, db, ct) is not { } verdict) return Refusal.Conflict("compliance.case-forgotten");

        var screener = await screeners.Current(db, now, ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var findings = verdict.Findings.Where(f => f.SetAsideBy is null && f.IsContent).Select(f => new RuledFinding(f.Key, f.Content)).ToList();
        open.Propose(user, actor.Name.Cut(200), request.Reason!.Trim(), request.Until!.Value, now);
        db.Rulings.Add(Rulings.Of(open, refuses: false, findings, open.Reason!, open.Until, now));
        open.Release(user, actor.Name.Cut(200), now);
        db.Doing("compliance.approve-content");
        return await Rulings.Save(open, screener, db, again, transaction, now, ct);
    }
}
