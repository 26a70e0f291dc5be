using Isthmus.Platform.Jobs;
using Isthmus.Platform.Mail;
using Isthmus.Platform.Outbox;

namespace Isthmus.Platform.Tests;

/// <summary>The beat comes once a minute here, so what is done before was not done by it.</summary>
public sealed class WakeTests
{
    private static readonly Dictionary<string, string?> s_slow = new() { ["Background:BeatMilliseconds"] = "60000" };
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(40);

    [Theory, Databases]
    public async Task Events_mails_and_jobs_are_begun_when_their_save_commits(Provider provider)
    {
        await using var site = await TestSite.Start(provider, s_slow, new Probe().AddTo);
        // More than once: the first may have met the beat that the site starts with.
        for (var round = 1; round <= 3; round++)
        {
            var job = await site.InScope(async sp =>
            {
                var db = sp.GetRequiredService<PlatformDb>();
                db.Publish(new BellRang("tower"));
                db.Send(new OutgoingMail("anna@example.org", null, "Done", "It is done.", $"test/done/{round}"));
                var id = db.Enqueue(Probe.JobKind, "");
                await db.SaveChangesAsync();
                return id;
            });
            await Rest(site);
            Assert.Equal(JobState.Done, (await Probe.Row(site, job)).State);
            Assert.Equal((round, round), (site.Mails().Count, (int)await Probe.Done(site, "test.noted")));
        }
    }

    [Theory, Databases]
    public async Task More_jobs_than_run_at_once_follow_one_another(Provider provider)
    {
        await using var site = await TestSite.Start(provider, s_slow, new Probe().AddTo);
        for (var i = 0; i < 12; i++) await Probe.Enqueue(site);
        await Rest(site);
        Assert.Equal(12, await site.Count("""SELECT count(*) FROM platform_job WHERE "State" = 'Done'"""));
    }

    [Theory, Databases]
    public async Task What_is_saved_in_a_longer_transaction_is_begun_when_that_commits(Provider provider)
    {
        await using var site = await TestSite.Start(provider, s_slow, new Probe().AddTo);
        for (var round = 1; round <= 3; round++)
        {
            await site.InScope(async sp =>
            {
                var db = sp.GetRequiredService<PlatformDb>();
                await using var transaction = await db.Database.BeginTransactionAsync();
                db.Publish(new BellRang("tower"));
                await db.SaveChangesAsync();
                await transaction.CommitAsync();
            });
            await Rest(site);
        }
    }

    [Theory, Databases]
    public async Task Control_what_nobody_tells_waits_for_the_beat(Provider provider)
    {
        await using var site = await TestSite.Start(provider, s_slow, new Probe().AddTo);
        await site.InScope(async sp =>
        {
            var db = sp.GetRequiredService<PlatformDb>();
            db.Publish(new BellRang("tower"));
            await db.SaveChangesAsync();
        });
        await Rest(site);
        // The beat that the site starts with is over by then.
        await Task.Delay(3000);
        await site.Execute("""UPDATE platform_outbox SET "State" = 'Waiting', "NextAt" = '2020-01-01 00:00:00'""");
        await Task.Delay(3000);
        Assert.Equal(1, await site.Count("""SELECT count(*) FROM platform_outbox WHERE "State" = 'Waiting'"""));
        site.Services.GetRequiredService<Wake>().Up();
        await Rest(site);
        // Nor does it pass for the beat, whose silence is a fault that the health check is to see.
        Assert.True(site.Services.GetRequiredService<PumpPulse>().Age > TimeSpan.FromSeconds(2.5));
    }

    // TestSite.Quiet wakes, so it is no witness here.
    private static async Task Rest(TestSite site)
    {
        using var limit = new CancellationTokenSource(s_patience);
        while (await site.Count("""
            SELECT (SELECT count(*) FROM platform_outbox WHERE "State" <> 'Sent') + (SELECT count(*) FROM platform_mail WHERE "State" <> 'Sent') + (SELECT count(*) FROM platform_job WHERE "State" <> 'Done')
            """) > 0) await Task.Delay(50, limit.Token);
    }
}
