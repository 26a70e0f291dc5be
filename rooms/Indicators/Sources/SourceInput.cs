namespace Isthmus.Indicators.Sources;

/// <summary>A source as a form, a file or the API brings it.</summary>
internal sealed class SourceInput
{
    /// <summary>Who publishes it: an agency, an office, a newspaper. Never a private person.</summary>
    [StringLength(SourceTables.Outlet)] public string? Outlet { get; set; }
    [StringLength(SourceTables.Title)] public string? Title { get; set; }
    [StringLength(SourceTables.Address)] public string? Address { get; set; }
    public DateOnly? PublishedOn { get; set; }
    public SourceKind Kind { get; set; } = SourceKind.Secondary;

    /// <summary>The address of what it copies or retells.</summary>
    [StringLength(SourceTables.Address)] public string? DerivativeOf { get; set; }
    [StringLength(SourceTables.Licence)] public string? Licence { get; set; }

    public bool IsEmpty => Written.Plain(Outlet) is null && Written.Plain(Address) is null;
}
