using Isthmus.People.Keys;

namespace Isthmus.People.Accounts;

internal enum AccountState { Active, Unconfirmed, Deactivated, Erased }

internal static class ListAccounts
{
    internal sealed record Item(Guid Id, string Name, string? Email, AccountState State, bool HasSecondFactor, DateTime CreatedAt, IReadOnlyList<string> Roles);

    /// <param name="Text">Part of a name or an address; empty for all.</param>
    /// <param name="Role">Only who has this role.</param>
    internal sealed record Filter(string Text, string? Role);

    public static IQueryable<Account> Query(Filter filter, PeopleDb db)
    {
        var rows = db.Accounts.AsNoTracking();
        if (filter.Text is { Length: > 0 } text)
        {
            var key = Account.KeyOf(text);
            rows = rows.Where(a => a.NormalizedEmail!.Contains(key) || a.NameKey.Contains(key));
        }
        return filter.Role is { Length: > 0 } role ? rows.Where(a => db.RoleGrants.Any(r => r.AccountId == a.Id && r.Role == role)) : rows;
    }

    public static async Task<List<Item>> Read(IQueryable<Account> rows, PeopleDb db, CancellationToken ct)
    {
        var accounts = await rows.ToListAsync(ct);
        var ids = accounts.ConvertAll(a => a.Id);
        var roles = (await db.RoleGrants.AsNoTracking().Where(r => ids.Contains(r.AccountId)).ToListAsync(ct)).ToLookup(r => r.AccountId, r => r.Role);
        return accounts.ConvertAll(a => Of(a, [.. roles[a.Id].Order(StringComparer.Ordinal)]));
    }

    public static Item Of(Account a, IReadOnlyList<string> roles) => new(a.Id, a.DisplayName, a.Email, State(a), a.TwoFactorEnabled, a.CreatedAt, roles);

    private static AccountState State(Account a) =>
        a.ErasedAt is not null ? AccountState.Erased : a.DeactivatedAt is not null ? AccountState.Deactivated : a.EmailConfirmed ? AccountState.Active : AccountState.Unconfirmed;

    public static async Task<CursorPage<Item>> Handle(Filter filter, string? cursor, int take, PeopleDb db, CancellationToken ct)
    {
        var rows = Query(filter, db);
        if (Cursor.Read(cursor) is { } last) rows = rows.Where(a => a.Id.CompareTo(last.Id) > 0);
        return Cursor.Page(await Read(rows.OrderBy(a => a.Id).Take(take + 1), db, ct), take, i => Cursor.Write("", i.Id));
    }

    public static void Map(RouteGroupBuilder accounts) => accounts.MapGet("/", async (string? q, string? role, string? cursor, int? limit, PeopleDb db, CancellationToken ct) =>
        TypedResults.Ok(await Handle(new Filter(q?.Trim() ?? "", role), cursor, Cursor.Take(limit), db, ct)))
        .RequireAccess(Policies.Administrator, Scopes.PeopleRead).WithName("ListAccounts").WithSummary("Accounts, oldest first; search by name or address");
}
