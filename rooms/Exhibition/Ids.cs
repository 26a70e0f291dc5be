namespace Isthmus.Exhibition;

internal readonly record struct HallId(Guid Value) : IId<HallId>
{
    public static HallId From(Guid value) => new(value);
    public static HallId New() => new(Guid.CreateVersion7());
    public static bool TryParse(string? s, IFormatProvider? provider, out HallId id) { var ok = Guid.TryParse(s, out var g); id = new(g); return ok; }
    public override string ToString() => Value.ToString();
}

internal readonly record struct PavilionId(Guid Value) : IId<PavilionId>
{
    public static PavilionId From(Guid value) => new(value);
    public static PavilionId New() => new(Guid.CreateVersion7());
    public static bool TryParse(string? s, IFormatProvider? provider, out PavilionId id) { var ok = Guid.TryParse(s, out var g); id = new(g); return ok; }
    public override string ToString() => Value.ToString();
}

internal readonly record struct BoothId(Guid Value) : IId<BoothId>, IComparable<BoothId>
{
    public static BoothId From(Guid value) => new(value);
    public static BoothId New() => new(Guid.CreateVersion7());
    public static bool TryParse(string? s, IFormatProvider? provider, out BoothId id) { var ok = Guid.TryParse(s, out var g); id = new(g); return ok; }
    public override string ToString() => Value.ToString();

    // The database compares by these in lists with a cursor.
    public int CompareTo(BoothId other) => Value.CompareTo(other.Value);
    public static bool operator <(BoothId a, BoothId b) => a.CompareTo(b) < 0;
    public static bool operator >(BoothId a, BoothId b) => a.CompareTo(b) > 0;
    public static bool operator <=(BoothId a, BoothId b) => a.CompareTo(b) <= 0;
    public static bool operator >=(BoothId a, BoothId b) => a.CompareTo(b) >= 0;
}

internal readonly record struct ExhibitorId(Guid Value) : IId<ExhibitorId>, IComparable<ExhibitorId>
{
    public static ExhibitorId From(Guid value) => new(value);
    public static ExhibitorId New() => new(Guid.CreateVersion7());
    public static bool TryParse(string? s, IFormatProvider? provider, out ExhibitorId id) { var ok = Guid.TryParse(s, out var g); id = new(g); return ok; }
    public override string ToString() => Value.ToString();

    // The database compares by these in lists with a cursor.
    public int CompareTo(ExhibitorId other) => Value.CompareTo(other.Value);
    public static bool operator <(ExhibitorId a, ExhibitorId b) => a.CompareTo(b) < 0;
    public static bool operator >(ExhibitorId a, ExhibitorId b) => a.CompareTo(b) > 0;
    public static bool operator <=(ExhibitorId a, ExhibitorId b) => a.CompareTo(b) <= 0;
    public static bool operator >=(ExhibitorId a, ExhibitorId b) => a.CompareTo(b) >= 0;
}

internal readonly record struct ExhibitorFileId(Guid Value) : IId<ExhibitorFileId>
{
    public static ExhibitorFileId From(Guid value) => new(value);
    public static ExhibitorFileId New() => new(Guid.CreateVersion7());
    public static bool TryParse(string? s, IFormatProvider? provider, out ExhibitorFileId id) { var ok = Guid.TryParse(s, out var g); id = new(g); return ok; }
    public override string ToString() => Value.ToString();
}

internal readonly record struct ProjectId(Guid Value) : IId<ProjectId>, IComparable<ProjectId>
{
    public static ProjectId From(Guid value) => new(value);
    public static ProjectId New() => new(Guid.CreateVersion7());
    public static bool TryParse(string? s, IFormatProvider? provider, out ProjectId id) { var ok = Guid.TryParse(s, out var g); id = new(g); return ok; }
    public override string ToString() => Value.ToString();

    // The database compares by these in lists with a cursor.
    public int CompareTo(ProjectId other) => Value.CompareTo(other.Value);
    public static bool operator <(ProjectId a, ProjectId b) => a.CompareTo(b) < 0;
    public static bool operator >(ProjectId a, ProjectId b) => a.CompareTo(b) > 0;
    public static bool operator <=(ProjectId a, ProjectId b) => a.CompareTo(b) <= 0;
    public static bool operator >=(ProjectId a, ProjectId b) => a.CompareTo(b) >= 0;
}

internal readonly record struct PartnerId(Guid Value) : IId<PartnerId>
{
    public static PartnerId From(Guid value) => new(value);
    public static PartnerId New() => new(Guid.CreateVersion7());
    public static bool TryParse(string? s, IFormatProvider? provider, out PartnerId id) { var ok = Guid.TryParse(s, out var g); id = new(g); return ok; }
    public override string ToString() => Value.ToString();
}
