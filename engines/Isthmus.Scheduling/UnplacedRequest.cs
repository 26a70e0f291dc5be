namespace Isthmus.Scheduling;

/// <summary>A request without a place.</summary>
/// <param name="Request">Id of the request.</param>
/// <param name="Reasons">
/// Facts that together block every place it could have; at least one, and none that is superfluous: without any one of them, or without one of
/// its slots, a place would be possible as far as the others go. Of all such sets one of the smallest, unless finding it takes too many tries.
/// An empty place that remains (the search was cut) is <see cref="StillPossible"/>.
/// </param>
public sealed record UnplacedRequest(string Request, IReadOnlyList<UnplacedReason> Reasons)
{
    /// <summary>
    /// One placed meeting that would make room by moving; null if none was found (all single moves are tried, up to a fixed number of tries). Default: null.
    /// </summary>
    public FreeingMove? Way { get; init; }
}

/// <summary>If one meeting moved, a request would fit: both together leave the plan valid.</summary>
/// <param name="Request">Id of the placed request that would move.</param>
/// <param name="From">Its place in the plan.</param>
/// <param name="To">Where it would go.</param>
/// <param name="Place">Where the unplaced request would then go.</param>
public sealed record FreeingMove(string Request, ForumPlace From, ForumPlace To, ForumPlace Place);

/// <summary>One fact that blocks a request: a closed family, so that a page can say it in any language.</summary>
public abstract record UnplacedReason
{
    private protected UnplacedReason()
    {
    }
}

/// <summary>The request must not be placed.</summary>
/// <param name="Bar">Veto or hold.</param>
public sealed record Barred(PlacementBar Bar) : UnplacedReason;

/// <summary>The two sides, the request's own slots and the open venues have no slot in common, whatever else is planned.</summary>
public sealed record NoCommonSlot : UnplacedReason;

/// <summary>The only slots that both sides, the request and its venues have in common; the other facts say why each of them is lost.</summary>
/// <param name="Slots">The slots, ascending.</param>
public sealed record CommonSlotsOnly(IReadOnlyList<int> Slots) : UnplacedReason;

/// <summary>A participant meets somebody else in each of the slots.</summary>
/// <param name="Participant">Id of the participant.</param>
/// <param name="Slots">The slots, ascending.</param>
public sealed record ParticipantTaken(string Participant, IReadOnlyList<int> Slots) : UnplacedReason;

/// <summary>A participant has no free slot left at all.</summary>
/// <param name="Participant">Id of the participant.</param>
/// <param name="Meetings">Its meetings in the plan.</param>
/// <param name="Available">Its slots that are not busy, times its people.</param>
public sealed record ParticipantFull(string Participant, int Meetings, int Available) : UnplacedReason;

/// <summary>A participant has its most meetings on a day.</summary>
/// <param name="Participant">Id of the participant.</param>
/// <param name="Day">The day, as in <see cref="ForumSlot.Day"/>.</param>
/// <param name="Limit">The limit.</param>
public sealed record DayLimitReached(string Participant, int Day, int Limit) : UnplacedReason;

/// <summary>A participant meets in another city on that day.</summary>
/// <param name="Participant">Id of the participant.</param>
/// <param name="Day">The day, as in <see cref="ForumSlot.Day"/>.</param>
/// <param name="City">The city in which it meets.</param>
public sealed record InAnotherCity(string Participant, int Day, string City) : UnplacedReason;

/// <summary>All tables of a venue are taken in each of the slots.</summary>
/// <param name="Venue">Position of the venue.</param>
/// <param name="Slots">The slots, ascending.</param>
public sealed record TablesFull(int Venue, IReadOnlyList<int> Slots) : UnplacedReason;

/// <summary>The order with another placed request leaves no room in the slots.</summary>
/// <param name="Other">Id of the other request.</param>
/// <param name="Slots">The slots, ascending.</param>
public sealed record OrderBlocks(string Other, IReadOnlyList<int> Slots) : UnplacedReason;

/// <summary>There is a free place: the search was cut before it was used, or a person can use it now.</summary>
/// <param name="Slot">The slot.</param>
/// <param name="Venue">The venue.</param>
public sealed record StillPossible(int Slot, int Venue) : UnplacedReason;

/// <summary>The sides share no language, and no interpreter speaks one of each side.</summary>
/// <param name="A">Languages of one side.</param>
/// <param name="B">Languages of the other side.</param>
public sealed record NoInterpreter(IReadOnlyList<string> A, IReadOnlyList<string> B) : UnplacedReason;

/// <summary>Those who interpret between the sides are busy or in another city in each of the slots.</summary>
/// <param name="A">Languages of one side.</param>
/// <param name="B">Languages of the other side.</param>
/// <param name="City">The city of the venues that are meant; null where all venues are.</param>
/// <param name="Slots">The slots, ascending.</param>
public sealed record InterpretersAway(IReadOnlyList<string> A, IReadOnlyList<string> B, string? City, IReadOnlyList<int> Slots) : UnplacedReason;

/// <summary>Those who interpret between the sides all serve other meetings in each of the slots, however they are shared out.</summary>
/// <param name="A">Languages of one side.</param>
/// <param name="B">Languages of the other side.</param>
/// <param name="City">The city of the venues that are meant; null where all venues are.</param>
/// <param name="Slots">The slots, ascending.</param>
public sealed record InterpretersTaken(IReadOnlyList<string> A, IReadOnlyList<string> B, string? City, IReadOnlyList<int> Slots) : UnplacedReason;

/// <summary>One meeting more in any of the slots, and a participant would meet longer in a row than it may.</summary>
/// <param name="Participant">Id of the participant.</param>
/// <param name="Limit">The most slots in a row.</param>
/// <param name="Slots">The slots, ascending.</param>
public sealed record PauseNeeded(string Participant, int Limit, IReadOnlyList<int> Slots) : UnplacedReason;

/// <summary>A participant could not get there in time from its other meetings, or from there to them, in any of the slots.</summary>
/// <param name="Participant">Id of the participant.</param>
/// <param name="Slots">The slots, ascending.</param>
public sealed record TooFarAway(string Participant, IReadOnlyList<int> Slots) : UnplacedReason;

/// <summary>For a virtual meeting: the slots are outside the local hours of a participant.</summary>
/// <param name="Participant">Id of the participant.</param>
/// <param name="Slots">The slots, ascending.</param>
public sealed record HoursExclude(string Participant, IReadOnlyList<int> Slots) : UnplacedReason;
