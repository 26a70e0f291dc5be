using Isthmus.Contracts.Compliance;
using Isthmus.Places.Clearing;

namespace Isthmus.Places.Network;

/// <summary>The three strands that innovation is twisted of, with higher education told apart from research. Stored by name.</summary>
internal enum Sector { Business, Research, HigherEducation, Government }

/// <summary>An organisation that belongs to a cluster, a park, a centre or a house.</summary>
internal sealed class PlaceMember : IStands, IAudited
{
    public required PlaceMemberId Id { get; init; }
    public required PlaceId PlaceId { get; init; }
    public required OrganisationId Organisation { get; init; }

    /// <summary>Where the register's own word for it does not fit.</summary>
    public Sector? Sector { get; set; }

    /// <summary>EDTF.</summary>
    public string? Since { get; set; }
    public required DateTime CreatedAt { get; init; }
    public int Version { get; private set; }
    public bool OnHold { get; private set; }
    public DecisionId? Clearance { get; private set; }

    private bool _asked;

    public bool WasAsked() => _asked;

    public void Stand(Clearance answer) => (Clearance, OnHold, _asked) = (answer.Decision, !answer.IsClear, true);

    public void Suspend() => (Clearance, OnHold, _asked) = (null, true, false);
}

internal static class Sectors
{
    public static Sector Of(PlaceMember member, OrganisationCard? card) => member.Sector ?? card switch
    {
        { Kind: "University" } => Sector.HigherEducation,
        { Actor: ActorSide.Research } => Sector.Research,
        { Actor: ActorSide.Government } => Sector.Government,
        _ => Sector.Business,
    };

    /// <summary>What a triple helix lacks: business, science and higher education work together where all are there.</summary>
    public static IReadOnlyList<Sector> Gap(IEnumerable<Sector> there) => [.. new[] { Sector.Business, Sector.Research, Sector.HigherEducation }.Except(there)];
}
