using System.Text.Json;
using System.Text.Json.Nodes;
using Isthmus.Platform.Settings;
using Isthmus.Programme.Publishing;
using Isthmus.Programme.Sessions;

namespace Isthmus.Programme.Exports;

/// <summary>Sessions as schema.org events, for search engines.</summary>
internal static class JsonLd
{
    /// <summary>For a page: the default encoder writes neither &lt; nor &gt;, so no title ends the element around it.</summary>
    public static string Of(PublicProgramme programme, Session s, Texts t, Formats f, SiteSettings site)
    {
        var node = Event(programme, s, t, f, site);
        node["@context"] = "https://schema.org";
        node["superEvent"] = Forum(programme.Edition, t, f, site);
        return node.ToJsonString();
    }

    /// <summary>The whole programme as one event with its parts.</summary>
    public static byte[] Of(PublicProgramme programme, Texts t, Formats f, SiteSettings site)
    {
        var node = Forum(programme.Edition, t, f, site);
        node["@context"] = "https://schema.org";
        node["subEvent"] = new JsonArray([.. programme.Board.Sessions.Select(s => Event(programme, s, t, f, site))]);
        return JsonSerializer.SerializeToUtf8Bytes(node);
    }

    private static JsonObject Event(PublicProgramme programme, Session s, Texts t, Formats f, SiteSettings site)
    {
        var (board, edition, language) = (programme.Board, programme.Edition, t.Language.Code);
        var node = new JsonObject
        {
            ["@type"] = "Event", ["@id"] = $"urn:uuid:{s.Uid}", ["name"] = s.Title.In(language), ["startDate"] = ExportWords.Stamp(edition, s.StartsAt!.Value), ["endDate"] = ExportWords.Stamp(edition, s.EndsAt!.Value),
            ["eventStatus"] = "https://schema.org/" + (s.State == SessionState.Cancelled ? "EventCancelled" : "EventScheduled"), ["url"] = site.Link($"/forums/{edition.Id}/programme/sessions/{s.Id}").AbsoluteUri,
            ["location"] = new JsonObject { ["@type"] = "Place", ["name"] = board.HallOf(s)!.Name, ["address"] = edition.Where(f) },
        };
        if (!s.Abstract.IsEmpty) node["description"] = s.Abstract.In(language);
        if (s.Language is not null) node["inLanguage"] = s.Language;
        if (board.Voices(s).ToList() is { Count: > 0 } voices)
            node["performer"] = new JsonArray([.. voices.Select(v => v.Organisation is null
                ? new JsonObject { ["@type"] = "Person", ["name"] = v.Name }
                : new JsonObject { ["@type"] = "Person", ["name"] = v.Name, ["affiliation"] = new JsonObject { ["@type"] = "Organization", ["name"] = v.Organisation } })]);
        return node;
    }

    private static JsonObject Forum(EditionSummary edition, Texts t, Formats f, SiteSettings site) => new()
    {
        ["@type"] = "Event", ["name"] = edition.Title().In(t.Language.Code), ["startDate"] = edition.StartsOn.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
        ["endDate"] = edition.EndsOn.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), ["url"] = site.Link($"/forums/{edition.Id}").AbsoluteUri,
        ["location"] = new JsonObject { ["@type"] = "Place", ["name"] = edition.Where(f), ["address"] = edition.Where(f) },
    };
}
