using Microsoft.AspNetCore.Identity.EntityFrameworkCore;

namespace Isthmus.People.Accounts;

/// <summary>Identity's store over the room's window. It does not save by itself: each use case saves once, with its audit entries, events and mails.</summary>
internal sealed class AccountStore
    : UserOnlyStore<Account, PeopleDb, Guid, IdentityUserClaim<Guid>, IdentityUserLogin<Guid>, IdentityUserToken<Guid>, IdentityUserPasskey<Guid>>
{
    public AccountStore(PeopleDb db, IdentityErrorDescriber? describer = null) : base(db, describer) => AutoSaveChanges = false;

    // Kept as hashes: the framework would keep the recovery codes as they are.
    public override Task ReplaceCodesAsync(Account user, IEnumerable<string> recoveryCodes, CancellationToken cancellationToken) =>
        base.ReplaceCodesAsync(user, recoveryCodes.Select(c => HashOf(user, c)), cancellationToken);

    public override async Task<bool> RedeemCodeAsync(Account user, string code, CancellationToken cancellationToken)
    {
        var kept = (await GetTokenAsync(user, "[AspNetUserStore]", "RecoveryCodes", cancellationToken) ?? "").Split(';');
        var hash = HashOf(user, code);
        if (!kept.Contains(hash)) return false;
        await base.ReplaceCodesAsync(user, kept.Where(k => k != hash), cancellationToken);
        return true;
    }

    private static string HashOf(Account user, string code) => Keys.ApiKey.HashOf($"{user.Id:N} {code}");
}
