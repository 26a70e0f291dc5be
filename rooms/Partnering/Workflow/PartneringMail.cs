using Isthmus.Partnering.Interests;
using Isthmus.Partnering.Opportunities;
using Isthmus.Platform.Mail;
using Isthmus.Platform.Settings;

namespace Isthmus.Partnering.Workflow;

/// <summary>What people are written about opportunities and interest, each in the own language. Queued in the window: sent with the save that made it true.</summary>
internal sealed class PartneringMail(PartneringDb db, IAccounts accounts, IOrganisations organisations, SiteSettings site, Texts allTexts, Formats allFormats)
{
    private const int MostTitles = 5;

    /// <summary>A move that somebody else has to know of.</summary>
    public async Task Moved(Opportunity o, OpportunityState before, OpportunityMove move, CancellationToken ct)
    {
        var kind = (move, o.State) switch
        {
            (OpportunityMove.Submit, _) => "submitted", (OpportunityMove.AskOwner, _) => "askOwner", (OpportunityMove.Return, _) => "returned", (OpportunityMove.Reject, _) => "rejected", (OpportunityMove.RejectDraft, _) => "draftRejected",
            (OpportunityMove.Flag, _) => "flagged", (OpportunityMove.Expire, _) => "expired", (OpportunityMove.Publish, OpportunityState.Published) => "published", (OpportunityMove.Unflag, OpportunityState.Published) => "published", _ => null,
        };
        if (kind is null || before == o.State) return;
        var readers = kind == "submitted" ? await accounts.WithRole(Roles.Officer, ct) : (await accounts.MembersOf([o.Owner], ct))[o.Owner];
        var page = kind == "submitted" ? $"/opportunities/{o.Id}/review" : $"/opportunities/{o.Id}";
        foreach (var reader in readers.DistinctBy(r => r.Id)) Write(reader, kind, $"partnering/{kind}/{o.Id}/{o.Version + 1}/{reader.Id}", page, o, o.Note, null);
    }

    /// <summary>The gate set it free: it is public now.</summary>
    public async Task Freed(Opportunity o, CancellationToken ct)
    {
        foreach (var reader in (await accounts.MembersOf([o.Owner], ct))[o.Owner].DistinctBy(r => r.Id)) Write(reader, "published", $"partnering/freed/{o.Id}/{o.Version + 1}/{reader.Id}", $"/opportunities/{o.Id}", o, null, null);
    }

    public async Task Remind(IReadOnlyCollection<Opportunity> ending, CancellationToken ct)
    {
        var members = await accounts.MembersOf([.. ending.Select(o => o.Owner).Distinct()], ct);
        var mails = ending.SelectMany(o => members[o.Owner].DistinctBy(r => r.Id).Select(r => (Opportunity: o, Reader: r, Key: $"partnering/ends/{o.Id}/{o.ValidUntil:yyyyMMdd}/{r.Id}"))).ToList();
        var sent = await Sent([.. mails.Select(m => m.Key)], ct);
        foreach (var (o, reader, key) in mails.Where(m => !sent.Contains(m.Key))) Write(reader, "ends", key, $"/opportunities/{o.Id}", o, null, allFormats.In(LanguageOf(reader)).Date(o.ValidUntil!.Value));
    }

    /// <summary>What is newly proposed, in one mail for an organisation and at most one a week.</summary>
    public async Task Proposed(IReadOnlyCollection<Matching.Proposal> fresh, IReadOnlyCollection<Opportunity> open, DateTime now, CancellationToken ct)
    {
        var known = open.ToDictionary(o => o.Id);
        var byOwner = fresh.Where(p => known.ContainsKey(p.OpportunityId) && known.ContainsKey(p.Other)).GroupBy(p => known[p.OpportunityId].Owner).ToList();
        var members = await accounts.MembersOf([.. byOwner.Select(g => g.Key)], ct);
        var week = $"{System.Globalization.ISOWeek.GetYear(now)}-{System.Globalization.ISOWeek.GetWeekOfYear(now)}";
        var mails = byOwner.SelectMany(g => members[g.Key].DistinctBy(r => r.Id).Select(r => (Proposals: g, Reader: r, Key: $"partnering/proposed/{g.Key}/{week}/{r.Id}"))).ToList();
        var sent = await Sent([.. mails.Select(m => m.Key)], ct);
        foreach (var (proposals, reader, key) in mails.Where(m => !sent.Contains(m.Key)))
        {
            var t = allTexts.In(LanguageOf(reader));
            var best = proposals.OrderByDescending(p => p.Score).DistinctBy(p => p.Other).ToList();
            var titles = string.Join("\r\n", best.Take(MostTitles).Select(p => $"- {known[p.Other].In(t.Language.Code).Title} ({known[p.Other].Reference})"));
            var lines = new[] { t["partnering.mail.hello", reader.Name], t["partnering.mail.proposed"], titles, t["partnering.mail.page"], site.Link("/opportunities/proposals").AbsoluteUri, t["partnering.mail.end", site.Name] };
            db.Send(new OutgoingMail(reader.Email, reader.Name, t["partnering.mail.proposed.subject", best.Count], string.Join("\r\n\r\n", lines) + "\r\n", key));
        }
    }

    private async Task<HashSet<string>> Sent(IReadOnlyCollection<string> keys, CancellationToken ct)
    {
        var sent = new HashSet<string>();
        foreach (var some in keys.Chunk(500)) sent.UnionWith(await db.Mails.Where(m => some.Contains(m.DedupeKey)).Select(m => m.DedupeKey).ToListAsync(ct));
        return sent;
    }

    /// <summary>The owner's people hear of an expression of interest, once the gate has nothing against it.</summary>
    public Task Expressed(Interest i, Opportunity o, CancellationToken ct) => Tell("interest", o.Owner, i, o, null, ct);

    public Task Answered(Interest i, Opportunity o, CancellationToken ct) => Tell(i.State == InterestState.Accepted ? "accepted" : "declined", i.Organisation, i, o, i.ReasonText, ct);

    /// <summary>The other side hears that a side released its contact or noted a stage.</summary>
    public Task Told(string kind, OrganisationId other, Interest i, Opportunity o, CancellationToken ct) => Tell(kind, other, i, o, null, ct);

    private async Task Tell(string kind, OrganisationId to, Interest i, Opportunity o, string? note, CancellationToken ct)
    {
        var name = kind == "interest" ? (await organisations.Find([i.Organisation], ct)).GetValueOrDefault(i.Organisation)?.Name : null;
        foreach (var reader in (await accounts.MembersOf([to], ct))[to].DistinctBy(r => r.Id)) Write(reader, kind, $"partnering/{kind}/{i.Id}/{i.Version + 1}/{reader.Id}", $"/interests/{i.Id}", o, note, name);
    }

    private void Write(AccountCard reader, string kind, string key, string page, Opportunity o, string? note, string? more)
    {
        var t = allTexts.In(LanguageOf(reader));
        var title = o.In(t.Language.Code).Title;
        var lines = new[] { t["partnering.mail.hello", reader.Name], t[$"partnering.mail.{kind}", title, o.Reference, more ?? ""], note, t["partnering.mail.page"], site.Link(page).AbsoluteUri, t["partnering.mail.end", site.Name] };
        db.Send(new OutgoingMail(reader.Email, reader.Name, t[$"partnering.mail.{kind}.subject", o.Reference], string.Join("\r\n\r\n", lines.Where(l => !string.IsNullOrEmpty(l))) + "\r\n", key) { Regarding = new SubjectRef("partnering_opportunity", o.Id.ToString()) });
    }

    private static Language LanguageOf(AccountCard reader) => Language.Find(reader.Locale) ?? Language.English;
}
