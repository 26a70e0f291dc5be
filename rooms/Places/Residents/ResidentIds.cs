namespace Isthmus.Places.Residents;

internal readonly record struct ResidentId(Guid Value) : IId<ResidentId>
{
    public static ResidentId From(Guid value) => new(value);
    public static ResidentId New() => new(Guid.CreateVersion7());
    public static bool TryParse(string? s, IFormatProvider? provider, out ResidentId id) { var ok = Guid.TryParse(s, out var g); id = new(g); return ok; }
    public override string ToString() => Value.ToString();
}

internal readonly record struct ResidentMoveId(Guid Value) : IId<ResidentMoveId>
{
    public static ResidentMoveId From(Guid value) => new(value);
    public static ResidentMoveId New() => new(Guid.CreateVersion7());
    public static bool TryParse(string? s, IFormatProvider? provider, out ResidentMoveId id) { var ok = Guid.TryParse(s, out var g); id = new(g); return ok; }
    public override string ToString() => Value.ToString();
}

internal readonly record struct DocumentId(Guid Value) : IId<DocumentId>
{
    public static DocumentId From(Guid value) => new(value);
    public static DocumentId New() => new(Guid.CreateVersion7());
    public static bool TryParse(string? s, IFormatProvider? provider, out DocumentId id) { var ok = Guid.TryParse(s, out var g); id = new(g); return ok; }
    public override string ToString() => Value.ToString();
}

internal readonly record struct ExpertReviewId(Guid Value) : IId<ExpertReviewId>
{
    public static ExpertReviewId From(Guid value) => new(value);
    public static ExpertReviewId New() => new(Guid.CreateVersion7());
    public static bool TryParse(string? s, IFormatProvider? provider, out ExpertReviewId id) { var ok = Guid.TryParse(s, out var g); id = new(g); return ok; }
    public override string ToString() => Value.ToString();
}

internal readonly record struct OnboardingItemId(Guid Value) : IId<OnboardingItemId>
{
    public static OnboardingItemId From(Guid value) => new(value);
    public static OnboardingItemId New() => new(Guid.CreateVersion7());
    public static bool TryParse(string? s, IFormatProvider? provider, out OnboardingItemId id) { var ok = Guid.TryParse(s, out var g); id = new(g); return ok; }
    public override string ToString() => Value.ToString();
}

internal readonly record struct AnnualReportId(Guid Value) : IId<AnnualReportId>
{
    public static AnnualReportId From(Guid value) => new(value);
    public static AnnualReportId New() => new(Guid.CreateVersion7());
    public static bool TryParse(string? s, IFormatProvider? provider, out AnnualReportId id) { var ok = Guid.TryParse(s, out var g); id = new(g); return ok; }
    public override string ToString() => Value.ToString();
}
