using Isthmus.Contracts.Registry;

namespace Isthmus.Contracts.Forums;

public readonly record struct EditionId(Guid Value) : IId<EditionId>
{
    public static EditionId From(Guid value) => new(value);
    public static EditionId New() => new(Guid.CreateVersion7());
    public static bool TryParse(string? s, IFormatProvider? provider, out EditionId id) { var ok = Guid.TryParse(s, out var g); id = new(g); return ok; }
    public override string ToString() => Value.ToString();
}

public readonly record struct MeetingId(Guid Value) : IId<MeetingId>
{
    public static MeetingId From(Guid value) => new(value);
    public static MeetingId New() => new(Guid.CreateVersion7());
    public static bool TryParse(string? s, IFormatProvider? provider, out MeetingId id) { var ok = Guid.TryParse(s, out var g); id = new(g); return ok; }
    public override string ToString() => Value.ToString();
}

/// <summary>A timetable was published or published again. <c>Revision</c> counts from 1.</summary>
public sealed record SchedulePublished(EditionId Edition, int Revision, int Meetings) : IEvent { public static string Name => "forums.schedule-published"; }

/// <summary>A hall of an edition, as other rooms may show it.</summary>
public sealed record EditionVenue(string City, string Name, string? Address);

/// <summary>An edition as other rooms may show it. Titles by language code; <c>Zone</c> is the IANA name in which all its times are read.</summary>
public sealed record EditionSummary(
    EditionId Id, IReadOnlyDictionary<string, string> Titles, DateOnly StartsOn, DateOnly EndsOn, string Zone, string? Country, IReadOnlyList<string> Cities, IReadOnlyList<EditionVenue> Venues, bool IsPublished);

/// <summary>Editions of forums, for reading by other rooms. Drafts are among them: who may see one is the reader's to check.</summary>
public interface IEditions
{
    Task<IReadOnlyDictionary<EditionId, EditionSummary>> Find(IReadOnlyCollection<EditionId> ids, CancellationToken ct);

    /// <summary>Those that are not over on a day, the next one first.</summary>
    Task<IReadOnlyList<EditionSummary>> ToCome(DateOnly day, int take, CancellationToken ct);

    /// <summary>The organisations that take part in one, also those that are on hold.</summary>
    Task<IReadOnlySet<OrganisationId>> Participants(EditionId id, CancellationToken ct);
}
