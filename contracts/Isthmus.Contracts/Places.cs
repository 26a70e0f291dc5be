namespace Isthmus.Contracts.Places;

/// <summary>A house of innovation, a park, a cluster or a centre.</summary>
public readonly record struct PlaceId(Guid Value) : IId<PlaceId>, IComparable<PlaceId>
{
    public static PlaceId From(Guid value) => new(value);
    public static PlaceId New() => new(Guid.CreateVersion7());
    public static bool TryParse(string? s, IFormatProvider? provider, out PlaceId id) { var ok = Guid.TryParse(s, out var g); id = new(g); return ok; }
    public override string ToString() => Value.ToString();

    // The database compares by these in lists with a cursor.
    public int CompareTo(PlaceId other) => Value.CompareTo(other.Value);
    public static bool operator <(PlaceId a, PlaceId b) => a.CompareTo(b) < 0;
    public static bool operator >(PlaceId a, PlaceId b) => a.CompareTo(b) > 0;
    public static bool operator <=(PlaceId a, PlaceId b) => a.CompareTo(b) <= 0;
    public static bool operator >=(PlaceId a, PlaceId b) => a.CompareTo(b) >= 0;
}

/// <summary>Time of something at a place is free again: who waits for it may have it.</summary>
public sealed record TimeFreed(PlaceId Place, DateTime From, DateTime Until) : IEvent { public static string Name => "places.time-freed"; }
