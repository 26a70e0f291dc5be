using Isthmus.Contracts.Compliance;
using Isthmus.Platform.Outbox;

namespace Isthmus.Places.Residents.Clearing;

/// <summary>The gate says something else than before of a residency, a pilot, an item of transfer, or the organisation of one: it is frozen where it stands, or goes on.</summary>
internal sealed class FollowStanding(PlacesDb db, IClearance gate, IOrganisations organisations, ResidentMail mail) : IReaction<StandingChanged>
{
    public async Task React(StandingChanged happened, CancellationToken ct)
    {
        if (happened.Subject.Kind != IClearance.OrganisationKind && !ScreenedRecords.Knows(happened.Subject.Kind)) return;
        // How it stands now, not how it stood when this was said: two answers may arrive in the other order.
        var standing = (await gate.Of([happened.Subject], ct))[happened.Subject];
        db.Doing(standing == Standing.Clear ? "residents.free" : "residents.hold");
        if (happened.Subject.Kind == IClearance.OrganisationKind) await OfOrganisation(happened.Subject, standing, ct);
        else if (await ScreenedRecords.Find(happened.Subject, db, ct) is { Clearance: { } last, IsScreened: true } record && !(happened.Decision < last))
        {
            var held = record.OnHold;
            record.Stand(new(happened.Decision, await With(standing, record, ct)));
            if (!held && record.OnHold) await mail.Held(record, ct);
        }
    }

    // What is said of it may have been said before its organisation was held.
    private async Task<Standing> With(Standing standing, Screened record, CancellationToken ct)
    {
        if (standing != Standing.Clear || !(await organisations.Find([record.Organisation], ct)).TryGetValue(record.Organisation, out var card)) return standing;
        var of = IClearance.Subject(card.Id);
        return (await gate.Of([of], ct))[of] == Standing.Clear ? standing : Standing.OnHold;
    }

    // Asked about anew either way, by a job, for a reaction holds the place of the one writer; until then they are held.
    private async Task OfOrganisation(SubjectRef subject, Standing standing, CancellationToken ct)
    {
        if (!Guid.TryParse(subject.Id, out var id)) return;
        var theirs = (await ScreenedRecords.Of([new OrganisationId(id)], db, ct)).Where(r => r.IsScreened && (standing != Standing.Clear || r.OnHold)).ToList();
        foreach (var r in theirs)
        {
            if (!r.OnHold) await mail.Held(r, ct);
            r.Suspend();
        }
        if (theirs.Count > 0) db.Enqueue(ClearUnasked.JobKind, new ClearUnasked.Args());
    }
}
