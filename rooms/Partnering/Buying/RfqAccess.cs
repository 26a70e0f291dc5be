namespace Isthmus.Partnering.Buying;

/// <summary>Who sees a request for quotation, and who of it.</summary>
internal static class RfqAccess
{
    public const string Unknown = "partnering.no-such-rfq";

    public static bool Sees(this Actor actor, Rfq r) => r.IsShown || actor.MayView(r.Buyer);

    /// <summary>Who an anonymous buyer is, its own people know, officers, and the supplier to whom it awarded.</summary>
    public static bool Knows(this Actor actor, Rfq r) => !r.Content.IsAnonymous || actor.MayView(r.Buyer) || r.IsShown && r.State == RfqState.Awarded && r.Supplier is { } supplier && actor.Memberships.ContainsKey(supplier);

    /// <summary>One to change, if this actor may write it.</summary>
    public static async Task<Outcome<Rfq>> ToWrite(RfqId id, int? version, Actor actor, PartneringDb db, CancellationToken ct)
    {
        if (await db.Rfqs.SingleOrDefaultAsync(r => r.Id == id, ct) is not { } r || !actor.Sees(r)) return Refusal.NotFound(Unknown);
        if (!actor.MayEdit(r.Buyer)) return Refusal.Forbidden();
        return r.Check(version) is { } stale ? stale : r;
    }

    public static async Task<Outcome<Rfq>> Save(this PartneringDb db, Rfq r, string action, CancellationToken ct)
    {
        db.Doing(action);
        try { await db.SaveChangesAsync(ct); }
        catch (DbUpdateException e) when (DbErrors.IsStale(e)) { return Refusal.Stale(r.Version); }
        return r;
    }
}

/// <summary>Where it stands now.</summary>
internal sealed record RfqAnswer(RfqId Id, int Version, RfqState State, bool OnHold);
