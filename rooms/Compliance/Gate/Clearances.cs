namespace Isthmus.Compliance.Gate;

/// <summary>The gate as other rooms ask it.</summary>
internal sealed class Clearances(ComplianceDb db, Deciding deciding, Screeners screeners, OfficerMail officers, TimeProvider clock) : IClearance
{
    private const int Batch = 500;
    private const int Attempts = 5;

    public async Task<IReadOnlyList<Clearance>> Ask(IReadOnlyList<GateQuestion> questions, CancellationToken ct)
    {
        var answers = new List<Clearance>(questions.Count);
        foreach (var some in questions.Chunk(Batch)) answers.AddRange(await AskSome(some, ct));
        return answers;
    }

    private async Task<IEnumerable<Clearance>> AskSome(GateQuestion[] questions, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            db.ChangeTracker.Clear();
            var now = Instants.Stored(clock);
            var screener = await screeners.Current(db, now, ct);
            var decided = await deciding.Stage(questions, screener, counts: false, now, ct);
            await officers.OfNewCases(ct);
            try
            {
                await using var transaction = await db.Database.BeginTransactionAsync(ct);
                await db.HoldLists(ct);
                // A list came into force while this was thought about: it has been screened against already, and would not be again.
                if (!await Screeners.IsInForce(screener, db, now, ct) && attempt < Attempts) continue;
                await db.SaveChangesAsync(ct);
                await transaction.CommitAsync(ct);
                return decided.Select(d => new Clearance(d.Decision, d.Verdict.Standing));
            }
            // The same new subject or the same basis was written at the same moment: what is there counts.
            catch (Exception e) when (attempt < Attempts && (DbErrors.IsStale(e) || DbErrors.IsDuplicate(e))) { }
        }
    }

    public async Task<IReadOnlyDictionary<SubjectRef, Standing>> Of(IReadOnlyCollection<SubjectRef> subjects, CancellationToken ct)
    {
        var standings = subjects.Distinct().ToDictionary(s => s, _ => Standing.OnHold);
        // With a list missing nobody is clear, whatever was said before.
        var complete = (await Screeners.BasisNow(db, Instants.Stored(clock), ct)).IsComplete;
        foreach (var kind in subjects.GroupBy(s => s.Kind))
            foreach (var some in kind.Select(s => s.Id).Distinct().Chunk(500))
                foreach (var row in await db.Subjects.AsNoTracking().Where(s => s.Kind == kind.Key && some.Contains(s.Id)).Select(s => new { s.Id, s.Standing }).ToListAsync(ct))
                    standings[new(kind.Key, row.Id)] = row.Standing == Standing.Clear && !complete ? Standing.OnHold : row.Standing;
        return standings;
    }
}
