using System.ComponentModel.DataAnnotations;

namespace Isthmus.Platform.Settings;

public enum SignUp { Invitation, Open }

/// <summary>Section <c>Site</c>: what this installation is called and where it is reached.</summary>
public sealed class SiteSettings : IValidatableObject
{
    [Required(ErrorMessage = "Site:Name is empty. Set it to the name people know you by.")]
    public string Name { get; set; } = "Isthmus";

    /// <summary>The address people use, for links in mails and calendar files.</summary>
    public string PublicUrl { get; set; } = "http://127.0.0.1:5080";

    /// <summary>IANA time zone of the institution.</summary>
    public string TimeZone { get; set; } = "UTC";
    public string Language { get; set; } = "en";
    public SignUp SignUp { get; set; } = SignUp.Invitation;

    public Uri Link(string path) => new(new Uri(PublicUrl.TrimEnd('/') + "/"), path.TrimStart('/'));

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!Uri.TryCreate(PublicUrl, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https"))
            yield return new($"Site:PublicUrl '{PublicUrl}' is not an http or https address. Set it to the address people type, such as https://forum.example.org.");
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(TimeZone, out _)) yield return new($"Site:TimeZone '{TimeZone}' is not known. Use an IANA name such as Asia/Tehran.");
        if (Language is not ("en" or "ru" or "fa")) yield return new($"Site:Language '{Language}' is not one of en, ru, fa.");
    }
}
