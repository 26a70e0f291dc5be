using System.Globalization;
using Isthmus.Partnering.Matching;
using Isthmus.Partnering.Opportunities;
using Isthmus.Partnering.Taxonomy;
using Isthmus.Tabular;
using Microsoft.AspNetCore.Mvc;

namespace Isthmus.Partnering.Browsing;

/// <summary>The filtered public list as CSV; formulas are neutralised by the writer. Nothing confidential, and nobody who is anonymous.</summary>
internal static class ExportOpportunities
{
    private const int Slice = 500;

    private static readonly string[] s_header =
    [
        "reference", "profile", "language", "title", "summary", "description", "partner role", "advantages", "technical specification", "offered", "looked for", "stage", "ipr", "readiness", "partnerships", "partner kinds", "target countries", "keywords", "sdg", "own kind", "anonymous",
        "programme", "call", "call url", "coordinator", "interest until", "call until", "budget", "weeks", "acronym",
        "organisation", "country", "open", "published", "valid until", "id",
    ];

    private static GateQuestion Question => new(GatePoint.BulkExport, new SubjectRef("export", "opportunities"), "opportunities", []);

    private static async Task<IResult> Handle(OpportunityFilter filter, IClearance gate, IOrganisations organisations, PartneringDb db, TimeProvider clock, CancellationToken ct)
    {
        // What is on hold is not among what is given out; whether anything is, is the gate's to say.
        if (!(await gate.Ask([Question], ct))[0].IsClear) return Refusal.Conflict("partnering.export-held").ToProblem();
        var now = Instants.Stored(clock);
        db.Record("partnering.export", new SubjectRef("partnering_opportunity", "list"), new { filter.Query, filter.Profiles, filter.Countries, filter.Keywords });
        await db.SaveChangesAsync(ct);
        var rows = new List<IReadOnlyList<object?>>();
        for (var skip = 0; ; skip += Slice)
        {
            var some = await filter.Rows(db, now).OrderBy(o => o.Id).Skip(skip).Take(Slice).ToListAsync(ct);
            var cards = await organisations.Find([.. some.Where(o => !o.IsAnonymous).Select(o => o.Owner).Distinct()], ct);
            rows.AddRange(some.Select(o => Cells(o, o.IsAnonymous ? null : cards.GetValueOrDefault(o.Owner)?.Name, now)));
            if (some.Count < Slice) break;
        }
        var file = new MemoryStream();
        await TableWriter.WriteCsvAsync(file, s_header, rows, new TableWriteOptions(), ct);
        file.Position = 0;
        return TypedResults.File(file, "text/csv; charset=utf-8", "opportunities.csv");
    }

    private static IReadOnlyList<object?> Cells(Opportunity o, string? owner, DateTime now)
    {
        var (t, f) = (o.Authentic, o.Facts);
        return
        [
            o.Reference, ProfileRules.Code(o.Profile), o.Language, t.Title, t.Summary, t.Description, t.PartnerRole, t.Advantages, t.TechnicalSpecification, t.Offered, t.LookedFor, f.Stage?.ToString(), f.Rights?.ToString(), f.Readiness,
            string.Join("; ", f.Partnerships), string.Join("; ", f.PartnerKinds), string.Join("; ", f.TargetCountries), string.Join("; ", f.Keywords.Select(WrittenKeywords.Cell)), string.Join("; ", f.Goals), f.OwnKind.ToString(), o.IsAnonymous ? "yes" : "no",
            f.Call?.Programme, f.Call?.Title, f.Call?.Url, f.Call is { } call ? call.CoordinatorRequired ? "yes" : "no" : null, f.Call?.InterestUntil.ToString("O", CultureInfo.InvariantCulture), f.Call?.CallUntil.ToString("O", CultureInfo.InvariantCulture), f.Call?.Budget, f.Call?.Weeks, f.Call?.Acronym,
            owner, o.Country, o.Takes(now) ? "yes" : "no", o.PublishedAt?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), o.ValidUntil?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), o.Id.ToString(),
        ];
    }

    public static void Map(IEndpointRouteBuilder routes)
    {
        foreach (var (path, name) in (ReadOnlySpan<(string, string)>)[("/opportunities/export.csv", "partnering.opportunities.export-page"), ("/api/opportunities/export.csv", "partnering.opportunities.export")])
            routes.MapGet(path, async (string? q, [FromQuery] string[]? profile, [FromQuery] string[]? country, [FromQuery] string[]? keyword, [FromQuery] string[]? stage, [FromQuery] string[]? trl, [FromQuery(Name = "actor")] string[]? actors, string? open,
                    IClearance gate, IOrganisations organisations, OpportunityIndex index, PartneringDb db, TimeProvider clock, CancellationToken ct) =>
                    await Handle(await OpportunityFilter.Of(q, profile, country, keyword, stage, trl, open, actors).Searched(index, db, ct), gate, organisations, db, clock, ct))
                .RequireAccess(Policies.SignedIn, Scopes.Read).RequireRateLimiting(RateLimits.Search).WithTags("Partnering").WithName(name).WithSummary("The filtered public opportunities as CSV; recorded in the audit");
    }
}
