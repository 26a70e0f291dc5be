using Isthmus.Platform.Mail;
using Isthmus.Platform.Settings;

namespace Isthmus.Programme.Calls;

/// <summary>What somebody is written who proposed a session: that it came in, with the link that opens it, and once how it was answered.</summary>
internal sealed class ProposalMail(Texts texts, SiteSettings site)
{
    public static string PageOf(Proposal p) => $"/forums/{p.EditionId}/call/{p.Key}";

    public OutgoingMail Received(Proposal p, EditionSummary edition) => Write(p, edition, "received");

    public static string AnswerKey(Proposal p) => KeyOf(p, Kind(p.State));

    public OutgoingMail Answer(Proposal p, EditionSummary edition) => Write(p, edition, Kind(p.State));

    private static string KeyOf(Proposal p, string kind) => $"programme/proposal/{p.Id}/{kind}";

    private static string Kind(ProposalState state) => state switch
    {
        ProposalState.Accepted => "accepted", ProposalState.Waitlisted => "waitlisted", ProposalState.Declined => "declined",
        _ => throw new InvalidOperationException(state.ToString()),
    };

    private OutgoingMail Write(Proposal p, EditionSummary edition, string kind)
    {
        var t = texts.In(Language.Find(p.MailLanguage) ?? Language.English);
        var forum = edition.Title().In(t.Language.Code);
        var body = string.Join("\n\n", t["programme.mail.hello", p.SpeakerName!], t[$"programme.mail.{kind}.text", p.Title, forum], t["programme.mail.link"], site.Link(PageOf(p)).AbsoluteUri, t["programme.mail.end", site.Name]) + "\n";
        return new OutgoingMail(p.Email!, p.SpeakerName, t[$"programme.mail.{kind}.subject", forum], body, KeyOf(p, kind)) { Regarding = p.Subject };
    }
}
