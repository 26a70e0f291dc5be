using Isthmus.People.Accounts;
using Isthmus.People.Keys;

namespace Isthmus.People.Joining;

internal static class InvitePerson
{
    internal sealed record Request : IValidatableObject
    {
        [Required, EmailAddress, StringLength(254)] public string? Email { get; set; }
        [StringLength(Account.MaxName)] public string? Name { get; set; }

        /// <summary>A role of the site; empty for none.</summary>
        [StringLength(40)] public string? Role { get; set; }

        /// <summary>The organisation to belong to; empty for none.</summary>
        public Guid? Organisation { get; set; }
        public MemberRole? MemberRole { get; set; }
        [StringLength(10)] public string? Locale { get; set; }

        public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
        {
            if (!string.IsNullOrEmpty(Role) && !Roles.All.Contains(Role)) yield return new("people.role.unknown", [nameof(Role)]);
            if (Organisation is null != MemberRole is null) yield return new("people.member.both", [nameof(MemberRole)]);
        }
    }

    internal sealed record Answer(Guid Id, string Email, DateTime ExpiresAt);

    public static async Task<Outcome<Answer>> Handle(Request request, Actor actor, PeopleDb db, LinkMail mail, ILookupNormalizer names, TimeProvider clock, CancellationToken ct)
    {
        var organisation = request.Organisation is { } id ? OrganisationId.From(id) : (OrganisationId?)null;
        if (!May(actor, request.Role, organisation)) return Refusal.Forbidden("people.may-not-invite");
        var (now, email) = (Instants.Stored(clock), request.Email!.Trim());
        if (await LinkMail.IsFull("invitation", email, db, now, ct)) return new Refusal(RefusalKind.TooMany, "people.mails-too-many", LinkMail.PerHour);
        var (token, hash) = SecretToken.New();
        var invitation = new Invitation
        {
            Id = Guid.CreateVersion7(), Email = email, NormalizedEmail = names.NormalizeEmail(email), Name = request.Name?.Trim(), Role = string.IsNullOrEmpty(request.Role) ? null : request.Role,
            OrganisationId = organisation, MemberRole = request.MemberRole, Locale = Isthmus.Ui.Language.Find(request.Locale)?.Code ?? Isthmus.Ui.Language.Current.Code,
            Hash = hash, InvitedBy = actor.User!.Value.Value, CreatedAt = now, ExpiresAt = now + Invitation.Lifetime,
        };
        db.Invitations.Add(invitation);
        db.Doing("people.invite");
        db.Send(mail.Of("invitation", email, invitation.Name, invitation.Locale, "/invitation?token=" + token, invitation.Id.ToString("N"), new SubjectRef("people_invitation", invitation.Id.ToString()), actor.Name));
        await db.SaveChangesAsync(ct);
        return new Answer(invitation.Id, email, invitation.ExpiresAt);
    }

    /// <summary>Administrators give every role; officers bring in organisers and people without a role; owners bring people into their organisation.</summary>
    public static bool May(Actor actor, string? role, OrganisationId? organisation) =>
        actor.IsAdministrator
        || (string.IsNullOrEmpty(role) || role == Roles.Organiser && actor.IsOfficer)
        && (organisation is { } one ? actor.Owns(one) : actor.IsOfficer);

    public static void Map(RouteGroupBuilder invitations) => invitations.MapPost("/",
        async (Request request, CurrentActor current, PeopleDb db, LinkMail mail, ILookupNormalizer names, TimeProvider clock, CancellationToken ct) =>
            (await Handle(request, current.Actor, db, mail, names, clock, ct)).ToResult(a => TypedResults.Created($"/api/invitations/{a.Id}", a)))
        .RequireAccess(Policies.SignedIn, Scopes.PeopleWrite).RequireRateLimiting(RateLimits.Invitations).Idempotent().WithName("InvitePerson").WithSummary("Invite somebody by mail: to a role, into an organisation, or just to join");
}
