using Isthmus.Compliance.Cases;
using Isthmus.Names;

namespace Isthmus.Compliance.Gate;

/// <summary>A question that was decided, and how its subject stood before; null for a subject that is new.</summary>
internal sealed record Decided(GateQuestion Question, DecisionId Decision, Verdict Verdict, Standing? Before);

/// <summary>Decides questions and stages what that leaves behind. The caller saves.</summary>
internal sealed class Deciding(ComplianceDb db, CurrentActor who)
{
    /// <param name="counts">The subjects stand by the answers at once. Without it only those that are new do: of the others the asking room has yet to say that it went by the answer, for of two who
    /// change something at the same moment one is refused.</param>
    public async Task<IReadOnlyList<Decided>> Stage(IReadOnlyList<GateQuestion> questions, Screener screener, bool counts, DateTime now, CancellationToken ct)
    {
        var refs = questions.SelectMany(q => q.DependsOn.Prepend(q.Subject)).Distinct().ToList();
        var subjects = await Subjects(refs, ct);
        var rulings = await RulingsInForce(db, questions.Select(q => q.Subject), now, ct);
        var cases = await OpenCases(questions.Select(q => q.Subject.Id).Distinct().ToList(), ct);
        var last = subjects.Values.Select(s => s.Decision).ToList();
        var decisions = await db.Decisions.AsNoTracking().Where(d => last.Contains(d.Id)).ToDictionaryAsync(d => d.Id, ct);
        var overtaken = counts ? [] : await Overtaken([.. questions.Select(q => subjects.GetValueOrDefault(q.Subject)).OfType<GateSubject>()], ct);
        var digests = new List<object>();
        var results = new List<Decided>(questions.Count);
        foreach (var question in questions)
        {
            var subject = subjects.GetValueOrDefault(question.Subject);
            Standing? before = subject?.Standing;
            var known = new Known(now, [.. rulings[question.Subject]], [.. question.DependsOn.Select(d => new DependencyStanding(d, subjects.TryGetValue(d, out var other) ? other.Standing : Standing.OnHold))]);
            var verdict = Decide.Of(question, screener, known);
            var (asked, said) = (CanonicalJson.Write(question), CanonicalJson.Write(verdict));
            // Asked again with nothing new in question, lists or answer: the decision that there is still is the evidence. Where nobody asked and only the lists moved on, the same answer is none that
            // anybody waits for: the job says how many it looked at.
            if (subject is not null && subject.Question == asked && decisions.TryGetValue(subject.Decision, out var same) && same.Verdict == said && (counts || same.Basis == screener.Digest && !overtaken.Contains(question.Subject)))
            {
                results.Add(new(question, same.Id, verdict, before));
                continue;
            }
            var decision = Record(question, asked, known, verdict, said, screener.Digest, now);
            digests.Add(new { id = decision.Id.ToString(), decision.Standing, decision.Digest });
            if (subject is null || counts) Count(subject, cases[question.Subject].FirstOrDefault(), question, decision, verdict, subjects);
            results.Add(new(question, decision.Id, verdict, before));
        }
        if (digests.Count > 0)
        {
            await Keep(screener, ct);
            // The chain holds the digests of all decisions; what they say about people stands beside it, where it can be forgotten.
            db.Record("compliance.decide", new SubjectRef("compliance_basis", screener.Digest), new { decisions = digests });
        }
        return results;
    }

    /// <summary>
    /// The subjects that something else was asked about after what they stand by: a room may just be saving that. Who asks the first again needs a decision that is later than both, or the one
    /// in between would count as the last word.
    /// </summary>
    private async Task<HashSet<SubjectRef>> Overtaken(IReadOnlyList<GateSubject> subjects, CancellationToken ct)
    {
        var overtaken = new HashSet<SubjectRef>();
        foreach (var kind in subjects.Distinct().GroupBy(s => s.Kind))
            foreach (var some in kind.Chunk(500))
            {
                var (ids, by) = (some.Select(s => s.Id).ToList(), some.ToDictionary(s => s.Id, s => s.Decision));
                foreach (var asked in await db.Decisions.AsNoTracking().Where(d => d.SubjectKind == kind.Key && ids.Contains(d.SubjectId)).Select(d => new { d.SubjectId, d.Id }).ToListAsync(ct))
                    if (asked.Id > by[asked.SubjectId]) overtaken.Add(new(kind.Key, asked.SubjectId));
            }
        return overtaken;
    }

    /// <summary>Rooms have saved what they asked about: their subjects stand by these decisions from now on, unless by a later one already.</summary>
    public async Task<IReadOnlyList<Decided>> Take(IReadOnlyList<DecisionId> ids, Screener screener, DateTime now, CancellationToken ct)
    {
        var decisions = await db.Decisions.AsNoTracking().Where(d => ids.Contains(d.Id) && d.Question != null && d.Verdict != null).OrderBy(d => d.Id).ToListAsync(ct);
        var known = decisions.ToDictionary(d => d.Id, d => CanonicalJson.Read<Known>(d.Known).Dependencies);
        var subjects = await Subjects([.. decisions.Select(d => d.Subject).Concat(known.Values.SelectMany(k => k.Select(d => d.Subject))).Distinct()], ct);
        var cases = await OpenCases([.. decisions.Select(d => d.SubjectId).Distinct()], ct);
        var (results, outdated) = (new List<Decided>(), new List<GateQuestion>());
        foreach (var decision in decisions.GroupBy(d => d.Subject).Select(g => g.Last()))
        {
            var subject = subjects.GetValueOrDefault(decision.Subject);
            if (subject is not null && decision.Id < subject.Decision) continue;
            var (question, verdict) = (CanonicalJson.Read<GateQuestion>(decision.Question!), CanonicalJson.Read<Verdict>(decision.Verdict!));
            // Asked about just before what it depends on was held, and saved just after: whoever follows that hold has not seen it.
            var moved = known[decision.Id].Any(d => (subjects.GetValueOrDefault(d.Subject)?.Standing ?? Standing.OnHold) != d.Standing);
            if (moved || subject?.Decision != decision.Id && decision.Basis != screener.Digest) { outdated.Add(question); continue; }
            if (subject?.Decision == decision.Id) continue;
            results.Add(new(question, decision.Id, verdict, subject?.Standing));
            Count(subject, cases[decision.Subject].FirstOrDefault(), question, decision, verdict, subjects);
        }
        return outdated.Count == 0 ? results : [.. results, .. await Stage(outdated, screener, counts: true, now, ct)];
    }

    private void Count(GateSubject? subject, Case? open, GateQuestion question, Decision decision, Verdict verdict, Dictionary<SubjectRef, GateSubject> subjects)
    {
        if (subject is null) db.Subjects.Add(subjects[question.Subject] = subject = GateSubject.Of(question.Subject));
        subject.Decided(question, decision, verdict);
        Follow(open, question, decision, verdict);
    }

    private async Task<ILookup<SubjectRef, Case>> OpenCases(List<string> ids, CancellationToken ct) =>
        (await db.Cases.Where(c => ids.Contains(c.SubjectId) && (c.State == CaseState.Open || c.State == CaseState.Proposed)).ToListAsync(ct)).ToLookup(c => c.Subject);

    /// <summary>The rulings of officers that hold at a moment.</summary>
    public static async Task<ILookup<SubjectRef, RulingInForce>> RulingsInForce(ComplianceDb db, IEnumerable<SubjectRef> subjects, DateTime now, CancellationToken ct)
    {
        var day = DateOnly.FromDateTime(now);
        var ids = subjects.Select(s => s.Id).Distinct().ToList();
        var found = new List<Ruling>();
        foreach (var some in ids.Chunk(500)) found.AddRange(await db.Rulings.AsNoTracking().Where(r => some.Contains(r.SubjectId) && r.LiftedAt == null && (r.Until == null || r.Until >= day)).OrderBy(r => r.At).ToListAsync(ct));
        return found.ToLookup(r => new SubjectRef(r.SubjectKind, r.SubjectId), r => r.InForce);
    }

    private async Task<Dictionary<SubjectRef, GateSubject>> Subjects(List<SubjectRef> refs, CancellationToken ct)
    {
        var found = new Dictionary<SubjectRef, GateSubject>();
        foreach (var kind in refs.GroupBy(r => r.Kind))
            foreach (var some in kind.Select(r => r.Id).Chunk(500))
                foreach (var subject in await db.Subjects.Where(s => s.Kind == kind.Key && some.Contains(s.Id)).ToListAsync(ct)) found[subject.Ref] = subject;
        return found;
    }

    private Decision Record(GateQuestion question, string asked, Known known, Verdict verdict, string said, string basis, DateTime now)
    {
        var context = CanonicalJson.Write(known);
        var decision = new Decision
        {
            Id = DecisionId.New(), At = now, Point = question.Point, SubjectKind = question.Subject.Kind, SubjectId = question.Subject.Id, ById = who.Actor.User?.Value, ByName = who.Actor.Name.Cut(200),
            Standing = verdict.Standing, Basis = basis, Question = asked, Known = context, Verdict = said, Search = SearchTerms.Column(Names(question, verdict)), Digest = Digests.Of([asked, basis, context, said]),
        };
        db.Decisions.Add(decision);
        return decision;
    }

    private static IEnumerable<string> Names(GateQuestion question, Verdict verdict) =>
        [question.Label, .. question.Parties.SelectMany(p => p.OtherNames.Prepend(p.Name).Concat((p.Owners ?? []).Select(o => o.Name))), .. verdict.Findings.Select(f => f.Party).OfType<PartyEvidence>().SelectMany(p => new[] { p.EntryName, p.MatchedName })];

    // A case is opened for what officers can judge: not for a list that is missing, nor for what hangs on another subject.
    private void Follow(Case? open, GateQuestion question, Decision decision, Verdict verdict)
    {
        var toJudge = verdict.Findings.Any(f => f.SetAsideBy is null && f.Check is not (Check.Lists or Check.Dependency or Check.Ruling));
        // What officers have refused stays refused, whatever else is found: they open that case again themselves.
        var refused = verdict.Findings.Any(f => f.Check == Check.Ruling);
        if (open is null)
        {
            if (toJudge && !refused) db.Cases.Add(Case.Open(question, decision, verdict));
            return;
        }
        open.Follow(question, decision, verdict);
        // Without its lists the gate does not know that there is nothing any more.
        if (!toJudge && !refused && !verdict.Findings.Any(f => f.Check == Check.Lists)) open.Lapse(decision.At);
    }

    private async Task Keep(Screener screener, CancellationToken ct)
    {
        if (db.Bases.Local.Any(b => b.Digest == screener.Digest) || await db.Bases.AnyAsync(b => b.Digest == screener.Digest, ct)) return;
        db.Bases.Add(new KeptBasis { Digest = screener.Digest, Json = CanonicalJson.Write(screener.Basis) });
    }
}
