using Isthmus.Forums.Editions;
using Isthmus.Platform.Mail;
using Isthmus.Platform.Settings;

namespace Isthmus.Forums.Registration;

/// <summary>What a registrant is written: how the registration stands, with the link that opens it.</summary>
internal sealed class RegistrationMail(Texts texts, SiteSettings site)
{
    public static string PageOf(Registrant r) => $"/forums/{r.EditionId}/registration/{r.Key}";

    /// <summary>How the registration stands now.</summary>
    public OutgoingMail State(Registrant r, ForumEdition edition, RegistrationType type) => Of(r, edition, type, r.State switch
    {
        RegistrationState.Approved => "approved",
        RegistrationState.Waiting => "waiting",
        RegistrationState.Declined => "declined",
        _ => "applied",
    }, r.DecidedAt ?? r.AppliedAt);

    public OutgoingMail Promoted(Registrant r, ForumEdition edition, RegistrationType type) => Of(r, edition, type, "promoted", r.DecidedAt ?? r.AppliedAt);

    public OutgoingMail FollowUp(Registrant r, ForumEdition edition, RegistrationType type, string questions) => Write(r, edition, type, "followUp", questions);

    /// <summary>The link once more, at most once an hour: nobody fills a mailbox through our form.</summary>
    public static string AgainKey(Registrant r, DateTime now) => KeyOf(r, "again", now.ToString("yyyyMMddHH", System.Globalization.CultureInfo.InvariantCulture));

    public OutgoingMail Again(Registrant r, ForumEdition edition, RegistrationType type, DateTime now) => Write(r, edition, type, "again", now.ToString("yyyyMMddHH", System.Globalization.CultureInfo.InvariantCulture));

    public static string KeyOf(Registrant r, string kind, string of) => $"forums/registration/{r.Id}/{kind}/{of}";

    private OutgoingMail Of(Registrant r, ForumEdition edition, RegistrationType type, string kind, DateTime at) => Write(r, edition, type, kind, at.Ticks.ToString(System.Globalization.CultureInfo.InvariantCulture));

    private OutgoingMail Write(Registrant r, ForumEdition edition, RegistrationType type, string kind, string of)
    {
        var t = texts.In(Language.Find(r.Language) ?? Language.English);
        var (forum, name) = (edition.Title.In(t.Language.Code), type.Name.In(t.Language.Code));
        var body = string.Join("\n\n", t["forums.reg.mail.hello", r.Name!], t[$"forums.reg.mail.{kind}.text", forum, name], t["forums.reg.mail.link"], site.Link(PageOf(r)).AbsoluteUri, t["forums.reg.mail.end", site.Name]) + "\n";
        return new OutgoingMail(r.Email!, r.Name, t[$"forums.reg.mail.{kind}.subject", forum], body, KeyOf(r, kind, of)) { Regarding = r.Subject };
    }
}
