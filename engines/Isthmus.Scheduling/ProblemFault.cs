namespace Isthmus.Scheduling;

/// <summary>One contradiction in a problem.</summary>
/// <param name="Kind">What is wrong.</param>
/// <param name="Field">The member that is wrong, such as <c>requests.b</c>.</param>
/// <param name="Ids">The ids that are concerned; empty if the whole problem is.</param>
/// <param name="Message">One sentence in English that names the field and the ids.</param>
public sealed record ProblemFault(FaultKind Kind, string Field, IReadOnlyList<string> Ids, string Message)
{
    /// <inheritdoc/>
    public override string ToString() => Message;
}

/// <summary>What is wrong with a problem.</summary>
public enum FaultKind
{
    /// <summary>A list that must not be empty is empty, or too long.</summary>
    Size,

    /// <summary>A number is out of its range.</summary>
    OutOfRange,

    /// <summary>An id is empty or used twice.</summary>
    BadId,

    /// <summary>An id, slot, venue or table is named that does not exist.</summary>
    Unknown,

    /// <summary>A participant is to meet itself.</summary>
    SelfMeeting,

    /// <summary>The days of the slots are not in order.</summary>
    SlotOrder,

    /// <summary>A locked place breaks a rule by itself (busy, closed, barred, not among the allowed).</summary>
    LockForbidden,

    /// <summary>Two locked places exclude each other.</summary>
    LocksClash,

    /// <summary>The order between requests has a cycle.</summary>
    OrderCycle,

    /// <summary>A stated number of meetings differs from the meetings listed.</summary>
    CountMismatch,
}
