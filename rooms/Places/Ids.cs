namespace Isthmus.Places;

internal readonly record struct ResourceId(Guid Value) : IId<ResourceId>, IComparable<ResourceId>
{
    public static ResourceId From(Guid value) => new(value);
    public static ResourceId New() => new(Guid.CreateVersion7());
    public static bool TryParse(string? s, IFormatProvider? provider, out ResourceId id) { var ok = Guid.TryParse(s, out var g); id = new(g); return ok; }
    public override string ToString() => Value.ToString();

    // The database compares by these in lists with a cursor.
    public int CompareTo(ResourceId other) => Value.CompareTo(other.Value);
    public static bool operator <(ResourceId a, ResourceId b) => a.CompareTo(b) < 0;
    public static bool operator >(ResourceId a, ResourceId b) => a.CompareTo(b) > 0;
    public static bool operator <=(ResourceId a, ResourceId b) => a.CompareTo(b) <= 0;
    public static bool operator >=(ResourceId a, ResourceId b) => a.CompareTo(b) >= 0;
}

internal readonly record struct ReservationId(Guid Value) : IId<ReservationId>, IComparable<ReservationId>
{
    public static ReservationId From(Guid value) => new(value);
    public static ReservationId New() => new(Guid.CreateVersion7());
    public static bool TryParse(string? s, IFormatProvider? provider, out ReservationId id) { var ok = Guid.TryParse(s, out var g); id = new(g); return ok; }
    public override string ToString() => Value.ToString();

    public int CompareTo(ReservationId other) => Value.CompareTo(other.Value);
    public static bool operator <(ReservationId a, ReservationId b) => a.CompareTo(b) < 0;
    public static bool operator >(ReservationId a, ReservationId b) => a.CompareTo(b) > 0;
    public static bool operator <=(ReservationId a, ReservationId b) => a.CompareTo(b) <= 0;
    public static bool operator >=(ReservationId a, ReservationId b) => a.CompareTo(b) >= 0;
}

internal readonly record struct OccupancyId(Guid Value) : IId<OccupancyId>
{
    public static OccupancyId From(Guid value) => new(value);
    public static OccupancyId New() => new(Guid.CreateVersion7());
    public static bool TryParse(string? s, IFormatProvider? provider, out OccupancyId id) { var ok = Guid.TryParse(s, out var g); id = new(g); return ok; }
    public override string ToString() => Value.ToString();
}

internal readonly record struct SeriesId(Guid Value) : IId<SeriesId>
{
    public static SeriesId From(Guid value) => new(value);
    public static SeriesId New() => new(Guid.CreateVersion7());
    public static bool TryParse(string? s, IFormatProvider? provider, out SeriesId id) { var ok = Guid.TryParse(s, out var g); id = new(g); return ok; }
    public override string ToString() => Value.ToString();
}

internal readonly record struct OutageId(Guid Value) : IId<OutageId>
{
    public static OutageId From(Guid value) => new(value);
    public static OutageId New() => new(Guid.CreateVersion7());
    public static bool TryParse(string? s, IFormatProvider? provider, out OutageId id) { var ok = Guid.TryParse(s, out var g); id = new(g); return ok; }
    public override string ToString() => Value.ToString();
}

internal readonly record struct QualificationId(Guid Value) : IId<QualificationId>
{
    public static QualificationId From(Guid value) => new(value);
    public static QualificationId New() => new(Guid.CreateVersion7());
    public static bool TryParse(string? s, IFormatProvider? provider, out QualificationId id) { var ok = Guid.TryParse(s, out var g); id = new(g); return ok; }
    public override string ToString() => Value.ToString();
}

internal readonly record struct ProtocolId(Guid Value) : IId<ProtocolId>
{
    public static ProtocolId From(Guid value) => new(value);
    public static ProtocolId New() => new(Guid.CreateVersion7());
    public static bool TryParse(string? s, IFormatProvider? provider, out ProtocolId id) { var ok = Guid.TryParse(s, out var g); id = new(g); return ok; }
    public override string ToString() => Value.ToString();
}

internal readonly record struct WaitingEntryId(Guid Value) : IId<WaitingEntryId>, IComparable<WaitingEntryId>
{
    public static WaitingEntryId From(Guid value) => new(value);
    public static WaitingEntryId New() => new(Guid.CreateVersion7());
    public static bool TryParse(string? s, IFormatProvider? provider, out WaitingEntryId id) { var ok = Guid.TryParse(s, out var g); id = new(g); return ok; }
    public override string ToString() => Value.ToString();

    public int CompareTo(WaitingEntryId other) => Value.CompareTo(other.Value);
    public static bool operator <(WaitingEntryId a, WaitingEntryId b) => a.CompareTo(b) < 0;
    public static bool operator >(WaitingEntryId a, WaitingEntryId b) => a.CompareTo(b) > 0;
    public static bool operator <=(WaitingEntryId a, WaitingEntryId b) => a.CompareTo(b) <= 0;
    public static bool operator >=(WaitingEntryId a, WaitingEntryId b) => a.CompareTo(b) >= 0;
}
