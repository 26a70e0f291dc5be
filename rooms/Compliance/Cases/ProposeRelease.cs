namespace Isthmus.Compliance.Cases;

/// <summary>The first of two officers proposes to release a case, for a reason and until a day.</summary>
internal static class ProposeRelease
{
    internal sealed class Request
    {
        [Required] public int? Version { get; set; }
        [Required, StringLength(Case.LongestReason, MinimumLength = 10), Lines] public string? Reason { get; set; }
        [Required] public DateOnly? Until { get; set; }
    }

    public static async Task<Outcome<Case>> Handle(CaseId id, Request request, Actor actor, ComplianceDb db, TimeProvider clock, CancellationToken ct)
    {
        if (!actor.IsComplianceOfficer() || actor.User is not { } user) return Refusal.Forbidden();
        if (await db.Cases.SingleOrDefaultAsync(c => c.Id == id, ct) is not { } open) return Refusal.NotFound();
        if (open.State != CaseState.Open) return Refusal.Conflict("compliance.case-not-open");
        if (open.Check(request.Version) is { } stale) return stale;
        var now = Instants.Stored(clock);
        if (WrongDay(request.Until, now) is { } wrong) return wrong;
        var verdict = await CaseEvidence.Verdict(open, db, ct);
        if (verdict is null) return Refusal.Conflict("compliance.case-forgotten");
        if (verdict.Findings.Any(f => f.SetAsideBy is null && f.Refuses && f.Check != Gate.Check.Ruling)) return Refusal.Conflict("compliance.case-refuses");
        open.Propose(user, actor.Name.Cut(200), request.Reason!.Trim(), request.Until!.Value, now);
        db.Doing("compliance.propose-release");
        try { await db.SaveChangesAsync(ct); }
        catch (DbUpdateException e) when (DbErrors.IsStale(e)) { return Refusal.Stale(open.Version); }
        return open;
    }

    /// <summary>A release ends: after today, and within a year.</summary>
    public static Refusal? WrongDay(DateOnly? until, DateTime now)
    {
        var day = DateOnly.FromDateTime(now);
        return until > day && until <= day.AddDays(Case.MostDays) ? null : Refusal.InvalidField(nameof(Request.Until), "compliance.wrong.until", Case.MostDays);
    }
}

/// <summary>Takes a proposal off the table: its author, or the one who does not agree.</summary>
internal static class TakeBackProposal
{
    public static async Task<Outcome<Case>> Handle(CaseId id, int? version, Actor actor, ComplianceDb db, TimeProvider clock, CancellationToken ct)
    {
        if (!actor.IsComplianceOfficer()) return Refusal.Forbidden();
        if (await db.Cases.SingleOrDefaultAsync(c => c.Id == id, ct) is not { } open) return Refusal.NotFound();
        if (open.State != CaseState.Proposed) return Refusal.Conflict("compliance.case-not-proposed");
        if (open.Check(version) is { } stale) return stale;
        open.TakeBack(Instants.Stored(clock));
        db.Doing("compliance.take-back-proposal");
        try { await db.SaveChangesAsync(ct); }
        catch (DbUpdateException e) when (DbErrors.IsStale(e)) { return Refusal.Stale(open.Version); }
        return open;
    }
}
