using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using System.Xml.Schema;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Isthmus.Platform.Data;
using Isthmus.Testing;

namespace Isthmus.Programme.Tests;

public sealed class ExportTests(SharedSites sites) : IClassFixture<SharedSites>
{
    [Theory, Databases]
    public async Task The_schedule_XML_holds_the_public_programme_with_lasting_identities(Provider provider)
    {
        using var stage = await Furnished(provider);
        var schedule = XDocument.Parse(await Text(stage, ".xml")).Root!;
        Assert.Equal(["2030-10-26", "2030-10-27", "2030-10-28"], schedule.Elements("day").Select(d => d.Attribute("date")!.Value));
        // The day on which the clock goes back has 25 hours.
        Assert.Equal(("2030-10-27T00:00:00+02:00", "2030-10-28T00:00:00+01:00"), (schedule.Elements("day").ElementAt(1).Attribute("start")!.Value, schedule.Elements("day").ElementAt(1).Attribute("end")!.Value));
        var events = schedule.Descendants("event").ToList();
        Assert.Equal(["Opening", "Customs between neighbours", "Lenses by hand", "Night of ideas"], events.Select(e => e.Element("title")!.Value));
        Assert.All(events, e => Assert.Equal(e.Parent!.Attribute("name")!.Value, e.Element("room")!.Value));
        var opening = events[0];
        Assert.Equal(("2030-10-26T10:00:00+02:00", "10:00", "00:30", "ceremony", "en"), (opening.Element("date")!.Value, opening.Element("start")!.Value, opening.Element("duration")!.Value, opening.Element("type")!.Value, opening.Element("language")!.Value));
        Assert.Equal(["Ada Novak", "Ben Amari"], opening.Element("persons")!.Elements("person").Select(p => p.Value));
        Assert.Equal("Trade & <customs>", events[1].Element("track")!.Value);
        Assert.Equal(4, events.Select(e => e.Attribute("guid")!.Value).Distinct().Count());
        Assert.Equal("Открытие", XDocument.Parse(await Text(stage, ".xml?language=ru")).Descendants("title").First(t => t.Parent!.Name == "event").Value);

        var guid = opening.Attribute("guid")!.Value;
        var id = (await stage.Get(stage.Api + "/sessions?q=Opening")).GetProperty("items")[0].GetProperty("id").GetGuid();
        await stage.Put($"{stage.Api}/sessions/{id}/place", new { room = (await stage.Get(stage.Api + "/rooms"))[0].GetProperty("id").GetGuid(), day = "2030-10-26", start = "09:00" });
        Assert.Equal(guid, XDocument.Parse(await Text(stage, ".xml")).Descendants("event").First().Attribute("guid")!.Value);
    }

    [Fact]
    public async Task The_schedule_XML_is_valid_against_the_schema_of_those_who_read_it()
    {
        if (SharedData.File("data", "forums", "pretalx-c3voc", "schedule.xsd") is not { } file) { Assert.Skip(SharedData.Missing); return; }
        using var stage = await Furnished(Provider.Sqlite);
        var schemas = new XmlSchemaSet();
        schemas.Add(null, file);
        List<string> Faults(string xml)
        {
            var faults = new List<string>();
            XDocument.Parse(xml).Validate(schemas, (_, e) => faults.Add(e.Message));
            return faults;
        }
        var written = await Text(stage, ".xml");
        Assert.Empty(Faults(written));
        Assert.Empty(Faults(await Text(stage, ".xml?language=fa")));
        // Controls: the schema finds what is wrong, and the real file of another program has its place for comparison.
        Assert.NotEmpty(Faults(written.Replace("<duration>00:30</duration>", "<duration>half an hour</duration>", StringComparison.Ordinal)));
        if (SharedData.File("data", "forums", "schedule", "31c3-day1-saal1-extract.xml") is { } real)
            Assert.Empty(XDocument.Load(real).Descendants("event").First().Elements().Select(e => e.Name).Except([.. XDocument.Parse(written).Descendants("event").First().Elements().Select(e => e.Name), "recording", "links"]));
    }

    [Fact]
    public async Task The_schedule_JSON_is_valid_against_the_schema_of_those_who_read_it()
    {
        if (SharedData.File("data", "forums", "pretalx-c3voc", "schedule.json") is not { } file) { Assert.Skip(SharedData.Missing); return; }
        using var stage = await Furnished(Provider.Sqlite);
        var schema = new SchemaOfJson(JsonDocument.Parse(await File.ReadAllTextAsync(file)).RootElement);
        var written = await Text(stage, ".json");
        Assert.Empty(schema.Faults(JsonDocument.Parse(written).RootElement));
        Assert.Empty(schema.Faults(JsonDocument.Parse(await Text(stage, ".json?language=fa")).RootElement));
        Assert.NotEmpty(schema.Faults(JsonDocument.Parse(written.Replace("\"duration\": \"00:30\"", "\"duration\": 30", StringComparison.Ordinal)).RootElement));
        Assert.NotEmpty(schema.Faults(JsonDocument.Parse(written.Replace("\"subtitle\": null", "\"undertitle\": null", StringComparison.Ordinal)).RootElement));
        Assert.NotEmpty(schema.Faults(JsonDocument.Parse(written.Replace("\"acronym\": \"", "\"acronym\": \"!", StringComparison.Ordinal)).RootElement));
    }

    [Theory, Databases]
    public async Task The_calendar_keeps_what_was_cancelled_and_tells_the_zone(Provider provider)
    {
        using var stage = await Furnished(provider);
        var id = (await stage.Get(stage.Api + "/sessions?q=Lenses")).GetProperty("items")[0].GetProperty("id").GetGuid();
        var room = (await stage.Get(stage.Api + "/sessions?q=Lenses")).GetProperty("items")[0].GetProperty("room").GetGuid();
        await stage.Put($"{stage.Api}/sessions/{id}", new { titleEn = "Lenses by hand", state = "Cancelled", minutes = 30, room, day = "2030-10-26", start = "11:30" });
        var calendar = (await Text(stage, ".ics")).Replace("\r\n ", "", StringComparison.Ordinal);
        Assert.All((await Text(stage, ".ics")).Split("\r\n"), l => Assert.True(Encoding.UTF8.GetByteCount(l) <= 75));
        var events = calendar.Split("BEGIN:VEVENT").Skip(1).ToList();
        Assert.Equal(4, events.Count);
        Assert.Contains("DTSTART;TZID=Europe/Berlin:20301026T100000", events[0], StringComparison.Ordinal);
        Assert.Contains("DESCRIPTION:Ada Novak\\, Ben Amari\\nWords of welcome\\, and \"quotes\" & <marks>.\\nSecond line.", events[0], StringComparison.Ordinal);
        Assert.Contains("STATUS:CANCELLED", Assert.Single(events, e => e.Contains("Lenses", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Contains("BEGIN:VTIMEZONE", calendar, StringComparison.Ordinal);
    }

    [Theory, Databases]
    public async Task Whoever_has_the_file_of_now_is_told_so_and_a_change_makes_another(Provider provider)
    {
        using var stage = await Furnished(provider);
        foreach (var format in new[] { ".ics", ".xml", ".json", ".jsonld" })
        {
            using var first = await stage.Visitor.GetAsync(new Uri(stage.Pages + format, UriKind.Relative));
            using var again = new HttpRequestMessage(HttpMethod.Get, stage.Pages + format);
            again.Headers.IfNoneMatch.Add(first.Headers.ETag!);
            using var second = await stage.Visitor.SendAsync(again);
            Assert.Equal((HttpStatusCode.OK, HttpStatusCode.NotModified), (first.StatusCode, second.StatusCode));
            await stage.Session("One more " + format, Stage.At((await stage.Get(stage.Api + "/rooms"))[0].GetProperty("id").GetGuid(), $"{15 + format.Length}:00"));
            using var changed = await stage.Visitor.GetAsync(new Uri(stage.Pages + format, UriKind.Relative));
            Assert.NotEqual(first.Headers.ETag, changed.Headers.ETag);
            Assert.NotEmpty(await changed.Content.ReadAsByteArrayAsync());
            await stage.Delete($"{stage.Api}/sessions/{(await stage.Get(stage.Api + "/sessions?q=One%20more")).GetProperty("items")[0].GetProperty("id").GetGuid()}");
        }
    }

    [Theory, Databases]
    public async Task An_export_read_into_an_empty_edition_makes_an_equal_programme(Provider provider)
    {
        using var stage = await Furnished(provider);
        using var other = await Stage.Open(await sites.On(provider));
        var whole = await stage.Organiser.GetStringAsync(new Uri(stage.Api + "/export.json", UriKind.Relative));
        var dry = await other.Post(other.Api + "/import", JsonNode.Parse(whole));
        Assert.False(dry.GetProperty("written").GetBoolean());
        Assert.Equal(13, dry.GetProperty("rows").EnumerateArray().Count(r => r.GetProperty("change").GetString() == "New"));
        Assert.Equal(0, (await other.Get(other.Api + "/sessions")).GetProperty("items").GetArrayLength());

        await other.Post(other.Api + "/import?write=true", JsonNode.Parse(whole));
        Assert.Equal(Programme(whole), Programme(await other.Organiser.GetStringAsync(new Uri(other.Api + "/export.json", UriKind.Relative))));
        // The public files are equal as well, but for the addresses and the edition itself.
        await other.Publish();
        Assert.Equal(Events(await Text(stage, ".xml")), Events(await Text(other, ".xml")));
        var same = await other.Post(other.Api + "/import?write=true", JsonNode.Parse(whole));
        Assert.All(same.GetProperty("rows").EnumerateArray(), r => Assert.Equal("Same", r.GetProperty("change").GetString()));
        Assert.Equal(1, (await other.Get(other.Api)).GetProperty("revision").GetInt32());
    }

    [Theory, Databases]
    public async Task An_import_on_the_page_tells_new_changed_and_gone_and_is_confirmed(Provider provider)
    {
        using var stage = await Furnished(provider);
        var node = JsonNode.Parse(await stage.Organiser.GetStringAsync(new Uri(stage.Api + "/export.json", UriKind.Relative)))!;
        var ours = node["schedule"]!["conference"]!["meta"]!["isthmus"]!;
        var sessions = ours["sessions"]!.AsArray();
        sessions.First(s => s!["title"]!["en"]!.ToString() == "Opening")!["title"]!["en"] = "Grand opening";
        sessions.Remove(sessions.First(s => s!["title"]!["en"]!.ToString() == "Without a place"));
        var added = sessions[0]!.DeepClone();
        (added["guid"], added["number"], added["title"]!["en"], added["room"], added["startsAt"]) = (Guid.CreateVersion7(), 99, "Added", null, null);
        sessions.Add(added);
        var file = new Dictionary<string, (string, byte[])> { ["Input.File"] = ("programme.json", Encoding.UTF8.GetBytes(node.ToJsonString())) };

        using var looked = await stage.Organiser.Submit(stage.Manage + "/import", "form[enctype]", null, file);
        var page = await looked.Html();
        var changes = page.QuerySelectorAll("tbody tr").Select(r => (r.QuerySelector("th")!.TextContent.Trim(), r.QuerySelector(".badge")!.TextContent.Trim())).ToHashSet();
        Assert.Superset(new HashSet<(string, string)> { ("Grand opening", "Changed"), ("Added", "New"), ("Without a place", "Not in the file") }, changes);
        Assert.Equal(3, changes.Count);
        using var taken = await stage.Organiser.Submit(stage.Manage + "/import", page.QuerySelector<IHtmlFormElement>("form:has([name='Confirm.Content'])")!, new Dictionary<string, string> { ["Confirm.RemoveGone"] = "true" });
        Assert.True(taken.StatusCode == HttpStatusCode.Found, (await taken.Html()).QuerySelector("main")?.TextContent);
        var now = (await stage.Get(stage.Api + "/sessions")).GetProperty("items").EnumerateArray().Select(s => s.GetProperty("title").GetProperty("en").GetString()).ToList();
        Assert.Equal(6, now.Count);
        Assert.Contains("Grand opening", now);
        Assert.DoesNotContain("Without a place", now);

        // A file in which two sessions take one room is named with them, and nothing of it is written.
        added["room"] = sessions[0]!["room"]!.DeepClone();
        added["startsAt"] = sessions[0]!["startsAt"]!.DeepClone();
        var refused = await stage.Post(stage.Api + "/import?write=true", node, HttpStatusCode.Conflict);
        Assert.NotEmpty(refused.GetProperty("clashes").EnumerateArray());
    }

    [Theory]
    [InlineData("[]", "programme.file-not-ours")]
    [InlineData("""{"schedule":{"conference":{"title":"Somebody else’s"}}}""", "programme.file-not-ours")]
    [InlineData("""{"schedule":{"conference":{"meta":{"isthmus":{"format":2}}}}}""", "programme.file-format")]
    [InlineData("""{"schedule":{"conference":{"meta":{"isthmus":{"format":1}}}}}""", "programme.file-unreadable")]
    [InlineData("""{"schedule":{"conference":{"meta":{"isthmus":{"format":1,"tracks":[null],"rooms":[],"speakers":[],"sessions":[]}}}}}""", "programme.file-value")]
    [InlineData("""{"schedule":{"conference":{"meta":{"isthmus":{"format":1,"tracks":[],"rooms":[{"guid":"0198c1b4-0000-7000-8000-000000000001","name":"A\nB","place":1}],"speakers":[],"sessions":[]}}}}}""", "programme.file-value")]
    [InlineData("""{"schedule":{"conference":{"meta":{"isthmus":{"format":1,"tracks":[],"rooms":[],"speakers":[{"guid":"x","name":"A"}],"sessions":[]}}}}}""", "programme.file-unreadable")]
    public void A_file_that_is_not_ours_or_was_spoiled_is_refused_with_the_reason(string text, string code) => Assert.Equal(code, Importing.ReadFile.Handle(text).Refusal!.Code);

    [Fact]
    public void A_file_waits_for_its_confirmation_at_a_tenth_of_its_size_and_what_is_spoiled_meanwhile_is_empty()
    {
        var text = string.Concat(Enumerable.Range(0, 5000).Select(n => $"{{\"title\":\"Session {n}\",\"abstract\":\"Доклад о том же\"}}"));
        var packed = Importing.PackedFile.Pack(text);
        Assert.InRange(packed.Length, 1, text.Length / 10);
        Assert.Equal(text, Importing.PackedFile.Unpack(packed));
        Assert.Equal(["", "", ""], ((string[])["no base64!", packed[..^8], Importing.PackedFile.Pack(new string('x', Importing.ReadFile.Longest + 1))]).Select(Importing.PackedFile.Unpack));
    }

    private async Task<Stage> Furnished(Provider provider)
    {
        var stage = await Stage.Open(await sites.On(provider));
        await stage.Furnish();
        await stage.Publish();
        return stage;
    }

    private static Task<string> Text(Stage stage, string format) => stage.Visitor.GetStringAsync(new Uri(stage.Pages + format, UriKind.Relative));

    private static string Programme(string json) => JsonNode.Parse(json)!["schedule"]!["conference"]!["meta"]!["isthmus"]!.ToJsonString();

    private static List<string> Events(string xml)
    {
        var schedule = XDocument.Parse(xml);
        schedule.Descendants("url").Remove();
        return [.. schedule.Descendants("event").Select(e => e.ToString())];
    }
}
