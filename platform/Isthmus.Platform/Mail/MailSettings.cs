using System.ComponentModel.DataAnnotations;

namespace Isthmus.Platform.Mail;

public enum MailTransport { Folder, Smtp }

/// <summary>Section <c>Mail</c>. The default drops each mail as an .eml file in a folder, so that a new installation sends nothing by mistake.</summary>
public sealed class MailSettings : IValidatableObject
{
    public MailTransport Transport { get; set; } = MailTransport.Folder;

    [Required, EmailAddress(ErrorMessage = "Mail:From is not an e-mail address.")]
    public string From { get; set; } = "isthmus@localhost.localdomain";
    public string FromName { get; set; } = "Isthmus";
    public string Folder { get; set; } = "data/mail";
    public string? Host { get; set; }

    [Range(1, 65535, ErrorMessage = "Mail:Port must be 1 to 65535; 587 is usual for STARTTLS.")]
    public int Port { get; set; } = 587;
    public bool StartTls { get; set; } = true;
    public string? UserName { get; set; }
    public string? Password { get; set; }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Transport == MailTransport.Smtp && string.IsNullOrWhiteSpace(Host)) yield return new("Mail:Host is missing. Set it to your SMTP server, or set Mail:Transport to Folder.");
        if (Transport == MailTransport.Folder && string.IsNullOrWhiteSpace(Folder)) yield return new("Mail:Folder is empty. Set it to a folder the service may write to.");
    }
}
