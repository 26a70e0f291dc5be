using System.Globalization;
using System.Text;
using Isthmus.Compliance.Settings;
using Isthmus.Platform.Jobs;
using Isthmus.Platform.Mail;
using Isthmus.Platform.Settings;
using Isthmus.Screening.Lists;

namespace Isthmus.Compliance.Lists.Watching;

/// <summary>
/// Loads the newest files of each list's folder. Whoever fetches lists puts them there; nothing is fetched here. A file is taken whole or refused, and until then the old version is in force. A list
/// whose files are not touched any more grows old as any other.
/// </summary>
internal sealed class WatchFolder(ComplianceDb db, ComplianceSettings settings, SiteSettings site, IAccounts accounts, CurrentActor who, Texts allTexts, TimeProvider clock) : IChore
{
    /// <summary>A file that was written to just now may not be whole, and a CSV file does not show it.</summary>
    public static readonly TimeSpan Settled = TimeSpan.FromMinutes(2);
    private const int MostSeal = 16 * 1024;

    private sealed record Read(LoadVersion.ListPartFile File, string? Sha256);

    public async Task Do(CancellationToken ct)
    {
        if (settings.ListFolder.Length == 0) return;
        db.ChangeTracker.Clear();
        foreach (var pack in await db.Packs.AsNoTracking().Where(p => p.InUse).OrderBy(p => p.Code).ToListAsync(ct))
        {
            var folder = Path.Combine(settings.ListFolder, pack.Code);
            if (Directory.Exists(folder)) await Look(pack, folder, ct);
            db.ChangeTracker.Clear();
        }
    }

    private async Task Look(ListPack pack, string folder, CancellationToken ct)
    {
        FileSet? set = null;
        try
        {
            set = FileSet.Newest(folder);
            var now = Instants.Stored(clock);
            if (set is null || (now - set.WrittenAt).Duration() < Settled) return;
            if (set.Files.Sum(f => f.Length) > LoadVersion.MostBytes) await Refuse(pack, set, ByTime(set), new(RefusalKind.TooLarge, "compliance.list-large", LoadVersion.MostBytes / 1024 / 1024), ct);
            else await Load(pack, set, [.. await Task.WhenAll(set.Files.Select(f => ReadFile(f, ct)))], now, ct);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            await Refuse(pack, set, set is null ? "folder" : ByTime(set), Refusal.Invalid("compliance.list-unreadable"), ct);
        }
    }

    private async Task Load(ListPack pack, FileSet set, List<Read> files, DateTime now, CancellationToken ct)
    {
        var digest = LoadVersion.DigestOf(files.Select(f => f.File));
        var known = await db.Versions.AsNoTracking().Where(v => v.Pack == pack.Code && v.Sha256 == digest).Select(v => v.Id).ToListAsync(ct);
        // What was in force once does not come back by lying there. What is in force is confirmed by a newer file of the same content; by one from the future it would be for ever.
        if (known.Count > 0 && (pack.InForce is not { } inForce || !known.Contains(inForce) || set.WrittenAt <= pack.CheckedAt || set.WrittenAt > now)) return;
        var key = Digests.Of([digest, pack.PublicKey, .. files.Select(f => f.Sha256), .. files.Select(f => f.File.Signature is { } s ? Digests.Of(s) : "")]);
        if (await db.FolderFaults.AnyAsync(f => f.Pack == pack.Code && f.Digest == key, ct)) return;
        var refusal = Mistaken(files) ?? (await LoadVersion.Handle(pack.Code, new([.. files.Select(f => f.File)]), who.Actor, db, clock, ct)).Refusal;
        // Of two who load at once the other has done it; and whoever drops a list meanwhile has no use for it.
        if (refusal is null or { Code: "compliance.list-meanwhile" } or { Kind: RefusalKind.NotFound }) return;
        await Refuse(pack, set, key, refusal, ct);
    }

    // Each part by its own checksum; signatures are checked where the list is loaded.
    private static Refusal? Mistaken(List<Read> files) =>
        files.Exists(f => f.Sha256 is { } sums && ListSeal.Verify(new MemoryStream(f.File.Bytes, writable: false), f.File.Name, sums) != SealOutcome.Valid) ? Refusal.Invalid("compliance.list-checksum") : null;

    private async Task Refuse(ListPack pack, FileSet? set, string key, Refusal refusal, CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        if (await db.FolderFaults.AnyAsync(f => f.Pack == pack.Code && f.Digest == key, ct)) return;
        var fault = new FolderFault
        {
            Pack = pack.Code, Digest = key, FileName = set?.Names ?? pack.Code, Code = refusal.Code, At = Instants.Stored(clock),
            Args = CanonicalJson.Write(refusal.Args.Select(a => Convert.ToString(a, CultureInfo.InvariantCulture))),
        };
        db.FolderFaults.Add(fault);
        db.Record("compliance.refuse-list-file", new SubjectRef("compliance_pack", pack.Code), new { file = fault.FileName, fault = fault.Code });
        foreach (var officer in await accounts.WithRole(Roles.ComplianceOfficer, ct))
        {
            var t = allTexts.In(Language.Find(officer.Locale) ?? Language.English);
            var text = string.Join("\r\n", t["compliance.mail.greeting", officer.Name], "", t["compliance.mail.folder", pack.Title, fault.FileName], "", fault.Tell(t), "", t["compliance.folder.still"], "", site.Link($"/compliance/lists/{pack.Code}").AbsoluteUri, "");
            db.Send(new(officer.Email, officer.Name, t["compliance.mail.folder.subject", pack.Title], text, $"compliance/list-file/{pack.Code}/{key[..Math.Min(16, key.Length)]}/{officer.Id}"));
        }
        try { await db.SaveChangesAsync(ct); }
        // Another process has told it.
        catch (Exception e) when (DbErrors.IsDuplicate(e)) { db.ChangeTracker.Clear(); }
    }

    private static string ByTime(FileSet set) => Digests.Of([.. set.Files.Select(f => string.Create(CultureInfo.InvariantCulture, $"{f.Name} {f.Length} {f.LastWriteTimeUtc.Ticks}"))]);

    private static async Task<Read> ReadFile(FileInfo file, CancellationToken ct) => new(
        new(file.Name, await File.ReadAllBytesAsync(file.FullName, ct), await Beside(file, ".sig", ct)), await Beside(file, ".sha256", ct) is { } sums ? Encoding.UTF8.GetString(sums) : null);

    private static async Task<byte[]?> Beside(FileInfo file, string ending, CancellationToken ct)
    {
        var beside = new FileInfo(file.FullName + ending);
        if (!beside.Exists) return null;
        // Nothing that long is a seal; what is no seal is refused as one that does not fit.
        return beside.Length > MostSeal ? [0] : await File.ReadAllBytesAsync(beside.FullName, ct);
    }
}
