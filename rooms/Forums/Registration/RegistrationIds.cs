namespace Isthmus.Forums.Registration;

internal readonly record struct RegistrationTypeId(Guid Value) : IId<RegistrationTypeId>
{
    public static RegistrationTypeId From(Guid value) => new(value);
    public static RegistrationTypeId New() => new(Guid.CreateVersion7());
    public static bool TryParse(string? s, IFormatProvider? provider, out RegistrationTypeId id) { var ok = Guid.TryParse(s, out var g); id = new(g); return ok; }
    public override string ToString() => Value.ToString();
}

internal readonly record struct RegistrantId(Guid Value) : IId<RegistrantId>, IComparable<RegistrantId>
{
    public static RegistrantId From(Guid value) => new(value);
    public static RegistrantId New() => new(Guid.CreateVersion7());
    public static bool TryParse(string? s, IFormatProvider? provider, out RegistrantId id) { var ok = Guid.TryParse(s, out var g); id = new(g); return ok; }
    public override string ToString() => Value.ToString();

    // The database compares by these in lists with a cursor.
    public int CompareTo(RegistrantId other) => Value.CompareTo(other.Value);
    public static bool operator <(RegistrantId a, RegistrantId b) => a.CompareTo(b) < 0;
    public static bool operator >(RegistrantId a, RegistrantId b) => a.CompareTo(b) > 0;
    public static bool operator <=(RegistrantId a, RegistrantId b) => a.CompareTo(b) <= 0;
    public static bool operator >=(RegistrantId a, RegistrantId b) => a.CompareTo(b) >= 0;
}

internal readonly record struct QuestionId(Guid Value) : IId<QuestionId>
{
    public static QuestionId From(Guid value) => new(value);
    public static QuestionId New() => new(Guid.CreateVersion7());
    public static bool TryParse(string? s, IFormatProvider? provider, out QuestionId id) { var ok = Guid.TryParse(s, out var g); id = new(g); return ok; }
    public override string ToString() => Value.ToString();
}

internal readonly record struct TicketId(Guid Value) : IId<TicketId>
{
    public static TicketId From(Guid value) => new(value);
    public static TicketId New() => new(Guid.CreateVersion7());
    public static bool TryParse(string? s, IFormatProvider? provider, out TicketId id) { var ok = Guid.TryParse(s, out var g); id = new(g); return ok; }
    public override string ToString() => Value.ToString();
}
