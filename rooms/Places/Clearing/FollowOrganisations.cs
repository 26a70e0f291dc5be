using Isthmus.Platform.Outbox;

namespace Isthmus.Places.Clearing;

/// <summary>Organisations became one, or two again, or left the register: the gate is asked anew about what depends on them, for it depends on others now.</summary>
internal sealed class FollowOrganisations(PlacesDb db, IOrganisations organisations) : IReaction<OrganisationsMerged>, IReaction<MergeUndone>, IReaction<ImportUndone>
{
    public async Task React(OrganisationsMerged happened, CancellationToken ct)
    {
        await Hold([happened.Kept, happened.Gone], true, true, db, organisations, ct);
        // Who acts for the one that is gone acts for the other now: what it runs, asked for and agreed goes along.
        foreach (var p in await db.Places.Where(p => p.Owner == happened.Gone || p.Operator == happened.Gone || p.Management == happened.Gone).ToListAsync(ct)) p.Move(happened.Gone, happened.Kept);
        foreach (var t in await db.Tickets.Where(t => t.Organisation == happened.Gone).ToListAsync(ct)) (t.Organisation, t.MovedFrom) = (happened.Kept, happened.Gone);
        foreach (var p in await db.Packages.Where(p => p.Sending == happened.Gone).ToListAsync(ct)) (p.Sending, p.MovedFrom) = (happened.Kept, happened.Gone);
        foreach (var b in await db.Reservations.Where(b => b.Organisation == happened.Gone).ToListAsync(ct)) (b.Organisation, b.MovedFrom) = (happened.Kept, happened.Gone);
        foreach (var p in await db.Protocols.Where(p => p.Organisation == happened.Gone).ToListAsync(ct)) (p.Organisation, p.MovedFrom) = (happened.Kept, happened.Gone);
        foreach (var w in await db.Waiting.Where(w => w.Organisation == happened.Gone).ToListAsync(ct)) (w.Organisation, w.MovedFrom) = (happened.Kept, happened.Gone);
        db.Doing("places.follow-merge");
    }

    public async Task React(MergeUndone happened, CancellationToken ct)
    {
        await Hold([happened.Kept, happened.Restored], true, true, db, organisations, ct);
        foreach (var p in await db.Places.Where(p => p.Owner == happened.Kept || p.Operator == happened.Kept || p.Management == happened.Kept).ToListAsync(ct)) p.MoveBack(happened.Kept, happened.Restored);
        foreach (var t in await db.Tickets.Where(t => t.MovedFrom == happened.Restored && t.Organisation == happened.Kept).ToListAsync(ct)) (t.Organisation, t.MovedFrom) = (happened.Restored, null);
        foreach (var p in await db.Packages.Where(p => p.MovedFrom == happened.Restored && p.Sending == happened.Kept).ToListAsync(ct)) (p.Sending, p.MovedFrom) = (happened.Restored, null);
        foreach (var b in await db.Reservations.Where(b => b.MovedFrom == happened.Restored && b.Organisation == happened.Kept).ToListAsync(ct)) (b.Organisation, b.MovedFrom) = (happened.Restored, null);
        foreach (var p in await db.Protocols.Where(p => p.MovedFrom == happened.Restored && p.Organisation == happened.Kept).ToListAsync(ct)) (p.Organisation, p.MovedFrom) = (happened.Restored, null);
        foreach (var w in await db.Waiting.Where(w => w.MovedFrom == happened.Restored && w.Organisation == happened.Kept).ToListAsync(ct)) (w.Organisation, w.MovedFrom) = (happened.Restored, null);
        db.Doing("places.follow-merge");
    }

    public Task React(ImportUndone happened, CancellationToken ct) => happened.Removed.Count == 0 ? Task.CompletedTask : Hold([.. happened.Removed], true, true, db, organisations, ct);

    public static async Task Hold(IReadOnlyCollection<OrganisationId> of, bool again, bool all, PlacesDb db, IOrganisations organisations, CancellationToken ct)
    {
        var unasked = false;
        foreach (var kind in GatedKinds.All) unasked |= await kind.Hold(of, again, all, db, organisations, ct);
        if (unasked) db.Enqueue(ClearUnasked.JobKind, new ClearUnasked.Args());
    }
}
