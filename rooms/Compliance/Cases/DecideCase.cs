using Isthmus.Compliance.Gate;

namespace Isthmus.Compliance.Cases;

/// <summary>The second officer agrees to a release. Never the one who proposed it.</summary>
internal static class ConfirmRelease
{
    public static async Task<Outcome<Case>> Handle(CaseId id, int? version, Actor actor, ComplianceDb db, AskAgain again, Screeners screeners, TimeProvider clock, CancellationToken ct)
    {
        if (!actor.IsComplianceOfficer() || actor.User is not { } user) return Refusal.Forbidden();
        if (await db.Cases.SingleOrDefaultAsync(c => c.Id == id, ct) is not { } open) return Refusal.NotFound();
        if (open.State != CaseState.Proposed) return Refusal.Conflict("compliance.case-not-proposed");
        if (open.ProposedBy == user) return Refusal.Forbidden("compliance.case-same-officer");
        if (open.Check(version) is { } stale) return stale;
        if (await CaseEvidence.Verdict(open, db, ct) is not { } verdict) return Refusal.Conflict("compliance.case-forgotten");

        var now = Instants.Stored(clock);
        // Before the transaction: making a screener ready may take a while.
        var screener = await screeners.Current(db, now, ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var findings = verdict.Findings.Where(f => f is { SetAsideBy: null, Refuses: false } && f.Check is not (Check.Lists or Check.Dependency)).Select(f => new RuledFinding(f.Key, f.Content)).ToList();
        foreach (var refusal in await db.Rulings.Where(r => r.SubjectKind == open.SubjectKind && r.SubjectId == open.SubjectId && r.Refuses && r.LiftedAt == null).ToListAsync(ct)) refusal.LiftedAt = now;
        db.Rulings.Add(Rulings.Of(open, refuses: false, findings, open.Reason!, open.Until, now));
        open.Release(user, actor.Name.Cut(200), now);
        db.Doing("compliance.release");
        return await Rulings.Save(open, screener, db, again, transaction, now, ct);
    }
}

/// <summary>An officer refuses a case: what it is about stays out until two officers release it. One is enough to be careful.</summary>
internal static class RefuseCase
{
    internal sealed class Request
    {
        [Required] public int? Version { get; set; }
        [Required, StringLength(Case.LongestReason, MinimumLength = 10), Lines] public string? Reason { get; set; }
    }

    public static async Task<Outcome<Case>> Handle(CaseId id, Request request, Actor actor, ComplianceDb db, AskAgain again, Screeners screeners, TimeProvider clock, CancellationToken ct)
    {
        if (!actor.IsComplianceOfficer() || actor.User is not { } user) return Refusal.Forbidden();
        if (await db.Cases.SingleOrDefaultAsync(c => c.Id == id, ct) is not { } open) return Refusal.NotFound();
        if (!open.IsOpen) return Refusal.Conflict("compliance.case-not-open");
        if (open.Check(request.Version) is { } stale) return stale;

        var now = Instants.Stored(clock);
        var screener = await screeners.Current(db, now, ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        db.Rulings.Add(Rulings.Of(open, refuses: true, [], request.Reason!.Trim(), null, now));
        open.Refuse(user, actor.Name.Cut(200), request.Reason!.Trim(), now);
        db.Doing("compliance.refuse");
        return await Rulings.Save(open, screener, db, again, transaction, now, ct);
    }
}

/// <summary>Opens a decided case again: a first step, which changes nothing for its subject until it is decided anew.</summary>
internal static class ReopenCase
{
    public static async Task<Outcome<Case>> Handle(CaseId id, int? version, Actor actor, ComplianceDb db, TimeProvider clock, CancellationToken ct)
    {
        if (!actor.IsComplianceOfficer()) return Refusal.Forbidden();
        if (await db.Cases.SingleOrDefaultAsync(c => c.Id == id, ct) is not { } closed) return Refusal.NotFound();
        if (closed.State != CaseState.Refused) return Refusal.Conflict("compliance.case-not-refused");
        if (closed.Check(version) is { } stale) return stale;
        if (await db.Cases.AnyAsync(c => c.SubjectKind == closed.SubjectKind && c.SubjectId == closed.SubjectId && (c.State == CaseState.Open || c.State == CaseState.Proposed), ct)) return Refusal.Conflict("compliance.case-other-open");
        closed.Reopen(Instants.Stored(clock));
        // Lists have moved on since it was closed: it is about what is found now.
        if (await db.Subjects.AsNoTracking().SingleOrDefaultAsync(s => s.Kind == closed.SubjectKind && s.Id == closed.SubjectId, ct) is { } subject
            && await db.Decisions.AsNoTracking().SingleOrDefaultAsync(d => d.Id == subject.Decision, ct) is { Verdict: { } verdict } decision)
            closed.Follow(subject.Asked(), decision, CanonicalJson.Read<Verdict>(verdict));
        db.Doing("compliance.reopen-case");
        try { await db.SaveChangesAsync(ct); }
        catch (DbUpdateException e) when (DbErrors.IsStale(e)) { return Refusal.Stale(closed.Version); }
        return closed;
    }
}
