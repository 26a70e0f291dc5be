using System.Collections.Concurrent;
using Isthmus.Compliance.Lists;
using Isthmus.Compliance.Regimes;
using Isthmus.Screening;

namespace Isthmus.Compliance.Gate;

/// <summary>
/// The screener in force. What is in force is said by the database, asked each time, so that a list put in force by another process counts here with the next question. Only the indexes, which
/// never change for a version, are kept in memory.
/// </summary>
internal sealed class Screeners
{
    private readonly ConcurrentDictionary<VersionId, Lazy<Task<ScreeningIndex>>> _indexes = [];
    private readonly ConcurrentDictionary<string, RegimeRules> _regimes = [];
    private Screener? _latest;

    public async Task<Screener> Current(ComplianceDb db, DateTime now, CancellationToken ct)
    {
        var basis = await BasisNow(db, now, ct);
        // Indexes of versions no longer in force, as decisions run again have had made, go with the last who uses them.
        foreach (var old in _indexes.Keys.Except(basis.Lists.Select(l => l.Version)).ToList()) _indexes.TryRemove(old, out _);
        if (_latest is { } latest && latest.Digest == Digests.Of(CanonicalJson.Write(basis))) return latest;
        return _latest = await With(basis, db, ct);
    }

    /// <summary>A screener for a basis of any time. Throws <see cref="MissingPartException"/> when a part of it is no longer there.</summary>
    public async Task<Screener> With(Basis basis, ComplianceDb db, CancellationToken ct)
    {
        var lists = new List<IndexedList>();
        foreach (var used in basis.Lists) lists.Add(new(used.Pack, await Index(used, db, ct)));
        var regimes = new List<RegimeRules>();
        foreach (var used in basis.Regimes) regimes.Add(await Rules(used, db, ct));
        return new Screener(basis, lists, regimes);
    }

    /// <summary>Whether what a screener rests on is still what is in force.</summary>
    public static async Task<bool> IsInForce(Screener screener, ComplianceDb db, DateTime now, CancellationToken ct) => Digests.Of(CanonicalJson.Write(await BasisNow(db, now, ct))) == screener.Digest;

    public static async Task<Basis> BasisNow(ComplianceDb db, DateTime now, CancellationToken ct)
    {
        var packs = await db.Packs.AsNoTracking().Where(p => p.InUse).OrderBy(p => p.Code).ToListAsync(ct);
        var inForce = packs.Select(p => p.InForce).OfType<VersionId>().ToList();
        var versions = await db.Versions.AsNoTracking().Where(v => inForce.Contains(v.Id)).ToDictionaryAsync(v => v.Id, ct);
        var regimes = await db.Regimes.AsNoTracking().Where(r => r.InUse).OrderBy(r => r.Code).Select(r => new RegimeUsed(r.Code, r.Number, r.Sha256)).ToListAsync(ct);
        var settings = await db.Settings.AsNoTracking().SingleOrDefaultAsync(ct) ?? new GateSettings();
        return new Basis(
            [.. packs.Where(p => p.InForce is not null).Select(p => versions[p.InForce!.Value]).Select(v => new ListUsed(v.Pack, v.Id, v.Number, v.Sha256))],
            [.. packs.Where(p => p.IsMissing).Select(p => p.Code)], [.. packs.Where(p => p.IsStale(now)).Select(p => p.Code)], regimes, settings.PartyThreshold, Decide.Engines);
    }

    private async Task<ScreeningIndex> Index(ListUsed used, ComplianceDb db, CancellationToken ct)
    {
        if (_indexes.TryGetValue(used.Version, out var known)) return await known.Value;
        var packed = await db.Contents.AsNoTracking().Where(c => c.Version == used.Version).Select(c => c.Packed).SingleOrDefaultAsync(ct)
            ?? throw new MissingPartException($"{used.Pack} {used.Number}");
        // Whoever comes second waits for the first instead of building the same again.
        var index = _indexes.GetOrAdd(used.Version, _ => new Lazy<Task<ScreeningIndex>>(() => Task.Run(() => ScreeningIndex.Build(PackedEntries.Unpack(packed), CancellationToken.None), CancellationToken.None)));
        try { return await index.Value; }
        catch { _indexes.TryRemove(used.Version, out _); throw; }
    }

    private async Task<RegimeRules> Rules(RegimeUsed used, ComplianceDb db, CancellationToken ct)
    {
        if (_regimes.TryGetValue(used.Sha256, out var known)) return known;
        var json = await db.Regimes.AsNoTracking().Where(r => r.Code == used.Code && r.Number == used.Number).Select(r => r.Json).SingleOrDefaultAsync(ct) ?? throw new MissingPartException($"{used.Code} {used.Number}");
        return _regimes[used.Sha256] = CanonicalJson.Read<RegimeRules>(json);
    }
}

/// <summary>A part of a basis is not in the database any more.</summary>
internal sealed class MissingPartException(string part) : Exception("Missing: " + part)
{
    public string Part { get; } = part;
}
