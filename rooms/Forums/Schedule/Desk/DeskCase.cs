using System.Text.Json;
using Isthmus.Contracts.Forums;
using Isthmus.Contracts.People;
using Isthmus.Forums.Participants;

namespace Isthmus.Forums.Schedule.Desk;

internal readonly record struct DeskCaseId(Guid Value) : IId<DeskCaseId>
{
    public static DeskCaseId From(Guid value) => new(value);
    public static DeskCaseId New() => new(Guid.CreateVersion7());
    public static bool TryParse(string? s, IFormatProvider? provider, out DeskCaseId id) { var ok = Guid.TryParse(s, out var g); id = new(g); return ok; }
    public override string ToString() => Value.ToString();
}

/// <summary>What is told at the desk: somebody is not there for the rest of the day, comes later, leaves for good, a table cannot be used for the rest of the day, or only that free places be filled.</summary>
internal enum DeskKind { NoShow, Late, Leaves, TableOut, Fill }

/// <summary>Open until something is done about it.</summary>
internal enum DeskState { Open, Applied, Undone }

/// <summary>
/// Something that was told at the desk on the day, the plans that were found for it, and what was done. What was shown is kept, so that exactly that is done when it is confirmed, and undone later.
/// </summary>
internal sealed class DeskCase : IVersioned, IAudited
{
    public required DeskCaseId Id { get; init; }
    public required EditionId EditionId { get; init; }
    public required DeskKind Kind { get; init; }
    public ParticipantId? ParticipantId { get; init; }
    public TableId? TableId { get; init; }

    /// <summary>From when; for who comes later, the first slot it can be there.</summary>
    public SlotId? SlotId { get; init; }
    public required DateTime At { get; init; }
    public UserId? By { get; init; }
    public DeskState State { get; private set; }
    public DeskChoice? Chosen { get; private set; }

    /// <summary>The <see cref="DeskFinding"/> as JSON.</summary>
    public required string Found { get; init; }

    /// <summary>The slots that were marked when it was applied and were not before, as JSON.</summary>
    public string? Marked { get; private set; }
    public int Version { get; private set; }

    public DeskFinding Finding => JsonSerializer.Deserialize<DeskFinding>(Found)!;

    public IReadOnlyList<SlotId> MarkedSlots => Marked is null ? [] : [.. JsonSerializer.Deserialize<List<Guid>>(Marked)!.Select(Forums.SlotId.From)];

    public void Apply(DeskChoice chosen, IEnumerable<SlotId> marked) => (State, Chosen, Marked) = (DeskState.Applied, chosen, JsonSerializer.Serialize(marked.Select(s => s.Value)));

    public void Undo() => State = DeskState.Undone;
}
