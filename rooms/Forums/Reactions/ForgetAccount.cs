using Isthmus.Contracts.People;
using Isthmus.Platform.Audit;
using Isthmus.Platform.Outbox;

namespace Isthmus.Forums.Reactions;

/// <summary>An account was erased: the person's entries go, and what the audit holds about them. Who decided something stays as an id that leads nowhere.</summary>
internal sealed class ForgetAccount(ForumsDb db) : IReaction<AccountErased>
{
    public async Task React(AccountErased happened, CancellationToken ct)
    {
        var people = await db.People.Where(p => p.User == happened.Id).ToListAsync(ct);
        var contacts = await db.Participants.Where(p => p.ContactUser == happened.Id).ToListAsync(ct);
        db.People.RemoveRange(people);
        foreach (var participant in contacts) (participant.ContactName, participant.ContactEmail, participant.ContactUser) = (null, null, null);
        db.Doing("forums.forget-account");
        await db.SaveChangesAsync(ct);
        // After the save: the entries of the erasure itself hold the values too.
        await PayloadErasure.Erase(db, null, [.. people.Select(p => new SubjectRef("forums_person", p.Id.ToString())), .. contacts.Select(p => new SubjectRef("forums_participant", p.Id.ToString()))], "", ct);
    }
}
