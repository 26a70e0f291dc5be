using System.Globalization;

namespace Isthmus.Ics;

/// <summary>One meeting as a calendar program sees it. <c>Uid</c> never changes; <c>Sequence</c> grows whenever time or place do.</summary>
public sealed record IcsEvent(string Uid, int Sequence, DateTime StartUtc, DateTime EndUtc, string Summary)
{
    public string? Location { get; init; }
    public string? Description { get; init; }
    public Uri? Url { get; init; }
    public bool Cancelled { get; init; }
}

/// <summary>A calendar user.</summary>
public sealed record IcsPerson(string? Name, string Email);

/// <summary>
/// A calendar file. A whole timetable goes out as METHOD:PUBLISH: RFC 5546 allows several events in it, whereas REQUEST and CANCEL may speak of one event only,
/// and nobody is asked to answer an appointment that both sides have agreed to. An event that no longer takes place stays in the file as STATUS:CANCELLED; for
/// programs that look only at the method it is sent a second time, alone, as METHOD:CANCEL.
/// </summary>
public sealed record IcsCalendar(string Name, TimeZoneInfo Zone, IcsPerson Organiser, DateTime StampUtc)
{
    public const string Published = "PUBLISH";
    public const string Withdrawn = "CANCEL";

    public string Publish(IReadOnlyCollection<IcsEvent> events) => Write(Published, events, attendee: null, subscribed: false);

    /// <summary>For a calendar program that fetches the address again and again.</summary>
    public string Feed(IReadOnlyCollection<IcsEvent> events) => Write(Published, events, attendee: null, subscribed: true);

    public string Cancel(IcsEvent gone, IcsPerson attendee) => Write(Withdrawn, [gone with { Cancelled = true }], attendee, subscribed: false);

    private string Write(string method, IReadOnlyCollection<IcsEvent> events, IcsPerson? attendee, bool subscribed)
    {
        var lines = new IcsLines().Begin("VCALENDAR").Value("VERSION", "2.0").Value("PRODID", "-//Isthmus//Forums//EN").Value("CALSCALE", "GREGORIAN").Value("METHOD", method);
        if (method == Published) lines.Text("NAME", Name).Text("X-WR-CALNAME", Name).Value("X-WR-TIMEZONE", IcsZone.Id(Zone));
        if (subscribed) lines.Value("REFRESH-INTERVAL;VALUE=DURATION", "PT1H").Value("X-PUBLISHED-TTL", "PT1H");
        if (events.Count > 0) lines.Add(IcsZone.Write(Zone, events.Min(e => e.StartUtc), events.Max(e => e.EndUtc)));
        foreach (var e in events.OrderBy(e => e.StartUtc).ThenBy(e => e.Uid, StringComparer.Ordinal)) Event(lines, e, attendee);
        return lines.End("VCALENDAR").ToString();
    }

    private void Event(IcsLines lines, IcsEvent e, IcsPerson? attendee)
    {
        var zone = IcsZone.Id(Zone);
        lines.Begin("VEVENT").Value("UID", e.Uid).Utc("DTSTAMP", StampUtc).Utc("LAST-MODIFIED", StampUtc)
            .Value("SEQUENCE", e.Sequence.ToString(CultureInfo.InvariantCulture))
            .Local("DTSTART", TimeZoneInfo.ConvertTimeFromUtc(e.StartUtc, Zone), zone).Local("DTEND", TimeZoneInfo.ConvertTimeFromUtc(e.EndUtc, Zone), zone)
            .Text("SUMMARY", e.Summary).Text("LOCATION", e.Location).Text("DESCRIPTION", e.Description)
            .Value("STATUS", e.Cancelled ? "CANCELLED" : "CONFIRMED").Value("TRANSP", e.Cancelled ? "TRANSPARENT" : "OPAQUE")
            .Person("ORGANIZER", Organiser.Name, Organiser.Email);
        if (attendee is not null) lines.Person("ATTENDEE", attendee.Name, attendee.Email, ";ROLE=REQ-PARTICIPANT");
        if (e.Url is not null) lines.Value("URL", e.Url.AbsoluteUri);
        lines.End("VEVENT");
    }
}
