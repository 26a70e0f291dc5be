namespace Isthmus.Partnering;

internal readonly record struct ReviewId(Guid Value) : IId<ReviewId>
{
    public static ReviewId From(Guid value) => new(value);
    public static ReviewId New() => new(Guid.CreateVersion7());
    public static bool TryParse(string? s, IFormatProvider? provider, out ReviewId id) { var ok = Guid.TryParse(s, out var g); id = new(g); return ok; }
    public override string ToString() => Value.ToString();
}

internal readonly record struct DealStepId(Guid Value) : IId<DealStepId>
{
    public static DealStepId From(Guid value) => new(value);
    public static DealStepId New() => new(Guid.CreateVersion7());
    public static bool TryParse(string? s, IFormatProvider? provider, out DealStepId id) { var ok = Guid.TryParse(s, out var g); id = new(g); return ok; }
    public override string ToString() => Value.ToString();
}

internal readonly record struct SavedSearchId(Guid Value) : IId<SavedSearchId>
{
    public static SavedSearchId From(Guid value) => new(value);
    public static SavedSearchId New() => new(Guid.CreateVersion7());
    public static bool TryParse(string? s, IFormatProvider? provider, out SavedSearchId id) { var ok = Guid.TryParse(s, out var g); id = new(g); return ok; }
    public override string ToString() => Value.ToString();
}

internal readonly record struct FileId(Guid Value) : IId<FileId>
{
    public static FileId From(Guid value) => new(value);
    public static FileId New() => new(Guid.CreateVersion7());
    public static bool TryParse(string? s, IFormatProvider? provider, out FileId id) { var ok = Guid.TryParse(s, out var g); id = new(g); return ok; }
    public override string ToString() => Value.ToString();
}

internal readonly record struct ExchangeId(Guid Value) : IId<ExchangeId>
{
    public static ExchangeId From(Guid value) => new(value);
    public static ExchangeId New() => new(Guid.CreateVersion7());
    public static bool TryParse(string? s, IFormatProvider? provider, out ExchangeId id) { var ok = Guid.TryParse(s, out var g); id = new(g); return ok; }
    public override string ToString() => Value.ToString();
}

internal readonly record struct BuyerId(Guid Value) : IId<BuyerId>
{
    public static BuyerId From(Guid value) => new(value);
    public static BuyerId New() => new(Guid.CreateVersion7());
    public static bool TryParse(string? s, IFormatProvider? provider, out BuyerId id) { var ok = Guid.TryParse(s, out var g); id = new(g); return ok; }
    // Ids sort by time; written as operators because those EF translates.
    public static bool operator <(BuyerId left, BuyerId right) => left.Value < right.Value;
    public static bool operator >(BuyerId left, BuyerId right) => left.Value > right.Value;
    public override string ToString() => Value.ToString();
}
