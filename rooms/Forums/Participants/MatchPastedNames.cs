using Isthmus.Names;

namespace Isthmus.Forums.Participants;

/// <summary>Which organisations of the registry are meant by a pasted list of names, one a line. Nothing is written and nobody invented.</summary>
internal static class MatchPastedNames
{
    public const int Most = 500;

    public sealed record Line(string Written, NameCandidate? Best, bool IsSure);

    public static async Task<IReadOnlyList<Line>> Handle(string? pasted, IOrganisations organisations, CancellationToken ct)
    {
        var names = (pasted ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct(StringComparer.OrdinalIgnoreCase).Take(Most).ToList();
        if (names.Count == 0) return [];
        var found = await organisations.Resolve(names, ct);
        return [.. names.Select(n => found.TryGetValue(n, out var c) && c.Count > 0
            ? new Line(n, c[0], c[0].Score >= NameMatch.Probable && (c.Count == 1 || c[1].Score < c[0].Score)) : new Line(n, null, false))];
    }
}
