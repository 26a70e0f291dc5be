using System.Text.Json;

namespace Isthmus.Forums.Requests.Files;

internal static class RequestFileApi
{
    public sealed record Line(int Row, string From, string To, Guid? FromParticipant, Guid? ToParticipant, double Score, Priority Priority, bool PriorityUnderstood, LineState State);
    public sealed record View(RequestFileId Id, string FileName, RequestFileState State, DateTime At, int Added, IReadOnlyList<ReadWarning> Warnings, IReadOnlyList<Line> Lines, IReadOnlyList<OpenName> UnknownNames, int Version);

    private static View Of(PreviewRequestFile.Shown s) => new(s.File.Id, s.File.FileName, s.File.State, s.File.At, s.File.Added, JsonSerializer.Deserialize<List<ReadWarning>>(s.File.Warnings) ?? [],
        [.. s.Preview.Lines.Select(l => new Line(l.Row, l.WrittenFrom, l.WrittenTo, l.From?.Value, l.To?.Value, l.Score, l.Priority, l.PriorityUnderstood, l.State))], s.Preview.OpenNames, s.File.Version);

    public static void Map(RouteGroupBuilder api)
    {
        var files = api.MapGroup("/{id}/requests/files");
        // The cross-origin guard of the API stands in for the antiforgery token of the pages.
        files.MapPost("/", async (EditionId id, IFormFile? file, CurrentActor who, ForumsDb db, TimeProvider clock, CancellationToken ct) =>
                (await ReadRequestFile.Handle(id, file, who, db, clock, ct)).ToResult(f => TypedResults.Created($"/api/forums/{id}/requests/files/{f.Id}", new Saved<RequestFileId>(f.Id, f.Version))))
            .RequireAccess(Policies.Organiser, "forums:write").DisableAntiforgery().WithName("forums.requests.files.read").WithSummary("Reads a CSV or XLSX file of requests; nothing is asked for until it is confirmed");
        files.MapGet("/{file}", async (EditionId id, RequestFileId file, HttpResponse response, CurrentActor who, ForumsDb db, IOrganisations organisations, CancellationToken ct) =>
                (await PreviewRequestFile.Handle(id, file, new Dictionary<string, ParticipantId?>(), who, db, organisations, ct)).ToResult(s => { response.SetETag(s.File); return TypedResults.Ok(Of(s)); }))
            .RequireAccess(Policies.Organiser, "forums:read").WithName("forums.requests.files.show").WithSummary("The dry run of a file, row by row");
        files.MapPost("/{file}/confirmation", async (EditionId id, RequestFileId file, ConfirmRequestFile.Request request, CurrentActor who, ForumsDb db, IOrganisations organisations, Contracts.Compliance.IClearance gate, TimeProvider clock, CancellationToken ct) =>
                (await ConfirmRequestFile.Handle(id, file, request, who, db, organisations, gate, clock, ct)).ToResult(r => TypedResults.Ok(r)))
            .RequireAccess(Policies.Organiser, "forums:write").WithName("forums.requests.files.confirm").WithSummary("Makes the requests of a file");
        files.MapDelete("/{file}/confirmation", async (EditionId id, RequestFileId file, CurrentActor who, ForumsDb db, TimeProvider clock, CancellationToken ct) =>
                (await UndoRequestFile.Handle(id, file, who, db, clock, ct)).ToResult(r => TypedResults.Ok(r)))
            .RequireAccess(Policies.Organiser, "forums:write").WithName("forums.requests.files.undo").WithSummary("Takes back what a confirmed file did");
    }
}
