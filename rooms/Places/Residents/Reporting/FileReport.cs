using System.Text.Json.Serialization;

namespace Isthmus.Places.Residents.Reporting;

/// <summary>A resident files its figures of a year; a report that was given back is filed again.</summary>
internal static class FileReport
{
    public const string Unknown = "residents.no-such-report";

    public sealed class ValueInput
    {
        public Kpi? Kpi { get; set; }
        [Range(0, Profiles.CompanyFacts.MostMoney)] public decimal? Value { get; set; }
    }

    public sealed class Request
    {
        [MaxLength(20)] public List<ValueInput> Values { get; set => field = value ?? []; } = [];
        [StringLength(3)] public string? Currency { get; set; }
        [StringLength(AnnualReport.LongestNote), Lines] public string? Remark { get; set; }
        [JsonIgnore] public int? Version { get; set; }

        public static Request Of(AnnualReport r) => new() { Currency = r.Currency, Remark = r.Remark, Version = r.Version, Values = [.. Enum.GetValues<Kpi>().Select(k => new ValueInput { Kpi = k, Value = r.Values.FirstOrDefault(v => v.Kpi == k)?.Value })] };
    }

    public static async Task<Outcome<AnnualReport>> Handle(ResidentId id, int year, Request request, int? version, Actor actor, PlacesDb db, TimeProvider clock, CancellationToken ct)
    {
        if (await db.Residents.AsNoTracking().SingleOrDefaultAsync(x => x.Id == id, ct) is not { } r || !ResidentMoves.Sees(r, actor)) return Refusal.NotFound(ResidentAccess.Unknown);
        if (!ResidentMoves.Of(ResidentMove.Begin).May(r, actor)) return Refusal.Forbidden();
        if (await db.AnnualReports.SingleOrDefaultAsync(x => x.ResidentId == id && x.Year == year, ct) is not { } report) return Refusal.NotFound(Unknown);
        if (report.Check(version) is { } stale) return stale;
        if (!report.IsOpen) return Refusal.Conflict("residents.report-filed");
        var faults = new List<FieldRefusal>();
        var values = Read(request, faults);
        var currency = Currencies.Read(request.Currency);
        if (request.Currency is { Length: > 0 } && currency is null || currency is null && values.Any(v => v.Value != 0 && AnnualReport.UnitOf(v.Kpi) == KpiUnit.Money)) faults.Add(new(nameof(Request.Currency), "residents.wrong.currency"));
        if (faults.Count > 0) return Refusal.InvalidFields(faults);
        var now = Instants.Stored(clock);
        (report.Values, report.Currency, report.Remark, report.State, report.FiledAt, report.FiledBy, report.Note) =
            (values, currency, string.IsNullOrWhiteSpace(request.Remark) ? null : request.Remark.ReplaceLineEndings("\n").Trim(), ReportState.Filed, now, actor.User, null);
        return await Save(report, "residents.file-report", db, ct);
    }

    public static async Task<Outcome<AnnualReport>> Save(AnnualReport report, string action, PlacesDb db, CancellationToken ct)
    {
        db.Doing(action);
        try { await db.SaveChangesAsync(ct); }
        catch (DbUpdateException e) when (DbErrors.IsStale(e)) { return Refusal.Stale(report.Version); }
        return report;
    }

    private static List<KpiValue> Read(Request request, List<FieldRefusal> faults)
    {
        var values = new List<KpiValue>();
        for (var i = 0; i < request.Values.Count; i++)
        {
            if (request.Values[i] is not { Kpi: { } kpi, Value: { } value }) continue;
            if (values.Any(v => v.Kpi == kpi)) faults.Add(new($"Values[{i}].Kpi", "residents.wrong.kpiTwice"));
            else if (decimal.Round(value, AnnualReport.UnitOf(kpi) == KpiUnit.Money ? 2 : 0) != value) faults.Add(new($"Values[{i}].Value", AnnualReport.UnitOf(kpi) == KpiUnit.Money ? "residents.wrong.decimals" : "residents.wrong.whole"));
            else values.Add(new(kpi, value));
        }
        // Who works there is what every report says.
        if (faults.Count == 0 && values.All(v => v.Kpi != Kpi.Jobs)) faults.Add(new($"Values[{Math.Max(0, request.Values.FindIndex(v => v.Kpi == Kpi.Jobs))}].Value", "residents.missing.jobs"));
        return values;
    }

    public sealed record View(ResidentId Resident, int Year, DateOnly DueOn, ReportState State, IReadOnlyList<KpiValue> Values, string? Currency, string? Remark, string? Note, DateTime? FiledAt, int Version)
    {
        public static View Of(AnnualReport r) => new(r.ResidentId, r.Year, r.DueOn, r.State, r.Values, r.Currency, r.Remark, r.Note, r.FiledAt, r.Version);
    }

    public static void Map(RouteGroupBuilder residents) => residents.MapPut("/{resident}/reports/{year}", async (ResidentId resident, int year, Request body, HttpRequest request, HttpResponse response, CurrentActor actor, PlacesDb db, TimeProvider clock, CancellationToken ct) =>
        {
            var outcome = await Handle(resident, year, body, request.IfMatch(), actor.Actor, db, clock, ct);
            if (outcome.Succeeded) response.SetETag(outcome.Value);
            return outcome.ToResult(r => TypedResults.Ok(View.Of(r)));
        })
        .RequireAccess(Policies.SignedIn, Scopes.Write).WithName("residents.reports.file").WithSummary("Files a resident's figures of a year");
}
