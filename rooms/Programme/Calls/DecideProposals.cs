using Isthmus.Contracts.Compliance;
using Isthmus.Programme.Clearing;
using Isthmus.Programme.Publishing;
using Isthmus.Programme.Sessions;
using Isthmus.Programme.Speakers;

namespace Isthmus.Programme.Calls;

/// <summary>The organiser accepts, declines or puts on the waiting list, one proposal or many. What is accepted becomes a session with its speaker; the answer is written once.</summary>
internal static class DecideProposals
{
    public const int Most = 200;

    public sealed class Request
    {
        [Required, MinLength(1), MaxLength(Most)] public List<Guid>? Proposals { get; set; }

        /// <summary>Accepted, Waitlisted or Declined.</summary>
        [Required] public ProposalState? Decision { get; set; }
    }

    public sealed record Result(int Decided, int Unchanged);

    public static async Task<Outcome<Result>> Handle(EditionId id, Request request, CurrentActor who, IEditions editions, ProgrammeDb db, ProposalMail mail, IClearance gate, TimeProvider clock, CancellationToken ct)
    {
        var found = await editions.Own(id, who.Actor, ct);
        if (!found.Succeeded) return found.Refusal;
        if (request.Decision is not (ProposalState.Accepted or ProposalState.Waitlisted or ProposalState.Declined)) return Refusal.InvalidField(nameof(Request.Decision), "ui.validation.value");
        var ids = request.Proposals!.Distinct().Select(ProposalId.From).ToList();
        var asked = request.Decision == ProposalState.Accepted ? await Ask(id, ids, db, gate, ct) : [];
        var decided = await Decide(found.Value, ids, request.Decision.Value, asked, db, mail, clock, ct);
        // Who was a speaker already, or was not accepted after all, is not in the programme under the id that the gate was asked by.
        var unused = asked.Values.Select(a => a.Id).ToList();
        var saved = await db.Speakers.Where(s => unused.Contains(s.Id)).Select(s => s.Id).ToListAsync(ct);
        await SpeakerGate.Drop([.. unused.Except(saved)], db, ct);
        return decided;
    }

    // Those who would become speakers, by their proposals.
    private static async Task<Dictionary<ProposalId, SpeakerAnswer>> Ask(EditionId id, List<ProposalId> ids, ProgrammeDb db, IClearance gate, CancellationToken ct)
    {
        var open = await db.Proposals.AsNoTracking().Where(p => p.EditionId == id && ids.Contains(p.Id) && p.State != ProposalState.Withdrawn && p.State != ProposalState.Accepted && p.SpeakerName != null).OrderBy(p => p.Id).ToListAsync(ct);
        var answers = await gate.Ask([.. open.Select(p => (SpeakerId.New(), Told(p)))], ct);
        return open.Zip(answers).ToDictionary(p => p.First.Id, p => p.Second);
    }

    private static SpeakerText Told(Proposal p) => new(p.SpeakerName!, p.Organisation, p.Biography);

    private static async Task<Outcome<Result>> Decide(
        EditionSummary edition, List<ProposalId> ids, ProposalState decision, Dictionary<ProposalId, SpeakerAnswer> asked, ProgrammeDb db, ProposalMail mail, TimeProvider clock, CancellationToken ct)
    {
        var id = edition.Id;
        await using var turn = await Turn.Take(id, db, ct);
        var board = await Board.Read(edition, db, tracked: true, ct);
        var proposals = await db.Proposals.Where(p => p.EditionId == id && ids.Contains(p.Id)).OrderBy(p => p.Id).ToListAsync(ct);
        if (proposals.Count == 0) return Refusal.NotFound(ChangeProposal.Unknown);
        var (now, number, decided) = (Instants.Stored(clock), SaveSession.NextNumber(board), 0);
        var speakers = board.Speakers.ToList();
        foreach (var p in proposals)
        {
            // What became a session is the programme's from then on: it is cancelled there.
            if (p.State is ProposalState.Withdrawn or ProposalState.Accepted || p.State == decision) continue;
            (p.State, p.DecidedAt) = (decision, now);
            if (p.State == ProposalState.Accepted)
            {
                if (board.Sessions.Count + decided >= Board.Most) return Refusal.Conflict("programme.too-many-sessions", Board.Most);
                Accept(p, number++, speakers, asked.GetValueOrDefault(p.Id), db);
            }
            decided++;
            var key = ProposalMail.AnswerKey(p);
            if (!await db.Mails.AnyAsync(m => m.DedupeKey == key, ct)) db.Send(mail.Answer(p, edition));
        }
        db.Doing("programme.decide-proposals");
        try { await turn.Commit(clock, ct); }
        catch (DbUpdateException e) when (DbErrors.IsStale(e)) { return Refusal.Conflict("programme.changed-meanwhile"); }
        return new Result(decided, proposals.Count - decided);
    }

    private static void Accept(Proposal p, int number, List<Speaker> speakers, SpeakerAnswer? asked, ProgrammeDb db)
    {
        var speaker = speakers.Find(s => s.Name is not null && (string.Equals(s.Email, p.Email, StringComparison.OrdinalIgnoreCase) || p.User is not null && s.User == p.User));
        if (speaker is null)
        {
            // Changed in this moment: the speaker is held until the gate was asked about what stands there now, which the save sees to.
            var answer = asked is not null && asked.Text == Told(p) ? asked : null;
            var speakerId = answer?.Id ?? SpeakerId.New();
            db.Speakers.Add(speaker = new() { Id = speakerId, EditionId = p.EditionId, Uid = speakerId.Value, Name = p.SpeakerName, Organisation = p.Organisation, Biography = p.Biography, Email = p.Email, User = p.User });
            if (answer is not null) speaker.Stand(answer.Clearance);
            speakers.Add(speaker);
        }
        var id = SessionId.New();
        // The text is in the language of the session; where that is none of the site's, it stands for all.
        var language = p.Language is "ru" or "fa" ? p.Language : "en";
        db.Sessions.Add(new Session
        {
            Id = id, EditionId = p.EditionId, Uid = id.Value, Number = number, Title = new([new(language, p.Title)]), Abstract = new([new(language, p.Abstract)]), State = SessionState.Accepted, TrackId = p.TrackId, Minutes = p.Minutes, Language = p.Language,
        });
        db.SessionSpeakers.Add(new() { SessionId = id, SpeakerId = speaker.Id, Place = 1 });
        p.SessionId = id;
    }

    public static void Map(RouteGroupBuilder api) => api.MapPost("/proposals/decisions", async (EditionId id, Request request, CurrentActor who, IEditions editions, ProgrammeDb db, ProposalMail mail, IClearance gate, TimeProvider clock, CancellationToken ct) =>
            (await Handle(id, request, who, editions, db, mail, gate, clock, ct)).ToResult(r => TypedResults.Ok(r)))
        .RequireAccess(Policies.Organiser, "programme:write").WithName("programme.proposals.decide").WithSummary("Accepts, declines or waitlists proposals, up to 200 at a time; accepted ones become sessions");
}
