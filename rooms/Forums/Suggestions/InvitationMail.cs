using Isthmus.Forums.Editions;
using Isthmus.Forums.Participants;
using Isthmus.Forums.Schedule.Publishing;
using Isthmus.Platform.Mail;
using Isthmus.Platform.Settings;

namespace Isthmus.Forums.Suggestions;

/// <summary>Whoever was invited for what it offers or looks for is told so, in its language.</summary>
internal sealed class InvitationMail(ForumsDb db, Addresses addresses, Texts texts, Formats formats, SiteSettings site)
{
    public async Task Write(ForumEdition edition, IReadOnlyList<Participant> invited, CancellationToken ct)
    {
        var to = await addresses.Of(invited, ct);
        foreach (var p in invited)
        {
            if (!to.TryGetValue(p.Id, out var reader)) continue;
            var t = texts.In(reader.Language);
            var forum = edition.Title.In(t.Language.Code);
            var body = string.Join("\n\n", t["forums.reg.mail.hello", reader.Name ?? p.Name], t["forums.invited.mail", p.Name, forum, formats.In(reader.Language).Range(edition.StartsOn, edition.EndsOn)], t["forums.invited.mail.how"],
                site.Link($"/forums/{edition.Id}/me/suggestions").AbsoluteUri, t["forums.reg.mail.end", site.Name]) + "\n";
            db.Send(new OutgoingMail(reader.Email, reader.Name, t["forums.invited.mail.subject", forum], body, $"forums/invited/{p.Id}") { Regarding = new SubjectRef("forums_participant", p.Id.ToString()) });
        }
    }
}
