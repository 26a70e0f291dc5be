namespace Isthmus.Forums.Delegations.Figures;

internal readonly record struct FigureId(Guid Value) : IId<FigureId>, IComparable<FigureId>
{
    public static FigureId From(Guid value) => new(value);
    public static FigureId New() => new(Guid.CreateVersion7());
    public static bool TryParse(string? s, IFormatProvider? provider, out FigureId id) { var ok = Guid.TryParse(s, out var g); id = new(g); return ok; }
    public override string ToString() => Value.ToString();

    // The database compares by these in lists with a cursor.
    public int CompareTo(FigureId other) => Value.CompareTo(other.Value);
    public static bool operator <(FigureId a, FigureId b) => a.CompareTo(b) < 0;
    public static bool operator >(FigureId a, FigureId b) => a.CompareTo(b) > 0;
    public static bool operator <=(FigureId a, FigureId b) => a.CompareTo(b) <= 0;
    public static bool operator >=(FigureId a, FigureId b) => a.CompareTo(b) >= 0;
}
