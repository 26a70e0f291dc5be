using Isthmus.Platform.Jobs;
using Isthmus.Platform.Mail;

namespace Isthmus.Platform.Tests;

public sealed class JobTests
{
    private static readonly OutgoingMail Mail = new("anna@example.org", null, "Done", "It is done.", "test/done");

    [Theory, Databases]
    public async Task A_job_tells_how_far_it_is_and_its_result_is_written_with_its_end(Provider provider)
    {
        var probe = new Probe();
        var gate = new TaskCompletionSource();
        probe.Work = async (run, db, ct) =>
        {
            run.Report(0.5, "test.half", 3, 6);
            await gate.Task.WaitAsync(ct);
            db.Send(Mail);
            await run.Finish(db, new { placed = 6 }, ct);
        };
        await using var site = await TestSite.Start(provider, services: probe.AddTo);
        var id = await Probe.Enqueue(site);
        var half = await Probe.Until(site, id, j => j.Progress > 0);
        Assert.Equal((JobState.Running, 0.5, "test.half", "[3,6]"), (half.State, half.Progress, half.StatusKey, half.StatusArgs));
        Assert.Equal(0, await site.Count("SELECT count(*) FROM platform_mail"));
        gate.SetResult();
        var done = await Probe.Until(site, id, j => j.IsOver);
        Assert.Equal((JobState.Done, 1d, """{"placed":6}""", 1), (done.State, done.Progress, done.Result, done.Attempts));
        Assert.Equal(1, await site.Count("SELECT count(*) FROM platform_mail"));
    }

    [Theory, Databases]
    public async Task A_running_job_stops_when_asked_and_writes_nothing(Provider provider)
    {
        var probe = new Probe { Work = async (run, db, ct) => { db.Send(Mail); await Task.Delay(Timeout.Infinite, ct); } };
        await using var site = await TestSite.Start(provider, services: probe.AddTo);
        var id = await Probe.Enqueue(site);
        await probe.Begun.Task;
        Assert.True(await site.InScope(sp => CancelJob.Ask(sp.GetRequiredService<PlatformDb>(), id, CancellationToken.None)));
        Assert.Equal(JobState.Cancelled, (await Probe.Until(site, id, j => j.IsOver)).State);
        Assert.Equal(0, await site.Count("SELECT count(*) FROM platform_mail"));
        Assert.False(await site.InScope(sp => CancelJob.Ask(sp.GetRequiredService<PlatformDb>(), id, CancellationToken.None)));
    }

    [Theory, Databases]
    public async Task A_job_that_fails_or_that_nobody_can_do_says_so(Provider provider)
    {
        var probe = new Probe { Work = (_, db, _) => { db.Send(Mail); throw new InvalidOperationException("No paper."); } };
        await using var site = await TestSite.Start(provider, services: probe.AddTo);
        var failed = await Probe.Until(site, await Probe.Enqueue(site), j => j.IsOver);
        Assert.Equal((JobState.Failed, "InvalidOperationException: No paper."), (failed.State, failed.Error));
        Assert.Equal(0, await site.Count("SELECT count(*) FROM platform_mail"));
        var unknown = await site.InScope(async sp =>
        {
            var db = sp.GetRequiredService<PlatformDb>();
            var id = db.Enqueue("test.nobody", "");
            await db.SaveChangesAsync();
            return id;
        });
        Assert.Contains("test.nobody", (await Probe.Until(site, unknown, j => j.IsOver)).Error, StringComparison.Ordinal);
    }

    [Theory, Databases]
    public async Task A_job_whose_process_was_killed_five_times_is_given_up_and_not_before(Provider provider)
    {
        var runs = 0;
        var probe = new Probe { Work = (_, _, _) => { runs++; return Task.CompletedTask; } };
        await using var site = await TestSite.Start(provider, Probe.ByHand, probe.AddTo);
        var runner = site.Services.GetRequiredService<JobRunner>();
        foreach (var (killed, expected, ran) in new[] { (5, JobState.Failed, 0), (4, JobState.Done, 1) })
        {
            var id = await Probe.Enqueue(site);
            await site.Execute($"""UPDATE platform_job SET "State" = 'Running', "LeaseOwner" = 'killed', "Attempts" = {killed} WHERE "State" = 'Queued'""");
            Assert.Equal(id, Assert.Single(await runner.Due(5, CancellationToken.None)));
            await runner.Run(id, CancellationToken.None);
            Assert.Equal((expected, ran), ((await Probe.Row(site, id)).State, runs));
        }
        Assert.Equal(1, await site.Count("""SELECT count(*) FROM platform_job WHERE "Error" LIKE '%Given up after 5 attempts%'"""));
    }

    // On SQLite another writer has the place for longer than the job waits, on PostgreSQL its connection is cut.
    [Theory, Databases]
    public async Task A_job_that_the_database_stops_is_tried_again_later_and_given_up_after_five_attempts(Provider provider)
    {
        var stumbles = true;
        TestSite? house = null;
        var probe = new Probe();
        probe.Work = async (run, db, ct) =>
        {
            db.Send(Mail);
            if (stumbles) await Stumble(house!, db, ct);
            await run.Finish(db, null, ct);
        };
        await using var site = house = await TestSite.Start(provider, Probe.ByHand, probe.AddTo);
        var runner = site.Services.GetRequiredService<JobRunner>();
        var id = await Probe.Enqueue(site);
        await runner.Run(id, CancellationToken.None);
        var row = await Probe.Row(site, id);
        Assert.Equal((JobState.Queued, 1, (DateTime?)null), (row.State, row.Attempts, row.EndedAt));
        Assert.Empty(await runner.Due(5, CancellationToken.None));
        site.Clock.Advance(TimeSpan.FromSeconds(3));
        Assert.Equal(id, Assert.Single(await runner.Due(5, CancellationToken.None)));
        stumbles = false;
        await runner.Run(id, CancellationToken.None);
        Assert.Equal(JobState.Done, (await Probe.Row(site, id)).State);
        Assert.Equal(1, await site.Count("SELECT count(*) FROM platform_mail"));

        stumbles = true;
        var hopeless = await Probe.Enqueue(site);
        await site.Execute("""UPDATE platform_job SET "Attempts" = 4 WHERE "State" = 'Queued'""");
        await runner.Run(hopeless, CancellationToken.None);
        row = await Probe.Row(site, hopeless);
        Assert.Equal((JobState.Failed, 5), (row.State, row.Attempts));
        Assert.NotNull(row.Error);
    }

    private static async Task Stumble(TestSite site, PlatformDb db, CancellationToken ct)
    {
        if (db.Database.IsNpgsql())
        {
            await db.Database.OpenConnectionAsync(ct);
            var own = ((Npgsql.NpgsqlConnection)db.Database.GetDbConnection()).ProcessID;
            await site.Count($"SELECT count(pg_terminate_backend({own}))");
            await db.SaveChangesAsync(ct);
            return;
        }
        await using var other = new Microsoft.Data.Sqlite.SqliteConnection(site.Database.ConnectionString);
        await other.OpenAsync(ct);
        await using var writing = await other.BeginTransactionAsync(ct);
        db.Database.SetCommandTimeout(1);
        await db.Database.ExecuteSqlRawAsync("PRAGMA busy_timeout=10", ct);
        await db.Database.ExecuteSqlRawAsync("UPDATE platform_audit_head SET \"Seq\" = \"Seq\"", ct);
    }

    [Theory, Databases]
    public async Task A_run_that_lost_its_lease_writes_nothing(Provider provider)
    {
        var gate = new TaskCompletionSource();
        var probe = new Probe();
        // Deaf on purpose: it tries to finish although it was told that it lost.
        probe.Work = async (run, db, _) => { await gate.Task; db.Send(Mail); await run.Finish(db, null, CancellationToken.None); };
        await using var site = await TestSite.Start(provider, Probe.ByHand, probe.AddTo);
        var id = await Probe.Enqueue(site);
        var running = site.Services.GetRequiredService<JobRunner>().Run(id, CancellationToken.None);
        await probe.Begun.Task;
        await site.Execute("""UPDATE platform_job SET "LeaseOwner" = 'another' """);
        gate.SetResult();
        await running;
        var row = await Probe.Row(site, id);
        Assert.Equal((JobState.Running, "another", (string?)null), (row.State, row.LeaseOwner, row.Error));
        Assert.Equal(0, await site.Count("SELECT count(*) FROM platform_mail"));
    }

    [Theory, Databases]
    public async Task Of_several_who_want_a_job_one_runs_it_and_its_lease_is_renewed(Provider provider)
    {
        var runs = 0;
        var probe = new Probe { Work = async (_, _, ct) => { Interlocked.Increment(ref runs); await Task.Delay(3000, ct); } };
        await using var site = await TestSite.Start(provider, new Dictionary<string, string?> { ["Background:Enabled"] = "false", ["Background:LeaseSeconds"] = "2" }, probe.AddTo);
        var id = await Probe.Enqueue(site);
        var runner = site.Services.GetRequiredService<JobRunner>();
        var all = Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => runner.Run(id, CancellationToken.None))));
        // Longer than the lease: without the renewing it would be due again before it ends.
        while (!all.IsCompleted)
        {
            if (runs > 0) Assert.Empty(await runner.Due(5, CancellationToken.None));
            await Task.Delay(100);
        }
        await all;
        Assert.Equal((1, JobState.Done), (runs, (await Probe.Row(site, id)).State));
    }

    [Theory, Databases]
    public async Task A_job_whose_starter_is_erased_while_it_runs_leaves_no_name(Provider provider)
    {
        var starter = Guid.CreateVersion7();
        var (started, erased) = (new TaskCompletionSource(), new TaskCompletionSource());
        var probe = new Probe
        {
            Work = async (run, db, ct) =>
            {
                started.SetResult();
                await erased.Task.WaitAsync(ct);
                db.Record("test.worked", new SubjectRef("test", "1"));
                await run.Finish(db, new { }, ct);
            },
        };
        await using var site = await TestSite.Start(provider, Probe.ByHand, probe.AddTo);
        var id = await Probe.Enqueue(site);
        await site.InScope(sp => sp.GetRequiredService<PlatformDb>().AllJobs.ExecuteUpdateAsync(u => u.SetProperty(j => j.CreatedById, starter).SetProperty(j => j.CreatedBy, "Erika")));
        var running = site.Services.GetRequiredService<JobRunner>().Run(id, CancellationToken.None);
        await started.Task;
        await site.InScope(sp => Audit.PayloadErasure.Erase(sp.GetRequiredService<PlatformDb>(), starter, [], "(erased)", CancellationToken.None));
        erased.SetResult();
        await running;
        Assert.Equal((JobState.Done, "(erased)"), ((await Probe.Row(site, id)).State, (await Probe.Row(site, id)).CreatedBy));
        Assert.Equal(1, await site.Count("""SELECT count(*) FROM platform_audit WHERE "Action" = 'test.worked' AND "ActorName" = '(erased)'"""));
        Assert.Equal(0, await site.Count("""SELECT count(*) FROM platform_audit WHERE "ActorName" = 'Erika'"""));
    }
}
