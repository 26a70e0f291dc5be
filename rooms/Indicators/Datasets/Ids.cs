namespace Isthmus.Indicators.Datasets;

internal readonly record struct DatasetId(Guid Value) : IId<DatasetId>
{
    public static DatasetId From(Guid value) => new(value);
    public static DatasetId New() => new(Guid.CreateVersion7());
    public static bool TryParse(string? s, IFormatProvider? provider, out DatasetId id) { var ok = Guid.TryParse(s, out var g); id = new(g); return ok; }

    // Ids sort by time; written as operators because those EF translates.
    public static bool operator <(DatasetId left, DatasetId right) => left.Value < right.Value;
    public static bool operator >(DatasetId left, DatasetId right) => left.Value > right.Value;
    public override string ToString() => Value.ToString();
}

internal readonly record struct LoadId(Guid Value) : IId<LoadId>
{
    public static LoadId From(Guid value) => new(value);
    public static LoadId New() => new(Guid.CreateVersion7());
    public static bool TryParse(string? s, IFormatProvider? provider, out LoadId id) { var ok = Guid.TryParse(s, out var g); id = new(g); return ok; }
    public override string ToString() => Value.ToString();
}
