namespace Isthmus.Booking;

/// <summary>A stretch of time, from its first moment up to, not including, its end: two that touch do not overlap. Moments are in UTC; a stretch of no length is none.</summary>
public readonly record struct Span : IComparable<Span>
{
    /// <summary>A stretch between two moments.</summary>
    /// <exception cref="ArgumentException">A moment is not in UTC, or the end is not after the beginning.</exception>
    public Span(DateTime from, DateTime until)
    {
        if (from.Kind != DateTimeKind.Utc || until.Kind != DateTimeKind.Utc) throw new ArgumentException("Both moments of a span are in UTC.");
        if (until <= from) throw new ArgumentException($"A span ends after it begins; {from:O} to {until:O} does not.");
        (From, Until) = (from, until);
    }

    internal Span(long from, long until) => (From, Until) = (new(from, DateTimeKind.Utc), new(until, DateTimeKind.Utc));

    /// <summary>Its first moment.</summary>
    public DateTime From { get; }

    /// <summary>The first moment after it.</summary>
    public DateTime Until { get; }

    /// <summary>How long it is.</summary>
    public TimeSpan Length => Until - From;

    /// <summary>True where both have a moment in common; not where one begins as the other ends.</summary>
    public bool Overlaps(Span other) => From < other.Until && other.From < Until;

    /// <summary>True where the whole of the other lies in this one.</summary>
    public bool Covers(Span other) => From <= other.From && other.Until <= Until;

    /// <summary>True for its moments: the first one, not the end.</summary>
    public bool Contains(DateTime moment) => From <= moment && moment < Until;

    /// <summary>The same with time before and after it: what is taken by a use that needs preparing and cleaning.</summary>
    public Span With(TimeSpan before, TimeSpan after) => new(From - before, Until + after);

    /// <summary>By beginning, then by end.</summary>
    public int CompareTo(Span other) => From == other.From ? Until.CompareTo(other.Until) : From.CompareTo(other.From);

    /// <summary>Earlier.</summary>
    public static bool operator <(Span left, Span right) => left.CompareTo(right) < 0;

    /// <summary>Later.</summary>
    public static bool operator >(Span left, Span right) => left.CompareTo(right) > 0;

    /// <summary>Earlier or the same.</summary>
    public static bool operator <=(Span left, Span right) => left.CompareTo(right) <= 0;

    /// <summary>Later or the same.</summary>
    public static bool operator >=(Span left, Span right) => left.CompareTo(right) >= 0;
}
