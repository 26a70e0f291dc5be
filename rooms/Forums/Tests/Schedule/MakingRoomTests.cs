using System.Net;
using Isthmus.Forums.Participants;
using Isthmus.Forums.Requests;
using Isthmus.Forums.Schedule.Drafts;
using Isthmus.Platform.Data;
using Isthmus.Testing;

namespace Isthmus.Forums.Tests.Schedule;

/// <summary>One placed meeting stands in the way of another and could be elsewhere.</summary>
public sealed class MakingRoomTests
{
    private const string Told = "If Guest – Other moved from";

    [Theory, Databases]
    public async Task What_would_make_room_is_told_and_done_in_one_step_that_can_be_undone(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        var (world, client, first, second) = await InTheWay(site);
        Assert.Contains(Told, (await client.Http.Page($"{world.Pages}/unplaced")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(Told, (await client.Http.Page($"{world.Pages}/meetings/{second.Id}")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.StartsWith(Told, (await client.Meeting(second)).GetProperty("way").GetString(), StringComparison.Ordinal);

        using var done = await client.Http.Submit($"{world.Pages}/unplaced", "form:has(input[name='_handler'][value^='room-'])");
        Assert.NotNull(done.Headers.Location);
        Assert.Equal((world.Slots[1].Id.Value, world.Slots[0].Id.Value), (await SlotOf(client, first), await SlotOf(client, second)));
        Assert.Equal((2, 6, 0), (await client.Placed(), await site.Count("SELECT count(*) FROM forums_occupancy"), await client.DoubleParticipants()));
        Assert.Equal(0, await site.Count("""SELECT count(*) FROM forums_meeting m JOIN forums_occupancy o ON o."MeetingId" = m."Id" WHERE o."SlotId" <> m."SlotId" """));
        foreach (var placed in new[] { 1, 1 })
        {
            Assert.True((await client.Post("undo", new { change = (await client.State()).GetProperty("lastChange").GetGuid() })).IsSuccessStatusCode);
            Assert.Equal(placed, await client.Placed());
        }
        Assert.Equal(world.Slots[0].Id.Value, await SlotOf(client, first));
    }

    [Theory, Databases]
    public async Task Advice_that_the_draft_has_overtaken_is_neither_told_nor_followed(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        var (world, client, first, second) = await InTheWay(site);
        Assert.True((await client.Change(first, "Lock")).IsSuccessStatusCode);
        Assert.DoesNotContain(Told, (await client.Http.Page($"{world.Pages}/unplaced")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        using var late = await client.Post($"meetings/{second.Id}/room", new { });
        Assert.Equal((HttpStatusCode.Conflict, "forums.schedule-way-gone"), (late.StatusCode, (await late.Read()).GetProperty("code").GetString()));
        Assert.Equal(1, await client.Placed());
    }

    // The early host can only take the first slot, in which the guest meets another; that meeting could be in the second.
    private static async Task<(ForumWorld, ScheduleClient, MeetingRequest, MeetingRequest)> InTheWay(TestSite site)
    {
        var world = new ForumWorld().Hall("Yekaterinburg", "Hall 1", 2).Session(0, 10, 2);
        var (guest, early, other) = (world.Company("Guest"), world.Company("Early", Side.Host), world.Company("Other", Side.Host));
        world.Away(early, world.Slots[1]);
        var (first, second) = (world.Wish(guest, other), world.Wish(guest, early));
        await world.Save(site);
        var client = new ScheduleClient(site, world);
        Assert.True((await client.Move(first, world.Slots[0], world.Tables[0])).IsSuccessStatusCode);
        await site.InScope(async sp =>
        {
            var db = (ForumsDb)sp.GetService(typeof(ForumsDb))!;
            var off = Meeting.Of(second);
            off.TakeOff([], new(first.Id.Value, world.Slots[0].Id.Value, world.Tables[0].Id.Value, world.Slots[1].Id.Value, world.Tables[0].Id.Value, world.Slots[0].Id.Value, world.Tables[0].Id.Value));
            db.Add(off);
            await db.SaveChangesAsync();
        });
        return (world, client, first, second);
    }

    private static async Task<Guid> SlotOf(ScheduleClient client, MeetingRequest request) => (await client.Meeting(request)).GetProperty("slot").GetProperty("id").GetGuid();
}
