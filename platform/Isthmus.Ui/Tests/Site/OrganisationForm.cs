using System.ComponentModel.DataAnnotations;

namespace Isthmus.Ui.Tests.Site;

public enum OrganisationKind
{
    Company,
    Laboratory,
    University,
}

public sealed class OrganisationForm
{
    [Required, StringLength(80)] public string? Name { get; set; }
    [EmailAddress] public string? Email { get; set; }
    [Required, Range(1, 100000)] public int? Staff { get; set; }
    public string? Country { get; set; }
    public Guid? Parent { get; set; }
    public DateOnly? Founded { get; set; }
    public TimeOnly? Opens { get; set; }
    [Required] public OrganisationKind? Kind { get; set; }
    public List<string> Fields { get; set; } = [];
    [StringLength(2000), Isthmus.Platform.Data.Lines] public string? About { get; set; }
    public bool Public { get; set; } = true;
    public List<AliasForm> Lines { get; set => field = value ?? []; } = [];
}

public sealed class AliasForm
{
    [StringLength(5)] public string? Alias { get; set; }
}
