using Isthmus.Platform.Mail;
using Isthmus.Platform.Outbox;
using Quartz;

namespace Isthmus.Platform.Jobs;

/// <summary>The recurring beat: moves events on and starts due jobs. Clustered by Quartz on PostgreSQL: each beat runs in one process.</summary>
[DisallowConcurrentExecution]
internal sealed class Pump(OutboxDispatcher outbox, JobRunner jobs, Running running, PumpPulse pulse) : IJob
{
    public const int JobsAtOnce = 2;

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        pulse.Beat();
        var free = JobsAtOnce - running.Count;
        if (free > 0)
            foreach (var id in await jobs.Due(free, cancellationToken)) running.Start(id, jobs);
        while (await outbox.Dispatch(cancellationToken) > 0) { }
    }
}

/// <summary>The beat of the mails, apart from the other: a mail server that is silent keeps nothing waiting but mails.</summary>
[DisallowConcurrentExecution]
internal sealed class MailPump(MailSender mails) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) => await mails.Send(20, cancellationToken);
}

/// <summary>When the pump last beat in this process; a health check reads it.</summary>
internal sealed class PumpPulse(TimeProvider clock)
{
    private long _last = clock.GetTimestamp();

    public void Beat() => Interlocked.Exchange(ref _last, clock.GetTimestamp());
    public TimeSpan Age => clock.GetElapsedTime(Interlocked.Read(ref _last));
}
