namespace Isthmus.Scheduling;

/// <summary>One rule that a plan breaks: a closed family, so that a page can say it in any language.</summary>
/// <param name="Request">Id of the request whose placement breaks the rule.</param>
public abstract record PlanClash(string Request);

/// <summary>The plan names a request that the problem does not have.</summary>
/// <param name="Request">The unknown id.</param>
public sealed record UnknownRequest(string Request) : PlanClash(Request);

/// <summary>A request has two places.</summary>
/// <param name="Request">Id of the request.</param>
public sealed record PlacedTwice(string Request) : PlanClash(Request);

/// <summary>The slot, the venue or the table does not exist.</summary>
/// <param name="Request">Id of the request.</param>
/// <param name="Place">The place that does not exist.</param>
public sealed record NoSuchPlace(string Request, ForumPlace Place) : PlanClash(Request);

/// <summary>A vetoed or held request is placed.</summary>
/// <param name="Request">Id of the request.</param>
/// <param name="Bar">Veto or hold.</param>
public sealed record BarredIsPlaced(string Request, PlacementBar Bar) : PlanClash(Request);

/// <summary>The request may not take place in this slot.</summary>
/// <param name="Request">Id of the request.</param>
/// <param name="Slot">The slot.</param>
public sealed record SlotNotAllowed(string Request, int Slot) : PlanClash(Request);

/// <summary>The request may not take place in this venue.</summary>
/// <param name="Request">Id of the request.</param>
/// <param name="Venue">The venue.</param>
public sealed record VenueNotAllowed(string Request, int Venue) : PlanClash(Request);

/// <summary>The venue is closed in this slot.</summary>
/// <param name="Request">Id of the request.</param>
/// <param name="Slot">The slot.</param>
/// <param name="Venue">The venue.</param>
public sealed record VenueClosed(string Request, int Slot, int Venue) : PlanClash(Request);

/// <summary>A participant is busy in the slot.</summary>
/// <param name="Request">Id of the request.</param>
/// <param name="Participant">Id of the participant.</param>
/// <param name="Slot">The slot.</param>
public sealed record ParticipantBusy(string Request, string Participant, int Slot) : PlanClash(Request);

/// <summary>A participant has no free person in the slot: it is already at another table.</summary>
/// <param name="Request">Id of the request.</param>
/// <param name="Participant">Id of the participant.</param>
/// <param name="Other">Id of another request that holds the participant in this slot.</param>
/// <param name="Place">The place of that other request.</param>
public sealed record ParticipantElsewhere(string Request, string Participant, string Other, ForumPlace Place) : PlanClash(Request);

/// <summary>Another meeting has the table.</summary>
/// <param name="Request">Id of the request.</param>
/// <param name="Other">Id of the other request.</param>
/// <param name="Place">The place that both have.</param>
public sealed record TableTaken(string Request, string Other, ForumPlace Place) : PlanClash(Request);

/// <summary>A participant has more meetings on the day than it may have.</summary>
/// <param name="Request">Id of the request.</param>
/// <param name="Participant">Id of the participant.</param>
/// <param name="Day">The day.</param>
/// <param name="Limit">The limit.</param>
public sealed record TooManyOnDay(string Request, string Participant, int Day, int Limit) : PlanClash(Request);

/// <summary>A participant meets in two cities on one day.</summary>
/// <param name="Request">Id of the request.</param>
/// <param name="Participant">Id of the participant.</param>
/// <param name="Other">Id of a request of that day in another city.</param>
/// <param name="City">That other city.</param>
public sealed record TwoCities(string Request, string Participant, string Other, string City) : PlanClash(Request);

/// <summary>A locked request is not at its place.</summary>
/// <param name="Request">Id of the request.</param>
/// <param name="Locked">The place it must keep.</param>
public sealed record LockBroken(string Request, ForumPlace Locked) : PlanClash(Request);

/// <summary>A request does not take place before another one, though it must.</summary>
/// <param name="Request">Id of the request that comes too late.</param>
/// <param name="Other">Id of the request that must come after it.</param>
public sealed record OrderBroken(string Request, string Other) : PlanClash(Request);

/// <summary>No interpreter who is there in the slot speaks a language of each side.</summary>
/// <param name="Request">Id of the request.</param>
/// <param name="Slot">The slot.</param>
public sealed record NoInterpreterThere(string Request, int Slot) : PlanClash(Request);

/// <summary>However the interpreters of the slot are shared out, one of its meetings is left without.</summary>
/// <param name="Request">Id of the request that came last.</param>
/// <param name="Slot">The slot.</param>
public sealed record NoInterpreterLeft(string Request, int Slot) : PlanClash(Request);

/// <summary>The interpreter named does not exist, is busy or in another city, or does not speak a language of each side.</summary>
/// <param name="Request">Id of the request.</param>
/// <param name="Interpreter">The id that was named.</param>
public sealed record InterpreterUnfit(string Request, string Interpreter) : PlanClash(Request);

/// <summary>The interpreter named is named for another meeting of the slot too.</summary>
/// <param name="Request">Id of the request.</param>
/// <param name="Interpreter">Id of the interpreter.</param>
/// <param name="Other">Id of the other request.</param>
public sealed record InterpreterElsewhere(string Request, string Interpreter, string Other) : PlanClash(Request);

/// <summary>A participant has more slots with meetings in a row than it may have.</summary>
/// <param name="Request">Id of the request.</param>
/// <param name="Participant">Id of the participant.</param>
/// <param name="Limit">The most in a row.</param>
public sealed record NoPause(string Request, string Participant, int Limit) : PlanClash(Request);

/// <summary>A participant cannot get from one meeting to another in time.</summary>
/// <param name="Request">Id of the request.</param>
/// <param name="Participant">Id of the participant.</param>
/// <param name="Other">Id of the other request of that day.</param>
/// <param name="Needed">Free slots that are needed between the two.</param>
public sealed record TravelTooShort(string Request, string Participant, string Other, int Needed) : PlanClash(Request);

/// <summary>A virtual meeting is outside the local hours of a side.</summary>
/// <param name="Request">Id of the request.</param>
/// <param name="Participant">Id of the participant.</param>
/// <param name="Slot">The slot.</param>
public sealed record OutsideHours(string Request, string Participant, int Slot) : PlanClash(Request);
