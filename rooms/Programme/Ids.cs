namespace Isthmus.Programme;

internal readonly record struct TrackId(Guid Value) : IId<TrackId>
{
    public static TrackId From(Guid value) => new(value);
    public static TrackId New() => new(Guid.CreateVersion7());
    public static bool TryParse(string? s, IFormatProvider? provider, out TrackId id) { var ok = Guid.TryParse(s, out var g); id = new(g); return ok; }
    public override string ToString() => Value.ToString();
}

internal readonly record struct HallId(Guid Value) : IId<HallId>
{
    public static HallId From(Guid value) => new(value);
    public static HallId New() => new(Guid.CreateVersion7());
    public static bool TryParse(string? s, IFormatProvider? provider, out HallId id) { var ok = Guid.TryParse(s, out var g); id = new(g); return ok; }
    public override string ToString() => Value.ToString();
}

internal readonly record struct SessionId(Guid Value) : IId<SessionId>, IComparable<SessionId>
{
    public static SessionId From(Guid value) => new(value);
    public static SessionId New() => new(Guid.CreateVersion7());
    public static bool TryParse(string? s, IFormatProvider? provider, out SessionId id) { var ok = Guid.TryParse(s, out var g); id = new(g); return ok; }
    public override string ToString() => Value.ToString();

    // The database compares by these in lists with a cursor.
    public int CompareTo(SessionId other) => Value.CompareTo(other.Value);
    public static bool operator <(SessionId a, SessionId b) => a.CompareTo(b) < 0;
    public static bool operator >(SessionId a, SessionId b) => a.CompareTo(b) > 0;
    public static bool operator <=(SessionId a, SessionId b) => a.CompareTo(b) <= 0;
    public static bool operator >=(SessionId a, SessionId b) => a.CompareTo(b) >= 0;
}

internal readonly record struct SpeakerId(Guid Value) : IId<SpeakerId>, IComparable<SpeakerId>
{
    public static SpeakerId From(Guid value) => new(value);
    public static SpeakerId New() => new(Guid.CreateVersion7());
    public static bool TryParse(string? s, IFormatProvider? provider, out SpeakerId id) { var ok = Guid.TryParse(s, out var g); id = new(g); return ok; }
    public override string ToString() => Value.ToString();

    // The database compares by these in lists with a cursor.
    public int CompareTo(SpeakerId other) => Value.CompareTo(other.Value);
    public static bool operator <(SpeakerId a, SpeakerId b) => a.CompareTo(b) < 0;
    public static bool operator >(SpeakerId a, SpeakerId b) => a.CompareTo(b) > 0;
    public static bool operator <=(SpeakerId a, SpeakerId b) => a.CompareTo(b) <= 0;
    public static bool operator >=(SpeakerId a, SpeakerId b) => a.CompareTo(b) >= 0;
}

internal readonly record struct ProposalId(Guid Value) : IId<ProposalId>, IComparable<ProposalId>
{
    public static ProposalId From(Guid value) => new(value);
    public static ProposalId New() => new(Guid.CreateVersion7());
    public static bool TryParse(string? s, IFormatProvider? provider, out ProposalId id) { var ok = Guid.TryParse(s, out var g); id = new(g); return ok; }
    public override string ToString() => Value.ToString();

    // The database compares by these in lists with a cursor.
    public int CompareTo(ProposalId other) => Value.CompareTo(other.Value);
    public static bool operator <(ProposalId a, ProposalId b) => a.CompareTo(b) < 0;
    public static bool operator >(ProposalId a, ProposalId b) => a.CompareTo(b) > 0;
    public static bool operator <=(ProposalId a, ProposalId b) => a.CompareTo(b) <= 0;
    public static bool operator >=(ProposalId a, ProposalId b) => a.CompareTo(b) >= 0;
}
