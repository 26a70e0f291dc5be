using Isthmus.Places.Bookings;
using Isthmus.Places.Houses.Landings;
using Isthmus.Places.Houses.Requests;
using Isthmus.Places.Permits;
using Isthmus.Places.Pilots;
using Isthmus.Places.Residents;
using Isthmus.Places.Transfer;
using Isthmus.Places.Waiting;
using Isthmus.Platform.Outbox;

namespace Isthmus.Places.Clearing;

/// <summary>Organisations became one, or two again, or left the register: the gate is asked anew about what depends on them, for it depends on others now.</summary>
internal sealed class FollowOrganisations(PlacesDb db, IOrganisations organisations, TimeProvider clock) : IReaction<OrganisationsMerged>, IReaction<MergeUndone>, IReaction<ImportUndone>
{
    public async Task React(OrganisationsMerged happened, CancellationToken ct)
    {
        await Hold([happened.Kept, happened.Gone], true, true, db, organisations, ct);
        // Who acts for the one that is gone acts for the other now: what it runs, asked for and agreed goes along.
        foreach (var p in await db.Places.Where(p => p.Owner == happened.Gone || p.Operator == happened.Gone || p.Management == happened.Gone).ToListAsync(ct)) p.Move(happened.Gone, happened.Kept);
        // The one organisation is once on its way into one cluster: the one that it kept stays.
        var there = await db.Residents.Where(r => r.Organisation == happened.Kept && r.LiveKey != null).Select(r => r.PlaceId).ToListAsync(ct);
        foreach (var r in await Move(happened.Gone, happened.Kept, false, ct)) r.Move(r.IsScreened && there.Contains(r.PlaceId) ? ResidentState.Withdrawn : r.State, Instants.Stored(clock));
        db.Doing("places.follow-merge");
    }

    public async Task React(MergeUndone happened, CancellationToken ct)
    {
        await Hold([happened.Kept, happened.Restored], true, true, db, organisations, ct);
        foreach (var p in await db.Places.Where(p => p.Owner == happened.Kept || p.Operator == happened.Kept || p.Management == happened.Kept).ToListAsync(ct)) p.MoveBack(happened.Kept, happened.Restored);
        foreach (var r in await Move(happened.Kept, happened.Restored, true, ct)) r.Move(r.State, Instants.Stored(clock));
        db.Doing("places.follow-merge");
    }

    public Task React(ImportUndone happened, CancellationToken ct) => Hold(happened.Removed, true, true, db, organisations, ct);

    /// <summary>Whatever in the room depends on these organisations, also by the id of one that was merged into them: see <see cref="GatedKind.Hold"/>.</summary>
    public static async Task<IReadOnlyList<GatedRecord>> Hold(IReadOnlyCollection<OrganisationId> of, bool again, bool all, PlacesDb db, IOrganisations organisations, CancellationToken ct)
    {
        var held = new List<GatedRecord>();
        foreach (var some in (await organisations.WithMerged(of, ct)).Chunk(500))
            foreach (var kind in GatedKinds.All) held.AddRange(await kind.Hold(some, again, all, db, ct));
        if (again && held.Count > 0) db.Enqueue(ClearUnasked.JobKind, new ClearUnasked.Args());
        return held;
    }

    private async Task<IReadOnlyList<Resident>> Move(OrganisationId from, OrganisationId to, bool back, CancellationToken ct)
    {
        await Move<Ticket>(nameof(Ticket.Organisation), from, to, back, ct);
        await Move<LandingPackage>(nameof(LandingPackage.Sending), from, to, back, ct);
        await Move<Reservation>(nameof(Reservation.Organisation), from, to, back, ct);
        await Move<Protocol>(nameof(Protocol.Organisation), from, to, back, ct);
        await Move<WaitingEntry>(nameof(WaitingEntry.Organisation), from, to, back, ct);
        await Move<Pilot>(nameof(Pilot.Organisation), from, to, back, ct);
        await Move<TransferItem>(nameof(TransferItem.Organisation), from, to, back, ct);
        return await Move<Resident>(nameof(Resident.Organisation), from, to, back, ct);
    }

    // Back goes what came from there, and nothing else of the organisation.
    private async Task<IReadOnlyList<T>> Move<T>(string organisation, OrganisationId from, OrganisationId to, bool back, CancellationToken ct) where T : class
    {
        const string movedFrom = nameof(OwnedRecord.MovedFrom);
        var those = await db.Set<T>().Where(e => EF.Property<OrganisationId>(e, organisation) == from && (!back || EF.Property<OrganisationId?>(e, movedFrom) == to)).ToListAsync(ct);
        foreach (var e in those)
        {
            var entry = db.Entry(e);
            entry.Property<OrganisationId>(organisation).CurrentValue = to;
            entry.Property<OrganisationId?>(movedFrom).CurrentValue = back ? null : from;
        }
        return those;
    }
}
