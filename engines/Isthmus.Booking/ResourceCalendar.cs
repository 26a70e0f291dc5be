namespace Isthmus.Booking;

/// <summary>
/// When a resource may be used and when its units are taken: an instrument and a room have one unit, a rack of forty places has forty. What is taken is taken with its buffers; of the hours only the use itself has
/// to keep.
/// </summary>
public sealed class ResourceCalendar
{
    private readonly SpanSet[] _taken;

    /// <summary>A calendar of a resource.</summary>
    /// <param name="open">When a use may take place.</param>
    /// <param name="taken">What is taken of each unit, buffers included. As many as there are units.</param>
    /// <param name="before">What a use needs before it, to prepare.</param>
    /// <param name="after">What a use needs after it, to clean.</param>
    public ResourceCalendar(SpanSet open, IEnumerable<SpanSet> taken, TimeSpan before = default, TimeSpan after = default)
    {
        ArgumentNullException.ThrowIfNull(open);
        if (before < TimeSpan.Zero || after < TimeSpan.Zero) throw new ArgumentException("A buffer is not less than nothing.");
        (Open, _taken, Before, After) = (open, [.. taken], before, after);
        if (_taken.Length == 0) throw new ArgumentException("A resource has a unit at least.");
    }

    /// <summary>When a use may take place.</summary>
    public SpanSet Open { get; }

    /// <summary>How many can use it at the same time.</summary>
    public int Units => _taken.Length;

    /// <summary>What a use needs before it.</summary>
    public TimeSpan Before { get; }

    /// <summary>What a use needs after it.</summary>
    public TimeSpan After { get; }

    /// <summary>What is taken of a unit.</summary>
    public SpanSet Taken(int unit) => _taken[unit];

    /// <summary>
    /// The units that a use could have, the tightest fit first: the one whose free time around it is shortest, so that long free times stay long. Empty where it is closed or there are fewer than asked for. O(units · log n).
    /// </summary>
    public IReadOnlyList<int> UnitsFor(Span use, int units = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(units, 1);
        if (!Open.Covers(use)) return [];
        var all = use.With(Before, After);
        var free = new List<(long Gap, int Unit)>();
        for (var unit = 0; unit < _taken.Length; unit++)
            if (Gap(unit, all) is { } gap) free.Add((gap, unit));
        return free.Count < units ? [] : [.. free.OrderBy(f => f).Take(units).Select(f => f.Unit)];
    }

    /// <summary>How long a unit is free around a stretch; null where it is not free for all of it.</summary>
    internal long? Gap(int unit, Span all)
    {
        var edges = _taken[unit].Edges;
        var found = edges.BinarySearch(all.From.Ticks);
        // An end at this very moment is past, a beginning is not.
        var i = found >= 0 ? found + ((found & 1) == 1 ? 1 : 0) : ~found;
        if ((i & 1) == 1) return null;
        if (i < edges.Length && edges[i] < all.Until.Ticks) return null;
        var from = i == 0 ? long.MinValue / 4 : edges[i - 1];
        var until = i == edges.Length ? long.MaxValue / 4 : edges[i];
        return until - from;
    }

    /// <summary>The moments of a stretch at which a use of that length may begin and have so many units to its end.</summary>
    internal SpanSet Starts(long from, long until, long length, int units)
    {
        // What is taken is looked at as far as a use that begins in the stretch reaches.
        var (before, after) = (Before.Ticks, After.Ticks);
        var open = Open.Within(from, until + length).Starts(length).Within(from, until);
        if (open.Count == 0 || units > _taken.Length) return SpanSet.Empty;
        var each = new List<SpanSet>(_taken.Length);
        foreach (var taken in _taken)
        {
            var starts = taken.Outside(from - before, until + length + after).Starts(length + before + after).Shift(before);
            if (starts.Count > 0) each.Add(starts);
        }
        return each.Count < units ? SpanSet.Empty : SpanSet.InAtLeast(units, each).Intersect(open);
    }
}
