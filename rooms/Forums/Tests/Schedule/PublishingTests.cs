using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Isthmus.Contracts.Forums;
using Isthmus.Forums.Participants;
using Isthmus.Forums.Requests;
using Isthmus.Forums.Schedule;
using Isthmus.Forums.Schedule.Drafts;
using Isthmus.Forums.Schedule.Publishing;
using Isthmus.Platform.Data;
using Isthmus.Platform.Jobs;
using Isthmus.Platform.Mail;
using Isthmus.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Isthmus.Forums.Tests.Schedule;

public sealed class PublishingTests
{
    [Theory, Databases]
    public async Task Publishing_writes_once_to_each_participant_in_its_language_with_its_calendar(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        var world = await ForumWorld.Big().Save(site);
        var client = new ScheduleClient(site, world);
        await client.Solve(5);
        await client.Publish();

        var mails = await Sent(site);
        Assert.Equal(90, mails.Count);
        Assert.Equal(90, mails.Select(m => m.To).Distinct().Count());
        Assert.Equal(90, site.Mails().Count);
        Assert.Equal(400, mails.Sum(m => IcsText.Parse(m.Calendar!).All("VEVENT").Count()));
        Assert.All(mails, m => Assert.Equal("PUBLISH", m.CalendarMethod));
        Assert.All(mails.SelectMany(m => IcsText.Parse(m.Calendar!).All("VEVENT")), e => Assert.Equal(("0", "CONFIRMED"), (e["SEQUENCE"], e["STATUS"])));
        // Both sides have the same entry, so that a calendar that sees both shows one.
        Assert.Equal(200, mails.SelectMany(m => IcsText.Parse(m.Calendar!).All("VEVENT")).Select(e => e["UID"]).Distinct().Count());
        var host = mails.First(m => m.ToName!.StartsWith("Принимающая", StringComparison.Ordinal));
        Assert.StartsWith("Ваши встречи", host.Subject, StringComparison.Ordinal);
        Assert.Contains("Asia/Yekaterinburg", host.Text, StringComparison.Ordinal);
        Assert.Equal(1, await site.InScope(sp => sp.GetRequiredService<PlatformDb>().Outbox.CountAsync(m => m.Type == SchedulePublished.Name)));

        using var nothingNew = await client.Post("publish", new { audience = "Participants" });
        Assert.Equal("forums.schedule-nothing-new", (await nothingNew.Read()).GetProperty("code").GetString());
    }

    [Theory, Databases]
    public async Task The_longest_names_and_titles_that_can_be_entered_do_not_keep_an_edition_from_going_out(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var organiser = new Organiser(site);
        // No cities: the venue stands under the title.
        var title = "🧪" + new string('Ф', 298);
        var edition = Organiser.Id(await organiser.Post("/api/forums", new { seriesEn = "INNOPROM", titleEn = title, titleRu = title, titleFa = title, startsOn = "2027-07-09", endsOn = "2027-07-10", zone = "UTC", timetable = new { tables = 2 } }, HttpStatusCode.Created));
        (await organiser.Http.PutAsync(new Uri($"/api/forums/{edition}/publication", UriKind.Relative), null)).EnsureSuccessStatusCode();
        var participants = new List<Guid>();
        foreach (var (name, side) in new[] { ("CinnaGen", "Guest"), ("ChemRar", "Host") })
        {
            await organiser.Post($"/api/forums/{edition}/participants", new { organisations = new[] { await organiser.Organisation(name) }, side });
            var all = (await organiser.Get($"/api/forums/{edition}/participants?limit=200")).GetProperty("items").EnumerateArray();
            participants.Add(Organiser.Id(all.Single(p => p.GetProperty("name").GetString() == name)));
            await organiser.Put($"/api/forums/{edition}/participants/{participants[^1]}", new { name = "🧪" + new string(name[0], 298), teams = 1, contactName = new string('N', 199) + "n", contactEmail = $"{name}@example.org" });
        }
        var request = Organiser.Id(await organiser.Post($"/api/forums/{edition}/requests", new { from = participants[0], to = participants[1] }, HttpStatusCode.Created));
        await organiser.Put($"/api/forums/{edition}/requests/{request}/answer", new { answer = "Accept" });
        await organiser.Post($"/api/forums/{edition}/schedule/solve", new { seconds = 1 }, HttpStatusCode.Accepted);
        await site.Quiet();
        await organiser.Post($"/api/forums/{edition}/schedule/publish", new { audience = "Participants" }, HttpStatusCode.Accepted);
        await site.Quiet();

        Assert.Equal("Done", (await organiser.Get($"/api/forums/{edition}/schedule")).GetProperty("publish").GetProperty("state").GetString());
        Assert.Equal(2, await site.Count("""SELECT count(*) FROM platform_mail WHERE "State" = 'Sent'"""));
        Assert.Equal(120, (await site.InScope(sp => sp.GetRequiredService<ForumsDb>().Venues.SingleAsync())).City.Length);
    }

    [Theory, Databases]
    public async Task A_second_revision_writes_only_to_those_it_touches_with_the_sequence_raised(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        var (world, client) = await Three(site);
        await client.Publish();
        Assert.Equal(6, (await Sent(site)).Count);

        Assert.True((await client.Move(world.Requests[0], world.Slots[3], world.Tables[1])).IsSuccessStatusCode);
        await client.Publish();
        var second = (await Sent(site)).Skip(6).ToList();
        Assert.Equal(["p0@example.org", "p3@example.org"], second.Select(m => m.To).Order(StringComparer.Ordinal));
        var e = IcsText.Parse(second[0].Calendar!).All("VEVENT").Single();
        Assert.Equal(("1", "CONFIRMED"), (e["SEQUENCE"], e["STATUS"]));
        Assert.StartsWith(world.Requests[0].Id.ToString(), e["UID"], StringComparison.Ordinal);
        Assert.Equal(2, (await client.State()).GetProperty("revision").GetInt32());
        Assert.Contains("Moved: Host 1", second.Single(m => m.To == "p0@example.org").Text, StringComparison.Ordinal);
    }

    [Theory, Databases]
    public async Task A_cancelled_meeting_goes_out_as_a_cancellation_and_comes_back_as_a_later_sequence(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        var (world, client) = await Three(site);
        await client.Publish();
        Assert.True((await client.Change(world.Requests[1], "Cancel")).IsSuccessStatusCode);
        await client.Publish();

        var told = (await Sent(site)).Skip(6).ToList();
        Assert.Equal(2, told.Count);
        foreach (var mail in told)
        {
            var cancel = IcsText.Parse(mail.Attachments.Single(a => a.ContentType.Contains("method=CANCEL", StringComparison.Ordinal)).Text);
            var gone = cancel.All("VEVENT").Single();
            Assert.Equal(("CANCEL", "CANCELLED", "1"), (cancel["METHOD"], gone["STATUS"], gone["SEQUENCE"]));
            Assert.Equal("mailto:" + mail.To, gone["ATTENDEE"]);
            Assert.Equal("CANCELLED", IcsText.Parse(mail.Calendar!).All("VEVENT").Single()["STATUS"]);
        }
        Assert.Contains(site.Mails(), m => m.Contains("method=CANCEL", StringComparison.Ordinal) && m.Contains("cancelled-1.ics", StringComparison.Ordinal));

        Assert.True((await client.Change(world.Requests[1], "Restore")).IsSuccessStatusCode);
        Assert.True((await client.Move(world.Requests[1], world.Slots[3], world.Tables[0])).IsSuccessStatusCode);
        await client.Publish();
        var back = IcsText.Parse((await Sent(site))[^1].Calendar!).All("VEVENT").Single();
        Assert.Equal(("2", "CONFIRMED"), (back["SEQUENCE"], back["STATUS"]));
    }

    [Theory, Databases]
    public async Task A_publishing_that_fails_half_way_leaves_nothing_and_can_be_repeated(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        var (world, client) = await Three(site);
        await site.Execute("ALTER TABLE forums_published_meeting RENAME TO forums_away");
        using var asked = await client.Post("publish", new { audience = "Participants" });
        Assert.Equal(HttpStatusCode.Accepted, asked.StatusCode);
        await site.Quiet();
        Assert.Equal("Failed", (await client.State()).GetProperty("publish").GetProperty("state").GetString());
        Assert.Equal(0, await site.Count("SELECT count(*) FROM forums_publication"));
        Assert.Empty(await Sent(site));

        await site.Execute("ALTER TABLE forums_away RENAME TO forums_published_meeting");
        await client.Publish();
        Assert.Equal((6, 6), ((await Sent(site)).Count, site.Mails().Count));
        Assert.Equal(1, (await client.State()).GetProperty("revision").GetInt32());
    }

    [Theory, Databases]
    public async Task Two_clicks_at_the_same_moment_make_one_revision(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        var (world, client) = await Three(site);
        await site.InScope(async sp =>
        {
            var db = sp.GetRequiredService<ForumsDb>();
            for (var click = 0; click < 2; click++) db.Enqueue(ScheduleJobs.Publish, new PublishRevision.Args(world.Edition.Value, Audience.Participants), ScheduleJobs.Subject(world.Edition));
            await db.SaveChangesAsync();
        });
        await site.Quiet();
        Assert.Equal(2, await site.Count("SELECT count(*) FROM platform_job WHERE \"Kind\" = 'forums.publish-schedule' AND \"State\" = 'Done'"));
        Assert.Equal((1, 6), (await site.Count("SELECT count(*) FROM forums_publication"), (await Sent(site)).Count));
        Assert.Equal(1, (await client.State()).GetProperty("revision").GetInt32());
    }

    // What a killed process leaves: a job that was begun, whose lease ran out, and nothing of its work.
    [Theory, Databases]
    public async Task A_publishing_whose_process_was_killed_is_done_again_once(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        var (world, client) = await Three(site);
        await site.InScope(async sp =>
        {
            var db = sp.GetRequiredService<ForumsDb>();
            db.Enqueue(ScheduleJobs.Publish, new PublishRevision.Args(world.Edition.Value, Audience.Participants), ScheduleJobs.Subject(world.Edition));
            var job = db.ChangeTracker.Entries<Job>().Single().Entity;
            (job.State, job.LeaseOwner, job.Attempts, job.LeaseUntil) = (JobState.Running, "killed", 1, DateTime.UnixEpoch);
            await db.SaveChangesAsync();
        });
        await site.Quiet();
        Assert.Equal((6, 6), ((await Sent(site)).Count, site.Mails().Count));
        Assert.Equal(1, await site.Count("SELECT count(*) FROM forums_publication"));
        Assert.Equal(1, (await client.State()).GetProperty("revision").GetInt32());
    }

    [Theory, Databases]
    public async Task Those_without_an_address_are_counted_and_a_draft_with_a_clash_is_not_published(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        var world = ForumWorld.Small();
        var silent = world.Company("Silent", withAddress: false);
        var wish = world.Wish(silent, world.Participants[3]);
        await world.Save(site);
        var client = new ScheduleClient(site, world);
        using var empty = await client.Post("publish", new { audience = "Participants" });
        Assert.Equal("forums.schedule-nothing-to-publish", (await empty.Read()).GetProperty("code").GetString());

        Assert.True((await client.Move(wish, world.Slots[0], world.Tables[0])).IsSuccessStatusCode);
        await site.InScope(async sp =>
        {
            var db = sp.GetRequiredService<ForumsDb>();
            db.AwaySlots.Add(new AwaySlot { ParticipantId = silent.Id, SlotId = world.Slots[0].Id });
            await db.SaveChangesAsync();
        });
        using var clash = await client.Post("publish", new { audience = "Participants" });
        Assert.Equal("participant-away", (await clash.Read()).GetProperty("clashes")[0].GetProperty("code").GetString());

        Assert.True((await client.Move(wish, world.Slots[1], world.Tables[0])).IsSuccessStatusCode);
        await client.Publish();
        Assert.Equal("p3@example.org", Assert.Single(await Sent(site)).To);
        Assert.Equal(1, await site.Count("""SELECT "WithoutAddress" FROM forums_publication"""));
    }

    private static async Task<(ForumWorld, ScheduleClient)> Three(TestSite site)
    {
        var world = ForumWorld.Small();
        for (var n = 0; n < 3; n++) world.Wish(world.Participants[n], world.Participants[n + 3]);
        await world.Save(site);
        var client = new ScheduleClient(site, world);
        for (var n = 0; n < 3; n++) Assert.True((await client.Move(world.Requests[n], world.Slots[n], world.Tables[0])).IsSuccessStatusCode);
        return (world, client);
    }

    private static Task<List<OutgoingMail>> Sent(TestSite site) => site.InScope(async sp =>
        (await sp.GetRequiredService<ForumsDb>().Mails.OrderBy(m => m.CreatedAt).ThenBy(m => m.Id).Select(m => m.Body).ToListAsync()).ConvertAll(b => JsonSerializer.Deserialize<OutgoingMail>(b)!));
}
