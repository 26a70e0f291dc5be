namespace Isthmus.Forums.Messages;

internal readonly record struct ForumMessageId(Guid Value) : IId<ForumMessageId>, IComparable<ForumMessageId>
{
    public static ForumMessageId From(Guid value) => new(value);
    public static ForumMessageId New() => new(Guid.CreateVersion7());
    public static bool TryParse(string? s, IFormatProvider? provider, out ForumMessageId id) { var ok = Guid.TryParse(s, out var g); id = new(g); return ok; }
    public override string ToString() => Value.ToString();

    // The database compares by these in lists with a cursor.
    public int CompareTo(ForumMessageId other) => Value.CompareTo(other.Value);
    public static bool operator <(ForumMessageId a, ForumMessageId b) => a.CompareTo(b) < 0;
    public static bool operator >(ForumMessageId a, ForumMessageId b) => a.CompareTo(b) > 0;
    public static bool operator <=(ForumMessageId a, ForumMessageId b) => a.CompareTo(b) <= 0;
    public static bool operator >=(ForumMessageId a, ForumMessageId b) => a.CompareTo(b) >= 0;
}

internal readonly record struct RecipientId(Guid Value) : IId<RecipientId>, IComparable<RecipientId>
{
    public static RecipientId From(Guid value) => new(value);
    public static RecipientId New() => new(Guid.CreateVersion7());
    public static bool TryParse(string? s, IFormatProvider? provider, out RecipientId id) { var ok = Guid.TryParse(s, out var g); id = new(g); return ok; }
    public override string ToString() => Value.ToString();

    public int CompareTo(RecipientId other) => Value.CompareTo(other.Value);
    public static bool operator <(RecipientId a, RecipientId b) => a.CompareTo(b) < 0;
    public static bool operator >(RecipientId a, RecipientId b) => a.CompareTo(b) > 0;
    public static bool operator <=(RecipientId a, RecipientId b) => a.CompareTo(b) <= 0;
    public static bool operator >=(RecipientId a, RecipientId b) => a.CompareTo(b) >= 0;
}
