namespace Isthmus.Scheduling.Search;

/// <summary>
/// The problem in arrays. A position is slot * Venues + venue. Both public forms compile to it.
/// </summary>
internal sealed class Model
{
    public required int Slots { get; init; }

    public required int Venues { get; init; }

    public required int People { get; init; }

    /// <summary>Day of each slot, 0, 1, 2, ... without gaps.</summary>
    public required int[] DayOf { get; init; }

    /// <summary>City of each venue; all 0 where cities do not matter.</summary>
    public required int[] CityOf { get; init; }

    /// <summary>Tables of each position; 0 where the venue is closed.</summary>
    public required int[] Capacity { get; init; }

    /// <summary>Meetings that a participant can hold in one slot.</summary>
    public required int[] Parallel { get; init; }

    public required int[] DayLimit { get; init; }

    public required int[] A { get; init; }

    public required int[] B { get; init; }

    /// <summary>Positions of each meeting, ascending; empty if it can never be placed.</summary>
    public required int[][] Domain { get; init; }

    /// <summary>As <see cref="Domain"/>, but also where no interpreter is there: what the sides, the request and the venues have in common.</summary>
    public int[][] Common { get; init; } = [];

    public required int[] Weight { get; init; }

    public required bool[] Must { get; init; }

    /// <summary>Placed at its one position before the search, and never moved.</summary>
    public required bool[] Locked { get; init; }

    /// <summary>Position in the plan that is being changed, or -1.</summary>
    public required int[] Previous { get; init; }

    /// <summary>Table at which a locked meeting stays, or 0.</summary>
    public int[] LockedTable { get; init; } = [];

    /// <summary>Table in the plan that is being changed, or 0.</summary>
    public int[] PreviousTable { get; init; } = [];

    /// <summary>Participants whose table should not change.</summary>
    public bool[] KeepsTable { get; init; } = [];

    /// <summary>For each meeting those that must be earlier.</summary>
    public required int[][] Earlier { get; init; }

    /// <summary>For each meeting those that must be later.</summary>
    public required int[][] Later { get; init; }

    /// <summary>Venue of virtual meetings, or -1.</summary>
    public int Online { get; init; } = -1;

    /// <summary>Session of each slot, counted through all days; empty if no participant needs pauses and no journey takes a slot.</summary>
    public int[] SessionOf { get; init; } = [];

    /// <summary>Most used slots in a row of each participant; empty if nobody has a limit.</summary>
    public int[] MostInRow { get; init; } = [];

    /// <summary>Free slots between venues, by from * Venues + to; empty if no journey takes a slot.</summary>
    public int[] Travel { get; init; } = [];

    public int LongestTravel { get; init; }

    /// <summary>True if a participant's meetings exclude each other not only in the same slot, on the same day or by city.</summary>
    public bool HasSideRules => SessionOf.Length > 0;

    /// <summary>Who interprets; null if no meeting needs it.</summary>
    public Interpreting? Interpreting { get; init; }

    /// <summary>Interpreter in the plan that is being changed, or -1; empty if no meeting needs one.</summary>
    public int[] PreviousInterpreter { get; init; } = [];

    /// <summary>Most breaks of one participant over the least of any; null: no limit.</summary>
    public int? Fairness { get; init; }

    public int Meetings => A.Length;

    public int Positions => Slots * Venues;

    public int Days => Slots == 0 ? 0 : DayOf[^1] + 1;

    public int[][] MeetingsOf { get; private set; } = [];

    private bool[] _allowed = [];

    public bool Allows(int meeting, int position) => _allowed[((long)meeting * Positions) + position];

    /// <summary>Breaks of a whole plan of one day.</summary>
    public int BreaksOf(int[] positions)
    {
        int breaks = 0;
        foreach (int[] meetings in MeetingsOf)
        {
            int[] slots = [.. meetings.Select(m => positions[m]).Order()];
            breaks += slots.Zip(slots.Skip(1)).Count(x => x.Second > x.First + 1);
        }

        return breaks;
    }

    public Model Index()
    {
        _allowed = new bool[(long)Meetings * Positions];
        var of = new List<int>[People];
        for (int p = 0; p < People; p++)
        {
            of[p] = [];
        }

        for (int m = 0; m < Meetings; m++)
        {
            foreach (int position in Domain[m])
            {
                _allowed[((long)m * Positions) + position] = true;
            }

            of[A[m]].Add(m);
            of[B[m]].Add(m);
        }

        MeetingsOf = [.. of.Select(list => list.ToArray())];
        return this;
    }
}
