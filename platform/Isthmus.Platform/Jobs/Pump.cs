using Isthmus.Platform.Mail;
using Isthmus.Platform.Outbox;
using Quartz;

namespace Isthmus.Platform.Jobs;

/// <summary>What the background does when its turn comes, by the beat or because it was woken: in one process one turn after the other. Mails are apart: a mail server that is silent keeps nothing else waiting.</summary>
internal sealed class Turns(OutboxDispatcher outbox, JobRunner jobs, Running running, MailSender mails) : IDisposable
{
    private const int JobsAtOnce = 2;
    private const int MailsAtOnce = 20;
    private readonly (SemaphoreSlim Work, SemaphoreSlim Mail) _one = (new(1), new(1));

    public Task Work(CancellationToken ct) => Alone(_one.Work, async () =>
    {
        var free = JobsAtOnce - running.Count;
        if (free > 0)
            foreach (var id in await jobs.Due(free, ct)) running.Start(id, jobs);
        while (await outbox.Dispatch(ct) > 0) { }
    }, ct);

    public Task Mail(CancellationToken ct) => Alone(_one.Mail, async () => { while (await mails.Send(MailsAtOnce, ct) == MailsAtOnce) { } }, ct);

    private static async Task Alone(SemaphoreSlim one, Func<Task> turn, CancellationToken ct)
    {
        await one.WaitAsync(ct);
        try { await turn(); }
        finally { one.Release(); }
    }

    public void Dispose()
    {
        _one.Work.Dispose();
        _one.Mail.Dispose();
    }
}

/// <summary>The recurring beat of jobs and events. Clustered by Quartz on PostgreSQL: each beat runs in one process.</summary>
[DisallowConcurrentExecution]
internal sealed class Pump(Turns turns, PumpPulse pulse) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        pulse.Beat();
        await turns.Work(cancellationToken);
    }
}

/// <summary>The beat of the mails.</summary>
[DisallowConcurrentExecution]
internal sealed class MailPump(Turns turns) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) => await turns.Mail(cancellationToken);
}

/// <summary>When the pump last beat in this process; a health check reads it. To be woken is no beat: it would hide that the beat has stopped.</summary>
internal sealed class PumpPulse(TimeProvider clock)
{
    private long _last = clock.GetTimestamp();

    public void Beat() => Interlocked.Exchange(ref _last, clock.GetTimestamp());
    public TimeSpan Age => clock.GetElapsedTime(Interlocked.Read(ref _last));
}
