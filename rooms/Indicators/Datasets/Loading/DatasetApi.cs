using Isthmus.Indicators.Datasets.Reading;

namespace Isthmus.Indicators.Datasets.Loading;

/// <summary>Datasets through the API: upload, look, confirm, publish, retire.</summary>
internal static class DatasetApi
{
    internal sealed record JobView(string State, double Progress, string? Error);

    internal sealed record FaultView(string File, int Line, int Column, string Code, string Text);

    internal sealed record LoadView(LoadId Id, int Version, LoadState State, string FileName, int Size, string Sha256, IReadOnlyList<TableReport> Tables, IReadOnlyList<FaultView> Faults, int FaultCount, JobView? Job)
    {
        public static LoadView Of(DatasetLoad l, ITexts texts, JobView? job = null) => new(l.Id, l.Version, l.State, l.FileName, l.Size, l.Sha256, l.Report.Tables, [.. l.Report.Faults.Select(f => new FaultView(f.File, f.Line, f.Column, f.What, texts.Get(f.TextKey, [.. f.Args])))], l.Report.FaultCount, job);
    }

    internal sealed record View(DatasetId Id, int Version, string Key, IReadOnlyDictionary<string, string> Title, DatasetState State, string? Publisher, string? Address, string? Licence, bool IsOpen, string? Citation, DateOnly? RetrievedOn, string FileName, string Sha256, long Size, int Rows, int Measures, int Subjects, DateOnly? FirstDay, DateOnly? LastDay, DateTime LoadedAt, DateTime? SaidFrom, DateTime? SaidUntil, DatasetId? Supersedes)
    {
        public static View Of(Dataset d) => new(d.Id, d.Version, d.Key, d.Title.All, d.State, d.Publisher, d.Address, d.Licence, d.IsOpen, d.Citation, d.RetrievedOn, d.FileName, d.Sha256, d.Size, d.Rows, d.Measures, d.Subjects, d.FirstDay, d.LastDay, d.LoadedAt, d.SaidFrom, d.SaidUntil, d.Supersedes);
    }

    public static void Map(RouteGroupBuilder datasets)
    {
        datasets.MapGet("/", async (DatasetState? state, string? cursor, int? limit, CurrentActor actor, IndicatorsDb db, CancellationToken ct) =>
        {
            var (take, after) = (Cursor.Take(limit), Cursor.Read(cursor));
            var all = db.Datasets.AsNoTracking().Where(d => state == null || d.State == state);
            if (!actor.Actor.IsOfficer) all = all.Where(d => d.State == DatasetState.Published);
            if (after is { } a)
            {
                var last = new DatasetId(a.Id);
                all = all.Where(d => d.Id > last);
            }
            var page = Cursor.Page(await all.OrderBy(d => d.Id).Take(take + 1).ToListAsync(ct), take, d => Cursor.Write("", d.Id.Value));
            return TypedResults.Ok(new CursorPage<View>([.. page.Items.Select(View.Of)], page.Next));
        })
        .OpenToAll(Scopes.Read).RequireRateLimiting(RateLimits.Search).WithName("ListDatasets").WithSummary("The published datasets; for officers every load.");

        datasets.MapGet("/{id}", async Task<Results<Ok<View>, Problem>> (DatasetId id, HttpResponse response, CurrentActor actor, IndicatorsDb db, CancellationToken ct) =>
        {
            if (await db.Datasets.AsNoTracking().SingleOrDefaultAsync(d => d.Id == id, ct) is not { } dataset || (dataset.State != DatasetState.Published && !actor.Actor.IsOfficer)) return Refusal.NotFound().ToProblem();
            response.SetETag(dataset);
            return TypedResults.Ok(View.Of(dataset));
        })
        .OpenToAll(Scopes.Read).RequireRateLimiting(RateLimits.Search).WithName("ReadDataset").WithSummary("One load of a dataset with its provenance; its files stand under /open-data.");

        datasets.MapPost("/loads", async (IFormFile file, string? key, string? title, string? publisher, string? address, string? licence, string? citation, DateOnly? retrieved, HttpResponse response, CurrentActor actor, IndicatorsDb db, ITexts texts, TimeProvider clock, CancellationToken ct) =>
        {
            var told = new UploadTold { Key = key, TitleEn = title, Publisher = publisher, Address = address, Licence = licence, Citation = citation, RetrievedOn = retrieved };
            var bytes = await Bytes(file, ct);
            var outcome = !bytes.Succeeded ? bytes.Refusal : TooLong(told) is { } refusal ? refusal : await UploadLoad.Handle(file.FileName, bytes.Value, told, actor.Actor, db, clock, ct);
            if (outcome.Succeeded) response.SetETag(outcome.Value);
            return outcome.ToResult(l => TypedResults.Created($"/api/indicators/datasets/loads/{l.Id}", LoadView.Of(l, texts)));
        })
        // No antiforgery token in the API: the cross-origin guard stands in for it.
        .DisableAntiforgery().RequireAccess(Policies.Officer, Scopes.Write).Idempotent()
        .WithName("UploadDataset").WithSummary("Uploads a CSV, SDMX-CSV or XLSX file or a zipped data package as multipart field 'file' and starts its dry run. Nothing is loaded yet.");

        datasets.MapGet("/loads/{id}", async Task<Results<Ok<LoadView>, Problem>> (LoadId id, HttpResponse response, IndicatorsDb db, ITexts texts, CancellationToken ct) =>
        {
            if (await db.Loads.AsNoTracking().SingleOrDefaultAsync(l => l.Id == id, ct) is not { } load) return Refusal.NotFound().ToProblem();
            response.SetETag(load);
            var job = load.Job is { } j ? await db.Jobs.Where(x => x.Id == j).Select(x => new JobView(x.State.ToString(), x.Progress, x.Error)).SingleOrDefaultAsync(ct) : null;
            return TypedResults.Ok(LoadView.Of(load, texts, job));
        })
        .RequireAccess(Policies.Officer, Scopes.Read).WithName("ReadDatasetLoad").WithSummary("The dry run: what would be loaded, what differs from the load before, or the faults.");

        datasets.MapPost("/loads/{id}/confirm", async (LoadId id, ConfirmLoad.Request body, HttpResponse response, CurrentActor actor, IndicatorsDb db, ITexts texts, CancellationToken ct) =>
        {
            var outcome = await ConfirmLoad.Handle(id, body, actor.Actor, db, ct);
            if (outcome.Succeeded) response.SetETag(outcome.Value);
            return outcome.ToResult(l => TypedResults.Accepted($"/api/indicators/datasets/loads/{id}", LoadView.Of(l, texts)));
        })
        .RequireAccess(Policies.Officer, Scopes.Write).WithName("ConfirmDatasetLoad").WithSummary("Loads a file whose dry run found no fault, once, in the background; publish=true makes it public in place of the load before.");

        datasets.MapPost("/{id}/publish", async (DatasetId id, PublishDataset.Request body, HttpResponse response, CurrentActor actor, IndicatorsDb db, TimeProvider clock, CancellationToken ct) =>
            Tell(await PublishDataset.Publish(id, body, actor.Actor, db, clock, ct), response))
            .RequireAccess(Policies.Officer, Scopes.Write).WithName("PublishDataset").WithSummary("Makes a load public, in place of the one before it.");
        datasets.MapPost("/{id}/retire", async (DatasetId id, PublishDataset.Request body, HttpResponse response, CurrentActor actor, IndicatorsDb db, TimeProvider clock, CancellationToken ct) =>
            Tell(await PublishDataset.Retire(id, body, actor.Actor, db, clock, ct), response))
            .RequireAccess(Policies.Officer, Scopes.Write).WithName("RetireDataset").WithSummary("Takes a dataset back: it is not said from now on, and was until now.");
    }

    public static async Task<Outcome<byte[]>> Bytes(IFormFile file, CancellationToken ct)
    {
        if (file.Length > UploadLoad.MostBytes) return UploadLoad.TooLarge();
        using var copy = new MemoryStream((int)file.Length);
        await file.CopyToAsync(copy, ct);
        return copy.ToArray();
    }

    // Values of the query string have no annotations of their own.
    private static Refusal? TooLong(UploadTold told)
    {
        var wrong = new List<ValidationResult>();
        return Validator.TryValidateObject(told, new(told), wrong, validateAllProperties: true) ? null : Refusal.InvalidField(wrong[0].MemberNames.First(), "ui.validation.value");
    }

    private static Results<Ok<View>, Problem> Tell(Outcome<Dataset> outcome, HttpResponse response)
    {
        if (outcome.Succeeded) response.SetETag(outcome.Value);
        return outcome.ToResult(d => TypedResults.Ok(View.Of(d)));
    }
}
