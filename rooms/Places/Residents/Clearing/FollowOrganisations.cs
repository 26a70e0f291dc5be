using Isthmus.Platform.Outbox;

namespace Isthmus.Places.Residents.Clearing;

/// <summary>Organisations became one, or two again: what they have here goes with them, and the gate is asked anew.</summary>
internal sealed class FollowOrganisations(PlacesDb db, TimeProvider clock) : IReaction<OrganisationsMerged>, IReaction<MergeUndone>
{
    public async Task React(OrganisationsMerged happened, CancellationToken ct)
    {
        var now = Instants.Stored(clock);
        var there = await db.Residents.Where(r => r.Organisation == happened.Kept && r.LiveKey != null).Select(r => r.PlaceId).ToListAsync(ct);
        foreach (var record in await ScreenedRecords.Of([happened.Gone], db, ct))
        {
            (record.Organisation, record.MovedFrom) = (happened.Kept, happened.Gone);
            // The one organisation is once on its way into one cluster: the one that it kept stays.
            if (record is Resident r) r.Move(r.IsScreened && there.Contains(r.PlaceId) ? ResidentState.Withdrawn : r.State, now);
        }
        db.Doing("residents.follow-merge");
    }

    public async Task React(MergeUndone happened, CancellationToken ct)
    {
        foreach (var record in (await ScreenedRecords.Of([happened.Kept], db, ct)).Where(r => r.MovedFrom == happened.Restored))
        {
            (record.Organisation, record.MovedFrom) = (happened.Restored, null);
            if (record is Resident r) r.Move(r.State, Instants.Stored(clock));
        }
        db.Doing("residents.follow-merge");
    }
}
