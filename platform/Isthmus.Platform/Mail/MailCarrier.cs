using System.Net;
using System.Net.Mail;
using System.Net.Sockets;
using System.Text;
using Isthmus.Platform.Settings;
using Microsoft.Extensions.Options;

namespace Isthmus.Platform.Mail;

/// <summary>Carries one mail out of the house.</summary>
internal interface IMailCarrier
{
    /// <exception cref="PerhapsCarriedException">Nobody can know whether the mail left. After any other exception it did not.</exception>
    Task Carry(MailMessage mail, CancellationToken ct);
}

/// <summary>The other side was lost in the middle of a mail.</summary>
internal sealed class PerhapsCarriedException(Exception inner) : Exception(inner.Message, inner);

/// <summary>Drops the mail as a file named by its id: carrying it twice leaves one file.</summary>
internal sealed class FolderCarrier(MimeWriter mime, IOptions<MailSettings> settings) : IMailCarrier
{
    public async Task Carry(MailMessage mail, CancellationToken ct)
    {
        var folder = Directory.CreateDirectory(settings.Value.Folder).FullName;
        var target = Path.Combine(folder, $"{mail.Id:N}.eml");
        if (File.Exists(target)) return;
        var pickup = Directory.CreateDirectory(Path.Combine(folder, "tmp", $"{mail.Id:N}"));
        using (var message = mime.Build(mail))
        using (var client = new SmtpClient { DeliveryMethod = SmtpDeliveryMethod.SpecifiedPickupDirectory, PickupDirectoryLocation = pickup.FullName })
            await client.SendMailAsync(message, ct);
        File.Move(pickup.EnumerateFiles("*.eml").OrderBy(f => f.CreationTimeUtc).Last().FullName, target, overwrite: true);
        pickup.Delete(recursive: true);
    }
}

internal sealed class SmtpCarrier(MimeWriter mime, IOptions<MailSettings> settings, BackgroundSettings work) : IMailCarrier
{
    public async Task Carry(MailMessage mail, CancellationToken ct)
    {
        var s = settings.Value;
        using var message = mime.Build(mail);
        using var client = new SmtpClient(s.Host, s.Port) { EnableSsl = s.StartTls, Timeout = (int)work.JobLease.TotalMilliseconds + 200 };
        if (s.UserName is { Length: > 0 }) client.Credentials = new NetworkCredential(s.UserName, s.Password);
        await Greet(s, ct);
        try { await client.SendMailAsync(message, ct); }
        // The framework does not tell how far the talk had come. An answer of the server, even a bad one, is certain; silence or a lost connection is not.
        // The framework's own time ends a silent talk, for it does not listen to the token; ours is over by then.
        catch (Exception e) when (e is OperationCanceledException or SmtpException { StatusCode: SmtpStatusCode.GeneralFailure } && (ct.IsCancellationRequested || e.InnerException is IOException)) { throw new PerhapsCarriedException(e); }
    }

    // A server that is down, or does not talk SMTP at this port, is found before the mail is under way: then it is certain that nothing left.
    private static async Task Greet(MailSettings s, CancellationToken ct)
    {
        using var tcp = new TcpClient();
        await tcp.ConnectAsync(s.Host!, s.Port, ct);
        using var reader = new StreamReader(tcp.GetStream(), Encoding.ASCII);
        if (await reader.ReadLineAsync(ct) is not { } line || !line.StartsWith("220", StringComparison.Ordinal)) throw new IOException("The mail server does not greet.");
        await tcp.GetStream().WriteAsync("QUIT\r\n"u8.ToArray(), ct);
    }
}
