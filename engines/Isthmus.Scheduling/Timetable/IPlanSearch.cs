namespace Isthmus.Scheduling.Timetable;

/// <summary>A search for better plans that runs in rounds of a fixed amount of work.</summary>
internal interface IPlanSearch
{
    /// <summary>Meetings without a slot, at a table that is not there or out of order in the best plan so far.</summary>
    int Missing { get; }

    /// <summary>Its breaks above the fairness limit.</summary>
    int Unfair { get; }

    int Breaks { get; }

    int Changes { get; }

    /// <summary>Its slot of each meeting, or -1.</summary>
    IReadOnlyList<int> Positions { get; }

    /// <summary>Cycles of heating and cooling that are complete.</summary>
    int Cycles { get; }

    /// <summary>Does one round; returns early only when cancelled.</summary>
    void Round(CancellationToken stop);

    /// <summary>Goes on from a plan, such as the best one of another thread.</summary>
    void Restart(IReadOnlyList<int> positions);
}
