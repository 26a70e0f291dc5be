namespace Isthmus.Scheduling;

/// <summary>
/// Names every rule that a plan breaks. It shares no code with the solver, so that each can find the other's mistakes.
/// </summary>
public static class PlanChecker
{
    /// <summary>Checks a whole plan.</summary>
    /// <param name="problem">The problem; it must be free of faults (see <see cref="ForumScheduler.Check"/>).</param>
    /// <param name="placements">The plan; requests that are left out are not placed.</param>
    /// <returns>Every clash; empty if the plan is valid. A clash of two placements is named once, on the later one.</returns>
    /// <remarks>Time is linear in the placements but for the days of a participant.</remarks>
    public static IReadOnlyList<PlanClash> Check(ForumProblem problem, IReadOnlyList<ForumPlacement> placements)
    {
        ArgumentNullException.ThrowIfNull(problem);
        ArgumentNullException.ThrowIfNull(placements);
        var board = new Board(problem);
        var clashes = new List<PlanClash>();
        foreach (ForumPlacement placement in placements)
        {
            clashes.AddRange(board.Add(placement));
        }

        clashes.AddRange(board.MissingLocks());
        return clashes;
    }

    /// <summary>Checks one placement against the others: what is wrong if this request is placed or moved there.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="placements">The plan; the present place of the same request in it is left aside.</param>
    /// <param name="move">The request and its new place.</param>
    /// <returns>The clashes of this one placement; empty if it may be done.</returns>
    public static IReadOnlyList<PlanClash> CheckMove(
        ForumProblem problem, IReadOnlyList<ForumPlacement> placements, ForumPlacement move)
    {
        ArgumentNullException.ThrowIfNull(problem);
        ArgumentNullException.ThrowIfNull(placements);
        ArgumentNullException.ThrowIfNull(move);
        var board = new Board(problem);
        foreach (ForumPlacement placement in placements)
        {
            if (placement.Request != move.Request)
            {
                _ = board.Add(placement);
            }
        }

        return board.Add(move);
    }

    /// <summary>Counts the breaks of a plan: pairs of consecutive meetings of one participant on one day with a free slot between.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="placements">A plan that <see cref="Check"/> finds valid.</param>
    /// <returns>The breaks of every participant that has a meeting, by its id.</returns>
    public static IReadOnlyDictionary<string, int> Breaks(ForumProblem problem, IReadOnlyList<ForumPlacement> placements)
    {
        ArgumentNullException.ThrowIfNull(problem);
        ArgumentNullException.ThrowIfNull(placements);
        Dictionary<string, ForumRequest> requests = problem.Requests.ToDictionary(r => r.Id, StringComparer.Ordinal);
        return placements
            .SelectMany(p => new[] { (Who: requests[p.Request].A, p.Place.Slot), (Who: requests[p.Request].B, p.Place.Slot) })
            .GroupBy(x => x.Who, StringComparer.Ordinal)
            .ToDictionary(
                g => g.Key,
                g =>
                {
                    int[] slots = [.. g.Select(x => x.Slot).Distinct().Order()];
                    return slots.Zip(slots.Skip(1)).Count(pair =>
                        pair.Second > pair.First + 1 && problem.Slots[pair.First].Day == problem.Slots[pair.Second].Day);
                },
                StringComparer.Ordinal);
    }

    private sealed class Board(ForumProblem problem)
    {
        private readonly Dictionary<string, ForumRequest> _requests = problem.Requests.ToDictionary(r => r.Id, StringComparer.Ordinal);
        private readonly Dictionary<string, ForumParticipant> _people = problem.Participants.ToDictionary(p => p.Id, StringComparer.Ordinal);
        private readonly Dictionary<string, ForumPlace> _placed = new(StringComparer.Ordinal);
        private readonly Dictionary<ForumPlace, string> _tables = [];
        private readonly Dictionary<(string Who, int Slot), List<ForumPlacement>> _bySlot = [];
        private readonly Dictionary<(string Who, int Day), List<ForumPlacement>> _byDay = [];
        private readonly InterpreterCheck _interpreters = new(problem);
        private readonly ILookup<string, string> _after = problem.Precedences.ToLookup(p => p.Before, p => p.After, StringComparer.Ordinal);
        private readonly ILookup<string, string> _before = problem.Precedences.ToLookup(p => p.After, p => p.Before, StringComparer.Ordinal);

        public List<PlanClash> Add(ForumPlacement placement)
        {
            var clashes = new List<PlanClash>();
            (string id, ForumPlace place) = (placement.Request, placement.Place);
            if (!_requests.TryGetValue(id, out ForumRequest? request))
            {
                return [new UnknownRequest(id)];
            }

            if (!_placed.TryAdd(id, place))
            {
                return [new PlacedTwice(id)];
            }

            if (place.IsOnline != request.Virtual || (place.IsOnline && (place.Slot < 0 || place.Slot >= problem.Slots.Count || place.Table != 0)))
            {
                return [new NoSuchPlace(id, place)];
            }

            if (!place.IsOnline && (place.Slot < 0 || place.Slot >= problem.Slots.Count || place.Venue < 0 || place.Venue >= problem.Venues.Count
                || place.Table < 1 || place.Table > problem.Venues[place.Venue].Tables))
            {
                return [new NoSuchPlace(id, place)];
            }

            CheckOwnRules(request, place, clashes);
            if (!place.IsOnline && !_tables.TryAdd(place, id))
            {
                clashes.Add(new TableTaken(id, _tables[place], place));
            }

            CheckPerson(placement, request.A, clashes);
            CheckPerson(placement, request.B, clashes);
            CheckOrder(id, place, clashes);
            clashes.AddRange(_interpreters.Add(placement, _people[request.A], _people[request.B]));
            return clashes;
        }

        public IEnumerable<PlanClash> MissingLocks() =>
            from request in problem.Requests
            where request.Locked is not null && !_placed.ContainsKey(request.Id)
            select new LockBroken(request.Id, request.Locked!.Value);

        private void CheckOwnRules(ForumRequest request, ForumPlace place, List<PlanClash> clashes)
        {
            if (request.Bar is { } bar)
            {
                clashes.Add(new BarredIsPlaced(request.Id, bar));
            }

            if (request.Slots is { } slots && !slots.Contains(place.Slot))
            {
                clashes.Add(new SlotNotAllowed(request.Id, place.Slot));
            }

            if (request.Venues is { } venues && !venues.Contains(place.Venue))
            {
                clashes.Add(new VenueNotAllowed(request.Id, place.Venue));
            }

            if (!place.IsOnline && problem.Venues[place.Venue].OpenSlots is { } open && !open.Contains(place.Slot))
            {
                clashes.Add(new VenueClosed(request.Id, place.Slot, place.Venue));
            }

            if (request.Locked is { } locked && locked != place)
            {
                clashes.Add(new LockBroken(request.Id, locked));
            }
        }

        private void CheckPerson(ForumPlacement placement, string who, List<PlanClash> clashes)
        {
            (string id, ForumPlace place) = (placement.Request, placement.Place);
            ForumParticipant person = _people[who];
            if (person.Busy.Contains(place.Slot))
            {
                clashes.Add(new ParticipantBusy(id, who, place.Slot));
            }

            List<ForumPlacement> here = At(_bySlot, (who, place.Slot));
            if (here.Count >= person.People)
            {
                clashes.Add(new ParticipantElsewhere(id, who, here[0].Request, here[0].Place));
            }

            here.Add(placement);
            int day = problem.Slots[place.Slot].Day;
            List<ForumPlacement> today = At(_byDay, (who, day));
            if (person.MaxPerDay is { } most && today.Count >= most)
            {
                clashes.Add(new TooManyOnDay(id, who, day, most));
            }

            if (!place.IsOnline)
            {
                CheckCities(placement, who, today, clashes);
            }
            else if (person.Hours is { } hours && !IsWithin(hours, problem.Slots[place.Slot]))
            {
                clashes.Add(new OutsideHours(id, who, place.Slot));
            }

            today.Add(placement);
            if (person.MinBreakEvery is { } row && InRow(today, place.Slot) > row)
            {
                clashes.Add(new NoPause(id, who, row));
            }
        }

        private void CheckCities(ForumPlacement placement, string who, List<ForumPlacement> today, List<PlanClash> clashes)
        {
            string city = problem.Venues[placement.Place.Venue].City;
            // Of each kind the first one: both may be true of one place, and then both are told.
            (bool cities, bool travel) = (false, false);
            foreach (ForumPlacement other in today.Where(p => !p.Place.IsOnline))
            {
                if (!cities && problem.OneCityPerDay && problem.Venues[other.Place.Venue].City != city)
                {
                    clashes.Add(new TwoCities(placement.Request, who, other.Request, problem.Venues[other.Place.Venue].City));
                    cities = true;
                }

                int needed = TravelBetween(placement.Place.Venue, other.Place.Venue);
                if (!travel && needed > FreeBetween(placement.Place.Slot, other.Place.Slot))
                {
                    clashes.Add(new TravelTooShort(placement.Request, who, other.Request, needed));
                    travel = true;
                }
            }
        }

        private int TravelBetween(int from, int to)
        {
            (string here, string there) = (problem.Venues[from].City, problem.Venues[to].City);
            foreach (ForumTravel travel in problem.Travel)
            {
                if ((travel.FromVenue, travel.ToVenue) == (from, to) || (travel.FromVenue, travel.ToVenue) == (to, from))
                {
                    return travel.Slots;
                }
            }

            return here == there ? 0
                : problem.Travel.FirstOrDefault(t => (t.FromCity, t.ToCity) == (here, there) || (t.FromCity, t.ToCity) == (there, here))?.Slots ?? problem.TravelSlots;
        }

        /// <summary>Slots strictly between the two, and the lunches; none if they are the same.</summary>
        private int FreeBetween(int x, int y)
        {
            int free = 0;
            for (int s = Math.Min(x, y); s < Math.Max(x, y); s++)
            {
                free += (s == Math.Min(x, y) ? 0 : 1) + (problem.Slots[s].Session == problem.Slots[s + 1].Session ? 0 : 1);
            }

            return free;
        }

        private int InRow(List<ForumPlacement> today, int slot)
        {
            HashSet<int> used = [.. today.Where(p => problem.Slots[p.Place.Slot].Session == problem.Slots[slot].Session).Select(p => p.Place.Slot)];
            int row = 1;
            for (int s = slot - 1; used.Contains(s); s--)
            {
                row++;
            }

            for (int s = slot + 1; used.Contains(s); s++)
            {
                row++;
            }

            return row;
        }

        /// <summary>By the minutes since the working day began there, counted round the clock.</summary>
        private static bool IsWithin(LocalHours hours, ForumSlot slot)
        {
            if (slot.Start is not { } start)
            {
                return true;
            }

            const double Day = 24 * 60;
            double from = (hours.From - TimeOnly.MinValue).TotalMinutes;
            double open = (hours.To - hours.From).TotalMinutes;
            double since = ((start.UtcDateTime + hours.Zone.GetUtcOffset(start)).TimeOfDay.TotalMinutes - from + Day) % Day;
            return open == 0 || since + slot.Length.TotalMinutes <= open;
        }

        private void CheckOrder(string id, ForumPlace place, List<PlanClash> clashes)
        {
            foreach (string later in _after[id])
            {
                if (_placed.TryGetValue(later, out ForumPlace at) && at.Slot <= place.Slot)
                {
                    clashes.Add(new OrderBroken(id, later));
                }
            }

            foreach (string earlier in _before[id])
            {
                if (_placed.TryGetValue(earlier, out ForumPlace at) && at.Slot >= place.Slot)
                {
                    clashes.Add(new OrderBroken(earlier, id));
                }
            }
        }

        private static List<ForumPlacement> At<TKey>(Dictionary<TKey, List<ForumPlacement>> lists, TKey key)
            where TKey : notnull
        {
            if (!lists.TryGetValue(key, out List<ForumPlacement>? list))
            {
                lists.Add(key, list = []);
            }

            return list;
        }
    }
}
