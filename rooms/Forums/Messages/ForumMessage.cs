using Isthmus.Forums.Editions;
using Isthmus.Forums.Registration;
using Isthmus.Forums.Timetable;

namespace Isthmus.Forums.Messages;

/// <summary>Missed: its time before the forum passed while nothing could be sent, and the forum has begun.</summary>
internal enum MessageState { Draft, Scheduled, Sending, Stopped, Sent, Missed }

/// <summary>When it goes out. Days before and after go with the edition's dates.</summary>
internal enum MessageTiming { Now, At, BeforeStart, AfterEnd }

/// <summary>Why we may write: holding the forum, or the reader's consent to news, which can be taken back.</summary>
internal enum MessageGround { Forum, News }

/// <summary>Who is written to.</summary>
internal enum ReaderKind { Participant, Registrant, Interpreter, Head }

/// <summary>What an organiser writes to many people of an edition at once, in up to three languages.</summary>
internal sealed class ForumMessage : IVersioned, IAudited
{
    // Later than that, "in three days" would be read after the forum has begun.
    private static readonly TimeSpan s_late = TimeSpan.FromHours(12);

    public required ForumMessageId Id { get; init; }
    public required EditionId EditionId { get; init; }
    public MessageState State { get; set; }

    /// <summary>Both by language; a language has both or none. English is always there: who reads none of the others gets it.</summary>
    public required LocalText Subject { get; set; }
    public required LocalText Body { get; set; }

    // Kept by name, as the audit tells them.
    public IReadOnlyList<string> KindNames { get; private set; } = [];
    public IReadOnlyList<string> TypeIds { get; private set; } = [];
    public IReadOnlyList<string> StateNames { get; private set; } = [];

    public IReadOnlyList<ReaderKind> Kinds { get => [.. KindNames.Select(k => Enum.Parse<ReaderKind>(k))]; set => KindNames = [.. value.Select(k => k.ToString())]; }

    /// <summary>Types of registration; none: all.</summary>
    public IReadOnlyList<RegistrationTypeId> Types { get => [.. TypeIds.Select(t => new RegistrationTypeId(Guid.Parse(t)))]; set => TypeIds = [.. value.Select(t => t.ToString())]; }
    public IReadOnlyList<RegistrationState> States { get => [.. StateNames.Select(s => Enum.Parse<RegistrationState>(s))]; set => StateNames = [.. value.Select(s => s.ToString())]; }
    public MessageGround Ground { get; set; }

    public MessageTiming Timing { get; set; }

    /// <summary>On the clock of the place where the edition is held.</summary>
    public DateOnly? Date { get; set; }
    public TimeOnly? Time { get; set; }
    public int? Days { get; set; }

    public DateTime CreatedAt { get; init; }

    /// <summary>When an organiser said that it goes out.</summary>
    public DateTime? AskedAt { get; set; }
    public DateTime? StartedAt { get; set; }
    public DateTime? EndedAt { get; set; }

    /// <summary>Counts those who sent or stopped; to count is to hold the lock.</summary>
    public int Turn { get; private set; }
    public int Version { get; private set; }

    public SubjectRef Ref => new(MessageTables.Table, Id.ToString());

    /// <summary>The moment at which it is due, by the dates that the edition has now; null when that was never said.</summary>
    public DateTime? DueAt(ForumEdition edition) => Timing switch
    {
        MessageTiming.Now => AskedAt,
        MessageTiming.At when Date is { } day && Time is { } time => ZoneTime.ToUtc(day, time, edition.TimeZone),
        MessageTiming.BeforeStart when Days is { } days && Time is { } time => ZoneTime.ToUtc(edition.StartsOn.AddDays(-days), time, edition.TimeZone),
        MessageTiming.AfterEnd when Days is { } days && Time is { } time => ZoneTime.ToUtc(edition.EndsOn.AddDays(days), time, edition.TimeZone),
        _ => null,
    };

    public bool IsMissed(ForumEdition edition, DateTime now) =>
        Timing == MessageTiming.BeforeStart && edition.StateAt(now) != EditionState.Upcoming && DueAt(edition) is { } due && now > due + s_late;

    /// <summary>The language in which somebody gets it: the own one if there is a text in it.</summary>
    public Language For(Language wanted) => Subject[wanted.Code] is not null && Body[wanted.Code] is not null ? wanted : Language.English;
}

internal enum RecipientState { Waiting, Mailed, Skipped }

/// <summary>Why somebody of the audience was not written to.</summary>
internal enum SkipReason { NoAddress, Withdrew, NoConsent, SameAddress }

/// <summary>One address of one message. The row is written by the transaction that queues the e-mail; indexes of the database stand against a second one.</summary>
internal sealed class MessageRecipient
{
    public required RecipientId Id { get; init; }
    public required ForumMessageId MessageId { get; init; }
    public required ReaderKind Kind { get; init; }

    /// <summary>The participant, registrant, interpreter or delegation.</summary>
    public required Guid SubjectId { get; init; }

    /// <summary>Null once the person was forgotten.</summary>
    public string? Name { get; set; }
    public string? Email { get; set; }

    /// <summary>The address in one spelling; null where nothing goes out.</summary>
    public string? AddressKey { get; set; }
    public required string Language { get; set; }
    public RecipientState State { get; set; }
    public SkipReason? Skip { get; set; }

    /// <summary>The key of the queued e-mail.</summary>
    public string? MailKey { get; set; }
    public DateTime? MailedAt { get; set; }

    /// <summary>The secret of the link by which consent is taken back; only where it rests on consent.</summary>
    public string? OffKey { get; set; }
}
