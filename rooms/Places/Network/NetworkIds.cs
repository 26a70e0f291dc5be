namespace Isthmus.Places.Network;

internal readonly record struct StageStepId(Guid Value) : IId<StageStepId>
{
    public static StageStepId From(Guid value) => new(value);
    public static StageStepId New() => new(Guid.CreateVersion7());
    public static bool TryParse(string? s, IFormatProvider? provider, out StageStepId id) { var ok = Guid.TryParse(s, out var g); id = new(g); return ok; }
    public override string ToString() => Value.ToString();
}

internal readonly record struct PlaceMemberId(Guid Value) : IId<PlaceMemberId>
{
    public static PlaceMemberId From(Guid value) => new(value);
    public static PlaceMemberId New() => new(Guid.CreateVersion7());
    public static bool TryParse(string? s, IFormatProvider? provider, out PlaceMemberId id) { var ok = Guid.TryParse(s, out var g); id = new(g); return ok; }
    public override string ToString() => Value.ToString();
}

internal readonly record struct PartId(Guid Value) : IId<PartId>
{
    public static PartId From(Guid value) => new(value);
    public static PartId New() => new(Guid.CreateVersion7());
    public static bool TryParse(string? s, IFormatProvider? provider, out PartId id) { var ok = Guid.TryParse(s, out var g); id = new(g); return ok; }
    public override string ToString() => Value.ToString();
}

internal readonly record struct DocumentId(Guid Value) : IId<DocumentId>
{
    public static DocumentId From(Guid value) => new(value);
    public static DocumentId New() => new(Guid.CreateVersion7());
    public static bool TryParse(string? s, IFormatProvider? provider, out DocumentId id) { var ok = Guid.TryParse(s, out var g); id = new(g); return ok; }
    public override string ToString() => Value.ToString();
}

internal readonly record struct DocumentVersionId(Guid Value) : IId<DocumentVersionId>
{
    public static DocumentVersionId From(Guid value) => new(value);
    public static DocumentVersionId New() => new(Guid.CreateVersion7());
    public static bool TryParse(string? s, IFormatProvider? provider, out DocumentVersionId id) { var ok = Guid.TryParse(s, out var g); id = new(g); return ok; }
    public override string ToString() => Value.ToString();
}
