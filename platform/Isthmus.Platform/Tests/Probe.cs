using Isthmus.Platform.Jobs;
using Isthmus.Platform.Outbox;

namespace Isthmus.Platform.Tests;

/// <summary>An event of the tests, with a reaction that works and one that fails while it is told to, and a job that does what the test says.</summary>
internal sealed record BellRang(string Where) : IEvent
{
    public static string Name => "test.bell-rang";
}

internal sealed record NameTold(string PersonName) : IEvent
{
    public static string Name => "test.name-told";
    public static bool IsPersonal => true;
}

internal sealed class Probe
{
    public const string JobKind = "test.probe";

    public bool Fails { get; set; }

    public Func<JobRun, PlatformDb, CancellationToken, Task> Work { get; set; } = (_, _, _) => Task.CompletedTask;

    /// <summary>Set once the job's handler runs; the handler then does its work.</summary>
    public TaskCompletionSource<JobRun> Begun { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void AddTo(IServiceCollection services)
    {
        services.AddSingleton(this);
        services.AddReaction<BellRang, NoteIt, PlatformDb>("test.note-it").AddReaction<BellRang, MayFail, PlatformDb>("test.may-fail");
        services.AddReaction<NameTold, HearsName, PlatformDb>("test.hear-name");
        services.AddJob<string, Handler>(JobKind);
    }

    /// <summary>Settings of a site whose background work the test does itself, step by step.</summary>
    public static Dictionary<string, string?> ByHand => new() { ["Background:Enabled"] = "false" };

    public static Task<JobId> Enqueue(TestSite site) => site.InScope(async sp =>
    {
        var db = sp.GetRequiredService<PlatformDb>();
        var id = db.Enqueue(JobKind, "");
        await db.SaveChangesAsync();
        return id;
    });

    public static Task<Job> Row(TestSite site, JobId id) => site.InScope(sp => sp.GetRequiredService<PlatformDb>().Jobs.SingleAsync(j => j.Id == id));

    public static async Task<Job> Until(TestSite site, JobId id, Func<Job, bool> holds)
    {
        for (var i = 0; i < 600; i++)
        {
            var job = await Row(site, id);
            if (holds(job)) return job;
            await Task.Delay(50);
        }
        throw new TimeoutException($"The job did not come so far: {JsonSerializer.Serialize(await Row(site, id))}");
    }

    /// <summary>How often something of this name was done, by the audit.</summary>
    public static Task<long> Done(TestSite site, string action) => site.Count($"""SELECT count(*) FROM platform_audit WHERE "Action" = '{action}'""");

    internal sealed class NoteIt(PlatformDb db) : IReaction<BellRang>
    {
        public Task React(BellRang happened, CancellationToken ct)
        {
            db.Record("test.noted", new SubjectRef("test", happened.Where));
            return Task.CompletedTask;
        }
    }

    internal sealed class MayFail(PlatformDb db, Probe probe) : IReaction<BellRang>
    {
        public async Task React(BellRang happened, CancellationToken ct)
        {
            db.Record("test.mended", new SubjectRef("test", happened.Where));
            await db.SaveChangesAsync(ct);
            if (probe.Fails) throw new InvalidOperationException("The bell is cracked.");
        }
    }

    internal sealed class HearsName(PlatformDb db, Probe probe) : IReaction<NameTold>
    {
        public Task React(NameTold happened, CancellationToken ct)
        {
            if (probe.Fails) throw new InvalidOperationException("Not now.");
            db.Record("test.heard-name", new SubjectRef("test", happened.PersonName.Length.ToString(System.Globalization.CultureInfo.InvariantCulture)));
            return Task.CompletedTask;
        }
    }

    internal sealed class Handler(PlatformDb db, Probe probe) : IJobHandler<string>
    {
        public Task Run(string args, JobRun run, CancellationToken ct)
        {
            probe.Begun.TrySetResult(run);
            return probe.Work(run, db, ct);
        }
    }
}
