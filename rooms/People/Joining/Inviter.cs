namespace Isthmus.People.Joining;

/// <summary>An invitation is worth what its inviter may give when it is accepted, not what the inviter might give when it was sent.</summary>
internal static class Inviter
{
    /// <summary>The rights of today; none at all when the account is shut or erased.</summary>
    public static async Task<Actor> Find(Guid id, PeopleDb db, CancellationToken ct)
    {
        if (!await db.Accounts.AnyAsync(a => a.Id == id && a.DeactivatedAt == null && a.ErasedAt == null, ct)) return Actor.Anonymous;
        return new Actor(ActorKind.Person, new UserId(id), "")
        {
            Roles = (await db.RoleGrants.AsNoTracking().Where(r => r.AccountId == id).Select(r => r.Role).ToListAsync(ct)).ToHashSet(),
            Memberships = await db.Memberships.AsNoTracking().Where(m => m.AccountId == id).ToDictionaryAsync(m => m.OrganisationId, m => m.Role, ct),
        };
    }
}
