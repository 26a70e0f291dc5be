namespace Isthmus.People.Accounts;

/// <summary>Accounts for other rooms. Erased people are found under their placeholder and without an address, so that old records still read.</summary>
internal sealed class AccountDirectory(PeopleDb db) : IAccounts
{
    public async Task<IReadOnlyDictionary<UserId, AccountCard>> Find(IReadOnlyCollection<UserId> ids, CancellationToken ct)
    {
        var asked = ids.Select(i => i.Value).Distinct().ToList();
        return await db.Accounts.AsNoTracking().Where(a => asked.Contains(a.Id))
            .Select(a => new AccountCard(new UserId(a.Id), a.DisplayName, a.Email ?? "", a.Locale, a.DeactivatedAt == null && a.ErasedAt == null)).ToDictionaryAsync(c => c.Id, ct);
    }

    public Task<AccountCard?> OfEmail(string email, CancellationToken ct)
    {
        var normalised = email.Trim().ToUpperInvariant();
        return db.Accounts.AsNoTracking().Where(a => a.NormalizedEmail == normalised && a.EmailConfirmed && a.ErasedAt == null)
            .Select(a => new AccountCard(new UserId(a.Id), a.DisplayName, a.Email ?? "", a.Locale, a.DeactivatedAt == null)).FirstOrDefaultAsync(ct);
    }

    public async Task<IReadOnlyList<AccountCard>> WithRole(string role, CancellationToken ct) =>
        await db.RoleGrants.AsNoTracking().Where(g => g.Role == role).Join(db.Accounts.Where(a => a.EmailConfirmed && a.DeactivatedAt == null && a.ErasedAt == null), g => g.AccountId, a => a.Id, (_, a) => a)
            .OrderBy(a => a.Id).Select(a => new AccountCard(new UserId(a.Id), a.DisplayName, a.Email ?? "", a.Locale, true)).ToListAsync(ct);

    public async Task<ILookup<OrganisationId, AccountCard>> MembersOf(IReadOnlyCollection<OrganisationId> organisations, CancellationToken ct)
    {
        var asked = organisations.Distinct().ToList();
        var members = await db.Memberships.AsNoTracking().Where(m => asked.Contains(m.OrganisationId))
            .Join(db.Accounts.Where(a => a.DeactivatedAt == null && a.ErasedAt == null), m => m.AccountId, a => a.Id,
                (m, a) => new { m.OrganisationId, m.Role, a.Id, a.DisplayName, a.Email, a.Locale }).ToListAsync(ct);
        return members.OrderByDescending(m => m.Role).ThenBy(m => m.DisplayName, StringComparer.Ordinal)
            .ToLookup(m => m.OrganisationId, m => new AccountCard(new UserId(m.Id), m.DisplayName, m.Email ?? "", m.Locale));
    }
}
