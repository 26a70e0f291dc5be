using Isthmus.Screening;

namespace Isthmus.Compliance.Lists;

/// <summary>What a version of a list changed against the one before it.</summary>
internal static class CompareVersions
{
    internal sealed record Line(string EntryId, string Name, PartyType Type, IReadOnlyList<Difference> Differences);

    internal sealed record Difference(string Field, string? Before, string? After);

    internal sealed record Comparison(string Pack, int Number, int? Before, IReadOnlyList<Line> Added, IReadOnlyList<Line> Changed, IReadOnlyList<Line> Removed);

    public static async Task<Comparison?> With(string code, int number, ComplianceDb db, CancellationToken ct)
    {
        if (await db.Versions.AsNoTracking().SingleOrDefaultAsync(v => v.Pack == code && v.Number == number, ct) is not { } version) return null;
        var before = await db.Versions.AsNoTracking().Where(v => v.Pack == code && v.Number < number).OrderByDescending(v => v.Number).FirstOrDefaultAsync(ct);
        var now = await Entries(version.Id, db, ct);
        if (before is null) return new(code, number, null, [.. now.Select(e => Plain(e))], [], []);
        var old = await Entries(before.Id, db, ct);
        var delta = ListDelta.Between(old, now);
        return new(code, number, before.Number, [.. delta.Added.Select(Plain)], [.. delta.Changed.Select(c => new Line(c.Now.Id, c.Now.Name, c.Now.Type, [.. Differences(c.Was, c.Now)]))], [.. delta.Removed.Select(Plain)]);
    }

    private static Line Plain(ListEntry entry) => new(entry.Id, entry.Name, entry.Type, []);

    private static IEnumerable<Difference> Differences(ListEntry before, ListEntry after)
    {
        var (was, now) = (Fields(before), Fields(after));
        return was.Zip(now).Where(p => p.First.Value != p.Second.Value).Select(p => new Difference(p.First.Field, p.First.Value, p.Second.Value));
    }

    private static List<(string Field, string? Value)> Fields(ListEntry e) =>
    [
        ("name", e.Name), ("type", e.Type.ToString()), ("aliases", Joined(e.Aliases)), ("weakAliases", Joined(e.WeakAliases)), ("birthDates", Joined(e.BirthDates.Select(d => d.ToString()))), ("gender", e.Gender),
        ("countries", Joined(e.Countries)), ("identifiers", Joined(e.Identifiers.Select(i => $"{i.Kind} {i.Value} {i.Country}".TrimEnd()))), ("programmes", Joined(e.Programmes)),
        ("listedOn", e.ListedOn?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)), ("endsOn", e.EndsOn?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)), ("remarks", e.Remarks),
    ];

    private static string? Joined(IEnumerable<string> values) => string.Join("; ", values) is { Length: > 0 } text ? text : null;

    private static async Task<IReadOnlyList<ListEntry>> Entries(VersionId version, ComplianceDb db, CancellationToken ct) =>
        PackedEntries.Unpack(await db.Contents.AsNoTracking().Where(c => c.Version == version).Select(c => c.Packed).SingleAsync(ct));
}
