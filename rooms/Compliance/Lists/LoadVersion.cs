using Isthmus.Compliance.Rescreening;
using Isthmus.Platform.Jobs;
using Isthmus.Screening;
using Isthmus.Screening.Lists;

namespace Isthmus.Compliance.Lists;

/// <summary>
/// Loads a file as the next version of a list and puts it in force. Everything is read and checked before anything is written; then the version, its content and the order to screen again are
/// written in one transaction. Until that commits the old version is in force.
/// </summary>
internal static class LoadVersion
{
    public const int MostBytes = 100 * 1024 * 1024;
    public const int MostParts = 6;

    /// <param name="Signature">A detached signature over this file, where the pack asks for one: one over the names says nothing of a file of aliases.</param>
    internal sealed record ListPartFile(string Name, byte[] Bytes, byte[]? Signature = null);

    /// <param name="Sha256">What the publisher says the first file's SHA-256 is.</param>
    internal sealed record Request(IReadOnlyList<ListPartFile> Files, string? Sha256 = null);

    public static async Task<Outcome<ListVersion>> Handle(string code, Request request, Actor actor, ComplianceDb db, TimeProvider clock, CancellationToken ct)
    {
        if (!actor.IsComplianceOfficer() && actor.Kind != ActorKind.System) return Refusal.Forbidden();
        if (request.Files.Count is 0 or > MostParts || request.Files.Any(f => f.Bytes.Length == 0)) return Refusal.Invalid("compliance.list-empty");
        if (request.Files.Sum(f => (long)f.Bytes.Length) > MostBytes) return new Refusal(RefusalKind.TooLarge, "compliance.list-large", MostBytes / 1024 / 1024);
        if (await db.Packs.SingleOrDefaultAsync(p => p.Code == code, ct) is not { } pack) return Refusal.NotFound();
        if (Unsealed(pack, request) is { } unsealed) return unsealed;
        ListFile file;
        try { file = ListFiles.Read([.. request.Files.Select(f => new ListPart(f.Name, new MemoryStream(f.Bytes, writable: false)))], new ListLimits(), ct); }
        catch (ListFormatException e) { return Refusal.Invalid("compliance.list-" + ListFaults.Code(e), e.Line); }

        var now = Instants.Stored(clock);
        var digest = DigestOf(request.Files);
        var before = pack.InForce is { } inForce ? await db.Versions.AsNoTracking().SingleAsync(v => v.Id == inForce, ct) : null;
        if (before?.Sha256 == digest)
        {
            // The same file once more says that there is nothing newer.
            pack.StillLatest(now);
            db.Doing("compliance.confirm-list");
            await db.SaveChangesAsync(ct);
            return before;
        }
        if (before?.PublishedOn is { } had && file.PublishedOn is { } has && has < had) return Refusal.Conflict("compliance.list-older", had.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        var old = before is null ? [] : PackedEntries.Unpack(await db.Contents.AsNoTracking().Where(c => c.Version == before.Id).Select(c => c.Packed).SingleAsync(ct));
        var delta = ListDelta.Between(old, file.Entries);
        var version = new ListVersion
        {
            Id = VersionId.New(), Pack = code, Number = (before is null ? 0 : await db.Versions.Where(v => v.Pack == code).MaxAsync(v => v.Number, ct)) + 1, Format = file.Format,
            FileName = PlainText.OneLine(string.Join(", ", request.Files.Select(f => Path.GetFileName(f.Name.Replace('\\', '/')))), 200), Sha256 = digest, IsSigned = pack.PublicKey is not null, PublishedOn = file.PublishedOn,
            Entries = file.Entries.Count, Warnings = file.WarningCount, Added = delta.Added.Count, Changed = delta.Changed.Count, Removed = delta.Removed.Count, LoadedAt = now, LoadedBy = actor.Name.Cut(200),
        };
        db.Versions.Add(version);
        db.Contents.Add(new ListContent { Version = version.Id, Packed = PackedEntries.Pack(file.Entries) });
        pack.PutInForce(version.Id, now);
        db.Enqueue(Rescreen.JobKind, before is null ? new Rescreen.Args() : new Rescreen.Args(code, before.Id, version.Id), new SubjectRef("compliance_version", version.Id.ToString()));
        db.Doing("compliance.load-list");
        try { await db.SaveChangesAsync(ct); }
        catch (Exception e) when (DbErrors.IsStale(e) || DbErrors.IsDuplicate(e)) { return Refusal.Conflict("compliance.list-meanwhile"); }
        return version;
    }

    /// <summary>Of all files of a version together.</summary>
    public static string DigestOf(IEnumerable<ListPartFile> files) => Digests.Of([.. files.Select(f => Digests.Of(f.Bytes))]);

    private static Refusal? Unsealed(ListPack pack, Request request)
    {
        var bytes = request.Files[0].Bytes;
        if (request.Sha256 is { Length: > 0 } said && !said.Trim().Equals(Digests.Of(bytes), StringComparison.OrdinalIgnoreCase)) return Refusal.Invalid("compliance.list-checksum");
        if (pack.PublicKey is not { } key) return null;
        if (request.Files.Any(f => f.Signature is null)) return Refusal.Invalid("compliance.list-unsigned");
        return request.Files.All(f => ListSeal.Verify(new MemoryStream(f.Bytes, writable: false), f.Signature, key) == SealOutcome.Valid) ? null : Refusal.Invalid("compliance.list-signature");
    }
}
