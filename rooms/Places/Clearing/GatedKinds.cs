using Isthmus.Contracts.Compliance;
using Isthmus.Places.Houses.Landings;
using Isthmus.Places.Houses.Leads;
using Isthmus.Places.Network;
using Isthmus.Places.Pilots;
using Isthmus.Places.Residents;
using Isthmus.Places.Transfer;

namespace Isthmus.Places.Clearing;

/// <summary>Every kind of record of the room that the gate is asked about.</summary>
internal static class GatedKinds
{
    public static readonly PlaceAtGate Places = new();
    public static readonly MemberAtGate Members = new();
    public static readonly LeadAtGate Leads = new();
    public static readonly PackageAtGate Packages = new();
    public static readonly ResidentAtGate Residents = new();
    public static readonly PilotAtGate Pilots = new();
    public static readonly TransferItemAtGate TransferItems = new();

    public static IReadOnlyList<GatedKind> All { get; } = [Places, Members, Leads, Packages, Residents, Pilots, TransferItems];

    /// <summary>Those of these organisations, by whatever id, that the gate holds now.</summary>
    public static async Task<IReadOnlySet<OrganisationId>> Held(this IClearance gate, IReadOnlyCollection<OrganisationId> ids, IOrganisations organisations, CancellationToken ct)
    {
        if (ids.Count == 0) return new HashSet<OrganisationId>();
        var cards = await organisations.Find([.. ids.Distinct()], ct);
        var standings = await gate.Of([.. cards.Values.Select(c => IClearance.Subject(c.Id)).Distinct()], ct);
        return cards.Where(c => standings[IClearance.Subject(c.Value.Id)] != Standing.Clear).Select(c => c.Key).ToHashSet();
    }

    /// <summary>Nothing was saved under these after all: the gate does not screen them.</summary>
    public static async Task Drop(PlacesDb db, SubjectRef subject, CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        db.Publish(new SubjectsGone([subject]));
        await db.SaveChangesAsync(ct);
    }
}
