using Isthmus.Contracts.People;
using Isthmus.Platform.Jobs;
using Isthmus.Platform.Mail;

namespace Isthmus.Operations.Tests;

/// <summary>A site on which nothing moves by itself, with what lies behind its pages put there by the test.</summary>
internal static class Backstage
{
    public static Task<TestSite> Start(Provider provider) => TestSite.Start(provider, new Dictionary<string, string?> { ["Background:Enabled"] = "false" });

    public static Task<Guid> Job(this TestSite site, string kind = "test.job", TestUser? by = null) => site.InScope(async sp =>
    {
        if (by is not null) sp.GetRequiredService<CurrentActor>().ActAs(new Actor(ActorKind.Person, new UserId(by.Id), by.Name));
        var db = sp.GetRequiredService<PlatformDb>();
        var id = db.Enqueue(kind, "");
        await db.SaveChangesAsync();
        return id.Value;
    });

    public static Task<Guid[]> Mails(this TestSite site, int count, string state = "Waiting") => site.InScope(async sp =>
    {
        var db = sp.GetRequiredService<PlatformDb>();
        for (var i = 1; i <= count; i++) db.Send(new OutgoingMail($"person{i:00}@example.org", null, $"Letter {i:00}", "text", $"{state}/{i}"));
        var rows = db.ChangeTracker.Entries<MailMessage>().Select(e => e.Entity).ToList();
        foreach (var row in rows) row.State = Enum.Parse<Platform.Outbox.DeliveryState>(state);
        await db.SaveChangesAsync();
        return rows.Select(r => r.Id).ToArray();
    });

    public static Task<Guid[]> Events(this TestSite site, int count, string state = "Waiting") => site.InScope(async sp =>
    {
        var db = sp.GetRequiredService<PlatformDb>();
        for (var i = 1; i <= count; i++) db.Publish(new AccountErased(UserId.New()));
        var rows = db.ChangeTracker.Entries<Platform.Outbox.OutboxMessage>().Select(e => e.Entity).ToList();
        foreach (var row in rows) (row.State, row.Attempts, row.Error) = (Enum.Parse<Platform.Outbox.DeliveryState>(state), 12, "test.reaction: it failed");
        await db.SaveChangesAsync();
        return rows.Select(r => r.Id).ToArray();
    });

    public static Task Audit(this TestSite site, int count) => site.InScope(async sp =>
    {
        var db = sp.GetRequiredService<PlatformDb>();
        for (var i = 1; i <= count; i++) db.Record("test.step", new SubjectRef("test", $"{i}"), new { i });
        await db.SaveChangesAsync();
    });

    public static async Task<HttpStatusCode> Status(this HttpClient client, HttpMethod method, string url)
    {
        using var request = new HttpRequestMessage(method, url);
        using var answer = await client.SendAsync(request);
        return answer.StatusCode;
    }

    public static Task<JsonElement> Json(this HttpClient client, string url) => client.GetFromJsonAsync<JsonElement>(url);

    /// <summary>Reads a list to its end, a few at a time.</summary>
    public static async Task<List<JsonElement>> All(this HttpClient client, string url, int limit)
    {
        var all = new List<JsonElement>();
        for (string? cursor = null; ;)
        {
            var page = await client.Json($"{url}?limit={limit}{(cursor is null ? "" : "&cursor=" + cursor)}");
            Assert.InRange(page.GetProperty("items").GetArrayLength(), 0, limit);
            all.AddRange(page.GetProperty("items").EnumerateArray());
            cursor = page.GetProperty("next").GetString();
            if (cursor is null) return all;
        }
    }
}
