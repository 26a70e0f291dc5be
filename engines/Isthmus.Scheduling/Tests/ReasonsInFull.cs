namespace Isthmus.Scheduling.Tests;

/// <summary>Holds reasons against the checker's clashes: each place must be blocked by one of them, and each of them must be needed for a place.</summary>
internal static class ReasonsInFull
{
    public static string? Fault(ForumProblem problem, ForumPlan plan) => plan.Unplaced.Select(u => Fault(problem, plan, u)).FirstOrDefault(f => f is not null);

    private static string? Fault(ForumProblem problem, ForumPlan plan, UnplacedRequest unplaced)
    {
        ForumRequest request = problem.Requests.Single(r => r.Id == unplaced.Request);
        if (unplaced.Reasons.Count == 0 || unplaced.Reasons.Any(r => r is StillPossible))
        {
            return $"{unplaced.Request}: {string.Join(", ", unplaced.Reasons)}";
        }

        // A fact that is told for several slots must be needed for each of them.
        UnplacedReason[] atoms = [.. unplaced.Reasons.SelectMany(Atoms)];
        var needed = new HashSet<UnplacedReason>();
        var places = Places(problem, plan, request)
            .Select(p => (Place: p, Clashes: PlanChecker.CheckMove(problem, plan.Placements, new ForumPlacement(request.Id, p)))).ToArray();
        HashSet<int> common = [.. places.Where(p => !p.Clashes.Any(IsCommon)).Select(p => p.Place.Slot)];
        foreach ((ForumPlace place, IReadOnlyList<PlanClash> clashes) in places)
        {
            // A venue that is closed, or not allowed, in a slot in which another one is not: nobody asks about it.
            if (clashes.Any(IsCommon) && common.Contains(place.Slot))
            {
                continue;
            }

            UnplacedReason[] explaining = [.. atoms.Where(r => clashes.Any(c => Explains(problem, r, c, place)))];
            if (explaining.Length == 0)
            {
                return $"{request.Id} at {place}: {string.Join(", ", clashes)} is not among {string.Join(", ", unplaced.Reasons)}";
            }

            if (explaining.Length == 1)
            {
                _ = needed.Add(explaining[0]);
            }
        }

        return atoms.FirstOrDefault(r => !needed.Contains(r)) is { } superfluous ? $"{request.Id}: {superfluous} is superfluous among {string.Join(", ", unplaced.Reasons)}" : null;
    }

    /// <summary>For each slot and venue one free table, or the first where none is.</summary>
    private static IEnumerable<ForumPlace> Places(ForumProblem problem, ForumPlan plan, ForumRequest request) => request.Virtual
        ? Enumerable.Range(0, problem.Slots.Count).Select(ForumPlace.OnlineAt)
        : from slot in Enumerable.Range(0, problem.Slots.Count)
        from venue in Enumerable.Range(0, problem.Venues.Count)
        select new ForumPlace(slot, venue, Enumerable.Range(1, problem.Venues[venue].Tables).FirstOrDefault(t => plan.Placements.All(p => p.Place != new ForumPlace(slot, venue, t)), 1));

    private static IEnumerable<UnplacedReason> Atoms(UnplacedReason reason) => reason switch
    {
        ParticipantTaken r => r.Slots.Select(s => r with { Slots = [s] }),
        TablesFull r => r.Slots.Select(s => r with { Slots = [s] }),
        OrderBlocks r => r.Slots.Select(s => r with { Slots = [s] }),
        PauseNeeded r => r.Slots.Select(s => r with { Slots = [s] }),
        TooFarAway r => r.Slots.Select(s => r with { Slots = [s] }),
        HoursExclude r => r.Slots.Select(s => r with { Slots = [s] }),
        InterpretersAway r => r.Slots.Select(s => r with { Slots = [s] }),
        InterpretersTaken r => r.Slots.Select(s => r with { Slots = [s] }),
        _ => [reason],
    };

    private static bool Explains(ForumProblem problem, UnplacedReason reason, PlanClash clash, ForumPlace place) => (reason, clash) switch
    {
        (Barred, BarredIsPlaced) => true,
        (NoCommonSlot, _) => IsCommon(clash),
        (CommonSlotsOnly r, _) => !r.Slots.Contains(place.Slot) && IsCommon(clash),
        (ParticipantTaken r, ParticipantElsewhere c) => r.Participant == c.Participant && r.Slots.Contains(place.Slot),
        (ParticipantFull r, ParticipantElsewhere c) => r.Participant == c.Participant,
        (DayLimitReached r, TooManyOnDay c) => r.Participant == c.Participant && r.Day == c.Day,
        (InAnotherCity r, TwoCities c) => r.Participant == c.Participant && r.Day == problem.Slots[place.Slot].Day,
        (TablesFull r, TableTaken) => r.Venue == place.Venue && r.Slots.Contains(place.Slot),
        (OrderBlocks r, OrderBroken c) => (r.Other == c.Other || r.Other == c.Request) && r.Slots.Contains(place.Slot),
        (PauseNeeded r, NoPause c) => r.Participant == c.Participant && r.Limit == c.Limit && r.Slots.Contains(place.Slot),
        (TooFarAway r, TravelTooShort c) => r.Participant == c.Participant && r.Slots.Contains(place.Slot),
        (HoursExclude r, OutsideHours c) => r.Participant == c.Participant && r.Slots.Contains(place.Slot),
        (NoInterpreter, NoInterpreterThere) => true,
        (InterpretersAway r, NoInterpreterThere) => r.Slots.Contains(place.Slot) && InCity(problem, r.City, place),
        (InterpretersTaken r, NoInterpreterLeft) => r.Slots.Contains(place.Slot) && InCity(problem, r.City, place),
        _ => false,
    };

    /// <summary>What the two sides, the request and the venues bring with them.</summary>
    private static bool IsCommon(PlanClash clash) => clash is ParticipantBusy or SlotNotAllowed or VenueNotAllowed or VenueClosed;

    private static bool InCity(ForumProblem problem, string? city, ForumPlace place) => city is null || place.IsOnline || problem.Venues[place.Venue].City == city;
}
