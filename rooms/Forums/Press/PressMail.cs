using Isthmus.Forums.Editions;
using Isthmus.Platform.Mail;
using Isthmus.Platform.Settings;

namespace Isthmus.Forums.Press;

/// <summary>What somebody of the press is written: how the accreditation stands, with the link to the press room.</summary>
internal sealed class PressMail(Texts texts, SiteSettings site)
{
    public static string PageOf(Journalist j) => $"/forums/{j.EditionId}/press/{j.Key}";

    public static string KeyOf(Journalist j, string of) => $"forums/press/{j.Id}/{of}";

    public OutgoingMail State(Journalist j, ForumEdition edition, string of)
    {
        var t = texts.In(Language.Find(j.Language) ?? Language.English);
        var (forum, kind) = (edition.Title.In(t.Language.Code), j.State switch { PressState.Approved => "approved", PressState.Declined => "declined", _ => "applied" });
        var body = string.Join("\n\n", t["forums.reg.mail.hello", j.Name!], t[$"forums.press.mail.{kind}", forum], t["forums.press.mail.link"], site.Link(PageOf(j)).AbsoluteUri, t["forums.reg.mail.end", site.Name]) + "\n";
        return new OutgoingMail(j.Email!, j.Name, t["forums.press.mail.subject", forum], body, KeyOf(j, of)) { Regarding = j.Ref };
    }
}
