using Isthmus.Contracts.Compliance;
using Isthmus.Platform.Jobs;
using Isthmus.Registry.Clearing;
using Isthmus.Registry.Lookups;
using Isthmus.Registry.Merging;
using Isthmus.Registry.Organisations;
using Isthmus.Registry.Values;

namespace Isthmus.Registry.Importing;

/// <summary>Writes a confirmed import to the register: everything in one transaction with the end of its job, so exactly once.</summary>
internal static class ApplyImport
{
    public const string JobKind = "registry.apply-import";
    private const int Attempts = 3;

    internal sealed record Args(ImportId Import);

    public static async Task Work(OrganisationImport import, RegistryDb db, IClearance gate, DateTime now, Action<double, string> report, CancellationToken ct)
    {
        report(0.05, "registry.import.step.reading");
        var rows = await db.ImportRows.Where(r => r.Import == import.Id).OrderBy(r => r.Number).ToListAsync(ct);
        var known = await Targets(rows, db, ct);
        var late = await LateArrivals(rows, db, ct);
        var holders = await IdentifierHolders.Read(db, ct);
        var columns = import.Mapping.Select(m => m.Field).OfType<string>().ToHashSet();
        var byRow = new Dictionary<int, Organisation>();
        var touched = new Dictionary<OrganisationId, ImportRow>();
        report(0.3, "registry.import.step.writing");
        foreach (var row in rows.Where(r => r.Decision != RowDecision.Skip && r.Content is not null))
        {
            var content = ValueJson.Read<OrganisationContent>(row.Content!);
            IdentifierHolders.Forget(row);
            var target = Target(row, content);
            if (target is null)
            {
                content = holders.Spare(content, null, null, import.Mapping, row.Tell);
                target = Organisation.Register(content, RecordStatus.Published, now, IdOf(import.Id, row.Number));
                db.Organisations.Add(target);
                row.Created = true;
                touched[target.Id] = row;
                holders.Change(target.Id, null, content);
            }
            else if (MergeContent.Over(target.Content, content, columns) is var told && told != target.Content && holders.Spare(told, target.Id, target.Content, import.Mapping, row.Tell) is var merged && merged != target.Content)
            {
                holders.Change(target.Id, target.Content, merged);
                if (touched.TryAdd(target.Id, row)) row.Before = ValueJson.Write(target.Content);
                target.Write(merged, now);
            }
            byRow[row.Number] = target;
            row.Result = target.Id;
        }
        await Clear([.. touched.Keys.Select(id => byRow[touched[id].Number])], gate, now, report, ct);
        foreach (var (_, row) in touched) row.VersionAfter = row.Created ? 1 : byRow[row.Number].Version + 1;
        NotePairs.FromImport(rows, byRow, db, now);
        import.Applied(now);
        db.Publish(new OrganisationsImported(import.Id, import.For, [.. rows.Where(r => r.Result is not null).Select(r => new ImportedOrganisation(r.Result!.Value, r.Number, Extra(import, r)))]));
        db.Doing("registry.apply-import");
        report(0.7, "registry.import.step.saving");

        Organisation? Target(ImportRow row, OrganisationContent content)
        {
            if (row.Decision == RowDecision.Same && row.SameAs is { } id && known.TryGetValue(id, out var same)) return same;
            if (row.Decision == RowDecision.Same && row.SameAsRow is { } number && byRow.TryGetValue(number, out var earlier)) return earlier;
            return row.Decided || row.Verdict != RowVerdict.New ? null : LookupKeys.Of(content).Where(IsCertain).SelectMany(k => late[k]).FirstOrDefault(o => content.Country is null || o.Country is null || o.Country == content.Country);
        }
    }

    // The same at every attempt, also after a crash: what the gate was asked about is then what is written in the end.
    private static OrganisationId IdOf(ImportId import, int row)
    {
        Span<byte> bytes = stackalloc byte[20];
        import.Value.TryWriteBytes(bytes, bigEndian: true, out _);
        System.Buffers.Binary.BinaryPrimitives.WriteInt32BigEndian(bytes[16..], row);
        Span<byte> hash = stackalloc byte[32];
        System.Security.Cryptography.SHA256.HashData(bytes, hash);
        // The time at the front stays, so that ids go on sorting by time; so does the variant.
        hash[..7].CopyTo(bytes[9..16]);
        return new(new Guid(bytes[..16], bigEndian: true));
    }

    // All at once, and before the transaction of the job's end: the gate writes down by itself what it said.
    private static async Task Clear(List<Organisation> organisations, IClearance gate, DateTime now, Action<double, string> report, CancellationToken ct)
    {
        report(0.5, "registry.import.step.clearing");
        var answers = await gate.Ask([.. organisations.Select(o => RegistryGate.Question(o.Id, o.Content, GatePoint.OrganisationImport))], ct);
        foreach (var (organisation, answer) in organisations.Zip(answers)) organisation.Stand(answer, now);
    }

    private static Dictionary<string, string> Extra(OrganisationImport import, ImportRow row)
    {
        var extra = ValueJson.Read<Dictionary<string, string>>(row.Extra);
        if (import.Side is not null) extra.TryAdd(ImportFields.Side, import.Side);
        return extra;
    }

    private static bool IsCertain(string key) => key.StartsWith("n:", StringComparison.Ordinal) || key.StartsWith("i:", StringComparison.Ordinal);

    // The organisations that rows were found to be; one that was merged meanwhile is the one it was merged into.
    private static async Task<Dictionary<OrganisationId, Organisation>> Targets(List<ImportRow> rows, RegistryDb db, CancellationToken ct)
    {
        var found = new Dictionary<OrganisationId, Organisation>();
        var wanted = rows.Where(r => r.Decision == RowDecision.Same).Select(r => r.SameAs).OfType<OrganisationId>().Distinct().ToList();
        for (var step = 0; wanted.Count > 0 && step < 20; step++)
        {
            foreach (var some in wanted.Chunk(500))
                foreach (var o in await db.Organisations.Where(o => some.Contains(o.Id)).ToListAsync(ct)) found[o.Id] = o;
            wanted = [.. found.Values.Select(o => o.MergedInto).OfType<OrganisationId>().Where(id => !found.ContainsKey(id)).Distinct()];
        }
        var live = new Dictionary<OrganisationId, Organisation>();
        foreach (var (id, organisation) in found)
        {
            var last = organisation;
            for (var step = 0; last?.MergedInto is { } into && step < 20; step++) last = found.GetValueOrDefault(into);
            if (last is { Status: not RecordStatus.Merged }) live[id] = last;
        }
        return live;
    }

    // What was registered since the dry run under the same name or identifier: the row is no longer new.
    private static async Task<ILookup<string, Organisation>> LateArrivals(List<ImportRow> rows, RegistryDb db, CancellationToken ct)
    {
        var keys = rows.Where(r => r is { Verdict: RowVerdict.New, Decided: false, Content: not null })
            .SelectMany(r => LookupKeys.Of(ValueJson.Read<OrganisationContent>(r.Content!))).Where(IsCertain).Distinct().ToList();
        var found = new List<(string Key, Organisation Row)>();
        foreach (var some in keys.Chunk(500))
        {
            var hits = await db.OrganisationKeys.AsNoTracking().Where(k => some.Contains(k.Key)).ToListAsync(ct);
            var ids = hits.Select(h => h.OrganisationId).Distinct().ToList();
            var organisations = await db.Organisations.Where(o => ids.Contains(o.Id)).ToDictionaryAsync(o => o.Id, ct);
            found.AddRange(hits.Where(h => organisations.ContainsKey(h.OrganisationId)).Select(h => (h.Key, organisations[h.OrganisationId])));
        }
        return found.ToLookup(f => f.Key, f => f.Row);
    }

    internal sealed class Handler(RegistryDb db, IClearance gate, TimeProvider clock) : IJobHandler<Args>
    {
        public async Task Run(Args args, JobRun run, CancellationToken ct)
        {
            for (var attempt = 1; ; attempt++)
            {
                var import = await db.Imports.SingleAsync(i => i.Id == args.Import, ct);
                if (import.State != ImportState.Applying || import.Job != run.Job.Id) return;
                await Work(import, db, gate, Instants.Stored(clock), (share, key) => run.Report(share, key), ct);
                try { await run.Finish(db, null, ct); return; }
                // Somebody edited one of the organisations in between, or claimed an identifier: look again and write over what is there now.
                catch (Exception e) when (attempt < Attempts && (DbErrors.IsStale(e) || DbErrors.IsDuplicate(e))) { db.ChangeTracker.Clear(); }
            }
        }
    }
}
