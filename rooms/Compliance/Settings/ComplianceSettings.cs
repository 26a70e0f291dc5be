namespace Isthmus.Compliance.Settings;

/// <summary>Section <c>Compliance</c>.</summary>
internal sealed class ComplianceSettings : IValidatableObject
{
    /// <summary>Holds a folder for each list, named by its code, from which the newest files are loaded. Empty: none is watched.</summary>
    public string ListFolder { get; set; } = "";

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (ListFolder.Length > 0 && !Directory.Exists(ListFolder))
            yield return new($"Compliance:ListFolder '{ListFolder}' is not there. Set it to an existing folder with one folder for each list, or leave it empty to watch none.");
    }
}
