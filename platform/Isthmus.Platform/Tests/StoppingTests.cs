using Isthmus.Platform.Jobs;
using Microsoft.Extensions.Logging;

namespace Isthmus.Platform.Tests;

public sealed class StoppingTests
{
    [Theory, Databases]
    public async Task A_site_that_stops_gives_its_job_back_at_once_and_logs_no_fault(Provider provider)
    {
        await using var database = await TestDatabase.Create(provider);
        SiteLog log;
        var probe = new Probe { Work = (_, _, ct) => Task.Delay(Timeout.Infinite, ct) };
        JobId id;
        await using (var site = await TestSite.Start(database, new Dictionary<string, string?> { ["Logging:LogLevel:Isthmus"] = "Information" }, probe.AddTo))
        {
            log = SiteLog.Of(site);
            id = await Probe.Enqueue(site);
            await probe.Begun.Task;
        }
        Assert.Contains(log.AtLeast(LogLevel.Information), l => l.Contains("begins, attempt 1", StringComparison.Ordinal));
        Assert.Empty(log.AtLeast(LogLevel.Warning));

        await using var later = await TestSite.Start(database, Probe.ByHand, new Probe().AddTo);
        var row = await Probe.Row(later, id);
        // Queued, due now, and not counted as a run that ended with its process.
        Assert.Equal((JobState.Queued, 0), (row.State, row.Attempts));
        var runner = later.Services.GetRequiredService<JobRunner>();
        Assert.Equal(id, Assert.Single(await runner.Due(1, CancellationToken.None)));
        await runner.Run(id, CancellationToken.None);
        Assert.Equal(JobState.Done, (await Probe.Row(later, id)).State);
    }

    [Theory, Databases]
    public async Task A_job_that_cannot_be_given_back_stops_no_site_and_is_taken_up_when_its_lease_ends(Provider provider)
    {
        var probe = new Probe { Work = (_, _, ct) => Task.Delay(Timeout.Infinite, ct) };
        await using var site = await TestSite.Start(provider, Probe.ByHand, probe.AddTo);
        var log = SiteLog.Of(site);
        var id = await Probe.Enqueue(site);
        var running = site.Services.GetRequiredService<Running>();
        running.Start(id, site.Services.GetRequiredService<JobRunner>());
        await probe.Begun.Task;
        await site.Execute("ALTER TABLE platform_job RENAME TO platform_job_away");
        await running.StopAsync(CancellationToken.None);
        Assert.Equal(0, running.Count);
        Assert.Contains(id.ToString(), Assert.Single(log.AtLeast(LogLevel.Error)), StringComparison.Ordinal);

        await site.Execute("ALTER TABLE platform_job_away RENAME TO platform_job");
        var runner = site.Services.GetRequiredService<JobRunner>();
        Assert.Equal(JobState.Running, (await Probe.Row(site, id)).State);
        Assert.Empty(await runner.Due(1, CancellationToken.None));
        site.Clock.Advance(TimeSpan.FromSeconds(21));
        Assert.Equal(id, Assert.Single(await runner.Due(1, CancellationToken.None)));
    }

    [Theory, Databases]
    public async Task A_database_that_is_away_for_a_moment_does_not_end_the_beating_of_a_job(Provider provider)
    {
        var gate = new TaskCompletionSource();
        var probe = new Probe();
        probe.Work = async (run, db, ct) => { await gate.Task.WaitAsync(ct); await run.Finish(db, null, ct); };
        await using var site = await TestSite.Start(provider, Probe.ByHand, probe.AddTo);
        var id = await Probe.Enqueue(site);
        var run = site.Services.GetRequiredService<JobRunner>().Run(id, CancellationToken.None);
        (await probe.Begun.Task).Report(0.25);
        await site.Execute("ALTER TABLE platform_job RENAME TO platform_job_away");
        await Task.Delay(1200);
        await site.Execute("ALTER TABLE platform_job_away RENAME TO platform_job");
        (await probe.Begun.Task).Report(0.75);
        await Probe.Until(site, id, j => j.Progress == 0.75);
        gate.SetResult();
        await run;
        Assert.Equal(JobState.Done, (await Probe.Row(site, id)).State);
    }
}
