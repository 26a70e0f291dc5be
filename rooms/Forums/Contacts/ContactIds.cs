namespace Isthmus.Forums.Contacts;

internal readonly record struct ContactId(Guid Value) : IId<ContactId>, IComparable<ContactId>
{
    public static ContactId From(Guid value) => new(value);
    public static ContactId New() => new(Guid.CreateVersion7());
    public static bool TryParse(string? s, IFormatProvider? provider, out ContactId id) { var ok = Guid.TryParse(s, out var g); id = new(g); return ok; }
    public override string ToString() => Value.ToString();

    // The database compares by these in lists with a cursor.
    public int CompareTo(ContactId other) => Value.CompareTo(other.Value);
    public static bool operator <(ContactId a, ContactId b) => a.CompareTo(b) < 0;
    public static bool operator >(ContactId a, ContactId b) => a.CompareTo(b) > 0;
    public static bool operator <=(ContactId a, ContactId b) => a.CompareTo(b) <= 0;
    public static bool operator >=(ContactId a, ContactId b) => a.CompareTo(b) >= 0;
}

internal readonly record struct OfficeHolderId(Guid Value) : IId<OfficeHolderId>
{
    public static OfficeHolderId From(Guid value) => new(value);
    public static OfficeHolderId New() => new(Guid.CreateVersion7());
    public static bool TryParse(string? s, IFormatProvider? provider, out OfficeHolderId id) { var ok = Guid.TryParse(s, out var g); id = new(g); return ok; }
    public override string ToString() => Value.ToString();
}

internal readonly record struct FollowUpId(Guid Value) : IId<FollowUpId>
{
    public static FollowUpId From(Guid value) => new(value);
    public static FollowUpId New() => new(Guid.CreateVersion7());
    public static bool TryParse(string? s, IFormatProvider? provider, out FollowUpId id) { var ok = Guid.TryParse(s, out var g); id = new(g); return ok; }
    public override string ToString() => Value.ToString();
}
