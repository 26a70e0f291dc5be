using Isthmus.Places.Clearing;

namespace Isthmus.Places.Network;

/// <summary>The three strands that innovation is twisted of, with higher education told apart from research. Stored by name.</summary>
internal enum Sector { Business, Research, HigherEducation, Government }

/// <summary>An organisation that belongs to a cluster, a park, a centre or a house.</summary>
internal sealed class PlaceMember : GatedRecord
{
    public required PlaceMemberId Id { get; init; }
    public required PlaceId PlaceId { get; init; }
    public required OrganisationId Organisation { get; init; }

    /// <summary>Where the register's own word for it does not fit.</summary>
    public Sector? Sector { get; set; }

    /// <summary>EDTF.</summary>
    public string? Since { get; set; }
    public required DateTime CreatedAt { get; init; }
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
