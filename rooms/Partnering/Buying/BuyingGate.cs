using Isthmus.Partnering.Buyers;
using Isthmus.Partnering.Clearing;
using Isthmus.Partnering.Opportunities;
using Isthmus.Partnering.Quotations;

namespace Isthmus.Partnering.Buying;

/// <summary>What is asked of the gate about requests for quotation, quotes and invitations. Asked before a transaction begins.</summary>
internal static class BuyingGate
{
    public const string RfqKind = "rfq";
    public const string QuoteKind = "quote";
    public const string BuyerKind = "buyer";
    private const string QuestionKind = "rfq-question";
    private const string InvitationKind = "rfq-invitation";

    public static SubjectRef Subject(RfqId id) => new(RfqKind, id.ToString());

    public static SubjectRef Subject(BuyerId id) => new(BuyerKind, id.ToString());

    public static SubjectRef Subject(QuoteId id) => new(QuoteKind, id.ToString());

    public static SubjectRef Subject(RfqId id, OpportunityId offer) => new(InvitationKind, $"{id}:{offer}");

    public static SubjectRef Subject(RfqId id, OrganisationId supplier) => new(InvitationKind, $"{id}:{supplier}");

    public static SubjectRef Subject(Asking.RfqQuestionId id) => new(QuestionKind, id.ToString());

    private static GateItem Item(Rfq r) => new(string.Join(". ", r.Content.Texts), [.. r.Content.Goods]);

    private static GateQuestion Question(Rfq r, OrganisationId buyer) => new(GatePoint.OpportunityPublication, Subject(r.Id), $"{r.Reference} {r.Content.Title}".Cut(300), [buyer])
    {
        Items = [Item(r)], Texts = [.. r.Content.Texts], DependsOn = [IClearance.Subject(buyer)],
        Countries = [.. new[] { r.Country, r.Content.DeliveryCountry }.OfType<string>().Distinct()],
    };

    private static GateQuestion Question(Quote q, Rfq r, OrganisationCard? supplier, OrganisationCard? buyer) => new(GatePoint.ExpressionOfInterest, Subject(q.Id), $"{supplier?.Name}: {r.Reference}".Cut(300), [q.Supplier])
    {
        Items = [Item(r)], Texts = [.. new[] { q.Content.PaymentTerms, q.Content.Note }.Concat(q.Content.Certificates).OfType<string>()],
        Countries = [.. new[] { supplier?.Country, buyer?.Country, r.Content.DeliveryCountry }.OfType<string>().Distinct()],
        DependsOn = [.. new[] { supplier?.Id ?? q.Supplier, buyer?.Id ?? r.Buyer }.Distinct().Select(IClearance.Subject), Subject(r.Id)],
    };

    private static GateQuestion Question(BuyerProfile b, OrganisationCard? buyer) => new(GatePoint.OpportunityPublication, Subject(b.Id), $"{buyer?.Name}".Cut(300), [b.Organisation])
    {
        Items = [new GateItem(b.Content.Text, [.. b.Content.Goods])], Texts = [.. b.Content.Texts], DependsOn = [IClearance.Subject(buyer?.Id ?? b.Organisation)], Countries = [.. new[] { b.Country }.OfType<string>().Concat(b.Content.Countries).Distinct()],
    };

    public static GateQuestion Invitation(Rfq r, Opportunity offer, OrganisationCard? supplier, OrganisationCard? buyer) => new(GatePoint.ExpressionOfInterest, Subject(r.Id, offer.Id), $"{r.Reference}: {offer.Reference}".Cut(300), [r.Buyer])
    {
        Items = [Item(r)], Countries = [.. new[] { supplier?.Country, buyer?.Country, r.Content.DeliveryCountry }.OfType<string>().Distinct()],
        DependsOn = [.. new[] { supplier?.Id ?? offer.Owner, buyer?.Id ?? r.Buyer }.Distinct().Select(IClearance.Subject), Subject(r.Id), IClearance.Subject(offer.Id)],
    };

    public static GateQuestion Invitation(Rfq r, OrganisationCard supplier, OrganisationCard? buyer) => new(GatePoint.ExpressionOfInterest, Subject(r.Id, supplier.Id), $"{r.Reference}: {supplier.Name}".Cut(300), [r.Buyer, supplier.Id])
    {
        Items = [Item(r)], Countries = [.. new[] { supplier.Country, buyer?.Country, r.Content.DeliveryCountry }.OfType<string>().Distinct()],
        DependsOn = [.. new[] { supplier.Id, buyer?.Id ?? r.Buyer }.Distinct().Select(IClearance.Subject), Subject(r.Id)],
    };

    /// <param name="speaker">Whose words they are: the asker's, or the buyer's who answers.</param>
    public static GateQuestion Question(Asking.RfqQuestion q, Rfq r, string text, OrganisationId speaker, OrganisationCard? asker, OrganisationCard? buyer) => new(GatePoint.ExpressionOfInterest, Subject(q.Id), $"{r.Reference}: {text}".Cut(300), [speaker])
    {
        Items = [Item(r)], Texts = [text], Countries = [.. new[] { asker?.Country, buyer?.Country, r.Content.DeliveryCountry }.OfType<string>().Distinct()],
        DependsOn = [.. new[] { asker?.Id ?? q.Organisation, buyer?.Id ?? r.Buyer }.Distinct().Select(IClearance.Subject), Subject(r.Id)],
    };

    public static async Task Clear(this IClearance gate, IReadOnlyList<Rfq> rfqs, IOrganisations organisations, DateTime now, CancellationToken ct)
    {
        if (rfqs.Count == 0) return;
        var cards = await organisations.Find([.. rfqs.Select(r => r.Buyer).Distinct()], ct);
        var answers = await gate.Ask([.. rfqs.Select(r => Question(r, cards.GetValueOrDefault(r.Buyer)?.Id ?? r.Buyer))], ct);
        foreach (var (r, answer) in rfqs.Zip(answers)) r.Stand(answer, now);
    }

    public static async Task Clear(this IClearance gate, IReadOnlyList<(Quote Quote, Rfq Rfq)> quotes, IOrganisations organisations, DateTime now, CancellationToken ct)
    {
        if (quotes.Count == 0) return;
        var cards = await organisations.Find([.. quotes.SelectMany(x => new[] { x.Quote.Supplier, x.Rfq.Buyer }).Distinct()], ct);
        var answers = await gate.Ask([.. quotes.Select(x => Question(x.Quote, x.Rfq, cards.GetValueOrDefault(x.Quote.Supplier), cards.GetValueOrDefault(x.Rfq.Buyer)))], ct);
        foreach (var ((quote, _), answer) in quotes.Zip(answers)) quote.Stand(answer, now);
    }

    public static async Task Clear(this IClearance gate, IReadOnlyList<BuyerProfile> buyers, IOrganisations organisations, CancellationToken ct)
    {
        if (buyers.Count == 0) return;
        var cards = await organisations.Find([.. buyers.Select(b => b.Organisation).Distinct()], ct);
        var answers = await gate.Ask([.. buyers.Select(b => Question(b, cards.GetValueOrDefault(b.Organisation)))], ct);
        foreach (var (b, answer) in buyers.Zip(answers)) b.Stand(answer);
    }

    /// <summary>What the gate and other rooms hear of by the save that made it true, so that no use case can forget it.</summary>
    public static void Tell(PartneringDb db)
    {
        var (gone, taken, unasked) = (new List<SubjectRef>(), new List<DecisionId>(), false);
        foreach (var entry in db.ChangeTracker.Entries<Rfq>().Where(e => e.State is EntityState.Added or EntityState.Modified).ToList())
        {
            var (r, isNew) = (entry.Entity, entry.State == EntityState.Added);
            if (!isNew && r.IsLive && !r.WasAsked() && (entry.Property(x => x.Buyer).IsModified || entry.Property(x => x.Content).IsModified))
            {
                r.Suspend();
                unasked = true;
            }
            if (isNew) continue;
            var before = entry.Property(x => x.State).OriginalValue;
            if (before != RfqState.Withdrawn && r.State == RfqState.Withdrawn && before != RfqState.Draft) gone.Add(Subject(r.Id));
            else if (r.Clearance is { } decision && decision != entry.Property(x => x.Clearance).OriginalValue) taken.Add(decision);
            if (entry.Property(x => x.PublishedAt).OriginalValue is null && r.PublishedAt is not null) db.Publish(new RfqPublished(r.Id, r.Buyer, r.IsSubstitution));
            if (before != RfqState.Awarded && r.State == RfqState.Awarded) db.Publish(new RfqAwarded(r.Id, r.Buyer, r.Supplier!.Value));
        }
        foreach (var entry in db.ChangeTracker.Entries<Quote>().Where(e => e.State == EntityState.Modified).ToList())
        {
            var q = entry.Entity;
            if (q.State is QuoteState.Sent or QuoteState.Awarded && !q.WasAsked() && entry.Property(x => x.Supplier).IsModified)
            {
                q.Suspend();
                unasked = true;
            }
            if (q.State is QuoteState.Withdrawn or QuoteState.NotChosen && entry.Property(x => x.State).IsModified) gone.Add(Subject(q.Id));
            else if (q.Clearance is { } decision && decision != entry.Property(x => x.Clearance).OriginalValue) taken.Add(decision);
        }
        foreach (var entry in db.ChangeTracker.Entries<BuyerProfile>().Where(e => e.State is EntityState.Modified or EntityState.Deleted).ToList())
        {
            var b = entry.Entity;
            if (entry.State == EntityState.Deleted) { gone.Add(Subject(b.Id)); continue; }
            if (!b.WasAsked() && (entry.Property(x => x.Organisation).IsModified || entry.Property(x => x.Content).IsModified))
            {
                b.Suspend();
                unasked = true;
            }
            if (b.Clearance is { } decision && decision != entry.Property(x => x.Clearance).OriginalValue) taken.Add(decision);
        }
        if (gone.Count > 0) db.Publish(new SubjectsGone(gone));
        if (taken.Count > 0) db.Publish(new ClearanceTaken(taken));
        if (unasked) db.Enqueue(ClearUnaskedBuying.JobKind, new ClearUnaskedBuying.Args());
    }
}
