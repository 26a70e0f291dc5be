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

    /// <summary>Those who interpret in meetings whose sides share no language. Default: none.</summary>
    public IReadOnlyList<ForumInterpreter> Interpreters { get; init; } = [];

    /// <summary>
    /// Free slots that a participant needs between two of its meetings in two different cities on one day, for pairs of cities that
    /// <see cref="Travel"/> does not name. Matters only without <see cref="OneCityPerDay"/>. Default: 0.
    /// </summary>
    public int TravelSlots { get; init; }

    /// <summary>
    /// Free slots between two meetings of one participant on one day, for pairs of cities or of venues, in both directions; a pair of venues goes
    /// before the pair of their cities. Lunch is one free slot, and the night is enough for any journey. All people of a participant travel together. Default: none.
    /// </summary>
    public IReadOnlyList<ForumTravel> Travel { get; init; } = [];
}

/// <summary>One time slot.</summary>
/// <param name="Day">Number of the day; must not decrease along <see cref="ForumProblem.Slots"/>.</param>
/// <param name="Session">
/// Number of the session within the day (morning, afternoon). The last slot of a session and the first one of the next
/// session of the same day are adjacent: lunch is no break, and neither is the night.
/// </param>
public readonly record struct ForumSlot(int Day, int Session)
{
    /// <summary>When it starts; needed where <see cref="ForumParticipant.Hours"/> are to be kept. Default: null.</summary>
    public DateTimeOffset? Start { get; init; }

    /// <summary>How long it is; 0 if only its start has to be within local hours. Default: 0.</summary>
    public TimeSpan Length { get; init; }
}

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

    /// <summary>
    /// Languages in which the participant can meet, by any name (a tag such as "fa", a word); capitals make no difference. A meeting of two
    /// sides that both state languages and share none needs an interpreter. None stated: the participant needs none. Default: none.
    /// </summary>
    public IReadOnlyCollection<string> Languages { get; init; } = [];

    /// <summary>
    /// Most slots with meetings in a row before a free one; null: no limit. Lunch and the night are free slots. A slot counts once, however many
    /// people of the participant meet in it; a free slot that this rule forces counts as a break like any other. Default: null.
    /// </summary>
    public int? MinBreakEvery { get; init; }

    /// <summary>
    /// Local hours that its virtual meetings keep; meetings at the forum do not, they are on the forum's time. Null: no limit. Default: null.
    /// </summary>
    public LocalHours? Hours { get; init; }
}

/// <summary>How many free slots lie between meetings in two places.</summary>
public sealed record ForumTravel
{
    /// <summary>Between two cities.</summary>
    /// <param name="from">One city, as in <see cref="ForumVenue.City"/>.</param>
    /// <param name="to">The other city; must differ.</param>
    /// <param name="slots">Free slots, 0 or more.</param>
    /// <returns>The rule.</returns>
    public static ForumTravel BetweenCities(string from, string to, int slots) => new() { FromCity = from, ToCity = to, Slots = slots };

    /// <summary>Between two venues.</summary>
    /// <param name="from">Position of one venue.</param>
    /// <param name="to">Position of the other venue; must differ.</param>
    /// <param name="slots">Free slots, 0 or more.</param>
    /// <returns>The rule.</returns>
    public static ForumTravel BetweenVenues(int from, int to, int slots) => new() { FromVenue = from, ToVenue = to, Slots = slots };

    private ForumTravel()
    {
    }

    /// <summary>One city; null if the rule is about venues.</summary>
    public string? FromCity { get; private init; }

    /// <summary>The other city; null if the rule is about venues.</summary>
    public string? ToCity { get; private init; }

    /// <summary>Position of one venue; null if the rule is about cities.</summary>
    public int? FromVenue { get; private init; }

    /// <summary>Position of the other venue; null if the rule is about cities.</summary>
    public int? ToVenue { get; private init; }

    /// <summary>Free slots needed.</summary>
    public int Slots { get; private init; }
}

/// <summary>When somebody can be called at its own place.</summary>
/// <param name="Zone">The time zone.</param>
/// <param name="From">Earliest start by the clock there.</param>
/// <param name="To">Latest end by the clock there; before <paramref name="From"/> it is on the next day, equal to it there is no limit.</param>
public sealed record LocalHours(TimeZoneInfo Zone, TimeOnly From, TimeOnly To);

/// <summary>An interpreter: in one slot, it serves one meeting.</summary>
/// <remarks>
/// It can serve a meeting if it speaks a language of each side, is not busy in the slot and is in the city of the venue on that day. The
/// meetings of a slot are matched to different interpreters exactly: if all of them can be served at once, they are.
/// </remarks>
public sealed record ForumInterpreter
{
    /// <summary>The id, unique among the interpreters.</summary>
    public required string Id { get; init; }

    /// <summary>The languages it speaks, in the words that <see cref="ForumParticipant.Languages"/> uses; at least two.</summary>
    public required IReadOnlyCollection<string> Languages { get; init; }

    /// <summary>Slots in which it cannot work. Default: none.</summary>
    public IReadOnlyCollection<int> Busy { get; init; } = [];

    /// <summary>
    /// The city it is in, by <see cref="ForumSlot.Day"/>. On days that are not named it serves in any city, as one who is
    /// there by line does: the engine plans no journeys of interpreters. Default: no day is named.
    /// </summary>
    public IReadOnlyDictionary<int, string> CityByDay { get; init; } = new Dictionary<int, string>();
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

    /// <summary>
    /// The two meet by line: the place has a slot and <see cref="ForumPlace.Online"/> for a venue, and needs no table, no city and no journey. Both
    /// sides and an interpreter are taken as by any meeting. Default: false.
    /// </summary>
    public bool Virtual { get; init; }

    /// <summary>Venues in which it may take place; null: all. Default: null.</summary>
    public IReadOnlyCollection<int>? Venues { get; init; }

    /// <summary>Slots in which it may take place; null: all. Default: null.</summary>
    public IReadOnlyCollection<int>? Slots { get; init; }

    /// <summary>A place that the plan must keep; null: free. Default: null.</summary>
    public ForumPlace? Locked { get; init; }

    /// <summary>The place in the plan that is being changed, if any; leaving it counts as a change. Default: null.</summary>
    public ForumPlace? Previous { get; init; }

    /// <summary>
    /// Id of the interpreter it had; named again where the meeting keeps its slot and the others can still be served, and
    /// of no effect if there is no such interpreter any more. Default: null.
    /// </summary>
    public string? PreviousInterpreter { get; init; }
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
/// <param name="Venue">Position in <see cref="ForumProblem.Venues"/>, from 0; <see cref="Online"/> for a virtual meeting.</param>
/// <param name="Table">Number of the table in the venue, from 1; 0 for a virtual meeting.</param>
public readonly record struct ForumPlace(int Slot, int Venue, int Table)
{
    /// <summary>The venue of virtual meetings: it has no tables, and everybody can be in it.</summary>
    public const int Online = -1;

    /// <summary>The place of a virtual meeting.</summary>
    /// <param name="slot">Position of the slot.</param>
    /// <returns>The slot, online, without a table.</returns>
    public static ForumPlace OnlineAt(int slot) => new(slot, Online, 0);

    /// <summary>True for the place of a virtual meeting.</summary>
    public bool IsOnline => Venue == Online;
}

/// <summary>An order between two requests.</summary>
/// <param name="Before">Id of the request that takes place first.</param>
/// <param name="After">Id of the request that takes place in a later slot.</param>
public sealed record ForumPrecedence(string Before, string After);
