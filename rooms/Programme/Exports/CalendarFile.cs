using System.Text;
using Isthmus.Ics;
using Isthmus.Platform.Mail;
using Isthmus.Platform.Settings;
using Isthmus.Programme.Publishing;
using Isthmus.Programme.Sessions;
using Microsoft.Extensions.Options;

namespace Isthmus.Programme.Exports;

/// <summary>The programme as a calendar that programs subscribe to. What was cancelled stays in it, as cancelled.</summary>
internal static class CalendarFile
{
    public static byte[] Write(PublicProgramme programme, Texts t, Formats f, SiteSettings site, IOptions<MailSettings> mail)
    {
        var (board, edition, language) = (programme.Board, programme.Edition, t.Language.Code);
        var title = edition.Title().In(language);
        var calendar = new IcsCalendar(title, edition.Clock(), new IcsPerson(title, mail.Value.From), programme.State.ChangedAt ?? DateTime.UnixEpoch);
        return Encoding.UTF8.GetBytes(calendar.Feed([.. board.Sessions.Select(Event)]));

        IcsEvent Event(Session s) => new($"{s.Uid}@programme", s.Sequence, s.StartsAt!.Value, s.EndsAt!.Value, s.Title.In(language))
        {
            Location = string.Join(", ", new[] { board.HallOf(s)!.Name, edition.Where(f) }.Where(p => p.Length > 0)), Url = site.Link($"/forums/{edition.Id}/programme/sessions/{s.Id}"), Cancelled = s.State == SessionState.Cancelled,
            Description = string.Join("\n", new[] { string.Join(", ", board.Voices(s).Select(v => v.Name)), board.TrackOf(s)?.Name.In(language) ?? "", s.Abstract.In(language) }.Where(p => p.Length > 0)) is { Length: > 0 } told ? told : null,
        };
    }
}
