namespace Isthmus.Scheduling;

/// <summary>
/// The meetings of one forum that wait for a slot, a venue and a table: the product form of the scheduling problem.
/// Not every request has to be placed; the solver places what it can, in the order of <see cref="PlanScore"/>.
/// </summary>
/// <remarks>
/// Slots and venues are named by their position in <see cref="Slots"/> and <see cref="Venues"/> (from 0), tables by
/// their number in a venue (from 1), participants and requests by their ids. Ids are compared ordinally.
/// </remarks>
public sealed record ForumProblem
{
    /// <summary>The time slots in the order of time. All slots of a day follow one another.</summary>
    public required IReadOnlyList<ForumSlot> Slots { get; init; }

    /// <summary>The venues in which meetings can take place; at least one.</summary>
    public required IReadOnlyList<ForumVenue> Venues { get; init; }

    /// <summary>Everybody who can meet.</summary>
    public required IReadOnlyList<ForumParticipant> Participants { get; init; }

    /// <summary>The meetings that were asked for.</summary>
    public required IReadOnlyList<ForumRequest> Requests { get; init; }

    /// <summary>Pairs of requests of which the first must take place in an earlier slot, if both are placed. Default: none.</summary>
    public IReadOnlyList<ForumPrecedence> Precedences { get; init; } = [];

    /// <summary>
    /// Largest difference of breaks between two participants that the search aims at; null: no aim. It is an aim, not a
    /// rule: it stands between <see cref="PlanScore.LeftWithNone"/> and <see cref="PlanScore.Breaks"/>. Default: null.
    /// </summary>
    public int? Fairness { get; init; }

    /// <summary>Nobody meets in two cities on one day. Default: true.</summary>
    public bool OneCityPerDay { get; init; } = true;
}

/// <summary>One time slot.</summary>
/// <param name="Day">Number of the day; must not decrease along <see cref="ForumProblem.Slots"/>.</param>
/// <param name="Session">
/// Number of the session within the day (morning, afternoon). The last slot of a session and the first one of the next
/// session of the same day are adjacent: lunch is no break, and neither is the night.
/// </param>
public readonly record struct ForumSlot(int Day, int Session);

/// <summary>A hall with numbered tables.</summary>
public sealed record ForumVenue
{
    /// <summary>The city; venues in the same city are within reach of one another from one slot to the next.</summary>
    public required string City { get; init; }

    /// <summary>Number of tables, numbered from 1; at most so many meetings in one slot.</summary>
    public required int Tables { get; init; }

    /// <summary>Slots in which the venue is open; null: all. Default: null.</summary>
    public IReadOnlyCollection<int>? OpenSlots { get; init; }
}

/// <summary>One side of a meeting: a company, an institution or a person.</summary>
public sealed record ForumParticipant
{
    /// <summary>The id, unique among the participants.</summary>
    public required string Id { get; init; }

    /// <summary>Slots in which the participant cannot meet: away, own talk, panel. Default: none.</summary>
    public IReadOnlyCollection<int> Busy { get; init; } = [];

    /// <summary>Most meetings on one day; null: no limit. Default: null.</summary>
    public int? MaxPerDay { get; init; }

    /// <summary>How many meetings the participant can hold in one slot (several people at several tables). Default: 1.</summary>
    public int People { get; init; } = 1;

    /// <summary>
    /// A host who should keep one table; its meetings are drawn to it before those of guests. Default: false.
    /// </summary>
    public bool KeepsTable { get; init; }
}

/// <summary>A meeting that somebody asked for.</summary>
public sealed record ForumRequest
{
    /// <summary>The id, unique among the requests.</summary>
    public required string Id { get; init; }

    /// <summary>Id of one participant.</summary>
    public required string A { get; init; }

    /// <summary>Id of the other participant; must differ from <see cref="A"/>.</summary>
    public required string B { get; init; }

    /// <summary>Worth of placing it, 1 or more; one request of weight 2 is worth two of weight 1. Default: 1.</summary>
    public int Weight { get; init; } = 1;

    /// <summary>Goes before all requests that are not. Default: false.</summary>
    public bool MustMeet { get; init; }

    /// <summary>Why it must not be placed; null: it may be. Default: null.</summary>
    public PlacementBar? Bar { get; init; }

    /// <summary>Venues in which it may take place; null: all. Default: null.</summary>
    public IReadOnlyCollection<int>? Venues { get; init; }

    /// <summary>Slots in which it may take place; null: all. Default: null.</summary>
    public IReadOnlyCollection<int>? Slots { get; init; }

    /// <summary>A place that the plan must keep; null: free. Default: null.</summary>
    public ForumPlace? Locked { get; init; }

    /// <summary>The place in the plan that is being changed, if any; leaving it counts as a change. Default: null.</summary>
    public ForumPlace? Previous { get; init; }
}

/// <summary>Why a request is never placed.</summary>
public enum PlacementBar
{
    /// <summary>One side does not want to meet the other.</summary>
    Veto,

    /// <summary>A compliance case is not resolved.</summary>
    Hold,
}

/// <summary>Where and when a meeting takes place.</summary>
/// <param name="Slot">Position in <see cref="ForumProblem.Slots"/>, from 0.</param>
/// <param name="Venue">Position in <see cref="ForumProblem.Venues"/>, from 0.</param>
/// <param name="Table">Number of the table in the venue, from 1.</param>
public readonly record struct ForumPlace(int Slot, int Venue, int Table);

/// <summary>An order between two requests.</summary>
/// <param name="Before">Id of the request that takes place first.</param>
/// <param name="After">Id of the request that takes place in a later slot.</param>
public sealed record ForumPrecedence(string Before, string After);
