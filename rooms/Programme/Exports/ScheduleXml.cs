using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using Isthmus.Platform.Settings;
using Isthmus.Programme.Publishing;

namespace Isthmus.Programme.Exports;

/// <summary>The schedule XML that conference programs and apps read (c3voc, as frab and pretalx write it).</summary>
internal static class ScheduleXml
{
    public static byte[] Write(PublicProgramme programme, string language, SiteSettings site)
    {
        var (board, edition) = (programme.Board, programme.Edition);
        var version = programme.State.Revision.ToString(CultureInfo.InvariantCulture);
        var schedule = new XElement("schedule",
            new XElement("generator", new XAttribute("name", "Isthmus"), new XAttribute("system", new Uri(site.PublicUrl).Host)),
            new XElement("url", site.Link($"/forums/{edition.Id}/programme.xml").AbsoluteUri),
            new XElement("version", version),
            new XElement("conference",
                new XElement("title", edition.Title().In(language)), new XElement("acronym", ExportWords.Acronym(edition)),
                new XElement("start", Day(edition.StartsOn)), new XElement("end", Day(edition.EndsOn)), new XElement("days", edition.EndsOn.DayNumber - edition.StartsOn.DayNumber + 1),
                new XElement("timeslot_duration", "00:05"), new XElement("base_url", site.Link("/").AbsoluteUri), new XElement("url", site.Link($"/forums/{edition.Id}/programme").AbsoluteUri),
                new XElement("time_zone_name", edition.Zone),
                board.Tracks.Select(t => new XElement("track", new XAttribute("name", t.Name.In(language)), t.Colour is null ? null : new XAttribute("color", t.Colour)))));
        foreach (var (day, index, rooms) in ExportWords.Days(board))
        {
            var (from, to) = ExportWords.Bounds(edition, day);
            schedule.Add(new XElement("day", new XAttribute("index", index), new XAttribute("date", Day(day)), new XAttribute("start", from), new XAttribute("end", to),
                rooms.Select(r => new XElement("room", new XAttribute("name", r.Hall.Name), new XAttribute("guid", r.Hall.Uid), r.Sessions.Select(s => Event(programme, r.Hall, s, language, site))))));
        }
        using var bytes = new MemoryStream();
        // Without the mark at the beginning that some readers take for a part of the file.
        using (var writer = XmlWriter.Create(bytes, new() { Encoding = new UTF8Encoding(false), Indent = true })) new XDocument(schedule).Save(writer);
        return bytes.ToArray();
    }

    private static XElement Event(PublicProgramme programme, Setup.Hall hall, Sessions.Session s, string language, SiteSettings site)
    {
        var (board, edition) = (programme.Board, programme.Edition);
        return new XElement("event", new XAttribute("guid", s.Uid), new XAttribute("id", s.Number),
            new XElement("room", hall.Name), new XElement("title", s.Title.In(language)), new XElement("subtitle", ""), new XElement("type", ExportWords.Kind(s.Kind)),
            new XElement("date", ExportWords.Stamp(edition, s.StartsAt!.Value)), new XElement("start", edition.Local(s.StartsAt.Value).ToString("HH:mm", CultureInfo.InvariantCulture)), new XElement("duration", ExportWords.Duration(s.Minutes)),
            new XElement("abstract", s.Abstract.In(language)), new XElement("slug", ExportWords.Slug(edition, s)), new XElement("track", board.TrackOf(s)?.Name.In(language) ?? ""),
            new XElement("persons", board.Voices(s).Select(v => new XElement("person", new XAttribute("guid", v.Uid), v.Name))),
            new XElement("language", s.Language ?? ""), new XElement("description", ""), new XElement("url", site.Link($"/forums/{edition.Id}/programme/sessions/{s.Id}").AbsoluteUri));
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
