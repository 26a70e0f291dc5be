using Isthmus.Contracts.People;
using Isthmus.Platform.Jobs;
using Isthmus.Platform.Outbox;

namespace Isthmus.Forums.Letters;

/// <summary>Takes the data of passports away when their day has passed, and when the person's account is erased. Number, code and state stay.</summary>
internal sealed class EraseLetters(ForumsDb db, TimeProvider clock) : IChore, IReaction<AccountErased>
{
    public async Task Do(CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        var now = Instants.Stored(clock);
        var today = DateOnly.FromDateTime(now);
        await Erase(await db.Letters.Where(l => l.ErasedAt == null && l.KeepUntil < today).ToListAsync(ct), now, ct);
    }

    /// <summary>The person is found by name among the letters of the organisations for which the account acted: a name alone may be somebody else's.</summary>
    public async Task React(AccountErased happened, CancellationToken ct)
    {
        var organisations = (happened.Organisations ?? []).ToList();
        var near = await db.Letters.Where(l => l.ErasedAt == null && (l.RequestedBy == happened.Id || db.Participants.Any(p => p.Id == l.ParticipantId && organisations.Contains(p.Organisation)))).ToListAsync(ct);
        await Erase(near.FindAll(l => string.Equals(l.FullName, happened.PersonName?.Trim(), StringComparison.OrdinalIgnoreCase)), Instants.Stored(clock), ct);
    }

    private async Task Erase(List<VisaLetter> letters, DateTime now, CancellationToken ct)
    {
        if (letters.Count == 0) return;
        foreach (var l in letters) l.Erase(now);
        db.Doing("forums.erase-visa-data");
        try { await db.SaveChangesAsync(ct); }
        // Somebody decided about one at this moment: the next look finds the rest.
        catch (DbUpdateException e) when (DbErrors.IsStale(e) && db.Database.CurrentTransaction is null) { }
    }
}
