using Isthmus.Forums.Schedule.Boards;
using Isthmus.Forums.Schedule.Reasons;
using Isthmus.Tabular;

namespace Isthmus.Forums.Schedule.Exports;

/// <summary>The draft as a table for spreadsheet programs: placed meetings by time, then what has no place and why.</summary>
internal static class ExportPlan
{
    private static readonly string[] s_columns = ["date", "starts", "ends", "slot", "venue", "city", "table", "interpreter", "from", "to", "priority", "state", "reason"];

    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/plan.csv", (EditionId id, HttpContext http, ForumsDb db, Texts texts, Formats formats, CancellationToken ct) => Send(id, http, workbook: false, db, texts, formats, ct))
            .RequireAccess(Policies.Organiser, "forums:read").WithName("schedule.plan-csv").WithSummary("The draft as CSV");
        api.MapGet("/plan.xlsx", (EditionId id, HttpContext http, ForumsDb db, Texts texts, Formats formats, CancellationToken ct) => Send(id, http, workbook: true, db, texts, formats, ct))
            .RequireAccess(Policies.Organiser, "forums:read").WithName("schedule.plan-xlsx").WithSummary("The draft as a workbook");
    }

    private static async Task<IResult> Send(EditionId id, HttpContext http, bool workbook, ForumsDb db, Texts texts, Formats formats, CancellationToken ct)
    {
        if (await ReadBoard.Of(id, db, tracked: false, ct) is not { } board) return Refusal.NotFound().ToProblem();
        db.Record("forums.export-plan", ScheduleJobs.Subject(id));
        await db.SaveChangesAsync(ct);
        string[] header = [.. s_columns.Select(c => texts["forums.schedule.export." + c])];
        var options = new TableWriteOptions { Sheet = texts["forums.schedule.title"], RightToLeft = texts.Language.IsRightToLeft };
        var rows = Rows(board, new SlotWords(board, texts, formats));
        var file = new MemoryStream();
        await (workbook ? TableWriter.WriteXlsxAsync(file, header, rows, options, ct) : TableWriter.WriteCsvAsync(file, header, rows, options, ct));
        file.Position = 0;
        return workbook
            ? TypedResults.File(file, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "plan.xlsx")
            : TypedResults.File(file, "text/csv; charset=utf-8", "plan.csv");
    }

    private static IEnumerable<IReadOnlyList<object?>> Rows(Board board, SlotWords words)
    {
        var why = new ReasonWords(board, words, forParticipant: false);
        foreach (var p in board.Placed)
            yield return [p.Slot.Date, Clock(board, p.Slot.StartsAt), Clock(board, p.Slot.EndsAt), p.Slot.Number, p.Venue?.Venue.Name, p.Venue?.Venue.City, p.Table is { } table ? words.TableName(table) : words.Place(p), p.Interpreter?.Interpreter.Name,
                board.NameOf(p.Request.FromId), board.NameOf(p.Request.ToId), Priority(p.Request, words), words.Texts["forums.schedule.state." + p.Meeting.State.ToString().ToLowerInvariant()], null];
        foreach (var r in board.Unplaced())
            yield return [null, null, null, null, null, null, null, null, board.NameOf(r.FromId), board.NameOf(r.ToId), Priority(r, words), words.Texts["forums.schedule.state.unplaced"], why.Tell(board.WhyUnplaced(r))];
    }

    // Times of the clock where the edition is held: what people print and hang up.
    private static string Clock(Board board, DateTime utc) => TimeZoneInfo.ConvertTimeFromUtc(utc, board.Zone).ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture);

    private static string Priority(Requests.MeetingRequest r, SlotWords words) =>
        words.Texts["forums.schedule.priority." + (r.State == Requests.RequestState.Vetoed ? "no" : r.IsMust ? "must" : "want")];
}
