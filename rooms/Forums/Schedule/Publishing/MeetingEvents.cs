using Isthmus.Forums.Editions;
using Isthmus.Forums.Participants;
using Isthmus.Ics;
using Isthmus.Platform.Mail;
using Isthmus.Platform.Settings;
using Isthmus.Ui;

namespace Isthmus.Forums.Schedule.Publishing;

/// <summary>Published meetings as calendar entries of one participant.</summary>
internal sealed class MeetingEvents(SiteSettings site, Microsoft.Extensions.Options.IOptions<MailSettings> mail, Formats formats)
{
    public IcsCalendar Calendar(ForumEdition edition, Language language, DateTime stamp) =>
        new(edition.Title.In(language.Code), edition.TimeZone, new IcsPerson(edition.Title.In(language.Code), mail.Value.From), stamp);

    public IcsEvent Of(PublishedMeeting m, ParticipantId reader, WhoIsWho who, Texts texts)
    {
        var page = TimetablePage(m, reader);
        return Event(m, texts["forums.schedule.ics.summary", who.NameOf(m.Other(reader))], page, who, texts);
    }

    /// <summary>The same meeting for the one who interprets.</summary>
    public IcsEvent ForInterpreter(PublishedMeeting m, WhoIsWho who, Texts texts) => Event(
        m, texts["forums.schedule.ics.interpreting", who.NameOf(m.FromId), who.NameOf(m.ToId)], null, who, texts);

    private IcsEvent Event(PublishedMeeting m, string summary, Uri? page, WhoIsWho who, Texts texts) => new($"{m.MeetingId}@{Host}", m.Sequence, m.StartsAt, m.EndsAt, summary)
    {
        Location = m.Link ?? PublishedWords.Place(m, texts), Url = page, Cancelled = m.State == PublishedState.Gone,
        Description = string.Join("\n", [.. who.Notes(m, texts, formats.In(texts.Language)), .. page is null ? Array.Empty<string>() : [texts["forums.schedule.ics.description", page.AbsoluteUri]]]) is { Length: > 0 } told ? told : null,
    };

    public Uri TimetablePage(PublishedMeeting m, ParticipantId reader) => site.Link($"/forums/{m.EditionId}/timetable/participants/{reader}");

    public Uri FeedOf(CalendarLink link) => site.Link($"/calendar/{link.Token}.ics");

    // The identity of an entry outlives a change of the port or of http to https, not one of the host.
    private string Host => new Uri(site.PublicUrl).Host;
}

/// <summary>A published meeting in words.</summary>
internal static class PublishedWords
{
    public static string Table(PublishedMeeting m, Texts texts) => string.IsNullOrWhiteSpace(m.TableName) ? texts["forums.schedule.table", m.TableNumber] : m.TableName;

    public static string Place(PublishedMeeting m, Texts texts) => m.IsOnline ? texts["forums.schedule.online"] : string.Join(texts.Language == Language.Persian ? "، " : ", ", new[] { Table(m, texts), m.Venue, m.City }.Where(p => p.Length > 0).Distinct());

    public static string Time(PublishedMeeting m, Formats local) => local.Range(TimeOnly.FromDateTime(local.Local(m.StartsAt)), TimeOnly.FromDateTime(local.Local(m.EndsAt)));
}
