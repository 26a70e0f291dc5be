using Isthmus.People.Members;

namespace Isthmus.People.Accounts;

/// <summary>An account for the demonstration: made once, found again on the next start.</summary>
internal static class EnsureAccount
{
    public static async Task<Outcome<UserId>> Handle(
        string email, string name, string password, IReadOnlyCollection<string> roles, IReadOnlyDictionary<OrganisationId, MemberRole> memberships,
        UserManager<Account> users, PeopleDb db, TimeProvider clock, CancellationToken ct)
    {
        var now = Instants.Stored(clock);
        var account = await users.FindByEmailAsync(email);
        if (account is null)
        {
            account = Account.Of(email, name, "en", now);
            account.EmailConfirmed = true;
            if (await users.CreateAsync(account, password) is { Succeeded: false } refused) return refused.ToRefusal();
        }
        var held = await db.RoleGrants.Where(r => r.AccountId == account.Id).Select(r => r.Role).ToListAsync(ct);
        db.RoleGrants.AddRange(roles.Except(held).Select(r => new RoleGrant { AccountId = account.Id, Role = Known(r), GrantedAt = now }));
        var member = await db.Memberships.Where(m => m.AccountId == account.Id).Select(m => m.OrganisationId).ToListAsync(ct);
        foreach (var (organisation, role) in memberships.Where(m => !member.Contains(m.Key)))
        {
            db.Memberships.Add(new Membership { AccountId = account.Id, OrganisationId = organisation, Role = role, GrantedAt = now });
            db.Publish(new MembershipGranted(account.UserId, organisation, role));
        }
        db.Doing("people.ensure-account");
        await db.SaveChangesAsync(ct);
        return account.UserId;
    }

    private static string Known(string role) => Roles.All.Contains(role) ? role : throw new ArgumentException($"There is no role '{role}'.", nameof(role));
}
