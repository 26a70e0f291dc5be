using Isthmus.Registry.Values;

namespace Isthmus.Registry.Importing;

/// <summary>Imports through the API: upload, look, correct, confirm, undo.</summary>
internal static class ImportApi
{
    internal sealed record JobView(string State, double Progress, string? Error);

    internal sealed record View(ImportId Id, int Version, ImportState State, string FileName, int Rows, ImportCounts Counts, IReadOnlyList<ColumnUse> Mapping, IReadOnlyList<FileWarning> Warnings, string? For, string? Side, int UndoRefused, JobView? Job)
    {
        public static View Of(OrganisationImport i, JobView? job = null) => new(i.Id, i.Version, i.State, i.FileName, i.Rows, i.Count, [.. i.Mapping], [.. i.Warnings], i.For?.ToString(), i.Side, i.UndoRefused, job);
    }

    internal sealed record RowView(int Number, RowVerdict Verdict, string Name, RowDecision Decision, bool Decided, OrganisationId? SameAs, int? SameAsRow, IReadOnlyList<FieldChange> Changes, IReadOnlyList<CellProblem> Problems, IReadOnlyList<RowCandidate> Candidates, OrganisationId? Result, bool Created, bool UndoRefused);

    public static void Map(RouteGroupBuilder imports)
    {
        imports.MapPost("/", async (IFormFile file, string? @for, string? side, HttpResponse response, CurrentActor actor, RegistryDb db, TimeProvider clock, CancellationToken ct) =>
        {
            var bytes = await Bytes(file, ct);
            var outcome = bytes.Succeeded ? await UploadImport.Handle(new UploadedFile(file.FileName, bytes.Value, Subject(@for), side), actor.Actor, db, clock, ct) : bytes.Refusal;
            return Tell(outcome, response, i => TypedResults.Created($"/api/imports/{i.Id}", View.Of(i)));
        })
        // No antiforgery token in the API: the cross-origin guard stands in for it.
        .DisableAntiforgery().RequireAccess(Policies.Organiser, Scopes.Write).Idempotent()
        .WithName("UploadImport").WithSummary("Uploads a CSV or XLSX file as multipart field 'file'; for=kind:id says on whose behalf. Writes nothing to the register.");

        imports.MapGet("/{id}", async Task<Results<Ok<View>, Problem>> (ImportId id, HttpResponse response, CurrentActor actor, RegistryDb db, CancellationToken ct) =>
        {
            if (await ReadImport.Open(id, actor.Actor, db, ct) is not { } import) return Refusal.NotFound().ToProblem();
            response.SetETag(import);
            var job = import.Job is { } j ? await db.Jobs.Where(x => x.Id == j).Select(x => new JobView(x.State.ToString(), x.Progress, x.Error)).SingleOrDefaultAsync(ct) : null;
            return TypedResults.Ok(View.Of(import, job));
        })
        .RequireAccess(Policies.Organiser, Scopes.Read).WithName("ReadImport").WithSummary("Where an import stands, with its mapping and counts.");

        imports.MapGet("/{id}/rows", async Task<Results<Ok<CursorPage<RowView>>, Problem>> (ImportId id, RowVerdict? verdict, int? after, int? limit, CurrentActor actor, RegistryDb db, CancellationToken ct) =>
        {
            if (await ReadImport.Open(id, actor.Actor, db, ct) is null) return Refusal.NotFound().ToProblem();
            var (take, last) = (Cursor.Take(limit), after ?? 0);
            var rows = await db.ImportRows.AsNoTracking().Where(r => r.Import == id && r.Number > last && (verdict == null || r.Verdict == verdict)).OrderBy(r => r.Number).Take(take + 1).ToListAsync(ct);
            var page = Cursor.Page(rows, take, r => r.Number.ToString(System.Globalization.CultureInfo.InvariantCulture));
            return TypedResults.Ok(new CursorPage<RowView>([.. page.Items.Select(r => new RowView(r.Number, r.Verdict, r.Name, r.Decision, r.Decided, r.SameAs, r.SameAsRow, [.. r.Changes], [.. r.Problems], [.. r.Candidates], r.Result, r.Created, r.UndoRefused))], page.Next));
        })
        .RequireAccess(Policies.Organiser, Scopes.Read).WithName("ListImportRows").WithSummary("The dry run row by row; pass next as after.");

        imports.MapPost("/{id}/check", async (ImportId id, CheckImport.Request body, HttpResponse response, CurrentActor actor, RegistryDb db, CancellationToken ct) =>
            Tell(await CheckImport.Handle(id, body, actor.Actor, db, ct), response, i => TypedResults.Accepted($"/api/imports/{id}", View.Of(i))))
            .RequireAccess(Policies.Organiser, Scopes.Write).WithName("CheckImport").WithSummary("Fixes the columns and starts the dry run; without columns the guess stands.");
        imports.MapPost("/{id}/decisions", async (ImportId id, DecideRows.Request body, HttpResponse response, CurrentActor actor, RegistryDb db, CancellationToken ct) =>
            Tell(await DecideRows.Handle(id, body, actor.Actor, db, ct), response, i => TypedResults.Ok(View.Of(i))))
            .RequireAccess(Policies.Organiser, Scopes.Write).WithName("DecideImportRows").WithSummary("Says of rows whether they are new, the same as a candidate, or to be left out.");
        imports.MapPost("/{id}/confirm", async (ImportId id, ConfirmImport.Request body, HttpResponse response, CurrentActor actor, RegistryDb db, CancellationToken ct) =>
            Tell(await ConfirmImport.Handle(id, body, actor.Actor, db, ct), response, i => TypedResults.Accepted($"/api/imports/{id}", View.Of(i))))
            .RequireAccess(Policies.Organiser, Scopes.Write).WithName("ConfirmImport").WithSummary("Confirms a checked import; it is applied once, in the background.");
        imports.MapPost("/{id}/undo", async (ImportId id, UndoImport.Request body, HttpResponse response, CurrentActor actor, RegistryDb db, CancellationToken ct) =>
            Tell(await UndoImport.Handle(id, body, actor.Actor, db, ct), response, i => TypedResults.Accepted($"/api/imports/{id}", View.Of(i))))
            .RequireAccess(Policies.Organiser, Scopes.Write).WithName("UndoImport").WithSummary("Takes an applied import back; what was changed since stays and is named.");
    }

    public static SubjectRef? Subject(string? text) => text?.Split(':', 2) is [{ Length: > 0 and <= 40 } kind, { Length: > 0 and <= 80 } id] ? new SubjectRef(kind, id) : null;

    public static async Task<Outcome<ReadOnlyMemory<byte>>> Bytes(IFormFile file, CancellationToken ct)
    {
        if (file.Length > UploadImport.MostBytes) return new Refusal(RefusalKind.TooLarge, "registry.import-too-large", UploadImport.MostBytes / 1024 / 1024, UploadImport.MostRows);
        using var copy = new MemoryStream((int)file.Length);
        await file.CopyToAsync(copy, ct);
        return (ReadOnlyMemory<byte>)copy.ToArray();
    }

    private static Results<TSuccess, Problem> Tell<TSuccess>(Outcome<OrganisationImport> outcome, HttpResponse response, Func<OrganisationImport, TSuccess> success) where TSuccess : IResult
    {
        if (outcome.Succeeded) response.SetETag(outcome.Value);
        return outcome.ToResult(success);
    }
}
