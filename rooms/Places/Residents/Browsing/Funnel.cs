using Isthmus.Contracts.Places;
using Isthmus.Places.Residents.Intakes;
using Isthmus.Places.Residents.Reporting;
using Isthmus.Tabular;

namespace Isthmus.Places.Residents.Browsing;

/// <summary>The steps that a cluster counts, from the lead to the first yearly report.</summary>
internal enum FunnelStage { Lead, Application, Review, Offer, Agreement, Resident, Report }

/// <summary>How many came how far. Without I/O but for reading.</summary>
internal static class Funnel
{
    /// <param name="OfLeads">The share of all leads, 0 to 1.</param>
    /// <param name="OfBefore">The share of the stage before.</param>
    public sealed record Stage(FunnelStage Kind, int Count, double? OfLeads, double? OfBefore);

    public sealed record Cluster(PlaceId Place, int LeadTarget, bool MeetsTarget, IReadOnlyList<Stage> Stages);

    private static readonly Dictionary<FunnelStage, ResidentState> s_reached = new()
    {
        [FunnelStage.Application] = ResidentState.Submitted, [FunnelStage.Review] = ResidentState.InReview, [FunnelStage.Offer] = ResidentState.Offered, [FunnelStage.Agreement] = ResidentState.Onboarding, [FunnelStage.Resident] = ResidentState.Resident,
    };

    /// <summary>Of those who asked in a year, or of all.</summary>
    public static async Task<IReadOnlyList<Cluster>> Read(IReadOnlyCollection<PlaceId> places, int? year, PlacesDb db, CancellationToken ct)
    {
        var (from, to) = year is { } y ? (new DateTime(y, 1, 1, 0, 0, 0, DateTimeKind.Utc), new DateTime(y + 1, 1, 1, 0, 0, 0, DateTimeKind.Utc)) : (DateTime.MinValue, DateTime.MaxValue);
        var leads = await db.Residents.AsNoTracking().Where(r => places.Contains(r.PlaceId) && (year == null || r.CreatedAt >= from && r.CreatedAt < to)).Select(r => new { r.Id, r.PlaceId }).ToListAsync(ct);
        var steps = await db.ResidentSteps.AsNoTracking().Where(s => db.Residents.Any(r => r.Id == s.ResidentId && places.Contains(r.PlaceId))).Select(s => new { s.ResidentId, s.To }).Distinct().ToListAsync(ct);
        var reached = steps.ToLookup(s => s.To, s => s.ResidentId);
        var reported = (await db.AnnualReports.AsNoTracking().Where(a => (a.State == ReportState.Filed || a.State == ReportState.Accepted) && db.Residents.Any(r => r.Id == a.ResidentId && places.Contains(r.PlaceId))).Select(a => a.ResidentId).Distinct().ToListAsync(ct)).ToHashSet();
        var targets = await db.Intakes.AsNoTracking().Where(i => places.Contains(i.Id)).ToDictionaryAsync(i => i.Id, i => i.LeadTarget, ct);
        return [.. places.Select(place =>
        {
            var of = leads.Where(l => l.PlaceId == place).Select(l => l.Id).ToHashSet();
            var counts = Enum.GetValues<FunnelStage>().Select(s => s switch { FunnelStage.Lead => of.Count, FunnelStage.Report => reported.Count(of.Contains), _ => reached[s_reached[s]].Count(of.Contains) }).ToList();
            var target = targets.GetValueOrDefault(place, 1);
            return new Cluster(place, target, of.Count >= target, [.. counts.Select((n, i) => new Stage((FunnelStage)i, n, of.Count == 0 ? null : (double)n / of.Count, i == 0 || counts[i - 1] == 0 ? null : (double)n / counts[i - 1]))]);
        })];
    }

    /// <summary>The place itself and those that belong to it.</summary>
    public static async Task<List<PlaceId>> Under(PlaceId place, PlacesDb db, CancellationToken ct) =>
        [place, .. await db.Places.Where(p => p.ParentId == place).OrderBy(p => p.Order).ThenBy(p => p.Id).Select(p => p.Id).ToListAsync(ct)];

    private static async Task<IResult> Csv(PlaceId place, int? year, Texts texts, PlacesDb db, CancellationToken ct)
    {
        var places = await Under(place, db, ct);
        var names = await db.Places.AsNoTracking().Where(p => places.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Name, ct);
        if (!names.ContainsKey(place)) return Refusal.NotFound(EditIntake.Unknown).ToProblem();
        var rows = (await Read(places, year, db, ct)).SelectMany(c => c.Stages.Select(s => (IReadOnlyList<object?>)[names[c.Place].In(texts.Language.Code), texts.Of("residents.funnel", s.Kind), s.Count, s.OfLeads is { } l ? (decimal)Math.Round(l, 4) : null, s.OfBefore is { } b ? (decimal)Math.Round(b, 4) : null, c.LeadTarget]));
        return await Files.Csv([texts["residents.cluster"], texts["residents.stage"], texts["residents.funnel.count"], texts["residents.funnel.ofLeads"], texts["residents.funnel.ofBefore"], texts["residents.intake.leadTarget"]], rows, "funnel", ct);
    }

    public static void Map(IEndpointRouteBuilder routes, RouteGroupBuilder places)
    {
        places.MapGet("/{place}/residents/funnel", async (PlaceId place, int? year, PlacesDb db, CancellationToken ct) => TypedResults.Ok(await Read(await Under(place, db, ct), Sane(year), db, ct)))
            .RequireAccess(Policies.Officer, Scopes.Read).WithName("residents.funnel").WithSummary("How many came how far, of a place and of the clusters that belong to it");
        foreach (var (path, name) in (ReadOnlySpan<(string, string)>)[("/places/{place}/residents/funnel.csv", "residents.funnel.page"), ("/api/places/{place}/residents/funnel.csv", "residents.funnel.csv")])
            routes.MapGet(path, (PlaceId place, string? year, Texts texts, PlacesDb db, CancellationToken ct) => Csv(place, Sane(int.TryParse(year, out var y) ? y : null), texts, db, ct))
                .RequireAccess(Policies.Officer, Scopes.Read).WithTags("Places").WithName(name).WithSummary("The funnel as CSV");
    }

    public static int? Sane(int? year) => year is >= 1990 and <= 2200 ? year : null;
}

/// <summary>Tables as files; formulas are neutralised by the writer.</summary>
internal static class Files
{
    public static async Task<IResult> Csv(IReadOnlyList<string> header, IEnumerable<IReadOnlyList<object?>> rows, string name, CancellationToken ct) => await Of(header, rows, name, workbook: false, new(), ct);

    public static async Task<IResult> Of(IReadOnlyList<string> header, IEnumerable<IReadOnlyList<object?>> rows, string name, bool workbook, TableWriteOptions options, CancellationToken ct)
    {
        var file = new MemoryStream();
        await (workbook ? TableWriter.WriteXlsxAsync(file, [.. header], rows, options, ct) : TableWriter.WriteCsvAsync(file, [.. header], rows, options, ct));
        file.Position = 0;
        return workbook ? TypedResults.File(file, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", name + ".xlsx") : TypedResults.File(file, "text/csv; charset=utf-8", name + ".csv");
    }
}
