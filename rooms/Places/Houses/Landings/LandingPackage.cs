using System.Linq.Expressions;
using Isthmus.Contracts.Compliance;
using Isthmus.Places.Clearing;

namespace Isthmus.Places.Houses.Landings;

/// <summary>What two sides have agreed: a body of one country sends companies, a house in another takes them in, so many and so long, each doing its part.</summary>
internal sealed class LandingPackage : GatedRecord
{
    public required PackageId Id { get; init; }
    public required PlaceId PlaceId { get; init; }

    /// <summary>The body that sends.</summary>
    public required OrganisationId Sending { get; set; }

    /// <summary>Which body it was, before it became one with another organisation.</summary>
    public OrganisationId? MovedFrom { get; set; }
    public required LocalText Title { get; set; }
    public required LocalText About { get; set; }

    /// <summary>How many companies.</summary>
    public required int Quota { get; set; }
    public required DateOnly From { get; set; }
    public required DateOnly Until { get; set; }

    /// <summary>What the house does, and what the sending body does: the level of service on both sides.</summary>
    public required LocalText HostLevel { get; set; }
    public required LocalText SendingLevel { get; set; }

    /// <summary>What came of it, once it is over.</summary>
    public string? Outcome { get; set; }
    public DateTime? PublishedAt { get; set; }
    public required DateTime CreatedAt { get; init; }

    /// <summary>Counted up by whoever takes a place or changes the quota: they stand in line for it.</summary>
    public int Turn { get; private set; }
}

/// <summary>Stored by name.</summary>
internal enum LandingState { Taken, Completed, Left }

/// <summary>A company that lands by a package. One that has left gives its place back.</summary>
internal sealed class Landing : IVersioned, IAudited
{
    public required LandingId Id { get; init; }
    public required PackageId PackageId { get; init; }
    public required OrganisationId Organisation { get; init; }
    public required LandingState State { get; set; }

    /// <summary>What came of it for this company.</summary>
    public string? Outcome { get; set; }
    public required DateTime TakenAt { get; init; }
    public DateTime? EndedAt { get; set; }
    public int Version { get; private set; }
}

internal sealed class PackageAtGate() : GatedKind<LandingPackage, PackageId>("landing-package", null, nameof(LandingPackage.Sending), nameof(LandingPackage.Title), nameof(LandingPackage.About))
{
    protected override PackageId IdOf(LandingPackage record) => record.Id;

    protected override IEnumerable<OrganisationId> Organisations(LandingPackage record) => [record.Sending];

    protected override Expression<Func<LandingPackage, bool>> Of(IReadOnlyCollection<OrganisationId> ids) => p => ids.Contains(p.Sending);

    protected override Task<IReadOnlyList<GateQuestion>> Questions(IReadOnlyList<LandingPackage> some, IReadOnlyDictionary<OrganisationId, OrganisationCard> cards, PlacesDb db, CancellationToken ct) => Task.FromResult<IReadOnlyList<GateQuestion>>(
    [
        .. some.Select(p => new GateQuestion(GatePoint.Place, Subject(p.Id.Value), p.Title.In("en").Cut(400), Network.PlaceAtGate.Ids([p.Sending], cards)) { Texts = [.. p.About.All.Values], DependsOn = [.. Network.PlaceAtGate.Ids([p.Sending], cards).Select(IClearance.Subject)] }),
    ]);
}
