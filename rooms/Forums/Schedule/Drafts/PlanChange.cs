using Isthmus.Contracts.Forums;
using Isthmus.Contracts.People;

namespace Isthmus.Forums.Schedule.Drafts;

internal readonly record struct PlanChangeId(Guid Value) : IId<PlanChangeId>
{
    public static PlanChangeId From(Guid value) => new(value);
    public static PlanChangeId New() => new(Guid.CreateVersion7());
    public static bool TryParse(string? s, IFormatProvider? provider, out PlanChangeId id) { var ok = Guid.TryParse(s, out var g); id = new(g); return ok; }
    public override string ToString() => Value.ToString();
}

internal enum ChangeKind { Moved, Locked, Unlocked, TakenOff, Cancelled, Restored, Undone }

/// <summary>One change of the draft by hand, kept so that it can be taken back. Only ever added to, so that parallel changes do not meet in one row.</summary>
internal sealed class PlanChange
{
    public required PlanChangeId Id { get; init; }
    public required EditionId EditionId { get; init; }
    public required MeetingId MeetingId { get; init; }
    public required ChangeKind Kind { get; init; }
    public required DateTime At { get; init; }
    public UserId? By { get; init; }

    public MeetingState? StateBefore { get; init; }
    public SlotId? SlotBefore { get; init; }
    public TableId? TableBefore { get; init; }
    public InterpreterId? InterpreterBefore { get; init; }
    public MeetingState StateAfter { get; init; }
    public SlotId? SlotAfter { get; init; }
    public TableId? TableAfter { get; init; }
    public InterpreterId? InterpreterAfter { get; init; }

    /// <summary>The change that this one took back.</summary>
    public PlanChangeId? Undoes { get; init; }

    public static PlanChange Of(ChangeKind kind, Meeting meeting, MeetingPlace? before, UserId? by, DateTime at, PlanChangeId? undoes = null) => new()
    {
        Id = PlanChangeId.New(), EditionId = meeting.EditionId, MeetingId = meeting.Id, Kind = kind, At = at, By = by, Undoes = undoes,
        StateBefore = before?.State, SlotBefore = before?.Slot, TableBefore = before?.Table, InterpreterBefore = before?.Interpreter,
        StateAfter = meeting.State, SlotAfter = meeting.SlotId, TableAfter = meeting.TableId, InterpreterAfter = meeting.InterpreterId,
    };
}
