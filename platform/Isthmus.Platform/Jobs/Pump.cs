using Quartz;

namespace Isthmus.Platform.Jobs;

/// <summary>The recurring beat of jobs and events. Clustered by Quartz on PostgreSQL: each beat runs in one process.</summary>
[DisallowConcurrentExecution]
internal sealed class Pump(Turns turns) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) => await turns.Work(cancellationToken);
}

/// <summary>The beat of the mails.</summary>
[DisallowConcurrentExecution]
internal sealed class MailPump(Turns turns) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) => await turns.Mail(cancellationToken);
}

/// <summary>When the pump last beat in this process; a health check reads it.</summary>
internal sealed class PumpPulse(TimeProvider clock)
{
    private long _last = clock.GetTimestamp();

    public void Beat() => Interlocked.Exchange(ref _last, clock.GetTimestamp());
    public TimeSpan Age => clock.GetElapsedTime(Interlocked.Read(ref _last));
}
