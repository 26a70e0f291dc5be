namespace Isthmus.Forums.CheckIn;

internal readonly record struct ZoneId(Guid Value) : IId<ZoneId>
{
    public static ZoneId From(Guid value) => new(value);
    public static ZoneId New() => new(Guid.CreateVersion7());
    public static bool TryParse(string? s, IFormatProvider? provider, out ZoneId id) { var ok = Guid.TryParse(s, out var g); id = new(g); return ok; }
    public override string ToString() => Value.ToString();
}

internal readonly record struct DoorId(Guid Value) : IId<DoorId>
{
    public static DoorId From(Guid value) => new(value);
    public static DoorId New() => new(Guid.CreateVersion7());
    public static bool TryParse(string? s, IFormatProvider? provider, out DoorId id) { var ok = Guid.TryParse(s, out var g); id = new(g); return ok; }
    public override string ToString() => Value.ToString();
}

internal readonly record struct ScanId(Guid Value) : IId<ScanId>
{
    public static ScanId From(Guid value) => new(value);
    public static ScanId New() => new(Guid.CreateVersion7());
    public static bool TryParse(string? s, IFormatProvider? provider, out ScanId id) { var ok = Guid.TryParse(s, out var g); id = new(g); return ok; }
    public override string ToString() => Value.ToString();
}
