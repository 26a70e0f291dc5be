using System.Text.Json.Serialization;

namespace Isthmus.Places.Residents.Reporting;

/// <summary>An officer takes a filed report as it is, or gives it back with what is to be mended.</summary>
internal static class DecideReport
{
    public sealed class Request
    {
        public bool Accept { get; set; }
        [StringLength(AnnualReport.LongestNote), Lines] public string? Note { get; set; }
        [JsonIgnore] public int? Version { get; set; }
    }

    public static async Task<Outcome<AnnualReport>> Handle(ResidentId id, int year, Request request, int? version, Actor actor, ResidentMail mail, PlacesDb db, TimeProvider clock, CancellationToken ct)
    {
        var found = await ResidentAccess.ToKeep(id, null, actor, db, ct);
        if (!found.Succeeded) return found.Refusal;
        if (await db.AnnualReports.SingleOrDefaultAsync(x => x.ResidentId == id && x.Year == year, ct) is not { } report) return Refusal.NotFound(FileReport.Unknown);
        if (report.Check(version) is { } stale) return stale;
        if (report.State != ReportState.Filed) return Refusal.Conflict("residents.move-not-now");
        if (!request.Accept && string.IsNullOrWhiteSpace(request.Note)) return Refusal.InvalidField(nameof(Request.Note), "residents.wrong.reason");
        (report.State, report.Note, report.AcceptedAt) = request.Accept ? (ReportState.Accepted, null, Instants.Stored(clock)) : (ReportState.Returned, request.Note!.ReplaceLineEndings("\n").Trim(), (DateTime?)null);
        if (!request.Accept) await mail.Returned(found.Value, report, await db.Cluster(found.Value.PlaceId, ct), ct);
        return await FileReport.Save(report, request.Accept ? "residents.accept-report" : "residents.return-report", db, ct);
    }

    public static void Map(RouteGroupBuilder residents) => residents.MapPost("/{resident}/reports/{year}/decision", async (ResidentId resident, int year, Request body, HttpRequest request, HttpResponse response, CurrentActor actor, ResidentMail mail, PlacesDb db, TimeProvider clock, CancellationToken ct) =>
        {
            var outcome = await Handle(resident, year, body, request.IfMatch(), actor.Actor, mail, db, clock, ct);
            if (outcome.Succeeded) response.SetETag(outcome.Value);
            return outcome.ToResult(r => TypedResults.Ok(FileReport.View.Of(r)));
        })
        .RequireAccess(Policies.Officer, Scopes.Write).WithName("residents.reports.decide").WithSummary("Accepts a filed report, or gives it back with a note");
}
