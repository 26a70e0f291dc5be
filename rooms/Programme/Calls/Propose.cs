using System.Buffers.Text;
using System.Security.Cryptography;

namespace Isthmus.Programme.Calls;

/// <summary>Somebody proposes a session while the call is open. No account is needed: the link that opens the proposal goes to the address given.</summary>
internal static class Propose
{
    /// <summary>How many proposals of one address wait at an edition.</summary>
    public const int Most = 10;

    public sealed class Request : ProposalFields
    {
        [Required, EmailAddress, StringLength(254)] public string? Email { get; set; }

        /// <summary>The language of the e-mails.</summary>
        [Required, RegularExpression("en|ru|fa")] public string? MailLanguage { get; set; }

        /// <summary>That name, organisation and biography may be shown in the programme if the session is accepted, and the address kept until the forum is over.</summary>
        public bool Consent { get; set; }
    }

    public static async Task<Outcome<Proposal>> Handle(EditionId id, Request request, CurrentActor who, IEditions editions, ProgrammeDb db, ProposalMail mail, TimeProvider clock, CancellationToken ct)
    {
        var found = await editions.Visible(id, who.Actor, ct);
        if (!found.Succeeded) return found.Refusal;
        var now = Instants.Stored(clock);
        if (await db.Calls.AsNoTracking().SingleOrDefaultAsync(c => c.EditionId == id, ct) is not { } call || !call.IsOpenAt(now)) return Refusal.Conflict("programme.call-closed");
        if (!request.Consent) return Refusal.InvalidField(nameof(Request.Consent), "programme.consent.needed");
        var email = request.Email!.Trim();
        var lower = email.ToLowerInvariant();
#pragma warning disable RS0030, CA1304, CA1311, CA1862 // Translated to SQL, where no culture counts
        if (await db.Proposals.CountAsync(p => p.EditionId == id && p.Email!.ToLower() == lower, ct) >= Most) return Refusal.Conflict("programme.too-many-proposals", Most);
#pragma warning restore RS0030, CA1304, CA1311, CA1862
        var proposal = new Proposal
        {
            Id = ProposalId.New(), EditionId = id, Title = "", Abstract = "", Language = "", Email = email, User = who.Actor is { Kind: ActorKind.Person, IsOrganiser: false } person ? person.User : null, MailLanguage = request.MailLanguage!,
            Key = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(24)), ConsentAt = now, SubmittedAt = now,
        };
        if (await request.Put(proposal, db, ct) is { } fault) return fault;
        db.Proposals.Add(proposal);
        db.Send(mail.Received(proposal, found.Value));
        db.Doing("programme.propose");
        await db.SaveChangesAsync(ct);
        return proposal;
    }

    public sealed record Received(string Email);

    public static void Map(RouteGroupBuilder api) => api.MapPost("/proposals", async (EditionId id, Request request, CurrentActor who, IEditions editions, ProgrammeDb db, ProposalMail mail, TimeProvider clock, CancellationToken ct) =>
            (await Handle(id, request, who, editions, db, mail, clock, ct)).ToResult(_ => TypedResults.Accepted((string?)null, new Received(request.Email!.Trim()))))
        .OpenToAll("programme:write").RequireRateLimiting(RateLimits.SignIn).Idempotent().WithName("programme.proposals.propose").WithSummary("Proposes a session; the link to change or withdraw it goes to the address given");
}
