using Isthmus.Platform.Jobs;
using Isthmus.Registry.Organisations;
using Isthmus.Registry.Values;
using Isthmus.Tabular;

namespace Isthmus.Registry.Importing;

/// <summary>Fixes what the columns are and starts the dry run.</summary>
internal static class CheckImport
{
    public const string JobKind = "registry.check-import";

    internal sealed record Column([property: Range(0, 1000)] int Number, [property: StringLength(60)] string? Field);

    /// <summary>Without columns, the mapping stays as it was guessed or remembered.</summary>
    internal sealed record Request([property: Required] int? Version, IReadOnlyList<Column>? Columns = null);

    internal sealed record Args(ImportId Import);

    public static async Task<Outcome<OrganisationImport>> Handle(ImportId id, Request request, Actor actor, RegistryDb db, CancellationToken ct)
    {
        if (await ReadImport.Open(id, actor, db, ct) is not { } import) return Refusal.NotFound();
        if (import.Check(request.Version) is { } stale) return stale;
        if (await Fix(import, request.Columns, db, ct) is { } refusal) return refusal;
        import.Start(ImportState.Checking, db.Enqueue(JobKind, new Args(id), ReadImport.Subject(id)));
        db.Doing("registry.check-import");
        try { await db.SaveChangesAsync(ct); }
        catch (DbUpdateException e) when (DbErrors.IsStale(e)) { return Refusal.Stale(import.Version); }
        return import;
    }

    /// <summary>Checks and remembers the mapping.</summary>
    public static async Task<Refusal?> Fix(OrganisationImport import, IReadOnlyList<Column>? columns, RegistryDb db, CancellationToken ct)
    {
        var again = import.State == ImportState.Checking && await ReadImport.JobIsOver(import, db, ct);
        if (!again && import.State is not (ImportState.Mapping or ImportState.Checked)) return Refusal.Conflict("registry.import-under-way");
        var mapping = columns is null ? import.Mapping : ValueList<ColumnUse>.Of(import.Header.Select((title, i) => new ColumnUse(i, title, columns.FirstOrDefault(c => c.Number == i)?.Field is { Length: > 0 } f ? f : null, 1)));
        var used = mapping.Where(m => m.Field is not null).ToList();
        if (used.Find(m => !ImportFields.Specs.Any(s => s.Key == m.Field)) is { } unknown) return Refusal.InvalidField("Columns", "registry.import.unknownField", unknown.Field!);
        if (used.GroupBy(m => m.Field).FirstOrDefault(g => g.Count() > 1) is { } twice) return Refusal.InvalidField("Columns", "registry.import.fieldTwice", string.Join(", ", twice.Select(m => m.Title)));
        if (!used.Exists(m => m.Field == ImportFields.Name)) return Refusal.InvalidField("Columns", "registry.import.noName");
        import.Map(mapping);
        if (columns is null || import.Header.All(h => h.Length == 0)) return null;
        var remembered = await db.RememberedMappings.SingleOrDefaultAsync(m => m.Signature == import.Signature, ct);
        if (remembered is null) db.RememberedMappings.Add(new RememberedMapping { Signature = import.Signature, Mapping = mapping, ChangedAt = import.CreatedAt });
        else remembered.Mapping = mapping;
        return null;
    }

    /// <summary>The dry run itself: stages the rows' verdicts; the caller saves.</summary>
    public static async Task Work(OrganisationImport import, RegistryDb db, Action<double, string> report, CancellationToken ct)
    {
        report(0.01, "registry.import.step.reading");
        var bytes = await db.ImportFiles.AsNoTracking().Where(f => f.Import == import.Id).Select(f => f.Bytes).SingleAsync(ct);
        var table = TableFile.Read(bytes, UploadImport.Options, ct).Table ?? throw new InvalidOperationException("The stored file can no longer be read.");
        var judge = new JudgeRows(import);
        report(0.05, "registry.import.step.register");
        await foreach (var known in db.Organisations.AsNoTracking().Where(o => o.Status != RecordStatus.Merged).AsAsyncEnumerable().WithCancellation(ct)) judge.Know(known.Id.Value, known.Content);
        var read = ReadRow.Reader(import.Mapping);
        var rows = new List<ImportRow>(table.Rows.Count);
        foreach (var row in table.Rows)
        {
            ct.ThrowIfCancellationRequested();
            rows.Add(judge.Judge(read(row)));
            if (rows.Count % 100 == 0) report(0.1 + 0.8 * rows.Count / table.Rows.Count, "registry.import.step.comparing");
        }
        report(0.92, "registry.import.step.saving");
        db.ImportRows.AddRange(rows);
        int Of(RowVerdict verdict) => rows.Count(r => r.Verdict == verdict);
        import.Checked(new ImportCounts(rows.Count, Of(RowVerdict.New), Of(RowVerdict.Changed), Of(RowVerdict.Unchanged), Of(RowVerdict.Duplicate), Of(RowVerdict.Repeated), Of(RowVerdict.Rejected)));
        db.Doing("registry.check-import");
    }

    internal sealed class Handler(RegistryDb db) : IJobHandler<Args>
    {
        public async Task Run(Args args, JobRun run, CancellationToken ct)
        {
            var import = await db.Imports.SingleAsync(i => i.Id == args.Import, ct);
            if (import.State != ImportState.Checking || import.Job != run.Job.Id) return;
            await Work(import, db, (share, key) => run.Report(share, key), ct);
            await using var transaction = await db.Database.BeginTransactionAsync(ct);
            await db.ImportRows.Where(r => r.Import == import.Id).ExecuteDeleteAsync(ct);
            await run.Finish(db, null, ct);
            await transaction.CommitAsync(ct);
        }
    }
}
