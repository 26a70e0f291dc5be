using System.Net;
using System.Net.Mail;
using Microsoft.Extensions.Options;

namespace Isthmus.Platform.Mail;

/// <summary>Carries one mail out of the house.</summary>
internal interface IMailCarrier
{
    Task Carry(MailMessage mail, CancellationToken ct);
}

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

internal sealed class SmtpCarrier(MimeWriter mime, IOptions<MailSettings> settings) : IMailCarrier
{
    public async Task Carry(MailMessage mail, CancellationToken ct)
    {
        var s = settings.Value;
        using var message = mime.Build(mail);
        using var client = new SmtpClient(s.Host, s.Port) { EnableSsl = s.StartTls, Timeout = 30_000 };
        if (s.UserName is { Length: > 0 }) client.Credentials = new NetworkCredential(s.UserName, s.Password);
        await client.SendMailAsync(message, ct);
    }
}
