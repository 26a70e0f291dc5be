using System.Text.Json;
using Isthmus.Platform.Data;
using Isthmus.Platform.Outbox;

namespace Isthmus.Platform.Mail;

/// <summary>A text file that goes with a mail, such as an iCalendar file.</summary>
public sealed record MailAttachment(string FileName, string ContentType, string Text);

/// <summary>A mail a room wants sent.</summary>
/// <param name="DedupeKey">Two mails with the same key are one mail: the second is refused by the database. Say what the mail is for, not when.</param>
public sealed record OutgoingMail(string To, string? ToName, string Subject, string Text, string DedupeKey)
{
    public string? Html { get; init; }
    public IReadOnlyList<MailAttachment> Attachments { get; init; } = [];

    /// <summary>An iCalendar body with its method (REQUEST, CANCEL), put beside the text so that mail programs offer to take it into the calendar.</summary>
    public string? Calendar { get; init; }
    public string CalendarMethod { get; init; } = "REQUEST";

    /// <summary>What the mail is about: <c>kind:id</c>, for the page that shows what went where.</summary>
    public SubjectRef? Regarding { get; init; }
}

/// <summary>A queued mail.</summary>
public sealed class MailMessage
{
    internal const int MaxName = 200;
    internal const int MaxSubject = 300;

    public Guid Id { get; init; }
    public required string To { get; set; }
    public string? ToName { get; set; }
    public required string Subject { get; set; }
    public required string Body { get; set; }
    public required string DedupeKey { get; init; }
    public string? Regarding { get; init; }
    public DeliveryState State { get; set; }
    public int Attempts { get; set; }
    public DateTime CreatedAt { get; init; }
    public DateTime NextAt { get; set; }
    public string? LeaseOwner { get; set; }
    public DateTime? SentAt { get; set; }
    public string? Error { get; set; }

    // A mail is told of what it is told: a name or a title that is too long for it must not keep the rest from going out.
    internal static MailMessage Of(OutgoingMail mail, DateTime now)
    {
        mail = mail with { ToName = mail.ToName is { } name ? PlainText.OneLine(name, MaxName) : null, Subject = PlainText.OneLine(mail.Subject, MaxSubject) };
        return new()
        {
            Id = Guid.CreateVersion7(), To = mail.To, ToName = mail.ToName, Subject = mail.Subject, Body = JsonSerializer.Serialize(mail),
            DedupeKey = mail.DedupeKey, Regarding = mail.Regarding?.ToString(), CreatedAt = now, NextAt = now,
        };
    }

    internal OutgoingMail Content => JsonSerializer.Deserialize<OutgoingMail>(Body)!;
}
