namespace Isthmus.People.Joining;

internal static class ConfirmEmail
{
    public static async Task<Outcome<Done>> Handle(string? token, PeopleDb db, TimeProvider clock, CancellationToken ct)
    {
        var now = Instants.Stored(clock);
        if (await OneTimeLink.Find(token, LinkPurpose.ConfirmEmail, db, now, ct) is not { } link) return Refusal.NotFound("people.link-gone");
        var account = await db.Accounts.SingleAsync(a => a.Id == link.AccountId, ct);
        account.EmailConfirmed = true;
        link.Use(now);
        db.Doing("people.confirm-email");
        try { await db.SaveChangesAsync(ct); }
        catch (DbUpdateException e) when (DbErrors.IsStale(e)) { return Refusal.Conflict("people.link-gone"); }
        return new Done();
    }
}
