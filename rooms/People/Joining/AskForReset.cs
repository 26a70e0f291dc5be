using Isthmus.People.Accounts;

namespace Isthmus.People.Joining;

/// <summary>Asks for a link to set a new password. The answer never tells whether the address has an account.</summary>
internal static class AskForReset
{
    private const int MailsPerHour = 3;

    internal sealed record Request
    {
        [Required, EmailAddress, StringLength(254)] public string? Email { get; set; }
    }

    public static async Task<Outcome<Done>> Handle(Request request, PeopleDb db, UserManager<Account> users, LinkMail mail, TimeProvider clock, CancellationToken ct)
    {
        if (await users.FindByEmailAsync(request.Email!.Trim()) is not { IsActive: true } account) return new Done();
        var now = Instants.Stored(clock);
        // Nobody's mailbox can be filled through our form.
        var anHourAgo = now.AddHours(-1);
        if (await db.Links.CountAsync(l => l.AccountId == account.Id && l.Purpose == LinkPurpose.SetPassword && l.CreatedAt > anHourAgo, ct) >= MailsPerHour) return new Done();
        mail.SendLink(db, "reset", account, LinkPurpose.SetPassword, now);
        db.Record("people.reset-asked", account.Subject);
        await db.SaveChangesAsync(ct);
        return new Done();
    }
}
