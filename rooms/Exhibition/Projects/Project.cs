using Isthmus.Contracts.Compliance;
using Isthmus.Names;

namespace Isthmus.Exhibition.Projects;

/// <summary>The field of a joint project: few enough to choose from, and worded in every language of the site.</summary>
internal enum ProjectField { MedicalEquipment, Pharmaceuticals, Biotechnology, InformationTechnology, Electronics, Energy, Materials, Machinery, Transport, Aerospace, Agriculture, Environment, Construction, Education, Other }

/// <summary>How far a joint project is.</summary>
internal enum ProjectStage { Idea, Research, Prototype, Trials, Production, Market }

/// <summary>Something that organisations of several countries make together, shown in the exhibition's showcase.</summary>
internal sealed class Project : IVersioned, IAudited, IGated
{
    public const int MostPartners = 12;
    public const int MostLinks = 5;

    public required ProjectId Id { get; init; }
    public required EditionId EditionId { get; init; }
    public required LocalText Title { get; set; }
    public required LocalText Text { get; set; }
    public required ProjectField Field { get; set; }
    public required ProjectStage Stage { get; set; }

    /// <summary>Where it is shown.</summary>
    public BoothId? BoothId { get; set; }
    public IReadOnlyList<string> Links { get; set; } = [];

    /// <summary>Words and sounds to be found by, in any script.</summary>
    public string Search { get; set; } = " ";

    /// <summary>Null: a draft that only organisers see.</summary>
    public DateTime? PublishedAt { get; set; }
    public required DateTime CreatedAt { get; init; }
    public int Version { get; private set; }

    /// <summary>Shown to nobody but the organisers, published or not.</summary>
    public bool OnHold { get; private set; }

    /// <summary>The gate's decision that it stands on.</summary>
    public DecisionId? Clearance { get; private set; }

    private bool _asked;

    /// <summary>The gate was asked about it as it is going to be saved.</summary>
    public bool WasAsked() => _asked;

    public void Stand(Clearance answer) => (Clearance, OnHold, _asked) = (answer.Decision, !answer.IsClear, true);

    /// <summary>What is told has changed and the gate has not been asked about it.</summary>
    public void Suspend() => (Clearance, OnHold, _asked) = (null, true, false);

    public void Index(IEnumerable<Partner> partners) => Search = SearchTerms.Column([.. Title.All.Values, .. Text.All.Values, .. partners.Select(p => p.Name)]);
}

/// <summary>What a partner does in the project.</summary>
internal enum PartnerRole { Lead, Research, Development, Manufacturing, Testing, Funding, Distribution, User }

internal sealed class Partner : IAudited
{
    public required PartnerId Id { get; init; }
    public required ProjectId ProjectId { get; init; }
    public required int Place { get; set; }
    public OrganisationId? Organisation { get; set; }
    public required string Name { get; set; }

    /// <summary>ISO 3166 code.</summary>
    public string? CountryCode { get; set; }
    public PartnerRole Role { get; set; }
}
