using System.Data.Common;
using Isthmus.Forums.Messages;
using Isthmus.Forums.Tests.Outcomes;
using Isthmus.Forums.Tests.Registration;
using Isthmus.Platform.Data;
using Isthmus.Platform.Jobs;
using Isthmus.Platform.Mail;
using Isthmus.Platform.Outbox;
using Isthmus.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace Isthmus.Forums.Tests.Messages;

/// <summary>Nobody gets a message twice, whatever happens to the process that sends it.</summary>
public sealed class SendingOnceTests
{
    private const int People = 250;

    [Theory, Databases]
    public async Task A_sending_that_is_killed_within_a_slice_goes_on_with_it_and_nobody_has_it_twice(Provider provider)
    {
        var death = new DiesBeforeCommit();
        await using var site = await TestSite.Start(provider, services: death.AddTo);
        using var desk = await Desk.Open(site);
        var post = new Post(site, desk.Organiser);
        await desk.Crowd(await desk.Type(), People, 0);
        var message = await post.Draft();
        // The list, the first hundred, and then the end in the middle of the second.
        death.Arm(third: 3);
        await post.Do(message, "send");
        await site.Quiet();
        Assert.Equal(("Sending", SendSlice.Size), (await post.State(message), (await post.Mails(message)).Count));
        Assert.Empty(await post.Faults(message));

        await OutcomeTests.Chores(site);
        Assert.Equal(("Sent", People), (await post.State(message), (await post.Mails(message)).Count));
        Assert.Equal(People, site.Mails().Count(m => m.Contains("About", StringComparison.Ordinal)));
        Assert.Empty(await post.Faults(message));
    }

    // What a killed process leaves besides: a job that was begun and whose lease ran out. Here two, as after a click and a chore at the same moment.
    [Theory, Databases]
    public async Task Two_processes_that_send_the_same_message_at_the_same_time_take_turns(Provider provider)
    {
        await using var database = await TestDatabase.Create(provider);
        var line = new Rendezvous();
        await using var one = await TestSite.Start(database, services: line.AddTo<ForumsDb>);
        await using var other = await TestSite.Start(database, services: line.AddTo<ForumsDb>);
        using var desk = await Desk.Open(one);
        var post = new Post(one, desk.Organiser);
        await desk.Crowd(await desk.Type(), People, 0);
        var message = await Listed(one, desk, await post.Draft());
        line.Arm(2);
        await Begin(one, message, jobs: 4);
        await one.Quiet();
        await OutcomeTests.Chores(one);
        Assert.Equal(("Sent", People), (await post.State(message), (await post.Mails(message)).Count));
        Assert.Empty(await post.Faults(message));
    }

    // SQLite has one writer at a time, whatever we do; PostgreSQL has not.
    [Fact]
    public async Task Control_without_the_lock_and_the_key_of_the_e_mail_it_goes_out_twice()
    {
        Assert.SkipWhen(PostgresServer.WhyNot is not null, PostgresServer.WhyNot ?? "");
        var meet = new WriteTogether();
        await using var site = await TestSite.Start(Provider.Postgres, services: s => s.ConfigureDbContext<ForumsDb>(o => o.AddInterceptors(meet, new WithoutLock())));
        using var desk = await Desk.Open(site);
        var post = new Post(site, desk.Organiser);
        // More than a slice, so that the slice does not touch the message's own row, whose version is one more guard.
        await desk.Crowd(await desk.Type(), SendSlice.Size + 20, 0);
        var guarded = await Listed(site, desk, await post.Draft());
        meet.Arm(2);
        await Begin(site, guarded, jobs: 2);
        await site.Quiet();
        // The lock is off; the key still stands behind it.
        Assert.Equal((SendSlice.Size + 20, 0), ((await post.Mails(guarded)).Count, (await post.Faults(guarded)).Count));

        var index = await site.InScope(sp => Task.FromResult(sp.GetRequiredService<ForumsDb>().Model.FindEntityType(typeof(MailMessage))!.GetIndexes().Single(i => i.IsUnique).GetDatabaseName()));
        await site.Execute($"DROP INDEX \"{index}\"");
        var bare = await Listed(site, desk, await post.Draft());
        meet.Arm(2);
        await Begin(site, bare, jobs: 2);
        await site.Quiet();
        // Whoever is in the first slice: those made within one millisecond stand in any order.
        Assert.Contains(await post.Faults(bare), f => f.EndsWith("has it 2 times", StringComparison.Ordinal));
    }

    [Theory, Databases]
    public async Task Stopping_takes_back_what_has_not_left_and_going_on_writes_to_each_of_them_once(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var desk = await Desk.Open(site);
        var post = new Post(site, desk.Organiser);
        await desk.Crowd(await desk.Type(), 3, 0);
        var message = await Listed(site, desk, await post.Draft());
        // Two are queued, of which one has left; the third waits.
        await site.InScope(async sp =>
        {
            var db = sp.GetRequiredService<ForumsDb>();
            var rows = await db.Recipients.OrderBy(r => r.Email).Take(2).ToListAsync();
            foreach (var r in rows)
            {
                (r.State, r.MailKey, r.MailedAt) = (RecipientState.Mailed, MessageMail.KeyOf(r), DateTime.UnixEpoch);
                db.Send(new OutgoingMail(r.Email!, r.Name, "About", "Text", r.MailKey));
            }
            var mails = db.ChangeTracker.Entries<MailMessage>().Select(e => e.Entity).OrderBy(m => m.To).ToList();
            (mails[0].State, mails[0].SentAt, mails[1].NextAt) = (DeliveryState.Sent, DateTime.UnixEpoch, DateTime.UnixEpoch.AddYears(100));
            await db.SaveChangesAsync();
        });
        await post.Do(message, "stop");
        await post.Do(message, "stop", System.Net.HttpStatusCode.Conflict);
        Assert.Equal(["Person 0001 Sent", "Person 0002 Waiting", "Person 0003 Waiting"], await post.Queue(message));
        Assert.Single(await post.Mails(message));
        await OutcomeTests.Chores(site);
        Assert.Single(await post.Mails(message));

        await post.Do(message, "continue");
        await site.Quiet();
        Assert.Equal(("Sent", 3), (await post.State(message), (await post.Mails(message)).Count));
        Assert.Empty(await post.Faults(message));
    }

    [Theory, Databases]
    public async Task A_scheduled_message_goes_with_the_dates_of_its_edition_and_out_at_its_moment_once(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var desk = await Desk.Open(site);
        var (organiser, post) = (desk.Organiser, new Post(site, desk.Organiser));
        await desk.Come(await desk.Type(), "Anna Petrova");
        var (before, after, late) = (await post.Draft(new { timing = "BeforeStart", days = 3, time = "09:30" }), await post.Draft(new { timing = "AfterEnd", days = 1, time = "10:00" }), await post.Draft(new { timing = "BeforeStart", days = 1, time = "12:00" }));
        foreach (var m in new[] { before, after, late }) await post.Do(m, "send");
        await post.Do(late, "cancel");
        async Task<string> Due(Guid m) => (await organiser.Get($"{post.Api}/{m}")).GetProperty("dueAt").GetString()![..16];
        // Yekaterinburg is five hours ahead of UTC.
        Assert.Equal(("2027-07-06T04:30", "2027-07-15T05:00"), (await Due(before), await Due(after)));
        await organiser.Put(organiser.Api, new { titleEn = "INNOPROM 2027", startsOn = "2027-08-09", endsOn = "2027-08-14", zone = "Asia/Yekaterinburg" });
        Assert.Equal(("2027-08-06T04:30", "2027-08-15T05:00"), (await Due(before), await Due(after)));

        site.Clock.SetTo(new DateTimeOffset(2027, 7, 20, 0, 0, 0, TimeSpan.Zero));
        await OutcomeTests.Chores(site);
        Assert.Equal(("Scheduled", "Scheduled"), (await post.State(before), await post.State(after)));
        // Asked within the hour before, it is queued for its moment.
        site.Clock.SetTo(new DateTimeOffset(2027, 8, 6, 4, 0, 0, TimeSpan.Zero));
        await site.InScope(async sp => { for (var n = 0; n < 2; n++) foreach (var chore in sp.GetServices<IChore>()) await chore.Do(CancellationToken.None); });
        // The site's own housekeeping may ask at this moment too; more than one job does no harm.
        Assert.NotEqual(0, await site.Count("SELECT COUNT(*) FROM platform_job WHERE \"Kind\" = 'forums.send-message' AND \"State\" = 'Queued'"));
        Assert.Equal("Scheduled", await post.State(before));
        site.Clock.SetTo(new DateTimeOffset(2027, 8, 6, 4, 30, 1, TimeSpan.Zero));
        await site.Quiet();
        await OutcomeTests.Chores(site);
        Assert.Equal(("Sent", 1, "Scheduled"), (await post.State(before), (await post.Mails(before)).Count, await post.State(after)));
        Assert.Equal("forums.message-past", (await post.Do(await post.Draft(new { timing = "At", date = "2027-08-06", time = "09:00" }), "send", System.Net.HttpStatusCode.Conflict)).GetProperty("code").GetString());

        // A machine that slept over its time: after the beginning nobody is told what comes in a day.
        await post.Do(late, "send");
        site.Clock.SetTo(new DateTimeOffset(2027, 8, 20, 0, 0, 0, TimeSpan.Zero));
        await OutcomeTests.Chores(site);
        Assert.Equal(("Missed", "Sent"), (await post.State(late), await post.State(after)));
        Assert.Empty(await post.Mails(late));
    }

    private static async Task<Guid> Listed(TestSite site, Desk desk, Guid message)
    {
        await site.InScope(async sp =>
        {
            var db = sp.GetRequiredService<ForumsDb>();
            var m = await db.Messages.SingleAsync(x => x.Id == new ForumMessageId(message));
            var edition = await db.Editions.SingleAsync(e => e.Id == m.EditionId);
            db.Recipients.AddRange(Enlist.Apply(m, await sp.GetRequiredService<Readers>().Of(m, edition, null, CancellationToken.None), []));
            (m.State, m.AskedAt, m.StartedAt) = (MessageState.Sending, m.CreatedAt, m.CreatedAt);
            await db.SaveChangesAsync();
        });
        return message;
    }

    // Through the platform's window: the starting line is at the room's.
    private static Task Begin(TestSite site, Guid message, int jobs) => site.InScope(async sp =>
    {
        var db = sp.GetRequiredService<PlatformDb>();
        for (var n = 0; n < jobs; n++) db.Enqueue(SendSlice.Kind, new SendSlice.Args(message), new SubjectRef(MessageTables.Table, message.ToString()));
        foreach (var job in db.ChangeTracker.Entries<Job>().Select(e => e.Entity)) (job.State, job.LeaseOwner, job.Attempts, job.LeaseUntil) = (JobState.Running, "killed", 1, DateTime.UnixEpoch);
        await db.SaveChangesAsync();
    });

    /// <summary>The process ends at the last moment of a transaction of the room's: all was said, nothing is written.</summary>
    private sealed class DiesBeforeCommit : DbTransactionInterceptor
    {
        private int _left = -1;

        public void AddTo(IServiceCollection services) => services.ConfigureDbContext<ForumsDb>(o => o.AddInterceptors(this));

        public void Arm(int third) => Volatile.Write(ref _left, third);

        public override ValueTask<InterceptionResult> TransactionCommittingAsync(DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
        {
            var slice = eventData.Context!.ChangeTracker.Entries<ForumMessage>().Any(e => e.Entity.State is MessageState.Sending or MessageState.Sent);
            return slice && Interlocked.Decrement(ref _left) == 0 ? throw new InvalidOperationException("The process is no more.") : new(result);
        }
    }

    /// <summary>Once armed, those who are about to write e-mails wait for each other: each has read that nobody has it yet.</summary>
    private sealed class WriteTogether : SaveChangesInterceptor
    {
        private TaskCompletionSource _all = new();
        private int _missing;

        public void Arm(int writers) => (_all, _missing) = (new(TaskCreationOptions.RunContinuationsAsynchronously), writers);

        public override async ValueTask<InterceptionResult<int>> SavingChangesAsync(DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
        {
            if (Volatile.Read(ref _missing) <= 0 || !eventData.Context!.ChangeTracker.Entries<MailMessage>().Any()) return result;
            if (Interlocked.Decrement(ref _missing) == 0) _all.SetResult();
            await _all.Task.WaitAsync(TimeSpan.FromSeconds(60), cancellationToken);
            return result;
        }
    }

    private sealed class WithoutLock : DbCommandInterceptor
    {
        public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default) =>
            new(command.CommandText.Contains("forums_message", StringComparison.Ordinal) && command.CommandText.Contains("SET \"Turn\"", StringComparison.Ordinal) ? InterceptionResult<int>.SuppressWithResult(1) : result);
    }
}
