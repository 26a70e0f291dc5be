using Isthmus.People.Joining;
using Isthmus.Platform.Settings;

namespace Isthmus.People.Accounts;

/// <summary>The first run: the console makes the administrator, because nobody else could; there is no default password.</summary>
internal static class CreateAdministrator
{
    /// <returns>Where the person goes next: to sign in, or, when no password was given, to a one-time link that sets it.</returns>
    public static async Task<Outcome<Uri>> Handle(string email, string name, string? password, UserManager<Account> users, PeopleDb db, SiteSettings site, TimeProvider clock, CancellationToken ct)
    {
        if (!new EmailAddressAttribute().IsValid(email)) return Refusal.InvalidField("Email", "ui.validation.email");
        if (string.IsNullOrWhiteSpace(name) || name.Length > Account.MaxName) return Refusal.InvalidField("Name", "ui.validation.required");
        var now = Instants.Stored(clock);
        var account = Account.Of(email, name, site.Language, now);
        account.EmailConfirmed = true;
        var created = password is null ? await users.CreateAsync(account) : await users.CreateAsync(account, password);
        if (!created.Succeeded) return created.ToRefusal();
        db.RoleGrants.Add(new RoleGrant { AccountId = account.Id, Role = Roles.Administrator, GrantedAt = now });
        db.Doing("people.create-administrator");
        var next = "/sign-in";
        if (password is null)
        {
            var (link, token) = OneTimeLink.Of(account, LinkPurpose.SetPassword, now);
            db.Links.Add(link);
            next = OneTimeLink.Path(LinkPurpose.SetPassword, token);
        }
        await db.SaveChangesAsync(ct);
        return site.Link(next);
    }
}
