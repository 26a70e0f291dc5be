using Isthmus.Platform.Outbox;

namespace Isthmus.People.Members;

/// <summary>An import was undone: nobody stays a member of organisations that the register no longer has, and nobody is invited into them.</summary>
internal sealed class LeaveRemoved(PeopleDb db, TimeProvider clock) : IReaction<ImportUndone>
{
    public async Task React(ImportUndone happened, CancellationToken ct)
    {
        var now = Instants.Stored(clock);
        foreach (var removed in happened.Removed.Chunk(500))
        {
            var memberships = await db.Memberships.Where(m => removed.Contains(m.OrganisationId)).ToListAsync(ct);
            db.Memberships.RemoveRange(memberships);
            var members = memberships.Select(m => m.AccountId).Distinct().ToList();
            foreach (var account in await db.Accounts.Where(a => members.Contains(a.Id)).ToListAsync(ct)) account.Restamp();
            var gone = removed.Select(r => (OrganisationId?)r).ToList();
            foreach (var open in await db.Invitations.Where(i => gone.Contains(i.OrganisationId) && i.AcceptedAt == null && i.RevokedAt == null).ToListAsync(ct)) open.Revoke(now);
        }
        db.Doing("people.leave-removed-organisations");
    }
}
