using System.Text.Json;

namespace Isthmus.Exhibition.Files;

internal static class ExhibitorFileApi
{
    public sealed record Note(string Text, string Cell);
    public sealed record Line(int Row, string Name, string Booth, LineState State, string? Meant, IReadOnlyList<Note> Notes);
    public sealed record View(ExhibitorFileId Id, string FileName, ExhibitorFileState State, DateTime At, int Added, IReadOnlyList<ReadWarning> Warnings, IReadOnlyList<Line> Lines, IReadOnlyList<NameQuestion> Questions, int Version);

    private static View Of(PreviewExhibitorFile.Shown s, Texts texts) => new(s.File.Id, s.File.FileName, s.File.State, s.File.At, s.File.Added, JsonSerializer.Deserialize<List<ReadWarning>>(s.File.Warnings) ?? [],
        [.. s.Preview.Lines.Select(l => new Line(l.Row, l.Name, l.Booth, l.State, l.Meant, [.. l.Notes.Select(n => new Note(texts[n.Text, [.. n.Args]], n.Cell))]))], s.Preview.Questions, s.File.Version);

    public static void Map(RouteGroupBuilder api)
    {
        var files = api.MapGroup("/files");
        // The cross-origin guard of the API stands in for the antiforgery token of the pages.
        files.MapPost("/", async (EditionId id, IFormFile? file, CurrentActor who, Gate gate, IOrganisations organisations, ExhibitionDb db, TimeProvider clock, CancellationToken ct) =>
                (await ReadExhibitorFile.Handle(id, file, who, gate, organisations, db, clock, ct)).ToResult(f => TypedResults.Created($"/api/forums/{id}/exhibition/files/{f.Id}", new Saved<ExhibitorFileId>(f.Id, f.Version))))
            .RequireAccess(Policies.Organiser, "forums:write").DisableAntiforgery().WithName("exhibition.files.read").WithSummary("Reads a CSV or XLSX list of exhibitors; nobody is added until it is confirmed");
        files.MapGet("/{file}", async (EditionId id, ExhibitorFileId file, HttpResponse response, Gate gate, ExhibitionDb db, Texts texts, CancellationToken ct) =>
                (await PreviewExhibitorFile.Handle(id, file, new Dictionary<string, string>(), gate, db, ct)).ToResult(s => { response.SetETag(s.File); return TypedResults.Ok(Of(s, texts)); }))
            .RequireAccess(Policies.Organiser, "forums:read").WithName("exhibition.files.show").WithSummary("The dry run of a list, row by row, with the names that are asked about");
        files.MapPost("/{file}/confirmation", async (EditionId id, ExhibitorFileId file, ConfirmExhibitorFile.Request request, Gate gate, IOrganisations organisations, Isthmus.Contracts.Compliance.IClearance clearance, ExhibitionDb db, TimeProvider clock, CancellationToken ct) =>
                (await ConfirmExhibitorFile.Handle(id, file, request, gate, organisations, clearance, db, clock, ct)).ToResult(r => TypedResults.Ok(r)))
            .RequireAccess(Policies.Organiser, "forums:write").WithName("exhibition.files.confirm").WithSummary("Takes the exhibitors of a list in, with their booths");
        files.MapDelete("/{file}/confirmation", async (EditionId id, ExhibitorFileId file, Gate gate, ExhibitionDb db, CancellationToken ct) => (await UndoExhibitorFile.Handle(id, file, gate, db, ct)).ToResult(r => TypedResults.Ok(r)))
            .RequireAccess(Policies.Organiser, "forums:write").WithName("exhibition.files.undo").WithSummary("Takes back what a confirmed list did");
    }
}
