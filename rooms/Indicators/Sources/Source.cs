using Isthmus.Figures.Checks;

namespace Isthmus.Indicators.Sources;

/// <summary>How near a source is to what it tells of. Stored by name.</summary>
internal enum SourceKind
{
    /// <summary>By those who counted: a statistical office, a register, a report of its own.</summary>
    Primary,

    /// <summary>Tells what another said: a news agency, an article.</summary>
    Secondary,

    /// <summary>A copy of another source.</summary>
    Copy,
}

/// <summary>Where figures come from: an outlet and the address of one page or file of it.</summary>
internal sealed class Source : IVersioned, IAudited
{
    public required SourceId Id { get; init; }

    /// <summary>Who publishes it: an agency, an office, a newspaper. Never a private person.</summary>
    public string Outlet { get; private set; } = "";
    public string? Title { get; private set; }
    public string? Address { get; private set; }
    public DateOnly? PublishedOn { get; private set; }
    public SourceKind Kind { get; private set; }

    /// <summary>What it copies or retells, where that is known.</summary>
    public SourceId? DerivativeOf { get; private set; }

    /// <summary>SPDX identifier or short name: <c>CC-BY-4.0</c>. Null where none is stated.</summary>
    public string? Licence { get; private set; }
    public required DateTime CreatedAt { get; init; }
    public int Version { get; private set; }

    /// <summary>What its address is worth; a source on paper has none.</summary>
    public SourceVerdict Verdict => Address is null ? SourceVerdict.Page : SourceCheck.Of(Address);

    /// <summary>False for a search engine: nothing that names it is published.</summary>
    public bool IsSource => Verdict is SourceVerdict.Page or SourceVerdict.FrontPage;

    public void Write(SourceContent content) =>
        (Outlet, Title, Address, PublishedOn, Kind, DerivativeOf, Licence) = (content.Outlet, content.Title, content.Address, content.PublishedOn, content.Kind, content.DerivativeOf, content.Licence);
}

internal sealed record SourceContent(string Outlet, string? Title, string? Address, DateOnly? PublishedOn, SourceKind Kind, SourceId? DerivativeOf, string? Licence);
