using Isthmus.Contracts.Forums;
using Isthmus.Forums.Schedule.Boards;
using Isthmus.Tabular;

namespace Isthmus.Forums.Outcomes;

/// <summary>The requests with what came of them as a table for spreadsheet programs.</summary>
internal static class ExportOutcomes
{
    private static readonly string[] s_columns = ["from", "to", "stage", "date", "starts", "resultFrom", "nextFrom", "followUpFrom", "resultTo", "nextTo", "followUpTo"];

    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/{id}/outcomes/outcomes.csv", (EditionId id, ForumsDb db, TimeProvider clock, Texts texts, CancellationToken ct) => Send(id, workbook: false, db, clock, texts, ct))
            .RequireAccess(Policies.Organiser, "forums:read").WithName("forums.outcomes.csv").WithSummary("Requests and outcomes as CSV");
        api.MapGet("/{id}/outcomes/outcomes.xlsx", (EditionId id, ForumsDb db, TimeProvider clock, Texts texts, CancellationToken ct) => Send(id, workbook: true, db, clock, texts, ct))
            .RequireAccess(Policies.Organiser, "forums:read").WithName("forums.outcomes.xlsx").WithSummary("Requests and outcomes as a workbook");
    }

    private static async Task<IResult> Send(EditionId id, bool workbook, ForumsDb db, TimeProvider clock, Texts texts, CancellationToken ct)
    {
        if (await Funnel.Read(id, db, clock, ct) is not { } funnel) return Refusal.NotFound().ToProblem();
        db.Record("forums.export-outcomes", new SubjectRef("forums_edition", id.ToString()));
        await db.SaveChangesAsync(ct);
        string[] header = [.. s_columns.Select(c => texts["forums.outcomes.export." + c])];
        var options = new TableWriteOptions { Sheet = texts["forums.outcomes"], RightToLeft = texts.Language.IsRightToLeft };
        var file = new MemoryStream();
        await (workbook ? TableWriter.WriteXlsxAsync(file, header, Rows(funnel, texts), options, ct) : TableWriter.WriteCsvAsync(file, header, Rows(funnel, texts), options, ct));
        file.Position = 0;
        return workbook ? TypedResults.File(file, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "outcomes.xlsx") : TypedResults.File(file, "text/csv; charset=utf-8", "outcomes.csv");
    }

    private static IEnumerable<IReadOnlyList<object?>> Rows(Funnel funnel, Texts texts)
    {
        string? Result(MeetingOutcome? o) => o is null ? null : texts.Of("forums.outcome.result", o.Result);
        foreach (var r in funnel.Rows)
            yield return [funnel.Board.NameOf(r.Request.FromId), funnel.Board.NameOf(r.Request.ToId), texts.Of("forums.stage", r.Stage), r.Slot?.Date, r.Slot is { } s ? Clock(funnel.Board, s.StartsAt) : null,
                Result(r.From), r.From?.NextStep, r.From?.FollowUpOn, Result(r.To), r.To?.NextStep, r.To?.FollowUpOn];
    }

    private static string Clock(Board board, DateTime utc) => TimeZoneInfo.ConvertTimeFromUtc(utc, board.Zone).ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture);
}
