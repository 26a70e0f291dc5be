using Isthmus.Contracts.Compliance;
using Isthmus.Contracts.People;
using Isthmus.Contracts.Places;
using Isthmus.Places.Clearing;
using Isthmus.Places.Residents;

namespace Isthmus.Places.Pilots;

internal readonly record struct PilotId(Guid Value) : IId<PilotId>
{
    public static PilotId From(Guid value) => new(value);
    public static PilotId New() => new(Guid.CreateVersion7());
    public static bool TryParse(string? s, IFormatProvider? provider, out PilotId id) { var ok = Guid.TryParse(s, out var g); id = new(g); return ok; }
    public override string ToString() => Value.ToString();
}

internal readonly record struct PilotSiteId(Guid Value) : IId<PilotSiteId>
{
    public static PilotSiteId From(Guid value) => new(value);
    public static PilotSiteId New() => new(Guid.CreateVersion7());
    public static bool TryParse(string? s, IFormatProvider? provider, out PilotSiteId id) { var ok = Guid.TryParse(s, out var g); id = new(g); return ok; }
    public override string ToString() => Value.ToString();
}

/// <summary>A site of a cluster where something new may be tried: what it offers, and what has to be safe before.</summary>
internal sealed class PilotSite : IVersioned, IAudited
{
    public const int MostConditions = 20;

    public required PilotSiteId Id { get; init; }
    public required PlaceId PlaceId { get; init; }
    public required LocalText Name { get; set; }
    public required LocalText About { get; set; }
    public IReadOnlyList<Said> Conditions { get; set => field = JsonColumns.List(value); } = JsonColumns.List<Said>([]);
    public bool IsOpen { get; set; }
    public required DateTime CreatedAt { get; init; }
    public int Version { get; private set; }
}

/// <summary>Stored by name.</summary>
internal enum PilotState { Proposed, Accepted, Running, Finished, Stopped, Declined, Withdrawn }

/// <summary>A condition of safety, and who confirmed it when: an account, not a name.</summary>
internal sealed record SafetyCondition(Said Text, DateTime? ConfirmedAt, UserId? By);

/// <summary>What the pilot is to show: a number to be reached, and what came of it.</summary>
internal sealed record PilotKpi(string Name, string? Unit, decimal Target, decimal? Result);

/// <summary>Something new that an organisation tries at a site.</summary>
internal sealed class Pilot : OwnedRecord
{
    public const int LongestTitle = 200;
    public const int LongestPurpose = 4000;
    public const int LongestNote = 1000;
    public const int MostKpis = 12;

    public required PilotId Id { get; init; }
    public required PilotSiteId SiteId { get; init; }
    public required PlaceId PlaceId { get; init; }
    public required string Title { get; set; }
    public required string Purpose { get; set; }
    public required DateOnly StartsOn { get; set; }
    public required DateOnly EndsOn { get; set; }
    public PilotState State { get; private set; }
    public bool IsOver { get; private set; }
    public IReadOnlyList<SafetyCondition> Safety { get; set => field = JsonColumns.List(value); } = JsonColumns.List<SafetyCondition>([]);
    public IReadOnlyList<PilotKpi> Kpis { get; set => field = JsonColumns.List(value); } = JsonColumns.List<PilotKpi>([]);
    public DateOnly? StartedOn { get; set; }
    public DateOnly? EndedOn { get; set; }
    public string? Note { get; set; }
    public string? Outcome { get; set; }
    public DateTime? OutcomePublishedAt { get; set; }
    public required DateTime CreatedAt { get; init; }

    // The outcome may be public for as long as anybody reads it.
    public override bool IsScreened => State is not (PilotState.Declined or PilotState.Withdrawn);

    public void Move(PilotState to) => (State, IsOver) = (to, to is PilotState.Declined or PilotState.Withdrawn);
}

internal sealed class PilotAtGate() : OwnedKind<Pilot, PilotId>("pilot", nameof(Pilot.IsOver), nameof(Pilot.Title), nameof(Pilot.Purpose), nameof(Pilot.Outcome))
{
    protected override PilotId IdOf(Pilot record) => record.Id;

    protected override IQueryable<Pilot> Screened(PlacesDb db) => db.Pilots.Where(p => !p.IsOver);

    protected override GateQuestion Question(Pilot record, OrganisationId owner) => new(GatePoint.PilotSite, Subject(record.Id.Value), record.Title.Cut(300), [owner])
    {
        Items = [new GateItem($"{record.Title}. {record.Purpose}", [])],
        Texts = [.. new[] { record.Title, record.Purpose, record.Outcome }.OfType<string>(), .. record.Kpis.Select(k => k.Name)],
        DependsOn = [IClearance.Subject(owner)],
    };
}
