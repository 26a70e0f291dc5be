using System.Text.Json.Serialization;
using Isthmus.Platform.Audit;
using Isthmus.Platform.Mail;
using Isthmus.Programme.Publishing;
using Isthmus.Programme.Sessions;
using Isthmus.Programme.Speakers;

namespace Isthmus.Programme.Calls;

/// <summary>Whoever has the link changes the proposal while the call is open and nobody has decided, or withdraws it at any time. A withdrawal takes the personal data away at once.</summary>
internal static class ChangeProposal
{
    public const string Unknown = "programme.no-such-proposal";

    public sealed class Request : ProposalFields
    {
        /// <summary>What a form was filled from; the API says it by If-Match.</summary>
        [JsonIgnore] public int? Version { get; set; }
    }

    public static Task<Proposal?> ProposalOf(this ProgrammeDb db, EditionId edition, string? key, CancellationToken ct) =>
        string.IsNullOrEmpty(key) ? Task.FromResult<Proposal?>(null) : db.Proposals.SingleOrDefaultAsync(p => p.Key == key && p.EditionId == edition, ct);

    public static bool MayChange(Proposal p, CallForSessions? call, DateTime now) => p.IsOpen && call?.IsOpenAt(now) == true;

    public static async Task<Outcome<Proposal>> Handle(EditionId id, string? key, Request request, int? version, ProgrammeDb db, TimeProvider clock, CancellationToken ct)
    {
        if (await db.ProposalOf(id, key, ct) is not { } proposal) return Refusal.NotFound(Unknown);
        if (proposal.Check(version) is { } stale) return stale;
        if (!MayChange(proposal, await db.Calls.AsNoTracking().SingleOrDefaultAsync(c => c.EditionId == id, ct), Instants.Stored(clock))) return Refusal.Conflict("programme.proposal-settled");
        if (await request.Put(proposal, db, ct) is { } fault) return fault;
        db.Doing("programme.change-proposal");
        try { await db.SaveChangesAsync(ct); }
        catch (DbUpdateException e) when (DbErrors.IsStale(e)) { return Refusal.Conflict("programme.changed-meanwhile"); }
        return proposal;
    }

    public static async Task<Outcome<Proposal>> Withdraw(EditionId id, string? key, ProgrammeDb db, TimeProvider clock, CancellationToken ct)
    {
        await using var turn = await Turn.Take(id, db, ct);
        if (await db.ProposalOf(id, key, ct) is not { } proposal) return Refusal.NotFound(Unknown);
        // A second click finds it done.
        if (proposal.State == ProposalState.Withdrawn) return proposal;
        var speakers = await Leave(proposal, Instants.Stored(clock), db, ct);
        db.Doing("programme.withdraw-proposal");
        await turn.Commit(clock, ct, () => ClearTraces([proposal], speakers, db, ct));
        return proposal;
    }

    /// <summary>The proposal without its person; a session that it had become is cancelled, and its speaker forgotten where nothing else is spoken. The caller saves, then clears the traces.</summary>
    public static async Task<IReadOnlyList<Speaker>> Leave(Proposal p, DateTime now, ProgrammeDb db, CancellationToken ct)
    {
        var email = p.Email;
        // The texts go as well: whoever takes a proposal back takes back what it says.
        (p.State, p.DecidedAt, p.Title, p.Abstract) = (ProposalState.Withdrawn, now, "", "");
        Forget(p);
        if (p.SessionId is not { } id || await db.Sessions.SingleOrDefaultAsync(s => s.Id == id, ct) is not { } session) return [];
        if (session.State != SessionState.Cancelled) (session.State, session.Sequence) = (SessionState.Cancelled, session.Sequence + 1);
        var forgotten = new List<Speaker>();
        foreach (var speaker in await db.Speakers.Where(s => s.Email == email && db.SessionSpeakers.Any(l => l.SpeakerId == s.Id && l.SessionId == id)).ToListAsync(ct))
        {
            if (await db.SessionSpeakers.AnyAsync(l => l.SpeakerId == speaker.Id && l.SessionId != id, ct)) continue;
            Forget(speaker);
            forgotten.Add(speaker);
        }
        return forgotten;
    }

    public static void Forget(Proposal p) => (p.SpeakerName, p.Email, p.Organisation, p.Biography, p.User) = (null, null, null, null, null);

    public static void Forget(Speaker s) => (s.Name, s.Organisation, s.Biography, s.Email, s.User) = (null, null, null, null, null);

    /// <summary>After the save: the entries of the erasure itself hold the values too.</summary>
    public static async Task ClearTraces(IReadOnlyCollection<Proposal> proposals, IReadOnlyCollection<Speaker> speakers, ProgrammeDb db, CancellationToken ct)
    {
        var about = proposals.Select(p => p.Subject.ToString()).ToList();
        await db.Set<MailMessage>().Where(m => m.Regarding != null && about.Contains(m.Regarding)).ExecuteDeleteAsync(ct);
        await PayloadErasure.Erase(db, null, [.. proposals.Select(p => p.Subject), .. speakers.Select(s => s.Subject)], AccountErased.Placeholder, ct);
    }

    public static Request Form(Proposal p) => new()
    {
        Title = p.Title, Abstract = p.Abstract, Track = p.TrackId?.Value, Minutes = p.Minutes, Language = p.Language, SpeakerName = p.SpeakerName, Organisation = p.Organisation, Biography = p.Biography, Version = p.Version,
    };

    public sealed record View(string Title, string Abstract, TrackId? Track, int Minutes, string Language, string? SpeakerName, string? Email, string? Organisation, string? Biography, ProposalState State, int Version);

    private static View Of(Proposal p) => new(p.Title, p.Abstract, p.TrackId, p.Minutes, p.Language, p.SpeakerName, p.Email, p.Organisation, p.Biography, p.State, p.Version);

    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/proposals/mine/{key}", async (EditionId id, string key, ProgrammeDb db, CancellationToken ct) =>
                (await db.ProposalOf(id, key, ct) is { } p ? Of(p) : (Outcome<View>)Refusal.NotFound(Unknown)).ToResult(v => TypedResults.Ok(v)))
            .OpenToAll("programme:read").RequireRateLimiting(RateLimits.Search).WithName("programme.proposals.mine").WithSummary("The proposal that a secret link opens");
        api.MapPut("/proposals/mine/{key}", async (EditionId id, string key, Request request, HttpRequest http, HttpResponse response, ProgrammeDb db, TimeProvider clock, CancellationToken ct) =>
                (await Handle(id, key, request, http.IfMatch(), db, clock, ct)).ToResult(p => { response.SetETag(p); return TypedResults.Ok(Of(p)); }))
            .OpenToAll("programme:write").RequireRateLimiting(RateLimits.Search).WithName("programme.proposals.change").WithSummary("Changes a proposal until the call closes or it is decided");
        api.MapDelete("/proposals/mine/{key}", async (EditionId id, string key, ProgrammeDb db, TimeProvider clock, CancellationToken ct) =>
                (await Withdraw(id, key, db, clock, ct)).ToResult(_ => TypedResults.NoContent()))
            .OpenToAll("programme:write").RequireRateLimiting(RateLimits.Search).WithName("programme.proposals.withdraw").WithSummary("Withdraws a proposal; the personal data go at once");
    }
}
