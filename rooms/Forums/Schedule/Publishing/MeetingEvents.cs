using Isthmus.Forums.Editions;
using Isthmus.Forums.Participants;
using Isthmus.Forums.Schedule.Ics;
using Isthmus.Platform.Mail;
using Isthmus.Platform.Settings;
using Isthmus.Ui;

namespace Isthmus.Forums.Schedule.Publishing;

/// <summary>Published meetings as calendar entries of one participant.</summary>
internal sealed class MeetingEvents(SiteSettings site, Microsoft.Extensions.Options.IOptions<MailSettings> mail)
{
    public IcsCalendar Calendar(ForumEdition edition, Language language, DateTime stamp) =>
        new(edition.Title.In(language.Code), edition.TimeZone, new IcsPerson(edition.Title.In(language.Code), mail.Value.From), stamp);

    public IcsEvent Of(PublishedMeeting m, ParticipantId reader, string partner, Texts texts)
    {
        var page = TimetablePage(m, reader);
        return new IcsEvent($"{m.MeetingId}@{Host}", m.Sequence, m.StartsAt, m.EndsAt, texts["forums.schedule.ics.summary", partner])
        {
            Location = PublishedWords.Place(m, texts), Description = texts["forums.schedule.ics.description", page.AbsoluteUri], Url = page, Cancelled = m.State == PublishedState.Gone,
        };
    }

    public Uri TimetablePage(PublishedMeeting m, ParticipantId reader) => site.Link($"/forums/{m.EditionId}/timetable/participants/{reader}");

    public Uri FeedOf(CalendarLink link) => site.Link($"/calendar/{link.Token}.ics");

    // The identity of an entry outlives a change of the port or of http to https, not one of the host.
    private string Host => new Uri(site.PublicUrl).Host;
}

/// <summary>A published meeting in words.</summary>
internal static class PublishedWords
{
    public static string Table(PublishedMeeting m, Texts texts) => string.IsNullOrWhiteSpace(m.TableName) ? texts["forums.schedule.table", m.TableNumber] : m.TableName;

    public static string Place(PublishedMeeting m, Texts texts) => string.Join(texts.Language == Language.Persian ? "، " : ", ", new[] { Table(m, texts), m.Venue, m.City }.Where(p => p.Length > 0).Distinct());

    public static string Time(PublishedMeeting m, Formats local) => local.Range(TimeOnly.FromDateTime(local.Local(m.StartsAt)), TimeOnly.FromDateTime(local.Local(m.EndsAt)));
}
