using System.ComponentModel.DataAnnotations;

namespace Isthmus.Ui;

/// <summary>Section <c>Printing</c>.</summary>
public sealed class PrintingSettings : IValidatableObject
{
    public const string None = "none";

    // The headless shell first: the full browser draws windows of its own around each page, which costs more than the pages.
    private static readonly string[] s_known = ["/usr/bin/chromium-headless-shell", "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    /// <summary>The Chromium that makes PDF files of pages for paper. Empty: the one of this machine, where it has one; <c>none</c>: no PDF, only the browser's own printing.</summary>
    public string Browser { get; set; } = "";

    /// <summary>Null: no PDF here.</summary>
    public string? Program => Browser switch
    {
        None => null,
        "" => Array.Find(s_known, File.Exists),
        var path => path,
    };

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Browser is not ("" or None) && !File.Exists(Browser))
            yield return new($"Printing:Browser '{Browser}' is not there. Set it to the path of a Chromium, to 'none', or leave it empty to use the one of the machine.");
    }
}
