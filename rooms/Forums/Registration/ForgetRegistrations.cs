using Isthmus.Contracts.People;
using Isthmus.Forums.Editions;
using Isthmus.Platform.Outbox;

namespace Isthmus.Forums.Registration;

/// <summary>
/// An account was erased: the person goes out of the registrations made with it or with its confirmed address. Where the edition is not over, the registration is withdrawn and its seats go to those who wait; a
/// past one keeps its state, so that figures of past forums stay true.
/// </summary>
internal sealed class ForgetRegistrations(ForumsDb db, RegistrationMail mail, TimeProvider clock) : IReaction<AccountErased>
{
    public async Task React(AccountErased happened, CancellationToken ct)
    {
        var key = happened.Email is { } email ? Registrant.KeyOf(email) : null;
        var mine = db.Registrants.Where(r => r.User == happened.Id || key != null && r.LiveKey == key);
        var seats = new Dictionary<RegistrationTypeId, Seats>();
        // Before anything is saved, in the order in which all take them.
        foreach (var type in (await mine.Select(r => r.TypeId).Distinct().ToListAsync(ct)).OrderBy(t => t.Value))
            if (await Seats.Lock(db, type, ct) is { } locked) seats.Add(type, locked);
        var (now, gone) = (Instants.Stored(clock), await mine.ToListAsync(ct));
        if (gone.Count == 0) return;
        var editionIds = gone.Select(r => r.EditionId).Distinct().ToList();
        var editions = await db.Editions.AsNoTracking().Where(e => editionIds.Contains(e.Id)).ToDictionaryAsync(e => e.Id, ct);
        foreach (var r in gone.Where(r => seats.ContainsKey(r.TypeId)))
        {
            if (r.State != RegistrationState.Withdrawn && editions[r.EditionId].StateAt(now) != EditionState.Past) await WithdrawRegistration.Leave(r, seats[r.TypeId], now, db, ct);
            else await ForgetRegistrant.Clear(r, db, ct);
        }
        foreach (var (typeId, one) in seats)
        {
            var type = await db.RegistrationTypes.AsNoTracking().SingleAsync(t => t.Id == typeId, ct);
            foreach (var next in await one.Promote(now, ct)) db.Send(mail.Promoted(next, editions[type.EditionId], type));
        }
        db.Doing("forums.forget-account");
        await db.SaveChangesAsync(ct);
        foreach (var one in seats.Values) await one.Write(ct);
        await ForgetRegistrant.ClearTraces(gone, db, ct);
    }
}
