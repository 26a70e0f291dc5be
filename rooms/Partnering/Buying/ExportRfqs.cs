using System.Globalization;
using Isthmus.Partnering.Taxonomy;
using Isthmus.Tabular;
using Microsoft.AspNetCore.Mvc;

namespace Isthmus.Partnering.Buying;

/// <summary>The filtered public list as CSV; formulas are neutralised by the writer. Nobody who is anonymous is named.</summary>
internal static class ExportRfqs
{
    private const int Slice = 500;

    private static readonly string[] s_header =
    [
        "reference", "state", "language", "title", "need", "keywords", "quantity", "unit", "delivery country", "delivery city", "deliver until", "incoterms 2020", "currency", "requirements", "languages", "quotes until", "sealed",
        "import substitution", "imported now", "imported from", "import value from", "import value to", "import currency", "buyer", "country", "published", "id",
    ];

    private static GateQuestion Question => new(GatePoint.BulkExport, new SubjectRef("export", "rfqs"), "requests for quotation", []);

    private static async Task<IResult> Handle(RfqFilter filter, IClearance gate, IOrganisations organisations, PartneringDb db, TimeProvider clock, CancellationToken ct)
    {
        if (!(await gate.Ask([Question], ct))[0].IsClear) return Refusal.Conflict("partnering.export-held").ToProblem();
        var now = Instants.Stored(clock);
        db.Record("partnering.export", new SubjectRef("partnering_rfq", "list"), new { filter.Query, filter.Countries, filter.Chapters });
        await db.SaveChangesAsync(ct);
        var rows = new List<IReadOnlyList<object?>>();
        for (var skip = 0; ; skip += Slice)
        {
            var some = await filter.Rows(db, now).OrderBy(r => r.Id).Skip(skip).Take(Slice).ToListAsync(ct);
            var cards = await organisations.Find([.. some.Where(r => !r.Content.IsAnonymous).Select(r => r.Buyer).Distinct()], ct);
            rows.AddRange(some.Select(r => Cells(r, r.Content.IsAnonymous ? null : cards.GetValueOrDefault(r.Buyer)?.Name, now)));
            if (some.Count < Slice) break;
        }
        var file = new MemoryStream();
        await TableWriter.WriteCsvAsync(file, s_header, rows, new TableWriteOptions(), ct);
        file.Position = 0;
        return TypedResults.File(file, "text/csv; charset=utf-8", "requests-for-quotation.csv");
    }

    private static IReadOnlyList<object?> Cells(Rfq r, string? buyer, DateTime now)
    {
        var (c, i) = (r.Content, r.Content.Imported);
        return
        [
            r.Reference, r.StateAt(now).ToString(), c.Language, c.Title, c.Need, string.Join("; ", c.Keywords.Select(WrittenKeywords.Cell)), c.Quantity, c.Unit, c.DeliveryCountry, c.DeliveryCity, Day(c.DeliverUntil), c.Incoterm, c.Currency,
            string.Join("; ", c.Requirements), string.Join("; ", c.Languages), Day(c.QuotesUntil), YesNo(c.IsSealed),
            YesNo(i is not null), i?.What, i is null ? null : string.Join("; ", i.From), i?.ValueFrom, i?.ValueTo, i?.Currency, buyer, r.Country, r.PublishedAt?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), r.Id.ToString(),
        ];
    }

    private static string YesNo(bool value) => value ? "yes" : "no";

    private static string? Day(DateOnly? day) => day?.ToString("O", CultureInfo.InvariantCulture);

    public static void Map(IEndpointRouteBuilder routes)
    {
        foreach (var (path, name) in (ReadOnlySpan<(string, string)>)[("/rfqs/export.csv", "partnering.rfqs.export-page"), ("/api/rfqs/export.csv", "partnering.rfqs.export")])
            routes.MapGet(path, async (string? q, [FromQuery] string[]? country, [FromQuery] string[]? chapter, string? substitution, string? open, IClearance gate, IOrganisations organisations, PartneringDb db, TimeProvider clock, CancellationToken ct) =>
                    await Handle(RfqFilter.Of(q, country, chapter, substitution, open), gate, organisations, db, clock, ct))
                .RequireAccess(Policies.SignedIn, Scopes.Read).RequireRateLimiting(RateLimits.Search).WithTags("Partnering").WithName(name).WithSummary("The filtered public requests for quotation as CSV; recorded in the audit");
    }
}
