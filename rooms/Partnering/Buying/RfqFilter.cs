namespace Isthmus.Partnering.Buying;

/// <summary>What is looked for among the public requests for quotation. Values of one kind widen, kinds of values narrow.</summary>
internal sealed record RfqFilter(string Query, IReadOnlyList<string> Countries, IReadOnlyList<string> Chapters, bool SubstitutionOnly, bool OpenOnly)
{
    public static RfqFilter Of(string? q, IEnumerable<string?>? country, IEnumerable<string?>? chapter, string? substitution, string? open) => new(
        Wanted.Words(q), Wanted.Countries(country), Wanted.Chapters(chapter), substitution is "true" or "yes" or "1", open is "true" or "yes" or "1");

    public static RfqFilter Of(TableState table) => Of(table.Query, table.All("country"), table.All("chapter"), table["substitution"], table["open"]);

    public static IQueryable<Rfq> Public(PartneringDb db) => db.Rfqs.AsNoTracking().Where(r => r.State != RfqState.Draft && r.State != RfqState.Withdrawn && !r.OnHold && r.PublishedAt != null);

    public static IQueryable<Rfq> Open(IQueryable<Rfq> rows, DateTime now)
    {
        var today = DateOnly.FromDateTime(now);
        return rows.Where(r => r.State == RfqState.Published && r.QuotesUntil >= today);
    }

    /// <param name="except">The kind of values that is being counted: a choice does not narrow its own list.</param>
    public IQueryable<Rfq> Rows(PartneringDb db, DateTime now, string? except = null)
    {
        var rows = Public(db);
        if (Countries.Count > 0 && except != "country") rows = rows.Where(r => Countries.Contains(r.Country!));
        if (SubstitutionOnly && except != "substitution") rows = rows.Where(r => r.IsSubstitution);
        if (OpenOnly && except != "open") rows = Open(rows, now);
        if (except != "chapter") rows = rows.OfChapters(Chapters);
        return rows.OfWords(Query);
    }
}
