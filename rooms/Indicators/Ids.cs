namespace Isthmus.Indicators;

internal readonly record struct ClaimId(Guid Value) : IId<ClaimId>
{
    public static ClaimId From(Guid value) => new(value);
    public static ClaimId New() => new(Guid.CreateVersion7());
    public static bool TryParse(string? s, IFormatProvider? provider, out ClaimId id) { var ok = Guid.TryParse(s, out var g); id = new(g); return ok; }
    // Ids sort by time; written as operators because those EF translates.
    public static bool operator <(ClaimId left, ClaimId right) => left.Value < right.Value;
    public static bool operator >(ClaimId left, ClaimId right) => left.Value > right.Value;
    public override string ToString() => Value.ToString();
}

internal readonly record struct SourceId(Guid Value) : IId<SourceId>
{
    public static SourceId From(Guid value) => new(value);
    public static SourceId New() => new(Guid.CreateVersion7());
    public static bool TryParse(string? s, IFormatProvider? provider, out SourceId id) { var ok = Guid.TryParse(s, out var g); id = new(g); return ok; }
    public override string ToString() => Value.ToString();
}

internal readonly record struct DerivedId(Guid Value) : IId<DerivedId>
{
    public static DerivedId From(Guid value) => new(value);
    public static DerivedId New() => new(Guid.CreateVersion7());
    public static bool TryParse(string? s, IFormatProvider? provider, out DerivedId id) { var ok = Guid.TryParse(s, out var g); id = new(g); return ok; }
    public override string ToString() => Value.ToString();
}
