using System.Buffers.Text;
using System.Security.Cryptography;
using Isthmus.Contracts.Forums;
using Isthmus.Contracts.People;
using Isthmus.Forums.Participants;

namespace Isthmus.Forums.Schedule.Publishing;

/// <summary>A revision that went out. Its number is unique for the edition: of two who publish at the same time one is refused.</summary>
internal sealed class Publication : IAudited
{
    public required EditionId EditionId { get; init; }
    public required int Revision { get; init; }
    public required DateTime At { get; init; }
    public UserId? By { get; init; }
    public required int Meetings { get; init; }
    public required int NotPlaced { get; init; }
    public required int Mails { get; init; }

    /// <summary>Participants whose timetable changed and who have no address.</summary>
    public required int WithoutAddress { get; init; }
}

internal enum PublishedState { Held, Gone, NotPlaced }

/// <summary>
/// One meeting as it was published in one revision: complete in itself, so that no later change of the draft shows through. A meeting that was published once
/// stays in every later revision, as <see cref="PublishedState.Gone"/> when it no longer takes place, because subscribed calendars must be told again and again.
/// </summary>
internal sealed class PublishedMeeting
{
    public required EditionId EditionId { get; init; }
    public required int Revision { get; init; }
    public required MeetingId MeetingId { get; init; }
    public required ParticipantId FromId { get; init; }
    public required ParticipantId ToId { get; init; }
    public required PublishedState State { get; init; }

    /// <summary>SEQUENCE of the calendar entry.</summary>
    public int Sequence { get; init; }
    public DateOnly Date { get; init; }
    public DateTime StartsAt { get; init; }
    public DateTime EndsAt { get; init; }
    public TableId? TableId { get; init; }
    public int TableNumber { get; init; }

    /// <summary>The table's own name, when it has one.</summary>
    public string? TableName { get; init; }
    public string Venue { get; init; } = "";
    public string City { get; init; } = "";

    /// <summary>It is held by line: no table, no hall.</summary>
    public bool IsOnline { get; init; }

    /// <summary>Address of its online room.</summary>
    public string? Link { get; init; }

    /// <summary>The interpreter's id; the name is looked up when it is read, so that it goes when the person does.</summary>
    public InterpreterId? InterpreterId { get; init; }

    /// <summary>Why it has no place, as JSON.</summary>
    public string? Reasons { get; init; }

    public bool IsHeld => State == PublishedState.Held;

    public bool Concerns(ParticipantId participant) => FromId == participant || ToId == participant;

    public ParticipantId Other(ParticipantId participant) => FromId == participant ? ToId : FromId;

    public bool SameAppointment(PublishedMeeting other) =>
        (StartsAt, EndsAt, TableId, TableName, Venue, City, IsOnline, Link) == (other.StartsAt, other.EndsAt, other.TableId, other.TableName, other.Venue, other.City, other.IsOnline, other.Link);
}

/// <summary>The address under which a participant's calendar program fetches the timetable without signing in: whoever knows it may read it.</summary>
internal sealed class CalendarLink : IAudited
{
    public required ParticipantId ParticipantId { get; init; }
    public required EditionId EditionId { get; init; }
    public required string Token { get; set; }
    public DateTime MadeAt { get; set; }

    public static CalendarLink For(EditionId edition, ParticipantId participant, DateTime at) =>
        new() { EditionId = edition, ParticipantId = participant, Token = NewToken(), MadeAt = at };

    public void Renew(DateTime at) => (Token, MadeAt) = (NewToken(), at);

    private static string NewToken() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(24));
}
