using Isthmus.People.Keys;

namespace Isthmus.People.Joining;

internal enum InvitationState { Open, Accepted, Revoked, Expired }

internal static class ListInvitations
{
    internal sealed record Item(Guid Id, string Email, string? Name, string? Role, Guid? Organisation, MemberRole? MemberRole, DateTime CreatedAt, DateTime ExpiresAt, InvitationState State);

    /// <summary>Officers see all; others the ones of the organisations they own.</summary>
    public static async Task<CursorPage<Item>> Handle(string? cursor, int take, OrganisationId? organisation, Actor actor, PeopleDb db, TimeProvider clock, CancellationToken ct)
    {
        var now = Instants.Stored(clock);
        var rows = db.Invitations.AsNoTracking();
        if (organisation is { } one) rows = rows.Where(i => i.OrganisationId == one);
        if (!actor.IsOfficer)
        {
            var owned = actor.Memberships.Where(m => m.Value == MemberRole.Owner).Select(m => (OrganisationId?)m.Key).ToList();
            rows = rows.Where(i => owned.Contains(i.OrganisationId));
        }
        // Version 7 ids sort by time in both databases.
        if (Cursor.Read(cursor) is { } last) rows = rows.Where(i => i.Id.CompareTo(last.Id) < 0);
        var found = await rows.OrderByDescending(i => i.Id).Take(take + 1).ToListAsync(ct);
        return Cursor.Page(found.ConvertAll(i => new Item(i.Id, i.Email, i.Name, i.Role, i.OrganisationId?.Value, i.MemberRole, i.CreatedAt, i.ExpiresAt, State(i, now))), take, i => Cursor.Write("", i.Id));
    }

    private static InvitationState State(Invitation i, DateTime now) =>
        i.AcceptedAt is not null ? InvitationState.Accepted : i.RevokedAt is not null ? InvitationState.Revoked : i.IsOpen(now) ? InvitationState.Open : InvitationState.Expired;

    public static void Map(RouteGroupBuilder invitations) => invitations.MapGet("/", async (string? cursor, int? limit, Guid? organisation, CurrentActor current, PeopleDb db, TimeProvider clock, CancellationToken ct) =>
        TypedResults.Ok(await Handle(cursor, Cursor.Take(limit), organisation is { } o ? OrganisationId.From(o) : null, current.Actor, db, clock, ct)))
        .RequireAccess(Policies.SignedIn, Scopes.PeopleRead).WithName("ListInvitations").WithSummary("Invitations you may see, newest first");
}
