using Isthmus.People.Accounts;

namespace Isthmus.People.Joining;

/// <summary>Asks for a link to set a new password. The answer never tells whether the address has an account.</summary>
internal static class AskForReset
{
    internal sealed record Request
    {
        [Required, EmailAddress, StringLength(254)] public string? Email { get; set; }
    }

    public static async Task<Outcome<Done>> Handle(Request request, PeopleDb db, UserManager<Account> users, LinkMail mail, TimeProvider clock, CancellationToken ct)
    {
        if (await users.FindByEmailAsync(request.Email!.Trim()) is not { IsActive: true } account) return new Done();
        var now = Instants.Stored(clock);
        if (await LinkMail.IsFull("reset", account.Email!, db, now, ct)) return new Done();
        mail.SendLink(db, "reset", account, LinkPurpose.SetPassword, now);
        db.Record("people.reset-asked", account.Subject);
        await db.SaveChangesAsync(ct);
        return new Done();
    }
}
