using Isthmus.Platform.Mail;
using Isthmus.Platform.Outbox;

namespace Isthmus.Platform.Jobs;

/// <summary>What the background does when its turn comes, by the beat or because it was woken: in one process one turn after the other.</summary>
internal sealed class Turns(OutboxDispatcher outbox, JobRunner jobs, Running running, MailSender mails, PumpPulse pulse) : IDisposable
{
    private const int JobsAtOnce = 2;
    private const int MailsAtOnce = 20;

    private readonly SemaphoreSlim _work = new(1);
    private readonly SemaphoreSlim _mail = new(1);

    /// <summary>Starts due jobs and moves events on.</summary>
    public async Task Work(CancellationToken ct)
    {
        await _work.WaitAsync(ct);
        try
        {
            pulse.Beat();
            var free = JobsAtOnce - running.Count;
            if (free > 0)
                foreach (var id in await jobs.Due(free, ct)) running.Start(id, jobs);
            while (await outbox.Dispatch(ct) > 0) { }
        }
        finally { _work.Release(); }
    }

    /// <summary>Sends mails, apart from the other work: a mail server that is silent keeps nothing waiting but mails.</summary>
    public async Task Mail(CancellationToken ct)
    {
        await _mail.WaitAsync(ct);
        try { while (await mails.Send(MailsAtOnce, ct) == MailsAtOnce) { } }
        finally { _mail.Release(); }
    }

    public void Dispose()
    {
        _work.Dispose();
        _mail.Dispose();
    }
}
