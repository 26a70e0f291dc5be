using Isthmus.Contracts.Forums;
using Isthmus.Contracts.People;
using Isthmus.Contracts.Registry;

namespace Isthmus.Forums.Participants;

internal enum Side { Guest, Host }

internal enum ParticipantState { Active, Cancelled }

/// <summary>An organisation at an edition: what the timetable is made for.</summary>
internal sealed class Participant : IVersioned, IAudited, Contracts.Compliance.IGated
{
    public required ParticipantId Id { get; init; }
    public required EditionId EditionId { get; init; }
    public required OrganisationId Organisation { get; set; }

    /// <summary>The name that the programme prints; the registry's name unless the organiser changed it.</summary>
    public required string Name { get; set; }
    public string? Country { get; set; }
    public required Side Side { get; set; }
    public DelegationId? DelegationId { get; set; }
    public ParticipantState State { get; set; }

    public string? ContactName { get; set; }

    /// <summary>Where timetables are sent.</summary>
    public string? ContactEmail { get; set; }
    public UserId? ContactUser { get; set; }

    /// <summary>en, ru or fa; the language of mails.</summary>
    public string? Locale { get; set; }

    /// <summary>Languages in which meetings can be held, as codes or names.</summary>
    public IReadOnlyList<string> Languages { get; set; } = [];

    public int? MaxMeetingsPerDay { get; set; }

    /// <summary>How many meetings the participant can hold at one time; 1 unless it brings several teams.</summary>
    public int Teams { get; set; } = 1;

    /// <summary>Most meetings in a row before a free slot; null: no limit.</summary>
    public int? MinBreakEvery { get; set; }

    /// <summary>It does not travel: in a hybrid edition its meetings are held by line.</summary>
    public bool AttendsOnline { get; set; }

    /// <summary>IANA name of its own zone, for meetings by line; null: the edition's.</summary>
    public string? Zone { get; set; }

    /// <summary>The hours of its own clock within which it can be called; both or none.</summary>
    public TimeOnly? HoursFrom { get; set; }
    public TimeOnly? HoursTo { get; set; }

    /// <summary>The cities in which it meets; empty: all.</summary>
    public IReadOnlyList<string> Cities { get; set; } = [];

    /// <summary>Slot numbers a file named before the edition had slots; applied when they are made.</summary>
    public string? AwayAsWritten { get; set; }

    /// <summary>The import that brought it; null when a person added it.</summary>
    public ImportId? Import { get; init; }
    public DateTime AddedAt { get; init; }

    /// <summary>The organisation it stood for before the registry merged that one into another.</summary>
    public OrganisationId? MergedFrom { get; set; }

    /// <summary>The participant it was folded into, when both were found to be one organisation.</summary>
    public ParticipantId? FoldedInto { get; set; }

    /// <summary>What it was before that, as JSON.</summary>
    public string? BeforeFold { get; set; }
    public int Version { get; private set; }

    /// <summary>The gate has not cleared its organisation: it takes part in nothing until it has.</summary>
    public bool OnHold { get; set; }

    public bool IsActive => State == ParticipantState.Active && !OnHold;

    public TimeZoneInfo? OwnZone => Zone is not null && TimeZoneInfo.TryFindSystemTimeZoneById(Zone, out var zone) ? zone : null;
}

/// <summary>Somebody who comes for a participant. Only what a meeting needs; removed on request.</summary>
internal sealed class ParticipantPerson : IAudited
{
    public required PersonId Id { get; init; }
    public required ParticipantId ParticipantId { get; init; }
    public required string Name { get; set; }
    public string? Role { get; set; }
    public IReadOnlyList<string> Languages { get; set; } = [];
    public UserId? User { get; set; }
}

/// <summary>A slot in which a participant cannot meet.</summary>
internal sealed class AwaySlot
{
    public required ParticipantId ParticipantId { get; init; }
    public required SlotId SlotId { get; init; }
}
