using Isthmus.Contracts.Forums;
using Isthmus.Contracts.People;
using Isthmus.Contracts.Registry;

namespace Isthmus.Forums.Editions;

/// <summary>How far a forum reaches.</summary>
internal enum ForumLevel { Regional, National, International }

/// <summary>Where an edition stands in time; computed, never stored.</summary>
internal enum EditionState { Upcoming, Underway, Past }

/// <summary>How an edition is held. In a hybrid one those meet by line who say so; in an online one everybody does.</summary>
internal enum EditionMode { InPerson, Hybrid, Online }

/// <summary>One numbered edition of a series, with its dates in its own time zone.</summary>
internal sealed class ForumEdition : IVersioned, IAudited
{
    public required EditionId Id { get; init; }
    public required SeriesId SeriesId { get; init; }

    /// <summary>The edition's number in the series, from 1.</summary>
    public required int Ordinal { get; set; }
    public required LocalText Title { get; set; }
    public required DateOnly StartsOn { get; set; }
    public required DateOnly EndsOn { get; set; }

    /// <summary>ISO 3166 code of the host country.</summary>
    public string? Country { get; set; }
    public IReadOnlyList<string> Cities { get; set; } = [];
    public ForumLevel Level { get; set; } = ForumLevel.National;

    /// <summary>The level the organisers want to reach, with the readiness checklist as the way there.</summary>
    public ForumLevel? LevelGoal { get; set; }
    public IReadOnlyList<string> Languages { get; set; } = [];

    /// <summary>IANA name. All times of the timetable are read in it.</summary>
    public required string Zone { get; set; }

    public EditionMode Mode { get; set; }

    /// <summary>Address of the online rooms; <c>{meeting}</c> in it becomes the meeting's id. Null: told otherwise.</summary>
    public string? OnlineRoom { get; set; }

    /// <summary>A participant may meet in two cities on one day, with <see cref="TravelSlots"/> free slots between.</summary>
    public bool SeveralCitiesADay { get; set; }
    public int TravelSlots { get; set; }

    /// <summary>Meetings of sides without a common language are planned with an interpreter only. So it is as well as soon as there are interpreters.</summary>
    public bool Interpreting { get; set; }

    /// <summary>Null: a draft that only organisers see.</summary>
    public DateTime? PublishedAt { get; set; }
    public EditionId? ClonedFrom { get; init; }
    public DateTime CreatedAt { get; init; }
    public int Version { get; private set; }

    public bool IsPublished => PublishedAt is not null;
    public TimeZoneInfo TimeZone => TimeZoneInfo.FindSystemTimeZoneById(Zone);

    /// <summary>An edition is underway from midnight of its first day to midnight after its last, where it is held.</summary>
    public EditionState StateAt(DateTimeOffset now)
    {
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, TimeZone).DateTime);
        return today < StartsOn ? EditionState.Upcoming : today > EndsOn ? EditionState.Past : EditionState.Underway;
    }
}

internal enum OrganiserRole { Organiser, CoOrganiser }

/// <summary>An organisation that holds the edition, with the level at which it acts (regional, federal, international).</summary>
internal sealed class EditionOrganiser : IAudited
{
    public required EditionId EditionId { get; init; }
    public required OrganisationId Organisation { get; set; }
    public required OrganiserRole Role { get; set; }
    public required ForumLevel Level { get; set; }
    public int Place { get; set; }
}

/// <summary>What an edition needs before it can be called international.</summary>
internal enum ReadinessItem { Languages, Visas, TimeZones, CustomsForSamples }

/// <summary>A ticked item of the readiness checklist.</summary>
internal sealed class ReadinessMark : IAudited
{
    public required EditionId EditionId { get; init; }
    public required ReadinessItem Item { get; init; }
    public required DateTime DoneAt { get; init; }
    public UserId? DoneBy { get; init; }
}
