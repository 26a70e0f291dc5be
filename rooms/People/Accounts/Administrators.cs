namespace Isthmus.People.Accounts;

/// <summary>The site keeps at least one administrator who can sign in.</summary>
internal static class Administrators
{
    /// <summary>
    /// True when nobody but this account administers. The rows are written first, to themselves: that locks them until the transaction ends,
    /// so that two administrators who demote each other at the same moment do not both succeed. Run it inside a transaction.
    /// </summary>
    public static async Task<bool> IsLast(Guid account, PeopleDb db, CancellationToken ct)
    {
        await db.RoleGrants.Where(r => r.Role == Roles.Administrator).ExecuteUpdateAsync(u => u.SetProperty(r => r.GrantedAt, r => r.GrantedAt), ct);
        var active = await db.RoleGrants.AsNoTracking().Where(r => r.Role == Roles.Administrator)
            .Join(db.Accounts.Where(a => a.DeactivatedAt == null && a.ErasedAt == null), r => r.AccountId, a => a.Id, (r, a) => a.Id).ToListAsync(ct);
        return active.Contains(account) && active.Count == 1;
    }
}
