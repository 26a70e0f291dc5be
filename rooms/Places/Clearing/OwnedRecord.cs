using System.Linq.Expressions;
using Isthmus.Contracts.Compliance;

namespace Isthmus.Places.Clearing;

/// <summary>What one organisation has here: a residency, a pilot, an item of technology transfer.</summary>
internal abstract class OwnedRecord : GatedRecord
{
    public required OrganisationId Organisation { get; set; }

    /// <summary>The organisation it was taken over from when two were merged.</summary>
    public OrganisationId? MovedFrom { get; set; }
}

internal abstract class OwnedKind<T, TId>(string kind, string over, params string[] told) : GatedKind<T, TId>(kind, over, [nameof(OwnedRecord.Organisation), .. told]) where T : OwnedRecord where TId : struct, IId<TId>
{
    /// <param name="record">As it is going to be.</param>
    /// <param name="owner">The organisation by the id that it has now.</param>
    protected abstract GateQuestion Question(T record, OrganisationId owner);

    protected sealed override IEnumerable<OrganisationId> Organisations(T record) => [record.Organisation];

    protected sealed override Expression<Func<T, bool>> Of(IReadOnlyCollection<OrganisationId> ids) => r => ids.Contains(r.Organisation);

    // One that the register has lost is named all the same: the gate does not know it, and holds what depends on it.
    protected sealed override Task<IReadOnlyList<GateQuestion>> Questions(IReadOnlyList<T> some, IReadOnlyDictionary<OrganisationId, OrganisationCard> cards, PlacesDb db, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<GateQuestion>>([.. some.Select(r => Question(r, cards.GetValueOrDefault(r.Organisation)?.Id ?? r.Organisation))]);
}
