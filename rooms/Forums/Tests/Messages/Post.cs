using System.Net;
using System.Text.Json;
using Isthmus.Forums.Messages;
using Isthmus.Platform.Mail;
using Isthmus.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Isthmus.Forums.Tests.Messages;

/// <summary>What the tests of messages do over HTTP, and what really went out.</summary>
internal sealed class Post(TestSite site, Organiser organiser)
{
    public string Api => organiser.Api + "/messages";

    public static object Body(object? more = null)
    {
        var body = JsonSerializer.SerializeToNode(new { kinds = new[] { "Registrant" }, states = new[] { "Approved" }, subjectEn = "About {forum}", bodyEn = "Dear {name},\n\nsee {link}" })!.AsObject();
        foreach (var (key, value) in JsonSerializer.SerializeToNode(more ?? new { })!.AsObject()) body[key] = value?.DeepClone();
        return body;
    }

    public async Task<Guid> Draft(object? more = null) => Organiser.Id(await organiser.Post(Api, Body(more), HttpStatusCode.Created));

    public Task<JsonElement> Do(Guid message, string what, HttpStatusCode expected = HttpStatusCode.OK) => organiser.Post($"{Api}/{message}/{what}", new { }, expected);

    public async Task<string> State(Guid message) => (await organiser.Get($"{Api}/{message}")).GetProperty("state").GetString()!;

    public async Task<Guid> Sent(object? more = null)
    {
        var message = await Draft(more);
        await Do(message, "send");
        await site.Quiet();
        Assert.Equal("Sent", await State(message));
        return message;
    }

    /// <summary>The queue as the API tells it: who, state, reason.</summary>
    public async Task<List<string>> Queue(Guid message, string query = "") => [.. (await organiser.Get($"{Api}/{message}/recipients?limit=200{query}")).GetProperty("items").EnumerateArray()
        .Select(r => $"{r.GetProperty("name").GetString()} {r.GetProperty("state").GetString()} {r.GetProperty("skip").GetString()}".Trim()).Order(StringComparer.Ordinal)];

    public Task<List<OutgoingMail>> Mails(Guid message) => site.InScope(async sp =>
    {
        var prefix = MessageMail.Prefix(new(message));
        return (await sp.GetRequiredService<ForumsDb>().Mails.Where(m => m.DedupeKey.StartsWith(prefix)).OrderBy(m => m.To).Select(m => m.Body).ToListAsync()).ConvertAll(b => JsonSerializer.Deserialize<OutgoingMail>(b)!);
    });

    /// <summary>Everybody who has the message twice, or whose row does not say what happened: from the e-mails themselves, not from what the guard counts.</summary>
    public Task<List<string>> Faults(Guid message) => site.InScope(async sp =>
    {
        var db = sp.GetRequiredService<ForumsDb>();
        var prefix = MessageMail.Prefix(new(message));
        var mails = await db.Mails.Where(m => m.DedupeKey.StartsWith(prefix)).Select(m => new { m.To, m.DedupeKey }).ToListAsync();
        var rows = await db.Recipients.AsNoTracking().Where(r => r.MessageId == new ForumMessageId(message)).ToListAsync();
        List<string> faults = [.. mails.CountBy(m => m.To.ToLowerInvariant()).Where(g => g.Value > 1).Select(g => $"{g.Key} has it {g.Value} times")];
        faults.AddRange(rows.Where(r => r.State == RecipientState.Mailed != mails.Exists(m => m.DedupeKey == r.MailKey)).Select(r => $"the row of {r.Name} says {r.State}"));
        return faults;
    });
}
