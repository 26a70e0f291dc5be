using System.IO.Compression;
using System.Text;
using Isthmus.Compliance.Gate;
using Isthmus.Compliance.Replay;
using Isthmus.Platform.Audit;
using Isthmus.Platform.Settings;

namespace Isthmus.Compliance.Bundles;

/// <summary>
/// Hands an auditor everything that touches a party, in a form that a stranger can check without this site: the same bytes that the digests were made of, the chain that holds the digests, and a
/// signature over all.
/// </summary>
internal static class ExportBundle
{
    public const int MostDecisions = 1000;
    public const string Format = "isthmus-compliance-bundle/1";

    internal sealed record Manifest(string Format, string Site, DateTime MadeAt, string MadeBy, string? Subject, string? Query, int Decisions, long AuditSeq, string AuditHash, string Key, IReadOnlyList<BundledFile> Files);

    internal sealed record Made(Stream Zip, string Name);

    public static async Task<Outcome<Made>> Handle(string? subject, string? query, Actor actor, ComplianceDb db, BundleKeys keys, SiteSettings site, TimeProvider clock, CancellationToken ct)
    {
        if (!actor.IsComplianceOfficer() && !actor.IsAuditor) return Refusal.Forbidden();
        (subject, query) = (Given(subject), Given(query));
        if (subject is null && query is null) return Refusal.Invalid("compliance.bundle-of-what");
        var found = PlainText.IsWritable(subject) && PlainText.IsWritable(query) ? await DecisionsApi.Touching(db, subject, query).OrderBy(d => d.Id).Take(MostDecisions + 1).ToListAsync(ct) : [];
        if (found.Count == 0) return Refusal.NotFound("compliance.bundle-empty");
        if (found.Count > MostDecisions) return new Refusal(RefusalKind.TooLarge, "compliance.bundle-large", MostDecisions);
        var key = await keys.Get(ct);
        var now = Instants.Stored(clock);

        // On disk: the chain may be long. It goes with the answer.
        var zip = new FileStream(Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 65536, FileOptions.DeleteOnClose | FileOptions.Asynchronous);
        try
        {
            byte[] manifest;
            await using (var archive = new ZipArchive(zip, ZipArchiveMode.Create, leaveOpen: true))
            {
                var files = new BundleFiles(archive, now);
                var head = await Content(files, found, key, db, ct);
                await files.Text("SHA256SUMS", string.Concat(files.Written.Select(f => $"{f.Sha256}  {f.Path}\n")), ct);
                manifest = CanonicalJson.Bytes(new Manifest(Format, site.PublicUrl, now, actor.Name, subject, query, found.Count, head.Seq, head.Hash, key.Fingerprint, [.. files.Written]));
                if (keys.Sign(key, manifest) is not { } signature) { await zip.DisposeAsync(); return Refusal.Conflict("compliance.bundle-key-lost"); }
                await files.Bytes("manifest.json", manifest, ct);
                await files.Bytes("manifest.sig", signature, ct);
            }
            // What was searched for may be a person's name; its digest shows that it was this.
            db.Record("compliance.export-bundle", new SubjectRef("compliance_bundle", Digests.Of(manifest)), new { subject, query = query is null ? null : Digests.Of(query), decisions = found.Count });
            await db.SaveChangesAsync(ct);
            zip.Position = 0;
            return new Made(zip, $"compliance-bundle-{now:yyyyMMdd-HHmmss}.zip");
        }
        catch
        {
            await zip.DisposeAsync();
            throw;
        }
    }

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static async Task<(long Seq, string Hash)> Content(BundleFiles files, List<Decision> decisions, BundleKey key, ComplianceDb db, CancellationToken ct)
    {
        await files.Text("README.txt", BundleReadme.Text, ct);
        await files.Text("public-key.pem", key.PublicKey, ct);
        await files.Json("decisions.json", decisions.Select(d => new BundledDecision(d.Id.ToString(), d.At, d.Point, d.Subject.ToString(), d.Standing, d.ByName, d.ById, d.Basis, d.Digest, d.Question is null || d.Verdict is null)), ct);
        foreach (var d in decisions)
        {
            if (d.Question is { } question) await files.Text($"decisions/{d.Id}/question.json", question, ct);
            await files.Text($"decisions/{d.Id}/known.json", d.Known, ct);
            if (d.Verdict is { } verdict) await files.Text($"decisions/{d.Id}/verdict.json", verdict, ct);
        }

        var digests = decisions.Select(d => d.Basis).Distinct().ToList();
        var kept = new List<KeptBasis>();
        foreach (var some in digests.Chunk(500)) kept.AddRange(await db.Bases.AsNoTracking().Where(b => some.Contains(b.Digest)).ToListAsync(ct));
        foreach (var basis in kept.OrderBy(b => b.Digest, StringComparer.Ordinal)) await files.Text($"bases/{basis.Digest}.json", basis.Json, ct);
        var bases = kept.ToDictionary(b => b.Digest, b => CanonicalJson.Read<Basis>(b.Json));
        await files.Json("entries.json", await BundleParts.Entries(decisions, bases, db, ct), ct);
        foreach (var used in bases.Values.SelectMany(b => b.Regimes).Distinct().OrderBy(r => r.Code, StringComparer.Ordinal).ThenBy(r => r.Number))
            if (await db.Regimes.AsNoTracking().Where(r => r.Code == used.Code && r.Number == used.Number).Select(r => r.Json).SingleOrDefaultAsync(ct) is { } json) await files.Text($"regimes/{used.Code}-{used.Number}.json", json, ct);

        var subjects = decisions.Select(d => d.Subject).ToHashSet();
        var cases = await BundleParts.Cases(subjects, db, ct);
        var rulings = await BundleParts.Rulings(subjects, db, ct);
        await files.Json("cases.json", cases, ct);
        await files.Json("rulings.json", rulings, ct);
        return await Chain(files, decisions, [.. cases.Select(c => c.Id), .. cases.SelectMany(c => c.Notes).Select(n => n.Id), .. rulings.Select(r => r.Id)], db, ct);
    }

    // From the first entry that holds a digest to the last there is: whoever knows the last hash from elsewhere sees that nothing between was changed.
    private static async Task<(long Seq, string Hash)> Chain(BundleFiles files, List<Decision> decisions, HashSet<string> told, ComplianceDb db, CancellationToken ct)
    {
        var holding = await BundleParts.Holding(decisions, db, ct);
        var audit = db.Set<AuditEntry>().AsNoTracking();
        var head = await audit.OrderByDescending(a => a.Seq).Select(a => new { a.Seq, a.Hash }).FirstAsync(ct);
        var first = holding.Count == 0 ? head.Seq : holding.Min();
        await files.Lines("audit.jsonl", Entries(), ct);
        return (head.Seq, head.Hash);

        async IAsyncEnumerable<byte[]> Entries()
        {
            await foreach (var entry in audit.Where(a => a.Seq >= first && a.Seq <= head.Seq).OrderBy(a => a.Seq).AsAsyncEnumerable().WithCancellation(ct))
                yield return Encoding.UTF8.GetBytes(CanonicalJson.Write(BundledAudit.Of(entry, holding.Contains(entry.Seq) || entry.SubjectKind.StartsWith("compliance_", StringComparison.Ordinal) && told.Contains(entry.SubjectId))) + "\n");
        }
    }
}
