using System.Net.Mail;
using System.Net.Mime;
using System.Text;
using Microsoft.Extensions.Options;

namespace Isthmus.Platform.Mail;

/// <summary>Builds the MIME message. The Message-ID comes from the mail's own id, so a server that sees a mail twice can know it.</summary>
internal sealed class MimeWriter(IOptions<MailSettings> settings)
{
    public MailMessageMime Build(MailMessage mail)
    {
        var content = mail.Content;
        var from = new MailAddress(settings.Value.From, settings.Value.FromName, Encoding.UTF8);
        var mime = new MailMessageMime(from, new MailAddress(content.To, content.ToName, Encoding.UTF8))
        {
            Subject = content.Subject, SubjectEncoding = Encoding.UTF8, BodyEncoding = Encoding.UTF8, Body = content.Text,
        };
        mime.Headers.Add("Message-ID", $"<{mail.Id:N}@{from.Host}>");
        mime.Headers.Add("Auto-Submitted", "auto-generated");
        if (content.Html is { } html) mime.AlternateViews.Add(AlternateView.CreateAlternateViewFromString(html, Encoding.UTF8, MediaTypeNames.Text.Html));
        if (content.Calendar is { } calendar)
        {
            var type = new ContentType("text/calendar") { CharSet = "utf-8" };
            type.Parameters.Add("method", content.CalendarMethod);
            mime.AlternateViews.Add(AlternateView.CreateAlternateViewFromString(calendar, type));
        }
        foreach (var file in content.Attachments)
            mime.Attachments.Add(new Attachment(new MemoryStream(Encoding.UTF8.GetBytes(file.Text)), file.FileName, file.ContentType) { NameEncoding = Encoding.UTF8 });
        return mime;
    }
}

/// <summary>The framework's mail message under a name that does not clash with our queue row.</summary>
internal sealed class MailMessageMime(MailAddress from, MailAddress to) : System.Net.Mail.MailMessage(from, to);
