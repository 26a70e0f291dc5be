using Isthmus.Platform.Outbox;

namespace Isthmus.Compliance.Reactions;

/// <summary>What was asked about is not there any more: it is not screened again. Where it tells who somebody is, the names in its questions and findings go; the digests stay, and with them the chain.</summary>
internal sealed class ForgetSubjects(ComplianceDb db, TimeProvider clock) : IReaction<SubjectsGone>
{
    public async Task React(SubjectsGone happened, CancellationToken ct)
    {
        var now = Instants.Stored(clock);
        foreach (var kind in happened.Subjects.Distinct().GroupBy(s => s.Kind))
            foreach (var some in kind.Select(s => s.Id).Chunk(500))
            {
                db.Subjects.RemoveRange(await db.Subjects.Where(s => s.Kind == kind.Key && some.Contains(s.Id)).ToListAsync(ct));
                if (happened.Forget)
                    foreach (var decision in await db.Decisions.Where(d => d.SubjectKind == kind.Key && some.Contains(d.SubjectId) && d.Question != null).ToListAsync(ct)) (decision.Question, decision.Verdict, decision.Search) = (null, null, " ");
                foreach (var about in await db.Cases.Where(c => c.SubjectKind == kind.Key && some.Contains(c.SubjectId)).ToListAsync(ct)) about.Close(happened.Forget, now);
            }
        db.Record("compliance.forget", new SubjectRef("compliance_subject", Digests.Of(string.Join(',', happened.Subjects))), new { subjects = happened.Subjects.Count });
    }
}
