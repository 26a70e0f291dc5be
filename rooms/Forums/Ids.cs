namespace Isthmus.Forums;

// Ids that no other room needs; the edition's is in Contracts.

internal readonly record struct SeriesId(Guid Value) : IId<SeriesId>
{
    public static SeriesId From(Guid value) => new(value);
    public static SeriesId New() => new(Guid.CreateVersion7());
    public static bool TryParse(string? s, IFormatProvider? provider, out SeriesId id) { var ok = Guid.TryParse(s, out var g); id = new(g); return ok; }
    public override string ToString() => Value.ToString();
}

internal readonly record struct DelegationId(Guid Value) : IId<DelegationId>
{
    public static DelegationId From(Guid value) => new(value);
    public static DelegationId New() => new(Guid.CreateVersion7());
    public static bool TryParse(string? s, IFormatProvider? provider, out DelegationId id) { var ok = Guid.TryParse(s, out var g); id = new(g); return ok; }
    public override string ToString() => Value.ToString();
}

internal readonly record struct OfficialId(Guid Value) : IId<OfficialId>
{
    public static OfficialId From(Guid value) => new(value);
    public static OfficialId New() => new(Guid.CreateVersion7());
    public static bool TryParse(string? s, IFormatProvider? provider, out OfficialId id) { var ok = Guid.TryParse(s, out var g); id = new(g); return ok; }
    public override string ToString() => Value.ToString();
}

internal readonly record struct ParticipantId(Guid Value) : IId<ParticipantId>, IComparable<ParticipantId>
{
    public static ParticipantId From(Guid value) => new(value);
    public static ParticipantId New() => new(Guid.CreateVersion7());
    public static bool TryParse(string? s, IFormatProvider? provider, out ParticipantId id) { var ok = Guid.TryParse(s, out var g); id = new(g); return ok; }
    public override string ToString() => Value.ToString();

    // The database compares by these in lists with a cursor.
    public int CompareTo(ParticipantId other) => Value.CompareTo(other.Value);
    public static bool operator <(ParticipantId a, ParticipantId b) => a.CompareTo(b) < 0;
    public static bool operator >(ParticipantId a, ParticipantId b) => a.CompareTo(b) > 0;
    public static bool operator <=(ParticipantId a, ParticipantId b) => a.CompareTo(b) <= 0;
    public static bool operator >=(ParticipantId a, ParticipantId b) => a.CompareTo(b) >= 0;
}

internal readonly record struct PersonId(Guid Value) : IId<PersonId>
{
    public static PersonId From(Guid value) => new(value);
    public static PersonId New() => new(Guid.CreateVersion7());
    public static bool TryParse(string? s, IFormatProvider? provider, out PersonId id) { var ok = Guid.TryParse(s, out var g); id = new(g); return ok; }
    public override string ToString() => Value.ToString();
}

internal readonly record struct RequestId(Guid Value) : IId<RequestId>, IComparable<RequestId>
{
    public static RequestId From(Guid value) => new(value);
    public static RequestId New() => new(Guid.CreateVersion7());
    public static bool TryParse(string? s, IFormatProvider? provider, out RequestId id) { var ok = Guid.TryParse(s, out var g); id = new(g); return ok; }
    public override string ToString() => Value.ToString();

    // The database compares by these in lists with a cursor.
    public int CompareTo(RequestId other) => Value.CompareTo(other.Value);
    public static bool operator <(RequestId a, RequestId b) => a.CompareTo(b) < 0;
    public static bool operator >(RequestId a, RequestId b) => a.CompareTo(b) > 0;
    public static bool operator <=(RequestId a, RequestId b) => a.CompareTo(b) <= 0;
    public static bool operator >=(RequestId a, RequestId b) => a.CompareTo(b) >= 0;
}

internal readonly record struct RequestFileId(Guid Value) : IId<RequestFileId>
{
    public static RequestFileId From(Guid value) => new(value);
    public static RequestFileId New() => new(Guid.CreateVersion7());
    public static bool TryParse(string? s, IFormatProvider? provider, out RequestFileId id) { var ok = Guid.TryParse(s, out var g); id = new(g); return ok; }
    public override string ToString() => Value.ToString();
}

internal readonly record struct VenueId(Guid Value) : IId<VenueId>
{
    public static VenueId From(Guid value) => new(value);
    public static VenueId New() => new(Guid.CreateVersion7());
    public static bool TryParse(string? s, IFormatProvider? provider, out VenueId id) { var ok = Guid.TryParse(s, out var g); id = new(g); return ok; }
    public override string ToString() => Value.ToString();
}

internal readonly record struct TableId(Guid Value) : IId<TableId>
{
    public static TableId From(Guid value) => new(value);
    public static TableId New() => new(Guid.CreateVersion7());
    public static bool TryParse(string? s, IFormatProvider? provider, out TableId id) { var ok = Guid.TryParse(s, out var g); id = new(g); return ok; }
    public override string ToString() => Value.ToString();
}

internal readonly record struct SessionId(Guid Value) : IId<SessionId>
{
    public static SessionId From(Guid value) => new(value);
    public static SessionId New() => new(Guid.CreateVersion7());
    public static bool TryParse(string? s, IFormatProvider? provider, out SessionId id) { var ok = Guid.TryParse(s, out var g); id = new(g); return ok; }
    public override string ToString() => Value.ToString();
}

internal readonly record struct SlotId(Guid Value) : IId<SlotId>
{
    public static SlotId From(Guid value) => new(value);
    public static SlotId New() => new(Guid.CreateVersion7());
    public static bool TryParse(string? s, IFormatProvider? provider, out SlotId id) { var ok = Guid.TryParse(s, out var g); id = new(g); return ok; }
    public override string ToString() => Value.ToString();
}

internal readonly record struct InterpreterId(Guid Value) : IId<InterpreterId>
{
    public static InterpreterId From(Guid value) => new(value);
    public static InterpreterId New() => new(Guid.CreateVersion7());
    public static bool TryParse(string? s, IFormatProvider? provider, out InterpreterId id) { var ok = Guid.TryParse(s, out var g); id = new(g); return ok; }
    public override string ToString() => Value.ToString();
}
