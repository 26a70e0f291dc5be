using System.Net.Http.Json;
using System.Reflection;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Isthmus.Contracts.Registry;
using Isthmus.People;
using Isthmus.Platform.Access;
using Isthmus.Platform.Data;
using Isthmus.Platform.Http;
using Isthmus.Testing;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;

namespace Isthmus.ArchitectureTests;

/// <summary>What nobody types and some program sends: it may be refused, it is never our fault.</summary>
public sealed class StrangeInputTests
{
    private const string Password = "harbour lantern seven";

    private static readonly string[] Texts =
        ["\0", "\uFFFE", "a\u0001b", "a\nb", "-1", "99", "99999999999999999999", "0001-01-01", "9999-12-31", "%_'\"\\[<", new string('я', 1200), "👩‍🔬𝒳", Guid.Empty.ToString(), Cursor.Write("\0", Guid.Empty), Cursor.Write("9999-12-31", Guid.Empty)];

    // Names that pages read by hand.
    private static readonly string[] Common = ["q", "sort", "page", "size", "status", "state", "side", "participant", "day", "as", "kind", "country", "field", "role", "cursor", "limit", "token", "for", "return", "hall", "part", "pair", "sector", "pavilion", "show", "of", "measure", "delegation", "profile", "keyword", "stage", "trl", "open", "organisation", "lang", "received", "chapter", "substitution", "edition", "filter", "actor", "key"];

    private static readonly string?[] Leaves =
    [
        "null", "\"\\u0000\"", "\"\\ufffe\"", "\"\\ud800\"", "\"a\\nb\"", "\"\"", "-1", "99", "2147483648", "1e300", "\"0001-01-01\"", "\"9999-12-31\"", "\"23:59:59\"", "\"99\"", "[null]", "[[]]", "{}", "true",
        $"\"{new string('я', 250)}\"", $"\"{new string('я', 9000)}\"", "\"00000000-0000-0000-0000-000000000000\"",
    ];

    [Theory, Databases]
    public async Task No_address_makes_a_page_or_the_API_fail(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var client = await Somebody(site);
        var known = await Seed(client, site);
        var faults = new List<string>();
        foreach (var endpoint in Reads(site))
        {
            var path = Path(endpoint, known, null);
            var declared = Declared(endpoint).ToList();
            foreach (var text in Texts.Select(Uri.EscapeDataString))
            {
                List<string> urls = [.. declared.Select(n => $"{path}?{n}={text}")];
                // An address is cut at 8 kB: a long text goes alone.
                if (text.Length < 150) urls.Add($"{path}?{string.Join('&', Common.Select(n => $"{n}={text}"))}");
                if (endpoint.RoutePattern.Parameters.Count > 0) urls.Add(Path(endpoint, known, text));
                foreach (var url in urls)
                {
                    try
                    {
                        using var response = await client.GetAsync(new Uri(url, UriKind.Relative), HttpCompletionOption.ResponseHeadersRead);
                        if ((int)response.StatusCode >= 500) faults.Add($"{url}: {(int)response.StatusCode}");
                    }
                    catch (TaskCanceledException) { faults.Add($"{url}: no answer"); }
                }
            }
        }
        Assert.Empty(faults);
    }

    [Theory, Databases]
    public async Task No_value_in_a_body_makes_the_API_fail(Provider provider)
    {
        await using var site = await TestSite.Start(provider, new Dictionary<string, string?> { ["Background:Enabled"] = "false" });
        using var client = await Somebody(site);
        var known = await Seed(client, site);
        var faults = new List<string>();
        foreach (var (method, url, body) in Bodies(known))
        {
            // As it stands it must be good, or nothing beyond the first check is tried.
            using (var good = await Send(client, method, url, body.ToJsonString())) Assert.True(good.IsSuccessStatusCode, $"{method} {url}: {(int)good.StatusCode} {await good.Content.ReadAsStringAsync()}");
            foreach (var spoiled in Spoiled(body))
            {
                using var response = await Send(client, method, url, spoiled);
                if ((int)response.StatusCode >= 500) faults.Add($"{method} {url} {(spoiled.Length > 600 ? spoiled[..600] : spoiled)}: {(int)response.StatusCode}");
            }
        }
        Assert.Empty(faults);
    }

    [Fact]
    public void Control_every_leaf_and_every_list_is_spoiled() =>
        Assert.Equal(3 * Leaves.Length, Spoiled(JsonNode.Parse("""{"a":1,"b":[{"c":"x"}]}""")!).Count());

    private static async Task<HttpClient> Somebody(TestSite site)
    {
        await site.InScope(sp => PeopleRoom.EnsureAccount(sp, "ada@example.org", "Ada Novak", Password, [Roles.Administrator, Roles.Officer, Roles.Organiser, Roles.Auditor], new Dictionary<OrganisationId, Isthmus.Contracts.People.MemberRole>(), CancellationToken.None));
        var client = site.Client();
        using var _ = await client.Submit("/sign-in", "form:has(input[name='_handler'][value='sign-in'])", new Dictionary<string, string> { ["Input.Email"] = "ada@example.org", ["Input.Password"] = Password });
        return client;
    }

    /// <summary>Ids by the word that stands before them in an address.</summary>
    private static async Task<Dictionary<string, string>> Seed(HttpClient client, TestSite site)
    {
        async Task<JsonElement> Post(string url, object body)
        {
            using var response = await client.PostAsJsonAsync(url, body);
            var text = await response.Content.ReadAsStringAsync();
            Assert.True(response.IsSuccessStatusCode, $"{url}: {text}");
            return JsonDocument.Parse(text).RootElement;
        }
        static string Id(JsonElement json) => json.GetProperty("id").GetString()!;
        var edition = Id(await Post("/api/forums", new { seriesEn = "INNOPROM", startsOn = "2027-07-09", endsOn = "2027-07-10", zone = "Asia/Yekaterinburg", cities = "Moscow", timetable = new { tables = 2 } }));
        using (await client.PutAsync(new Uri($"/api/forums/{edition}/publication", UriKind.Relative), null)) { }
        var (guest, host, third) = (Id(await Post("/api/organisations", new { name = "CinnaGen", kind = "Company" })), Id(await Post("/api/organisations", new { name = "ChemRar", kind = "Company" })), Id(await Post("/api/organisations", new { name = "Royan", kind = "Company" })));
        await Post($"/api/forums/{edition}/participants", new { organisations = new[] { guest, host, third } });
        var participants = (await client.GetFromJsonAsync<JsonElement>($"/api/forums/{edition}/participants")).GetProperty("items").EnumerateArray().Select(Id).ToList();
        var timetable = await client.GetFromJsonAsync<JsonElement>($"/api/forums/{edition}/sessions");
        var type = Id(await Post($"/api/forums/{edition}/registration-types", new { nameEn = "Visitor", maxCompanions = 2 }));
        var question = Id(await Post($"/api/forums/{edition}/registration-types/{type}/questions", new { kind = "Several", textEn = "Days?", choicesEn = "First\nSecond" }));
        await Post($"/api/forums/{edition}/registrations", new { type, name = "Zahra Ahmadi", email = "zahra@example.org", language = "en" });
        var registrant = (await client.GetFromJsonAsync<JsonElement>($"/api/forums/{edition}/registrations")).GetProperty("items")[0];
        var exhibition = $"/api/forums/{edition}/exhibition";
        var (opportunity, published, interest) = await Opportunities(client, site, guest, host);
        var place = Id(await Post("/api/places", new { kind = "Centre", nameEn = "Island Centre", country = "RU", city = "Vladivostok", timeZone = "Asia/Vladivostok", stage = "Operating", stageOn = "2024", isInvented = true }));
        using (await client.PutAsync(new Uri($"/api/places/{place}/publication", UriKind.Relative), null)) { }
        var resource = Id(await Post($"/api/places/{place}/resources", new { kind = "Instrument", code = "MIC-1", units = 1, nameEn = "Light microscope", rules = new { } }));
        var hall = Id(await Post(exhibition + "/halls", new { nameEn = "Hall", width = 50, depth = 50 }));
        return new()
        {
            ["places"] = place, ["resources"] = resource, ["facilities"] = resource, ["opportunities"] = published, ["draft"] = opportunity, ["interests"] = interest,
            ["halls"] = hall, ["pavilions"] = Id(await Post(exhibition + "/pavilions", new { nameEn = "Iran", kind = "Country", country = "IR", hall })), ["booths"] = Id(await Post(exhibition + "/booths", new { number = "A1", hall, x = 1, y = 1, width = 3, depth = 3 })),
            ["exhibitors"] = Id(await Post(exhibition + "/exhibitors", new { name = "CinnaGen", organisation = guest })),
            ["projects"] = Id(await Post(exhibition + "/projects", new { titleEn = "Valve", field = "Energy", stage = "Idea", partners = new[] { new { name = "A", country = "IR" } } })),
            ["registration-types"] = type, ["questions"] = question, ["registrations"] = Id(registrant), ["zones"] = Id(await Post($"/api/forums/{edition}/zones", new { nameEn = "Hall" })),
            ["messages"] = Id(await Post($"/api/forums/{edition}/messages", new { kinds = new[] { "Registrant" }, states = new[] { "Approved" }, subjectEn = "About {forum}", bodyEn = "Dear {name}" })), ["letters"] = await Letter(client, edition),
            ["official-contacts"] = Id(await Post("/api/official-contacts", new
            {
                date = "2026-04-02", officials = new[] { new { name = "Ivan Orlov", institution = "Region", country = "RU", role = "Governor" }, new { name = "Reza Karimi", institution = "Embassy", country = "IR", role = "Ambassador" } },
            })),
            ["doors"] = (await Post($"/api/forums/{edition}/doors", new { name = "Phone" })).GetProperty("key").GetString()!,
            ["forums"] = edition, ["organisations"] = guest, ["participants"] = participants[0], ["other"] = participants[1], ["third"] = participants[2],
            ["products"] = Id(await Post("/api/products", new { organisation = guest, product = new { name = "Lens" } })),
            ["delegations"] = Id(await Post($"/api/forums/{edition}/delegations", new { country = "IR", titleEn = "Iran", startsOn = "2027-07-09", endsOn = "2027-07-10" })),
            ["figures"] = Id(await Post($"/api/forums/{edition}/figures", new { measure = "Companies", qualifier = "MoreThan", number = 200, quote = "more than 200 companies", outlet = "Agency", saidOn = "2021-08-30" })),
            ["requests"] = Id(await Post($"/api/forums/{edition}/requests", new { from = participants[0], to = participants[1] })),
            ["interpreters"] = Id(await Post($"/api/forums/{edition}/interpreters", new { name = "Anna Petrova", languages = "ru, fa" })),
            ["venues"] = Id(timetable.GetProperty("venues")[0]), ["sessions"] = Id(timetable.GetProperty("sessions")[0]),
        };
    }

    // A draft, a published one, and the interest of its owner's partner in it.
    private static async Task<(string Draft, string Published, string Interest)> Opportunities(HttpClient client, TestSite site, string guest, string host)
    {
        async Task<string> Begin()
        {
            using var response = await client.PostAsJsonAsync("/api/opportunities", new { organisation = guest, profile = "ResearchRequest", opportunity = Opportunity });
            Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
            return (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString()!;
        }
        var (draft, published) = (await Begin(), await Begin());
        foreach (var (step, body) in ((string, object)[])[("moves", new { move = "Submit" }), ("review", new { passed = new[] { "TitleSaysWhat", "SummaryStandsAlone", "DescriptionComplete", "ClaimsSupported", "PartnerRoleConcrete", "KeywordsFit", "IdentityProtected", "LanguageCorrect" } }), ("moves", new { move = "Publish" })])
            using (var moved = await client.PostAsJsonAsync($"/api/opportunities/{published}/{step}", body)) Assert.True(moved.IsSuccessStatusCode, await moved.Content.ReadAsStringAsync());
        // Nobody speaks for an organisation but its own people.
        using var partner = site.ClientOf(TestUser.MemberOf(Guid.Parse(host)));
        using var interest = await partner.PostAsJsonAsync($"/api/opportunities/{published}/interests", new { organisation = host, cooperation = "Together", ownOrganisation = "We" });
        Assert.True(interest.IsSuccessStatusCode, await interest.Content.ReadAsStringAsync());
        return (draft, published, (await interest.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString()!);
    }

    private static object Opportunity => new
    {
        language = "en", title = "Valve", summary = "Summary", description = "Description\nof it", partnerRole = "Role", advantages = "Advantages", technicalSpecification = "Specification", offered = "Offered", lookedFor = "Looked for", stage = "Concept", rights = "None",
        readiness = 3, ownKind = "University", partnerships = new[] { "ResearchCooperation" }, partnerKinds = new[] { "Other" }, targetCountries = new[] { "RU" }, keywords = new[] { new { scheme = "nace", code = "C" } }, goals = new[] { 9 }, isAnonymous = true, isOpen = true,
        confidential = "Hidden\nlines", frameworkProgramme = "Horizon", callTitle = "Call", callUrl = "https://call.example", coordinatorRequired = true, interestUntil = "2099-01-01", callUntil = "2099-02-01", budget = "1", weeks = 12, acronym = "VALVE",
    };

    private static async Task<string> Letter(HttpClient client, string edition)
    {
        using var template = await client.PutAsJsonAsync($"/api/forums/{edition}/letter-templates/en", new { institution = "Foundation", title = "Invitation", body = "{full name}", signatory = "O. Orlova", signatoryRole = "Director" });
        using var letter = await client.PostAsJsonAsync($"/api/forums/{edition}/letters", new { language = "en", fullName = "Zahra Ahmadi", birthDate = "1980-05-04", nationality = "IR", passport = "P1", arrival = "2027-07-09", departure = "2027-07-10" });
        Assert.True(letter.IsSuccessStatusCode, await letter.Content.ReadAsStringAsync());
        return (await letter.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString()!;
    }

    private static IEnumerable<(HttpMethod Method, string Url, JsonNode Body)> Bodies(Dictionary<string, string> known)
    {
        var (forum, organisation) = ($"/api/forums/{known["forums"]}", known["organisations"]);
        JsonNode Json(object body) => JsonSerializer.SerializeToNode(body)!;
        var edition = new
        {
            ordinal = (int?)null, titleEn = "Title", titleRu = "Название", titleFa = "عنوان", startsOn = "2027-07-09", endsOn = "2027-07-10", country = "RU", cities = "Moscow, Kazan", level = "National", levelGoal = "International",
            languages = "ru, fa", zone = "UTC", organisers = new[] { new { organisation, role = "Organiser", level = "Regional" } },
        };
        yield return (HttpMethod.Post, "/api/forums", Merged(Json(edition), Json(new
        {
            seriesEn = "Series", seriesRu = "Серия", seriesFa = "مجموعه", home = organisation,
            timetable = new { venueName = "Expo", tables = 1, morningFrom = "09:30", morningTo = "10:30", afternoonFrom = "14:00", afternoonTo = "15:00", slotMinutes = 30, breakMinutes = 5, firstDay = "2027-07-09", lastDay = "2027-07-10" },
        })));
        yield return (HttpMethod.Put, forum, Json(edition));
        yield return (HttpMethod.Post, forum + "/clone", Json(new { startsOn = "2028-07-07" }));
        yield return (HttpMethod.Post, forum + "/venues", Json(new { city = "Moscow", name = "Hall", address = "Street", tables = 2, tableNames = "A\nB" }));
        yield return (HttpMethod.Put, $"{forum}/sessions/{known["sessions"]}", Json(new { date = "2027-07-09", startsAt = "08:00", endsAt = "09:00", slotMinutes = 20, breakMinutes = 5, venues = new[] { known["venues"] } }));
        yield return (HttpMethod.Post, forum + "/participants", Json(new { organisations = new[] { organisation }, side = "Guest" }));
        yield return (HttpMethod.Put, $"{forum}/participants/{known["participants"]}", Json(new
        {
            name = "CinnaGen", side = "Guest", delegation = known["delegations"], contactName = "Zahra Ahmadi", contactEmail = "z@example.org", locale = "fa", languages = "fa, en", maxMeetingsPerDay = 5, teams = 2,
            cities = new[] { "Moscow" }, away = Array.Empty<string>(), people = new[] { new { name = "Zahra Ahmadi", role = "Sales", languages = "fa" } },
            minBreakEvery = 4, attendsOnline = true, zone = "Asia/Tehran", hoursFrom = "09:00", hoursTo = "17:00",
        }));
        var interpreter = new { name = "Anna Petrova", email = "anna@example.org", phone = "+7 343 0000000", languages = "ru, fa", away = Array.Empty<string>(), days = new[] { new { date = "2027-07-09", city = "Moscow" } } };
        yield return (HttpMethod.Post, forum + "/interpreters", Json(interpreter));
        yield return (HttpMethod.Put, $"{forum}/interpreters/{known["interpreters"]}", Json(interpreter));
        yield return (HttpMethod.Post, forum + "/interpreters/lines", Json(new { written = "Ivan Ivanov; ru, fa; ivan@example.org\nMaria; ru, zh" }));
        yield return (HttpMethod.Put, forum + "/rules", Json(new { mode = "Hybrid", onlineRoom = "https://meet.example/{meeting}", severalCitiesADay = true, travelSlots = 2, interpreting = true }));
        yield return (HttpMethod.Post, forum + "/delegations", Json(new
        {
            country = "IR", titleEn = "Iran", titleRu = "Иран", titleFa = "ایران", startsOn = "2027-07-09", endsOn = "2027-07-10", headRole = "Minister", headName = "Zahra Ahmadi",
            officials = new[] { new { institution = "Ministry", organisation, role = "Adviser", name = "Ali Karimi" } },
        }));
        yield return (HttpMethod.Put, $"{forum}/figures/{known["figures"]}", Json(new
        {
            delegation = known["delegations"], measure = "Companies", qualifier = "MoreThan", number = 200, reach = "NotSaid", quote = "two delegations with\nmore than 200 companies", speaker = "Deputy minister", outlet = "Agency", url = "https://agency.example/27", saidOn = "2021-08-30",
        }));
        yield return (HttpMethod.Post, forum + "/requests", Json(new { from = known["participants"], to = known["third"], priority = "Want", note = "Please" }));
        yield return (HttpMethod.Put, $"{forum}/requests/{known["requests"]}/line", Json(new { online = true }));
        yield return (HttpMethod.Put, $"{forum}/requests/{known["requests"]}/answer", Json(new { answer = "Decline", reason = "No time" }));
        yield return (HttpMethod.Post, forum + "/requests/settlement", Json(new { accept = true }));
        var (type, question) = ($"{forum}/registration-types/{known["registration-types"]}", known["questions"]);
        yield return (HttpMethod.Post, forum + "/registration-types", Json(new { nameEn = "Speaker", nameRu = "Докладчик", nameFa = "سخنران", capacity = 5, needsApproval = true, opensOn = "2026-01-01", closesOn = "2027-01-01", byInvitation = true, maxCompanions = 2 }));
        yield return (HttpMethod.Put, type, Json(new { nameEn = "Visitor", capacity = 100_000, needsApproval = false, opensOn = (string?)null, closesOn = (string?)null, byInvitation = false, maxCompanions = 2 }));
        yield return (HttpMethod.Post, type + "/questions", Json(new { kind = "Choice", textEn = "Dish?", textRu = "Блюдо?", textFa = "خوراک؟", choicesEn = "Fish\nMeat", choicesRu = "Рыба\nМясо", choicesFa = "ماهی\nگوشت", required = false, followUp = true, onlyIf = $"{question}=1" }));
        yield return (HttpMethod.Post, forum + "/registrations", Json(new
        {
            type = known["registration-types"], invitation = "", name = "Ali Karimi", email = "ali@example.org", organisation = "CinnaGen", participant = known["participants"], language = "fa", companions = 1, companionNames = "Sara\n", consents = new[] { "News" },
            answers = new[] { new { question, value = "", values = new[] { "1" } } },
        }));
        yield return (HttpMethod.Post, forum + "/registrations/decisions", Json(new { registrants = new[] { known["registrations"] }, approve = true }));
        yield return (HttpMethod.Put, $"{forum}/zones/{known["zones"]}", Json(new { nameEn = "Hall", nameRu = "Зал", nameFa = "تالار", closed = false }));
        yield return (HttpMethod.Post, forum + "/doors", Json(new { name = "Phone" }));
        yield return (HttpMethod.Post, $"/api/doors/{known["doors"]}/scans", Json(new { sent = "2027-07-09T09:00:00Z", scans = new[] { new { id = Guid.CreateVersion7(), zone = known["zones"], ticket = "ABCD-EFGH-JKMN", direction = "In", at = "2027-07-09T09:00:00Z" } } }));
        var exhibition = forum + "/exhibition";
        yield return (HttpMethod.Put, $"{exhibition}/halls/{known["halls"]}", Json(new { nameEn = "Hall", nameRu = "Зал", nameFa = "تالار", width = 60, depth = 60.5 }));
        yield return (HttpMethod.Put, $"{exhibition}/pavilions/{known["pavilions"]}", Json(new { nameEn = "Iran", nameRu = "Иран", nameFa = "ایران", kind = "Country", country = "IR", hall = known["halls"] }));
        yield return (HttpMethod.Put, $"{exhibition}/booths/{known["booths"]}", Json(new { number = "A1", hall = known["halls"], pavilion = known["pavilions"], x = 1.5, y = 2, width = 3, depth = 3, reserved = true, reservedFor = "Ministry" }));
        yield return (HttpMethod.Put, $"{exhibition}/exhibitors/{known["exhibitors"]}", Json(new
        {
            name = "CinnaGen", organisation, country = "IR", website = "cinnagen.example", sectors = "Biotechnology, Pharmaceuticals", aboutEn = "About", aboutRu = "О нас", aboutFa = "درباره", showsEn = "Drugs", showsRu = "Лекарства", showsFa = "دارو",
        }));
        yield return (HttpMethod.Put, $"{exhibition}/projects/{known["projects"]}", Json(new
        {
            titleEn = "Valve", titleRu = "Клапан", titleFa = "دریچه", textEn = "Text", textRu = "Текст", textFa = "متن", field = "MedicalEquipment", stage = "Trials", booth = "A1", links = "valve.example",
            partners = new[] { new { organisation, name = "CinnaGen", country = "IR", role = "Lead" } },
        }));
        yield return (HttpMethod.Put, $"{forum}/messages/{known["messages"]}", Json(new
        {
            kinds = new[] { "Registrant" }, types = new[] { known["registration-types"] }, states = new[] { "Approved" }, ground = "News", subjectEn = "About {forum}", bodyEn = "Dear {name}\n{link}", subjectRu = "О {forum}", bodyRu = "{name}", subjectFa = "دربارهٔ {forum}", bodyFa = "{dates}",
            timing = "BeforeStart", date = "2027-07-01", time = "09:00", days = 3,
        }));
        yield return (HttpMethod.Put, forum + "/letter-templates/en", Json(new { institution = "Foundation", address = "Street\nCity", title = "Invitation", body = "{full name}", signatory = "O. Orlova", signatoryRole = "Director" }));
        yield return (HttpMethod.Post, forum + "/letters", Json(new { participant = known["participants"], language = "en", fullName = "Zahra Ahmadi", birthDate = "1980-05-04", nationality = "IR", passport = "P1", arrival = "2027-07-09", departure = "2027-07-10", keepUntil = "2027-09-01" }));
        yield return (HttpMethod.Put, $"/api/official-contacts/{known["official-contacts"]}", Json(new
        {
            edition = known["forums"], date = "2026-04-02", place = "Kazan", topics = "lasers, optics", summary = "Summary", visibility = "Published", followUps = new[] { new { text = "Write", dueOn = "2026-05-01", done = true } },
            officials = new[] { new { name = "Ivan Orlov", institution = "Region", country = "RU", role = "Governor" }, new { name = "Reza Karimi", institution = "Embassy", country = "IR", role = "Ambassador" } },
        }));
        yield return (HttpMethod.Post, forum + "/schedule/solve", Json(new { seconds = 1, includePending = true, keepPlaces = true }));
        yield return (HttpMethod.Post, "/api/organisations", Json(new
        {
            name = "Alfa", nameLanguage = "en", otherNames = new[] { new { text = "Альфа", language = "ru" } }, kind = "Company", actor = "Business", country = "IR", places = new[] { new { city = "Tehran", country = "IR", address = "Street" } },
            fields = new[] { "energy" }, markets = new[] { "RU" }, about = "About", website = "alfa.example", email = "a@alfa.example", phone = "1", contactRole = "Export", declaredProducts = 1, isInvented = true,
        }));
        yield return (HttpMethod.Post, "/api/products", Json(new
        {
            organisation, product = new
            {
                name = "Lens", nameLanguage = "en", otherNames = new[] { new { text = "Линза", language = "ru" } }, about = "About", hsCode = "9001", field = "energy", readiness = 5,
                presence = new[] { new { country = "RU", status = "OnSale", since = "2019", evidence = "Evidence", source = "Source", claim = "Claim" } },
            },
        }));
        yield return (HttpMethod.Post, "/api/opportunities", Json(new { organisation, profile = "ResearchRequest", opportunity = Opportunity }));
        yield return (HttpMethod.Put, $"/api/opportunities/{known["draft"]}/texts/ru", Json(new { title = "Клапан", summary = "a", description = "b", partnerRole = "c", advantages = "d", technicalSpecification = "e", offered = "f", lookedFor = "g" }));
        yield return (HttpMethod.Post, "/api/invitations", Json(new { email = "guest@example.org", name = "Guest", role = "organiser", organisation, memberRole = "Editor", locale = "fa" }));
        yield return (HttpMethod.Post, "/api/keys", Json(new { name = "Key", scopes = new[] { "people:read" }, days = 30, password = Password }));
        yield return (HttpMethod.Put, "/api/me", Json(new { name = "Ada Novak", locale = "en", timeZone = "Europe/Moscow" }));
        yield return (HttpMethod.Post, $"/api/organisations/{organisation}/status", Json(new { version = 1, status = "Published" }));
    }

    private static JsonNode Merged(JsonNode one, JsonNode other)
    {
        foreach (var (name, value) in other.AsObject()) one[name] = value?.DeepClone();
        return one;
    }

    /// <summary>The body, once for each leaf and each list in it and each strange value there.</summary>
    private static IEnumerable<string> Spoiled(JsonNode body)
    {
        const string Mark = "\"@@\"";
        foreach (var path in Paths(body).ToList())
        {
            var copy = body.DeepClone();
            path(copy);
            var text = copy.ToJsonString();
            foreach (var leaf in Leaves) yield return text.Replace(Mark, leaf, StringComparison.Ordinal);
        }
    }

    private static IEnumerable<Action<JsonNode>> Paths(JsonNode node)
    {
        if (node is JsonObject fields)
            foreach (var (name, value) in fields)
            {
                if (value is not JsonObject) yield return n => n[name] = "@@";
                foreach (var inner in value is null ? [] : Paths(value)) yield return n => inner(n[name]!);
            }
        else if (node is JsonArray { Count: > 0 } items && items[0] is JsonObject or JsonArray)
            foreach (var inner in Paths(items[0]!)) yield return n => inner(n[0]!);
    }

    private static Task<HttpResponseMessage> Send(HttpClient client, HttpMethod method, string url, string body)
    {
        var request = new HttpRequestMessage(method, url) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        return client.SendAsync(request);
    }

    private static IEnumerable<RouteEndpoint> Reads(TestSite site) => site.Services.GetServices<EndpointDataSource>().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>()
        .Where(e => e.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains("GET") != false && e.DisplayName?.Contains("Blazor", StringComparison.Ordinal) != true).DistinctBy(e => e.RoutePattern.RawText);

    private static string Path(RouteEndpoint endpoint, Dictionary<string, string> known, string? strange)
    {
        var (path, before) = (new StringBuilder(), "");
        foreach (var segment in endpoint.RoutePattern.PathSegments)
        {
            var text = string.Concat(segment.Parts.Select(p => p switch
            {
                RoutePatternLiteralPart l => l.Content,
                RoutePatternSeparatorPart s => s.Content,
                _ => strange ?? known.GetValueOrDefault(before, known["forums"]),
            }));
            path.Append('/').Append(text);
            before = segment.Parts is [RoutePatternLiteralPart literal] ? literal.Content : "";
        }
        return path.Length == 0 ? "/" : path.ToString();
    }

    private static IEnumerable<string> Declared(RouteEndpoint endpoint)
    {
        var route = endpoint.RoutePattern.Parameters.Select(p => p.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var ofPage = endpoint.Metadata.GetMetadata<ComponentTypeMetadata>()?.Type.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
            .Select(p => (p, Query: p.GetCustomAttribute<SupplyParameterFromQueryAttribute>())).Where(p => p.Query is not null).Select(p => p.Query!.Name ?? p.p.Name) ?? [];
        var ofApi = endpoint.Metadata.GetMetadata<MethodInfo>()?.GetParameters().Where(p => p.ParameterType.IsValueType || p.ParameterType == typeof(string) || p.ParameterType == typeof(string[])).Select(p => p.Name!) ?? [];
        return ofPage.Concat(ofApi).Where(n => !route.Contains(n)).Distinct(StringComparer.OrdinalIgnoreCase);
    }
}
