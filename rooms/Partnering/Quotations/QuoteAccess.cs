using Isthmus.Partnering.Buying;
using Isthmus.Partnering.Interests;

namespace Isthmus.Partnering.Quotations;

/// <summary>A quote, what it answers, and on which side of it a reader stands.</summary>
internal sealed record QuoteSides(Quote Quote, Rfq Rfq, bool IsSupplier, bool IsBuyer);

/// <summary>Who sees quotes: the supplier's people its own; the buyer's people and officers all of them, once they may be opened. To everybody else there are none.</summary>
internal static class QuoteAccess
{
    public const string Unknown = "partnering.no-such-quote";

    public static async Task<Outcome<QuoteSides>> Find(QuoteId id, Actor actor, PartneringDb db, DateTime now, CancellationToken ct)
    {
        if (await db.Quotes.SingleOrDefaultAsync(q => q.Id == id, ct) is not { } q) return Refusal.NotFound(Unknown);
        var r = await db.Rfqs.SingleAsync(r => r.Id == q.RfqId, ct);
        var supplier = actor.Memberships.ContainsKey(q.Supplier);
        var buyer = !supplier && q.Counts && r.IsOpened(now) && await Opens(actor, r, db, ct);
        return supplier || buyer ? new QuoteSides(q, r, supplier, buyer) : Refusal.NotFound(Unknown);
    }

    /// <summary>An officer who acts for one of the suppliers is one of them.</summary>
    public static async Task<bool> Opens(Actor actor, Rfq r, PartneringDb db, CancellationToken ct)
    {
        if (actor.Memberships.ContainsKey(r.Buyer)) return true;
        if (!actor.IsOfficer) return false;
        var mine = actor.Memberships.Keys.ToList();
        return mine.Count == 0 || !await db.Quotes.AnyAsync(q => q.RfqId == r.Id && mine.Contains(q.Supplier), ct);
    }

    /// <summary>Whoever may speak for an organisation here: officers see, and neither quote nor choose for anybody.</summary>
    public static bool Speaks(this Actor actor, OrganisationId organisation) => Sides.Edits(actor, organisation);
}
