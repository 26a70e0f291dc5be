using Isthmus.Contracts.Compliance;
using Isthmus.Names;

namespace Isthmus.Exhibition.Exhibitors;

/// <summary>Who shows something at an edition: an organisation of the register, or a name as it is written until somebody says which one is meant.</summary>
internal sealed class Exhibitor : IVersioned, IAudited, IGated
{
    public const int MostSectors = 20;

    public required ExhibitorId Id { get; init; }
    public required EditionId EditionId { get; init; }
    public OrganisationId? Organisation { get; set; }
    public required string Name { get; set; }

    /// <summary>The name as it is looked for; one of a kind in the edition.</summary>
    public required string Key { get; set; }

    /// <summary>ISO 3166 code.</summary>
    public string? Country { get; set; }
    public IReadOnlyList<string> Sectors { get; set; } = [];
    public string? Website { get; set; }
    public LocalText About { get; set; } = LocalText.Of(null, null, null);

    /// <summary>What it shows here.</summary>
    public LocalText Shows { get; set; } = LocalText.Of(null, null, null);

    public string SortKey { get; set; } = "";

    /// <summary>Words and sounds to be found by, in any script.</summary>
    public string Search { get; set; } = " ";

    /// <summary>The file that brought it.</summary>
    public ExhibitorFileId? FileId { get; set; }
    public required DateTime CreatedAt { get; init; }
    public int Version { get; private set; }

    /// <summary>Shown to nobody but the organisers, at no booth and in no count.</summary>
    public bool OnHold { get; private set; }

    /// <summary>The gate's decision that it stands on.</summary>
    public DecisionId? Clearance { get; private set; }

    private bool _asked;

    /// <summary>The gate was asked about it as it is going to be saved.</summary>
    public bool WasAsked() => _asked;

    public void Stand(Clearance answer) => (Clearance, OnHold, _asked) = (answer.Decision, !answer.IsClear, true);

    /// <summary>What is told has changed and the gate has not been asked about it.</summary>
    public void Suspend() => (Clearance, OnHold, _asked) = (null, true, false);

    /// <summary>To be called when anything it is found by has changed.</summary>
    public void Index()
    {
        Key = Written.NameKey(Name);
        SortKey = NameKey.Of(Name) is { IsEmpty: false } key ? key.Key.Cut(200) : Key.Cut(200);
        Search = SearchTerms.Column([Name, .. About.All.Values, .. Shows.All.Values, .. Sectors]);
    }
}

/// <summary>The one whose booth it is, or one who is there with it.</summary>
internal enum PlaceRole { Main, Co }

/// <summary>That an exhibitor is at a booth: several booths for one, several exhibitors at one.</summary>
internal sealed class BoothPlace : IAudited
{
    public required BoothId BoothId { get; init; }
    public required ExhibitorId ExhibitorId { get; init; }
    public required EditionId EditionId { get; init; }
    public required PlaceRole Role { get; set; }
}
