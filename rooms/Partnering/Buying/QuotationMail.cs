using Isthmus.Partnering.Quotations;
using Isthmus.Platform.Mail;
using Isthmus.Platform.Settings;

namespace Isthmus.Partnering.Buying;

/// <summary>What people are written about requests for quotation and quotes, each in the own language. Queued in the window: sent with the save that made it true. No price stands in any of them.</summary>
internal sealed class QuotationMail(PartneringDb db, IAccounts accounts, SiteSettings site, Texts allTexts, Formats allFormats)
{
    /// <summary>The gate set it free: it is public now.</summary>
    public Task Published(Rfq r, CancellationToken ct) => Tell(r.Buyer, "rfqPublished", r, $"{r.Id}/{r.Version + 1}", $"/rfqs/{r.Id}", null, ct);

    /// <summary>The buyer hears of a new quote, not of what it says.</summary>
    public Task Quoted(Quote q, Rfq r, CancellationToken ct) => Tell(r.Buyer, r.Content.IsSealed ? "quotedSealed" : "quoted", r, $"{q.Id}/{q.Edition}/{q.ChangedAt.Ticks}", $"/rfqs/{r.Id}/quotes", null, ct);

    public Task Invited(Rfq r, OrganisationId supplier, CancellationToken ct) => Tell(supplier, "invited", r, $"{r.Id}/{supplier}", $"/rfqs/{r.Id}", null, ct);

    public Task Closed(Rfq r, CancellationToken ct) => Tell(r.Buyer, "rfqClosed", r, $"{r.Id}", $"/rfqs/{r.Id}/quotes", null, ct);

    public Task Decide(Rfq r, CancellationToken ct) => Tell(r.Buyer, "rfqDecide", r, $"{r.Id}", $"/rfqs/{r.Id}/quotes", null, ct);

    /// <summary>A supplier hears how it ended: chosen, another was, none was, or the buyer withdrew.</summary>
    public Task Ended(string kind, Quote q, Rfq r, string? reason, CancellationToken ct) => Tell(q.Supplier, kind, r, $"{q.Id}/{r.Version + 1}", $"/quotes/{q.Id}", reason, ct);

    /// <summary>The buyer hears that there is a question, the asker that there is an answer; neither who the other is.</summary>
    public Task Asked(Asking.RfqQuestion q, Rfq r, CancellationToken ct) => Tell(r.Buyer, "rfqAsked", r, $"{q.Id}", $"/rfqs/{r.Id}", null, ct);

    public Task Answered(Asking.RfqQuestion q, Rfq r, CancellationToken ct) => Tell(q.Organisation, "rfqAnswered", r, $"{q.Id}", $"/rfqs/{r.Id}", null, ct);

    private async Task Tell(OrganisationId to, string kind, Rfq r, string about, string page, string? note, CancellationToken ct)
    {
        var readers = (await accounts.MembersOf([to], ct))[to].DistinctBy(a => a.Id).Select(a => (Account: a, Key: $"partnering/{kind}/{about}/{a.Id}")).ToList();
        var keys = readers.ConvertAll(a => a.Key);
        var sent = await db.Mails.Where(m => keys.Contains(m.DedupeKey)).Select(m => m.DedupeKey).ToListAsync(ct);
        foreach (var (reader, key) in readers.Where(a => !sent.Contains(a.Key)))
        {
            var t = allTexts.In(Language.Find(reader.Locale) ?? Language.English);
            var until = r.QuotesUntil is { } day ? allFormats.In(t.Language).Date(day) : "";
            var lines = new[] { t["partnering.mail.hello", reader.Name], t[$"partnering.mail.{kind}", r.Content.Title, r.Reference, until], note, t["partnering.mail.page"], site.Link(page).AbsoluteUri, t["partnering.mail.end", site.Name] };
            db.Send(new OutgoingMail(reader.Email, reader.Name, t[$"partnering.mail.{kind}.subject", r.Reference], string.Join("\r\n\r\n", lines.Where(l => !string.IsNullOrEmpty(l))) + "\r\n", key) { Regarding = new SubjectRef("partnering_rfq", r.Id.ToString()) });
        }
    }
}
