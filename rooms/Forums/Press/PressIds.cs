namespace Isthmus.Forums.Press;

internal readonly record struct JournalistId(Guid Value) : IId<JournalistId>, IComparable<JournalistId>
{
    public static JournalistId From(Guid value) => new(value);
    public static JournalistId New() => new(Guid.CreateVersion7());
    public static bool TryParse(string? s, IFormatProvider? provider, out JournalistId id) { var ok = Guid.TryParse(s, out var g); id = new(g); return ok; }
    public override string ToString() => Value.ToString();

    // The database compares by these in lists with a cursor.
    public int CompareTo(JournalistId other) => Value.CompareTo(other.Value);
    public static bool operator <(JournalistId a, JournalistId b) => a.CompareTo(b) < 0;
    public static bool operator >(JournalistId a, JournalistId b) => a.CompareTo(b) > 0;
    public static bool operator <=(JournalistId a, JournalistId b) => a.CompareTo(b) <= 0;
    public static bool operator >=(JournalistId a, JournalistId b) => a.CompareTo(b) >= 0;
}

internal readonly record struct MaterialId(Guid Value) : IId<MaterialId>
{
    public static MaterialId From(Guid value) => new(value);
    public static MaterialId New() => new(Guid.CreateVersion7());
    public static bool TryParse(string? s, IFormatProvider? provider, out MaterialId id) { var ok = Guid.TryParse(s, out var g); id = new(g); return ok; }
    public override string ToString() => Value.ToString();
}
