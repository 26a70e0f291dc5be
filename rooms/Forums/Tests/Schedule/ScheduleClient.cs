using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Isthmus.Contracts.Forums;
using Isthmus.Forums.Participants;
using Isthmus.Forums.Requests;
using Isthmus.Forums.Timetable;
using Isthmus.Platform.Mail;
using Isthmus.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Isthmus.Forums.Tests.Schedule;

/// <summary>What an organiser does over the API, and what is then in the database.</summary>
internal sealed class ScheduleClient(TestSite site, ForumWorld world)
{
    public HttpClient Http { get; } = site.ClientOf(TestUser.Organiser);

    public Task<HttpResponseMessage> Post(string path, object body) => Http.PostAsJsonAsync($"{world.Api}/{path}", body);

    public async Task Solve(int seconds = 5, bool includePending = false, bool keepPlaces = true)
    {
        using var answer = await Post("solve", new { seconds, includePending, keepPlaces });
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        await site.Quiet();
        Assert.Equal("Done", (await State()).GetProperty("solve").GetProperty("state").GetString());
    }

    public async Task Publish(string audience = "Participants")
    {
        using var answer = await Post("publish", new { audience });
        Assert.True(answer.StatusCode == HttpStatusCode.Accepted, await answer.Content.ReadAsStringAsync());
        await site.Quiet();
        Assert.Equal("Done", (await State()).GetProperty("publish").GetProperty("state").GetString());
    }

    public Task<HttpResponseMessage> Move(MeetingRequest request, ForumSlot slot, ForumTable table) =>
        Post($"meetings/{request.Id}/move", new { slot = slot.Id.Value, table = table.Id.Value });

    public Task<HttpResponseMessage> Change(MeetingRequest request, string change) => Post($"meetings/{request.Id}/change", new { change });

    public Task<JsonElement> State() => Http.GetFromJsonAsync<JsonElement>(world.Api);

    public Task<JsonElement> Meeting(MeetingRequest request) => Http.GetFromJsonAsync<JsonElement>($"{world.Api}/meetings/{request.Id}");

    /// <summary>Participants that sit at more tables at the same time than they have teams: from the meetings themselves, not from what the guard guards.</summary>
    public Task<long> DoubleParticipants() => site.Count($"""
        SELECT count(*) FROM (
          SELECT s."StartsAt", x."Who" FROM (
            SELECT m."SlotId" AS "Slot", r."FromId" AS "Who" FROM forums_meeting m JOIN forums_request r ON r."Id" = m."RequestId" WHERE m."State" IN ('Placed', 'Locked')
            UNION ALL
            SELECT m."SlotId", r."ToId" FROM forums_meeting m JOIN forums_request r ON r."Id" = m."RequestId" WHERE m."State" IN ('Placed', 'Locked')
          ) x JOIN forums_slot s ON s."Id" = x."Slot" JOIN forums_participant p ON p."Id" = x."Who" GROUP BY s."StartsAt", x."Who", p."Teams" HAVING count(*) > p."Teams"
        ) twice
        """);

    public Task<long> DoubleTables() => site.Count("""
        SELECT count(*) FROM (SELECT "SlotId", "TableId" FROM forums_meeting WHERE "State" IN ('Placed', 'Locked') GROUP BY "SlotId", "TableId" HAVING count(*) > 1) twice
        """);

    /// <summary>Interpreters that serve two meetings at the same time, from the meetings themselves.</summary>
    public Task<long> DoubleInterpreters() => site.Count("""
        SELECT count(*) FROM (SELECT s."StartsAt", m."InterpreterId" FROM forums_meeting m JOIN forums_slot s ON s."Id" = m."SlotId" WHERE m."State" IN ('Placed', 'Locked') AND m."InterpreterId" IS NOT NULL
          GROUP BY s."StartsAt", m."InterpreterId" HAVING count(*) > 1) twice
        """);

    /// <summary>What was written to participants, in the order in which it was queued.</summary>
    public Task<List<OutgoingMail>> Mails() => site.InScope(async sp =>
        (await sp.GetRequiredService<ForumsDb>().Mails.OrderBy(m => m.CreatedAt).ThenBy(m => m.Id).Select(m => m.Body).ToListAsync()).ConvertAll(b => JsonSerializer.Deserialize<OutgoingMail>(b)!));

    public Task<long> Placed() => site.Count("""SELECT count(*) FROM forums_meeting WHERE "State" IN ('Placed', 'Locked') AND "SlotId" IS NOT NULL AND "TableId" IS NOT NULL""");

    public static TestUser ActingFor(Participant participant) => TestUser.MemberOf(participant.Organisation.Value);

    public EditionId Edition => world.Edition;
}

internal static class Json
{
    public static async Task<JsonElement> Read(this HttpResponseMessage response) => await response.Content.ReadFromJsonAsync<JsonElement>();
}
