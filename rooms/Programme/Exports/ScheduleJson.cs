using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Isthmus.Platform.Settings;
using Isthmus.Programme.Importing;
using Isthmus.Programme.Publishing;

namespace Isthmus.Programme.Exports;

/// <summary>The schedule JSON of the same family as the XML. Under <c>conference.meta.isthmus</c> stands the whole of it in all languages, from which our import reads.</summary>
internal static class ScheduleJson
{
    // Names in any script stay readable; what could end a script element is still escaped by those who embed it.
    public static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, WriteIndented = true, Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
        RespectNullableAnnotations = true, MaxDepth = 16,
    };

    public static byte[] Write(PublicProgramme programme, string language, SiteSettings site)
    {
        var (board, edition) = (programme.Board, programme.Edition);
        var root = new JsonObject
        {
            ["$schema"] = "https://c3voc.de/schedule/schema.json",
            ["generator"] = new JsonObject { ["name"] = "Isthmus", ["url"] = site.Link("/").AbsoluteUri },
            ["schedule"] = new JsonObject
            {
                ["version"] = programme.State.Revision.ToString(CultureInfo.InvariantCulture), ["base_url"] = site.Link("/").AbsoluteUri,
                ["conference"] = new JsonObject
                {
                    ["acronym"] = ExportWords.Acronym(edition), ["title"] = edition.Title().In(language), ["start"] = Day(edition.StartsOn), ["end"] = Day(edition.EndsOn),
                    ["daysCount"] = edition.EndsOn.DayNumber - edition.StartsOn.DayNumber + 1, ["timeslot_duration"] = "00:05", ["time_zone_name"] = edition.Zone, ["url"] = site.Link($"/forums/{edition.Id}/programme").AbsoluteUri,
                    ["tracks"] = new JsonArray([.. board.Tracks.Select(t => t.Colour is null ? new JsonObject { ["name"] = t.Name.In(language) } : new JsonObject { ["name"] = t.Name.In(language), ["color"] = t.Colour })]),
                    ["rooms"] = new JsonArray([.. board.Halls.Select(h => new JsonObject { ["name"] = h.Name, ["guid"] = h.Uid, ["capacity"] = h.Capacity })]),
                    ["days"] = new JsonArray([.. ExportWords.Days(board).Select(d => Day(programme, d, language, site))]),
                    ["meta"] = new JsonObject { ["isthmus"] = JsonSerializer.SerializeToNode(ProgrammeFile.Of(board), Options) },
                },
            },
        };
        return JsonSerializer.SerializeToUtf8Bytes(root, Options);
    }

    private static JsonNode Day(PublicProgramme programme, (DateOnly Day, int Index, IReadOnlyList<(Setup.Hall Hall, IReadOnlyList<Sessions.Session> Sessions)> Rooms) d, string language, SiteSettings site)
    {
        var (from, to) = ExportWords.Bounds(programme.Edition, d.Day);
        var rooms = new JsonObject();
        foreach (var (hall, sessions) in d.Rooms) rooms[hall.Name] = new JsonArray([.. sessions.Select(s => Event(programme, hall, s, language, site))]);
        return new JsonObject { ["index"] = d.Index, ["date"] = Day(d.Day), ["day_start"] = from, ["day_end"] = to, ["rooms"] = rooms };
    }

    private static JsonNode Event(PublicProgramme programme, Setup.Hall hall, Sessions.Session s, string language, SiteSettings site)
    {
        var (board, edition) = (programme.Board, programme.Edition);
        return new JsonObject
        {
            ["guid"] = s.Uid, ["id"] = s.Number, ["date"] = ExportWords.Stamp(edition, s.StartsAt!.Value), ["start"] = edition.Local(s.StartsAt.Value).ToString("HH:mm", CultureInfo.InvariantCulture),
            ["end"] = ExportWords.Stamp(edition, s.EndsAt!.Value), ["duration"] = ExportWords.Duration(s.Minutes), ["room"] = hall.Name, ["slug"] = ExportWords.Slug(edition, s),
            ["url"] = site.Link($"/forums/{edition.Id}/programme/sessions/{s.Id}").AbsoluteUri, ["title"] = s.Title.In(language), ["subtitle"] = null, ["track"] = board.TrackOf(s)?.Name.In(language), ["type"] = ExportWords.Kind(s.Kind),
            ["language"] = s.Language, ["abstract"] = s.Abstract.In(language) is { Length: > 0 } text ? text : null, ["description"] = null,
            ["persons"] = new JsonArray([.. board.Voices(s).Select(v => new JsonObject { ["guid"] = v.Uid, ["name"] = v.Name, ["biography"] = v.Biography, ["url"] = site.Link($"/forums/{edition.Id}/programme/speakers/{v.Id}").AbsoluteUri })]),
            ["links"] = new JsonArray(),
        };
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
