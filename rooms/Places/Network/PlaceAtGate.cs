using System.Linq.Expressions;
using Isthmus.Contracts.Compliance;
using Isthmus.Places.Clearing;

namespace Isthmus.Places.Network;

/// <summary>A place is asked about with who owns, runs and manages it: whatever of them the gate holds, the place is public for nobody.</summary>
internal sealed class PlaceAtGate() : GatedKind<Place, PlaceId>("place", null, nameof(Place.Name), nameof(Place.About), nameof(Place.CountryCode), nameof(Place.Owner), nameof(Place.Operator), nameof(Place.Management))
{
    protected override PlaceId IdOf(Place record) => record.Id;

    protected override IEnumerable<OrganisationId> Organisations(Place record) => record.Organisations();

    protected override Expression<Func<Place, bool>> Of(IReadOnlyCollection<OrganisationId> ids) =>
        p => p.Owner != null && ids.Contains(p.Owner.Value) || p.Operator != null && ids.Contains(p.Operator.Value) || p.Management != null && ids.Contains(p.Management.Value);

    protected override Task<IReadOnlyList<GateQuestion>> Questions(IReadOnlyList<Place> some, IReadOnlyDictionary<OrganisationId, OrganisationCard> cards, PlacesDb db, CancellationToken ct) => Task.FromResult<IReadOnlyList<GateQuestion>>(
    [
        .. some.Select(p => new GateQuestion(GatePoint.Place, Subject(p.Id.Value), p.Name.In("en").Cut(400), Ids(p.Organisations(), cards))
        {
            Parties = [.. p.Name.All.Values.Take(1).Select(n => new GateParty(false, n, [.. p.Name.All.Values.Skip(1)], p.CountryCode, []))], Texts = [.. p.About.All.Values], DependsOn = [.. Ids(p.Organisations(), cards).Select(IClearance.Subject)],
        }),
    ]);

    /// <summary>As the register knows them now.</summary>
    public static IReadOnlyList<OrganisationId> Ids(IEnumerable<OrganisationId> of, IReadOnlyDictionary<OrganisationId, OrganisationCard> cards) => [.. of.Select(o => cards.GetValueOrDefault(o)?.Id).OfType<OrganisationId>().Distinct()];
}

/// <summary>A member is asked about by itself: one that is held does not take the place off the air, only itself.</summary>
internal sealed class MemberAtGate() : GatedKind<PlaceMember, PlaceMemberId>("place-member", null)
{
    protected override PlaceMemberId IdOf(PlaceMember record) => record.Id;

    protected override IEnumerable<OrganisationId> Organisations(PlaceMember record) => [record.Organisation];

    protected override Expression<Func<PlaceMember, bool>> Of(IReadOnlyCollection<OrganisationId> ids) => m => ids.Contains(m.Organisation);

    protected override Task<IReadOnlyList<GateQuestion>> Questions(IReadOnlyList<PlaceMember> some, IReadOnlyDictionary<OrganisationId, OrganisationCard> cards, PlacesDb db, CancellationToken ct) => Task.FromResult<IReadOnlyList<GateQuestion>>(
        [.. some.Select(m => new GateQuestion(GatePoint.Place, Subject(m.Id.Value), (cards.GetValueOrDefault(m.Organisation)?.Name ?? "").Cut(400), PlaceAtGate.Ids([m.Organisation], cards)) { DependsOn = [.. PlaceAtGate.Ids([m.Organisation], cards).Select(IClearance.Subject)] })]);
}
