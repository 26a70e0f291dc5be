using Isthmus.People.Accounts;
using Isthmus.Platform.Settings;

namespace Isthmus.People.Joining;

/// <summary>Open sign-up, where the site allows it. The answer is the same whether the address has an account or not; only the mail differs.</summary>
internal static class SignUpOpenly
{
    internal sealed record Request
    {
        [Required, StringLength(Account.MaxName)] public string? Name { get; set; }
        [Required, EmailAddress, StringLength(254)] public string? Email { get; set; }
        [Required, StringLength(PeopleSetup.MaxPassword)] public string? Password { get; set; }
    }

    public static async Task<Outcome<Done>> Handle(Request request, PeopleDb db, UserManager<Account> users, LinkMail mail, SiteSettings site, TimeProvider clock, CancellationToken ct)
    {
        if (site.SignUp != SignUp.Open) return Refusal.NotFound();
        var now = Instants.Stored(clock);
        var account = Account.Of(request.Email!, request.Name!, Isthmus.Ui.Language.Current.Code, now);
        foreach (var rule in users.PasswordValidators)
            if (await rule.ValidateAsync(users, account, request.Password) is { Succeeded: false } easy) return easy.ToRefusal();

        if (await users.FindByEmailAsync(request.Email!.Trim()) is { } known)
        {
            // The time that a new account would take.
            users.PasswordHasher.HashPassword(account, request.Password!);
            await mail.SendKnownAddress(known, db, now, ct);
        }
        else
        {
            if (await users.CreateAsync(account, request.Password!) is { Succeeded: false } refused) return refused.ToRefusal();
            mail.SendLink(db, "confirm", account, LinkPurpose.ConfirmEmail, now);
        }
        db.Doing("people.sign-up");
        try { await db.SaveChangesAsync(ct); }
        // The same form twice at once; the first one's mail is on its way.
        catch (DbUpdateException e) when (DbErrors.IsDuplicate(e)) { return new Done(); }
        return new Done();
    }
}
