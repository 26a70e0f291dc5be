using System.Net.Mail;
using System.Net.Sockets;
using Isthmus.Platform.Data;
using Isthmus.Platform.Outbox;
using Isthmus.Platform.Settings;
using Microsoft.Extensions.Logging;

namespace Isthmus.Platform.Mail;

/// <summary>
/// Sends queued mails, one claim each. A mail is marked <see cref="DeliveryState.Sending"/> before it leaves; if the process dies in between, nobody knows whether
/// it left, so an SMTP mail becomes <see cref="DeliveryState.Uncertain"/> and waits for a person instead of going out twice.
/// </summary>
internal sealed partial class MailSender(IServiceScopeFactory scopes, IMailCarrier carrier, TimeProvider clock, BackgroundSettings settings, ILogger<MailSender> log)
{
    /// <summary>Sends some of the due mails. Ends at the first that the server did not answer: with the others it would be silent as long, each for minutes.</summary>
    /// <returns>How many mails were tried; 0 when none waits.</returns>
    public async Task<int> Send(int take, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PlatformDb>();
        var now = Instants.Stored(clock);
        await GiveUpLostOnes(db, now, ct);
        var due = await db.AllMails.Where(m => m.State == DeliveryState.Waiting && m.NextAt <= now).OrderBy(m => m.NextAt).Select(m => m.Id).Take(take).ToListAsync(ct);
        var tried = 0;
        foreach (var id in due)
        {
            var owner = Guid.CreateVersion7().ToString("N");
            var until = Instants.Stored(clock) + settings.DeliveryLease;
            var won = await db.AllMails.Where(m => m.Id == id && m.State == DeliveryState.Waiting).ExecuteUpdateAsync(u => u
                .SetProperty(m => m.State, DeliveryState.Sending).SetProperty(m => m.LeaseOwner, owner).SetProperty(m => m.NextAt, until).SetProperty(m => m.Attempts, m => m.Attempts + 1), ct);
            if (won != 1) continue;
            tried++;
            if (!await SendOne(db, await db.AllMails.AsNoTracking().SingleAsync(m => m.Id == id, ct))) break;
        }
        return tried;
    }

    /// <returns>False if the server was not there or was lost.</returns>
    private async Task<bool> SendOne(PlatformDb db, MailMessage mail)
    {
        var (state, error, there) = (DeliveryState.Sent, (string?)null, true);
        // Its own time and not the process's: a mail that has begun to go out is seen to its end, so that stopping leaves none uncertain.
        using var time = new CancellationTokenSource(settings.JobLease);
        try { await carrier.Carry(mail, time.Token); }
        catch (PerhapsCarriedException e)
        {
            (state, error, there) = (DeliveryState.Uncertain, $"It may have left: {e.InnerException!.GetType().Name}: {e.InnerException.Message}", false);
            LogFailed(mail.Id, mail.Attempts, e.InnerException.GetType().Name);
        }
        // What may be better later is tried again. Anything else is the mail's own: it waits where a person sees it, and the others go on.
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            var mayPass = e is SmtpException or IOException or UnauthorizedAccessException or SocketException or OperationCanceledException;
            state = mayPass && mail.Attempts < Backoff.MaxAttempts ? DeliveryState.Waiting : DeliveryState.Dead;
            (error, there) = ($"{e.GetType().Name}: {e.Message}", e is not (IOException or SocketException or OperationCanceledException or SmtpException { StatusCode: SmtpStatusCode.GeneralFailure }));
            LogFailed(mail.Id, mail.Attempts, e.GetType().Name);
        }
        error = error is null ? null : PlainText.OneLine(error, 2000);
        var now = Instants.Stored(clock);
        var next = now + Backoff.After(mail.Attempts);
        await db.AllMails.Where(m => m.Id == mail.Id && m.LeaseOwner == mail.LeaseOwner).ExecuteUpdateAsync(u => u
            .SetProperty(m => m.State, state).SetProperty(m => m.LeaseOwner, (string?)null).SetProperty(m => m.NextAt, next)
            .SetProperty(m => m.SentAt, state == DeliveryState.Sent ? now : null).SetProperty(m => m.Error, error), CancellationToken.None);
        return there;
    }

    // A folder knows its files by id, so there the mail may simply be carried again.
    private async Task GiveUpLostOnes(PlatformDb db, DateTime now, CancellationToken ct)
    {
        var state = carrier is FolderCarrier ? DeliveryState.Waiting : DeliveryState.Uncertain;
        await db.AllMails.Where(m => m.State == DeliveryState.Sending && m.NextAt <= now)
            .ExecuteUpdateAsync(u => u.SetProperty(m => m.State, state).SetProperty(m => m.LeaseOwner, (string?)null).SetProperty(m => m.Error, "The process ended while sending"), ct);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Mail {Id} could not be sent (attempt {Attempt}): {Error}")]
    private partial void LogFailed(Guid id, int attempt, string error);
}
