using System.Collections.Concurrent;
using Isthmus.Contracts.Indicators;

namespace Isthmus.Indicators.Own;

/// <summary>A number of our own records as this reader may see it.</summary>
/// <param name="Figure">The number, zero where it is hidden.</param>
/// <param name="IsHidden">It is about fewer than five organisations, or would give away a number that is.</param>
internal sealed record OwnRow(OwnFigure Figure, bool IsHidden);

/// <summary>
/// The rooms' own records, counted, for a minute. What is about fewer than five organisations is told to organisers only; and where that hides one group of several whose sum is told, the next smallest is hidden as well:
/// the difference would tell the first.
/// </summary>
internal sealed class OwnNumbers(IEnumerable<IOwnFigures> rooms, IEnumerable<IOrganisationFigures> ofOne, OwnNumbers.Memory memory, TimeProvider clock)
{
    public const int FewestTold = 5;
    private static readonly TimeSpan s_fresh = TimeSpan.FromMinutes(1);

    public async Task<IReadOnlyList<OwnRow>> Read(string language, Actor actor, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (memory.Known.GetValueOrDefault(language) is not { Figures: { } figures, Until: var until } || until < now)
        {
            var all = new List<OwnFigure>();
            foreach (var room in rooms) all.AddRange(await room.Count(language, ct));
            figures = all;
            memory.Known[language] = (figures, now + s_fresh);
        }
        return Told(figures, actor.IsOrganiser);
    }

    /// <summary>What the records hold of one organisation, by the same rule.</summary>
    public async Task<IReadOnlyList<OwnRow>> Of(OrganisationId id, string language, Actor actor, CancellationToken ct)
    {
        var all = new List<OwnFigure>();
        foreach (var room in ofOne) all.AddRange(await room.Of(id, language, ct));
        return Told(all, actor.IsOrganiser);
    }

    public static IReadOnlyList<OwnRow> Told(IReadOnlyList<OwnFigure> figures, bool seesRecords)
    {
        if (seesRecords) return [.. figures.Select(f => new OwnRow(f, false))];
        var rows = new List<OwnRow>();
        foreach (var table in figures.GroupBy(f => (f.Code, f.By)))
        {
            var hidden = table.Where(f => f.Organisations < FewestTold && f.Value > 0 && !f.IsListed).ToHashSet();
            if (table.Key.By is not null && hidden.Count == 1 && table.Where(f => !hidden.Contains(f)).MinBy(f => f.Value) is { } next) hidden.Add(next);
            // Records are opened by their own room, which knows who may see them; the number behind a hidden one is not sent along.
            rows.AddRange(table.Select(f => hidden.Contains(f) ? new OwnRow(f with { Value = 0, Organisations = 0, Records = null }, true) : new(f, false)));
        }
        return rows;
    }

    internal sealed class Memory
    {
        public ConcurrentDictionary<string, (IReadOnlyList<OwnFigure> Figures, DateTimeOffset Until)> Known { get; } = new();
    }
}
