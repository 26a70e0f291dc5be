using Isthmus.People.Keys;

namespace Isthmus.People.Joining;

internal static class RevokeInvitation
{
    public static async Task<Outcome<Done>> Handle(Guid id, Actor actor, PeopleDb db, TimeProvider clock, CancellationToken ct)
    {
        var invitation = await db.Invitations.SingleOrDefaultAsync(i => i.Id == id, ct);
        if (invitation is null || !(actor.IsOfficer || invitation.OrganisationId is { } organisation && actor.Owns(organisation))) return Refusal.NotFound();
        if (invitation.AcceptedAt is not null) return Refusal.Conflict("people.invitation-accepted");
        invitation.Revoke(Instants.Stored(clock));
        db.Doing("people.revoke-invitation");
        try { await db.SaveChangesAsync(ct); }
        catch (DbUpdateException e) when (DbErrors.IsStale(e)) { return Refusal.Conflict("people.invitation-accepted"); }
        return new Done();
    }

    /// <summary>Somebody who may no longer act may no longer bring people in either. Part of a use case that saves.</summary>
    public static async Task AllOf(Guid inviter, PeopleDb db, DateTime now, CancellationToken ct)
    {
        foreach (var open in await db.Invitations.Where(i => i.InvitedBy == inviter && i.AcceptedAt == null && i.RevokedAt == null).ToListAsync(ct)) open.Revoke(now);
    }

    /// <summary>Takes back what the inviter may offer no longer. Part of a use case that saves.</summary>
    /// <param name="rights">What the inviter may do after it.</param>
    public static async Task Beyond(Actor rights, Guid inviter, PeopleDb db, DateTime now, CancellationToken ct)
    {
        foreach (var open in await db.Invitations.Where(i => i.InvitedBy == inviter && i.AcceptedAt == null && i.RevokedAt == null && i.ExpiresAt > now).ToListAsync(ct))
            if (!InvitePerson.May(rights, open.Role, open.OrganisationId)) open.Revoke(now);
    }

    public static void Map(RouteGroupBuilder invitations) => invitations.MapDelete("/{id:guid}", async (Guid id, CurrentActor current, PeopleDb db, TimeProvider clock, CancellationToken ct) =>
        (await Handle(id, current.Actor, db, clock, ct)).ToResult(_ => TypedResults.NoContent()))
        .RequireAccess(Policies.SignedIn, Scopes.PeopleWrite).WithName("RevokeInvitation").WithSummary("Take an open invitation back");
}
