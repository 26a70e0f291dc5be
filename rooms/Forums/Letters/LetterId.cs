namespace Isthmus.Forums.Letters;

internal readonly record struct LetterId(Guid Value) : IId<LetterId>, IComparable<LetterId>
{
    public static LetterId From(Guid value) => new(value);
    public static LetterId New() => new(Guid.CreateVersion7());
    public static bool TryParse(string? s, IFormatProvider? provider, out LetterId id) { var ok = Guid.TryParse(s, out var g); id = new(g); return ok; }
    public override string ToString() => Value.ToString();

    // The database compares by these in lists with a cursor.
    public int CompareTo(LetterId other) => Value.CompareTo(other.Value);
    public static bool operator <(LetterId a, LetterId b) => a.CompareTo(b) < 0;
    public static bool operator >(LetterId a, LetterId b) => a.CompareTo(b) > 0;
    public static bool operator <=(LetterId a, LetterId b) => a.CompareTo(b) <= 0;
    public static bool operator >=(LetterId a, LetterId b) => a.CompareTo(b) >= 0;
}
