namespace Isthmus.Compliance.Gate;

/// <summary>Decides subjects again because something else than the subject changed: a list, a regime, a ruling. Tells the rooms and the people concerned whenever the answer is another one; the caller saves.</summary>
internal sealed class AskAgain(ComplianceDb db, Deciding deciding, OfficerMail officers, KeeperMail keepers)
{
    public async Task<IReadOnlyList<Decided>> Stage(IReadOnlyList<GateSubject> subjects, Screener screener, DateTime now, CancellationToken ct)
    {
        return await Tell(await deciding.Stage([.. subjects.Select(s => s.Asked())], screener, counts: true, now, ct), ct);
    }

    /// <summary>Queues what rooms and people have to hear about subjects that stand otherwise than before.</summary>
    public async Task<IReadOnlyList<Decided>> Tell(IReadOnlyList<Decided> decided, CancellationToken ct)
    {
        var changed = decided.Where(d => d.Before != d.Verdict.Standing).ToList();
        foreach (var change in changed) db.Publish(new StandingChanged(change.Question.Subject, change.Verdict.Standing, change.Decision));
        await officers.OfNewCases(ct);
        await keepers.OfChanges(changed, ct);
        return changed;
    }
}
