using Isthmus.People.Accounts;
using Isthmus.Platform.Mail;
using Isthmus.Platform.Settings;
using Isthmus.Ui;

namespace Isthmus.People.Joining;

/// <summary>The room's mails: a greeting, a sentence or two, at most one link, in the language of who gets it.</summary>
internal sealed class LinkMail(Texts texts, SiteSettings site)
{
    /// <summary>Of each kind of mail that somebody else than its reader can cause, so many go to one mailbox in an hour: it cannot be filled through our forms.</summary>
    public const int PerHour = 3;

    /// <param name="kind">Texts <c>people.mail.{kind}.subject</c> ({0}: the site) and <c>people.mail.{kind}.text</c> ({0}: the site, {1}: the argument).</param>
    /// <param name="dedupe">What the mail is for; see <see cref="OutgoingMail"/>.</param>
    public OutgoingMail Of(string kind, string email, string? name, string locale, string? path, string dedupe, SubjectRef regarding, string argument = "")
    {
        var t = texts.In(Language.Find(locale) ?? Language.English);
        string[] parts =
        [
            string.IsNullOrWhiteSpace(name) ? t["people.mail.hello"] : t["people.mail.hello.name", name],
            t[$"people.mail.{kind}.text", site.Name, argument],
            .. path is null ? Array.Empty<string>() : [site.Link(path).ToString()],
            t["people.mail.end", site.Name, site.Link("/").ToString()],
        ];
        return new OutgoingMail(email, name, t[$"people.mail.{kind}.subject", site.Name], string.Join("\n\n", parts) + "\n", KeyOf(kind, dedupe)) { Regarding = regarding };
    }

    public OutgoingMail Of(string kind, Account account, string? path, string dedupe, string argument = "") =>
        Of(kind, account.Email!, account.DisplayName, account.Locale, path, dedupe, account.Subject, argument);

    /// <summary>True when the mailbox got as many mails of the kind as may go to it for now.</summary>
    public static async Task<bool> IsFull(string kind, string email, PeopleDb db, DateTime now, CancellationToken ct)
    {
        var (key, anHourAgo) = (KeyOf(kind, ""), now.AddHours(-1));
        // Compared here: each database folds letters in its own way, and a mailbox has one name in many spellings.
        var sent = await db.Mails.Where(m => m.CreatedAt > anHourAgo && m.DedupeKey.StartsWith(key)).Select(m => m.To).ToListAsync(ct);
        return sent.Count(to => to.Equals(email.Trim(), StringComparison.OrdinalIgnoreCase)) >= PerHour;
    }

    /// <summary>Tells somebody with an account that the address was used where a new one was asked for.</summary>
    public async Task SendKnownAddress(Account known, PeopleDb db, DateTime now, CancellationToken ct)
    {
        if (!await IsFull("known-address", known.Email!, db, now, ct)) db.Send(Of("known-address", known, "/forgot-password", Guid.CreateVersion7().ToString("N")));
    }

    private static string KeyOf(string kind, string dedupe) => $"people.{kind}.{dedupe}";

    /// <summary>Adds a one-time link and the mail that carries it.</summary>
    public void SendLink(PeopleDb db, string kind, Account account, LinkPurpose purpose, DateTime now, string? newEmail = null)
    {
        var (link, token) = OneTimeLink.Of(account, purpose, now, newEmail);
        db.Links.Add(link);
        db.Send(Of(kind, newEmail ?? account.Email!, account.DisplayName, account.Locale, OneTimeLink.Path(purpose, token), link.Id.ToString("N"), account.Subject));
    }
}
