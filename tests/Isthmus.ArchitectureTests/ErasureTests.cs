using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Isthmus.Contracts.People;
using Isthmus.Contracts.Registry;
using Isthmus.People;
using Isthmus.Platform.Access;
using Isthmus.Platform.Audit;
using Isthmus.Platform.Data;
using Isthmus.Platform.Outbox;
using Isthmus.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Isthmus.ArchitectureTests;

/// <summary>Somebody who did something in every room erases the own account; the whole database is searched for the name and the address.</summary>
public sealed class ErasureTests
{
    private const string Password = "harbour lantern seven";

    [Theory, Databases]
    public async Task An_erased_person_is_nowhere_in_the_database_also_when_a_room_fails_at_first(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        var user = (await site.InScope(sp => PeopleRoom.EnsureAccount(sp, "zuleika@example.org", "Zuleika Abendroth", Password, [Roles.Organiser, Roles.Officer], new Dictionary<OrganisationId, MemberRole>(), CancellationToken.None))).Value;
        using var client = site.Client();
        using var signedIn = await client.Submit("/sign-in", "form:has(input[name='_handler'][value='sign-in'])", new Dictionary<string, string> { ["Input.Email"] = "zuleika@example.org", ["Input.Password"] = Password });
        Assert.Equal(HttpStatusCode.Found, signedIn.StatusCode);

        await WorkInTheRegister(client, site);
        await TakePartInAForum(client);
        await Send(client, HttpMethod.Post, "/api/invitations", new { email = "guest@example.org" });
        await site.Quiet();
        var before = await Traces(site);
        foreach (var table in new[] { "forums_participant", "forums_person", "forums_interpreter", "forums_registrant", "forums_ticket", "forums_registration_answer", "forums_delegation", "forums_message_recipient", "forums_visa_letter", "registry_import", "registry_merge", "platform_job", "platform_audit", "platform_mail", "people_account" }) Assert.Contains(before, t => t.StartsWith(table + ".", StringComparison.Ordinal));

        // The room of forums cannot do its part today.
        await site.Execute("ALTER TABLE forums_person RENAME TO forums_person_away");
        await Send(client, HttpMethod.Post, "/api/me/erase", new { password = Password });
        while (!await site.InScope(sp => sp.GetRequiredService<PlatformDb>().Outbox.AnyAsync(m => m.Type == AccountErased.Name && m.Attempts > 0 && m.State == DeliveryState.Waiting))) await Task.Delay(50);
        await site.Execute("ALTER TABLE forums_person_away RENAME TO forums_person");
        Assert.NotEmpty(await Traces(site));

        site.Clock.Advance(TimeSpan.FromHours(1));
        await site.Quiet();
        Assert.Empty(await Traces(site));
        await site.InScope(async sp =>
        {
            var db = sp.GetRequiredService<PlatformDb>();
            var told = await db.Outbox.SingleAsync(m => m.Type == AccountErased.Name);
            Assert.Equal((DeliveryState.Sent, OutboxMessage.Forgotten), (told.State, told.Body));
            // Who did it stays, as an id that leads nowhere.
            Assert.True(await db.Audit.CountAsync(a => a.ActorId == user.Value && a.ActorName == AccountErased.Placeholder) > 5);
            var verdict = await AuditVerifier.Verify(db, CancellationToken.None);
            Assert.True(verdict.Holds, string.Join(", ", verdict.Faults));
        });
    }

    private static async Task WorkInTheRegister(HttpClient client, TestSite site)
    {
        using var uploaded = await client.PostAsync("/api/imports", new MultipartFormDataContent { { new ByteArrayContent(Encoding.UTF8.GetBytes("name,country\nAlfa Optics,IR\nBeta Lasers,RU\n")), "file", "list.csv" } });
        var import = await uploaded.Content.ReadFromJsonAsync<JsonElement>();
        var url = $"/api/imports/{import.GetProperty("id").GetGuid()}";
        foreach (var step in new[] { "check", "confirm" })
        {
            var now = await client.GetFromJsonAsync<JsonElement>(url);
            await Send(client, HttpMethod.Post, $"{url}/{step}", new { version = now.GetProperty("version").GetInt32() });
            await site.Quiet();
        }
        var keep = await Send(client, HttpMethod.Post, "/api/organisations", new { name = "Himrar", kind = "Company" });
        var gone = await Send(client, HttpMethod.Post, "/api/organisations", new { name = "Kazan Photonics", kind = "Company" });
        await Send(client, HttpMethod.Post, "/api/organisations/merges", new { keep = Id(keep), gone = Id(gone), keepVersion = 1, goneVersion = 1 });
        foreach (var name in new[] { "ChemRar", "ХимРар" }) await Send(client, HttpMethod.Post, "/api/organisations", new { name, kind = "Company" });
        var pair = (await client.Page("/organisations/duplicates")).QuerySelector("button[name='pair']")!.GetAttribute("value")!;
        using var decided = await client.Submit("/organisations/duplicates", "form:has([name='pair'])", new Dictionary<string, string> { ["pair"] = pair });
        Assert.Equal(HttpStatusCode.Redirect, decided.StatusCode);
        Assert.NotEqual(0, await site.Count("SELECT COUNT(*) FROM registry_duplicate WHERE \"DecidedById\" IS NOT NULL"));
    }

    private static async Task TakePartInAForum(HttpClient client)
    {
        var edition = Id(await Send(client, HttpMethod.Post, "/api/forums", new { seriesEn = "INNOPROM", startsOn = "2027-07-09", endsOn = "2027-07-10", zone = "UTC", cities = "Moscow" }));
        var organisation = Id(await Send(client, HttpMethod.Post, "/api/organisations", new { name = "CinnaGen", kind = "Company" }));
        await Send(client, HttpMethod.Post, $"/api/forums/{edition}/participants", new { organisations = new[] { organisation } });
        var participant = Id((await client.GetFromJsonAsync<JsonElement>($"/api/forums/{edition}/participants")).GetProperty("items")[0]);
        await Send(client, HttpMethod.Put, $"/api/forums/{edition}/participants/{participant}", new
        {
            name = "CinnaGen", teams = 1, contactName = "Zuleika Abendroth", contactEmail = "Zuleika@example.org", people = new[] { new { name = "Zuleika Abendroth", role = "Sales" }, new { name = "Ali Karimi", role = "Research" } },
        });
        await Send(client, HttpMethod.Post, $"/api/forums/{edition}/interpreters", new { name = "Zuleika Abendroth", email = "zuleika@example.org", languages = "de, ru" });
        await RegisterForAForum(client, edition);
    }

    // One registration by the address, on an organiser's entry; what is typed into it quotes the name once more.
    private static async Task RegisterForAForum(HttpClient client, Guid edition)
    {
        await Send(client, HttpMethod.Put, $"/api/forums/{edition}/publication", new { });
        var type = Id(await Send(client, HttpMethod.Post, $"/api/forums/{edition}/registration-types", new { nameEn = "Visitor", maxCompanions = 2 }));
        var question = Id(await Send(client, HttpMethod.Post, $"/api/forums/{edition}/registration-types/{type}/questions", new { kind = "Text", textEn = "Name on the badge?" }));
        await Send(client, HttpMethod.Post, $"/api/forums/{edition}/registrations", new
        {
            type, name = "Zuleika Abendroth", email = "Zuleika@example.org", organisation = "Abendroth Optics", language = "en", companions = 1, companionNames = "Otto Abendroth", consents = new[] { "News" },
            answers = new[] { new { question, value = "Z. Abendroth" } },
        });
        await Correspond(client, edition);
    }

    // A message that reached the address in each capacity, and a letter for the person's visa.
    private static async Task Correspond(HttpClient client, Guid edition)
    {
        await Send(client, HttpMethod.Post, $"/api/forums/{edition}/delegations", new { country = "DE", titleEn = "Delegation", startsOn = "2027-07-09", endsOn = "2027-07-10", headName = "Zuleika Abendroth", headEmail = "zuleika@example.org" });
        var message = Id(await Send(client, HttpMethod.Post, $"/api/forums/{edition}/messages", new { kinds = new[] { "Participant", "Registrant", "Interpreter", "Head" }, states = new[] { "Approved" }, subjectEn = "Dear {name}", bodyEn = "{organisation}: {link}" }));
        await Send(client, HttpMethod.Post, $"/api/forums/{edition}/messages/{message}/send", new { });
        await Send(client, HttpMethod.Put, $"/api/forums/{edition}/letter-templates/en", new { institution = "Foundation", title = "Invitation", body = "{full name}", signatory = "O. Orlova", signatoryRole = "Director" });
        await Send(client, HttpMethod.Post, $"/api/forums/{edition}/letters", new { language = "en", fullName = "Zuleika Abendroth", birthDate = "1980-05-04", nationality = "DE", passport = "P1", arrival = "2027-07-09", departure = "2027-07-10" });
    }

    private static Guid Id(JsonElement json) => json.GetProperty("id").GetGuid();

    private static async Task<JsonElement> Send(HttpClient client, HttpMethod method, string url, object body)
    {
        using var response = await client.SendAsync(new HttpRequestMessage(method, url) { Content = JsonContent.Create(body) });
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, $"{url}: {(int)response.StatusCode} {text}");
        return text.Length == 0 ? default : JsonDocument.Parse(text).RootElement;
    }

    // Every column of every table.
    private static async Task<IReadOnlyList<string>> Traces(TestSite site)
    {
        using var schema = House.Schema(site.Database.Provider);
        var columns = schema.Model.GetEntityTypes().Where(t => t.GetTableName() is not null && !t.IsMappedToJson())
            .SelectMany(t => t.GetProperties().Where(p => p.ClrType != typeof(byte[])).Select(p => (Table: t.GetTableName()!, Column: p.GetColumnName()))).Distinct();
        var found = new List<string>();
        foreach (var (table, column) in columns)
            if (await site.Count($"SELECT COUNT(*) FROM {table} WHERE LOWER(CAST(\"{column}\" AS text)) LIKE '%zuleika%' OR LOWER(CAST(\"{column}\" AS text)) LIKE '%abendroth%'") is var count and > 0) found.Add($"{table}.{column}: {count}");
        return found;
    }
}
