using Isthmus.Partnering.Browsing;
using Isthmus.Partnering.Matching;
using Isthmus.Partnering.Opportunities;
using Isthmus.Platform.Jobs;
using Isthmus.Platform.Mail;
using Isthmus.Platform.Settings;

namespace Isthmus.Partnering.Searches;

/// <summary>Once an hour: who keeps a search whose day has come is written what was published since; nothing new, no mail.</summary>
internal sealed class SendDigests(PartneringDb db, OpportunityIndex index, IAccounts accounts, SiteSettings site, Texts allTexts, TimeProvider clock) : IChore
{
    private const int Slice = 100;
    private const int MostTitles = 10;

    public async Task Do(CancellationToken ct)
    {
        var now = Instants.Stored(clock);
        db.ChangeTracker.Clear();
        var due = await db.Searches.AsNoTracking().Where(s => s.DueAt <= now).OrderBy(s => s.DueAt).Select(s => s.Id).ToListAsync(ct);
        foreach (var some in due.Chunk(Slice))
        {
            var searches = await db.Searches.Where(s => some.Contains(s.Id)).ToListAsync(ct);
            var readers = await accounts.Find([.. searches.Select(s => s.Account).Distinct()], ct);
            foreach (var search in searches) await Tell(search, readers.GetValueOrDefault(search.Account), now, ct);
            db.ChangeTracker.Clear();
        }
    }

    // Each by itself: what another process told already stops this one only.
    private async Task Tell(SavedSearch search, AccountCard? reader, DateTime now, CancellationToken ct)
    {
        if (reader is not null && await News(search, now, ct) is { Count: > 0 } news) Write(search, reader, news);
        search.Told(now);
        db.Doing("partnering.tell-search");
        try { await db.SaveChangesAsync(ct); }
        catch (DbUpdateException e) when (DbErrors.IsStale(e) || DbErrors.IsDuplicate(e)) { db.ChangeTracker.Clear(); }
    }

    private async Task<List<Opportunity>> News(SavedSearch search, DateTime now, CancellationToken ct)
    {
        var (from, until) = (search.ToldUntil, now - SavedSearch.Settling);
        var filter = await FilterAddress.Read(search.Query).Searched(index, db, ct);
        return await filter.Rows(db, now).Where(o => o.PublishedAt > from && o.PublishedAt <= until).OrderByDescending(o => o.PublishedAt).ToListAsync(ct);
    }

    private void Write(SavedSearch search, AccountCard reader, List<Opportunity> news)
    {
        var t = allTexts.In(Language.Find(reader.Locale) ?? Language.English);
        string Link(string path) => site.Link(path).AbsoluteUri;
        var titles = news.Take(MostTitles).Select(o => $"- {o.In(t.Language.Code).Title} ({t.Of("partnering.profile", o.Profile)}, {o.Reference})\r\n  {Link($"opportunities/{o.Id}")}");
        string?[] lines =
        [
            t["partnering.mail.hello", reader.Name], t["partnering.search.mail", search.Name], string.Join("\r\n", titles), news.Count > MostTitles ? t.Count("partnering.search.mail.more", news.Count - MostTitles) : null,
            t["partnering.search.mail.all"], Link("opportunities" + (search.Query.Length == 0 ? "" : "?" + search.Query)), t["partnering.search.mail.stop"], Link($"opportunities/searches/{search.Id}/stop?key={search.StopKey}"), t["partnering.search.mail.end", site.Name],
        ];
        db.Send(new OutgoingMail(reader.Email, reader.Name, t["partnering.search.mail.subject", search.Name, news.Count], string.Join("\r\n\r\n", lines.OfType<string>()) + "\r\n", $"partnering/search/{search.Id}/{search.ToldUntil.Ticks}"));
    }
}
