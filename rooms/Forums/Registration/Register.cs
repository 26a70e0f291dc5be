using System.Buffers.Text;
using System.Security.Cryptography;
using Isthmus.Contracts.People;
using Isthmus.Forums.Editions;
using Isthmus.Forums.Participants;

namespace Isthmus.Forums.Registration;

/// <summary>
/// Somebody registers for an edition. Whoever asks learns nothing about others: an address that is registered already gets its own link once more, and the answer is the same.
/// </summary>
internal static class Register
{
    public sealed class Request : RegistrantFields
    {
        [Required] public Guid? Type { get; set; }

        /// <summary>The key of the invitation link, for a type that needs one.</summary>
        [StringLength(60)] public string? Invitation { get; set; }
        [Required, EmailAddress, StringLength(254)] public string? Email { get; set; }
    }

    public static async Task<Outcome<Registrant>> Handle(EditionId id, Request request, CurrentActor who, ForumsDb db, RegistrationMail mail, TimeProvider clock, CancellationToken ct)
    {
        var found = await db.VisibleEdition(id, who.Actor, ct);
        if (!found.Succeeded) return found.Refusal;
        var (edition, now) = (found.Value, Instants.Stored(clock));
        var type = await db.RegistrationTypes.AsNoTracking().SingleOrDefaultAsync(t => t.Id == new RegistrationTypeId(request.Type ?? default) && t.EditionId == id, ct);
        if (type is null || !type.Admits(request.Invitation) && !who.Actor.IsOrganiser) return Refusal.NotFound("forums.no-such-registration-type");
        if (!who.Actor.IsOrganiser && (!type.IsOpenAt(now) || edition.StateAt(now) == EditionState.Past)) return Refusal.Conflict("forums.registration-closed");
        if (request.Fault(type.MaxCompanions) is { } fault) return fault;
        var answers = QuestionRules.Read([.. (await db.QuestionsOf(type.Id, ct)).Where(q => !q.FollowUp)], request.Answers);
        if (!answers.Succeeded) return answers.Refusal;
        if (await Participant(id, request.Participant, who.Actor, db, ct) is not { } participant) return Refusal.InvalidField(nameof(RegistrantFields.Participant), "forums.reg.otherParticipant");

        var r = new Registrant
        {
            Id = RegistrantId.New(), EditionId = id, TypeId = type.Id, Email = request.Email!.Trim(), LiveKey = Registrant.KeyOf(request.Email), ParticipantId = participant.Id, User = UserOf(request, who.Actor),
            Language = request.Language!, Key = NewKey(), State = RegistrationState.Applied, AppliedAt = now,
        };
        await using (var transaction = await db.Database.BeginTransactionAsync(ct))
        {
            if (await Seats.Lock(db, type.Id, ct) is not { } seats) return Refusal.NotFound("forums.no-such-registration-type");
            if (await db.Registrants.AnyAsync(x => x.EditionId == id && x.LiveKey == r.LiveKey, ct)) return await Again(r, edition, db, mail, now, ct);
            await request.Put(r, answers.Value, now, db, ct);
            if (!type.NeedsApproval) await seats.Admit(r, now, ct);
            db.Registrants.Add(r);
            db.Send(mail.State(r, edition, type));
            db.Doing("forums.register");
            try
            {
                await db.SaveChangesAsync(ct);
                await seats.Write(ct);
                await transaction.CommitAsync(ct);
                return r;
            }
            catch (DbUpdateException e) when (DbErrors.IsDuplicate(e)) { /* the same address at the same moment, through another type */ }
        }
        db.ChangeTracker.Clear();
        return await Again(r, edition, db, mail, now, ct);
    }

    // The one whose address it is gets the link; the caller is told the same as a newcomer.
    private static async Task<Outcome<Registrant>> Again(Registrant asked, ForumEdition edition, ForumsDb db, RegistrationMail mail, DateTime now, CancellationToken ct)
    {
        if (db.Database.CurrentTransaction is { } open) await open.RollbackAsync(ct);
        db.ChangeTracker.Clear();
        var known = await db.Registrants.AsNoTracking().SingleOrDefaultAsync(r => r.EditionId == edition.Id && r.LiveKey == asked.LiveKey, ct);
        if (known is null) return Refusal.Conflict("forums.changed-meanwhile");
        var key = RegistrationMail.AgainKey(known, now);
        if (await db.Mails.AnyAsync(m => m.DedupeKey == key, ct)) return known;
        var type = await db.RegistrationTypes.AsNoTracking().SingleAsync(t => t.Id == known.TypeId, ct);
        db.Send(mail.Again(known, edition, type, now));
        try { await db.SaveChangesAsync(ct); }
        catch (DbUpdateException e) when (DbErrors.IsDuplicate(e)) { /* another of the same calls has sent it */ }
        return known;
    }

    private readonly record struct For(ParticipantId? Id);

    /// <returns>Null when the participant is not one for which the actor may speak.</returns>
    private static async Task<For?> Participant(EditionId edition, Guid? asked, Actor actor, ForumsDb db, CancellationToken ct)
    {
        if (asked is not { } id) return new For(null);
        var participant = await db.Participants.AsNoTracking().SingleOrDefaultAsync(p => p.Id == new ParticipantId(id) && p.EditionId == edition, ct);
        return participant is not null && actor.MaySee(participant) ? new For(participant.Id) : null;
    }

    // An organiser registers others.
    private static UserId? UserOf(Request request, Actor actor) => actor is { Kind: ActorKind.Person, IsOrganiser: false } ? actor.User : null;

    private static string NewKey() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(24));

    public sealed record Received(string Email);

    public static void Map(RouteGroupBuilder api) => api.MapPost("/{id}/registrations", async (EditionId id, Request request, CurrentActor who, ForumsDb db, RegistrationMail mail, TimeProvider clock, CancellationToken ct) =>
            (await Handle(id, request, who, db, mail, clock, ct)).ToResult(_ => TypedResults.Accepted((string?)null, new Received(request.Email!.Trim()))))
        .OpenToAll("forums:write").RequireRateLimiting(RateLimits.SignIn).WithName("forums.registrations.register").WithSummary("Registers somebody for an edition; how it stands, and the link to it, go to the address given");
}
