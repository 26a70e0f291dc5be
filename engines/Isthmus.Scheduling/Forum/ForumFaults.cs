using System.Globalization;

namespace Isthmus.Scheduling.Forum;

/// <summary>Finds every contradiction of a product-form problem before anything is computed.</summary>
internal sealed class ForumFaults
{
    /// <summary>Memory is linear in requests x slots x venues; more than this is refused rather than tried.</summary>
    public const long MostPlaces = 100_000_000;

    private readonly ForumProblem _problem;
    private readonly List<ProblemFault> _faults = [];
    private readonly HashSet<string> _people = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ForumRequest> _requests = new(StringComparer.Ordinal);

    private ForumFaults(ForumProblem problem) => _problem = problem;

    public static IReadOnlyList<ProblemFault> Of(ForumProblem problem)
    {
        var faults = new ForumFaults(problem);
        faults.CheckFrame();
        faults.CheckParticipants();
        faults.CheckRequests();
        faults.CheckInterpreters();
        faults._faults.AddRange(JourneyFaults.Of(problem));
        faults.CheckOrder();
        if (faults._faults.Count == 0)
        {
            faults.CheckLocks();
        }

        return faults._faults;
    }

    private void CheckFrame()
    {
        if (_problem.Slots.Count == 0)
        {
            Add(FaultKind.Size, "slots", [], "slots: there is no slot");
        }

        if (_problem.Venues.Count == 0)
        {
            Add(FaultKind.Size, "venues", [], "venues: there is no venue");
        }

        for (int s = 1; s < _problem.Slots.Count; s++)
        {
            (ForumSlot before, ForumSlot slot) = (_problem.Slots[s - 1], _problem.Slots[s]);
            if (slot.Day < before.Day || (slot.Day == before.Day && slot.Session < before.Session))
            {
                Add(FaultKind.SlotOrder, "slots", [Text(s)], $"slots: slot {s} is on an earlier day or session than the slot before it");
            }
        }

        for (int v = 0; v < _problem.Venues.Count; v++)
        {
            ForumVenue venue = _problem.Venues[v];
            if (venue.Tables is < 0 or > 100_000)
            {
                Add(FaultKind.OutOfRange, "venues.tables", [Text(v)], $"venues.tables: venue {v} has {venue.Tables} tables (0 to 100000)");
            }

            CheckSlots("venues.openSlots", Text(v), venue.OpenSlots);
        }

        long places = (long)_problem.Slots.Count * _problem.Venues.Count * Math.Max(_problem.Requests.Count, _problem.Participants.Count);
        if (places > MostPlaces)
        {
            Add(FaultKind.Size, "requests", [], $"requests: slots x venues x requests is {places}, more than {MostPlaces}");
        }
    }

    private void CheckParticipants()
    {
        foreach (ForumParticipant person in _problem.Participants)
        {
            if (string.IsNullOrEmpty(person.Id) || !_people.Add(person.Id))
            {
                Add(FaultKind.BadId, "participants.id", [person.Id ?? ""], $"participants.id: '{person.Id}' is empty or used twice");
                continue;
            }

            CheckSlots("participants.busy", person.Id, person.Busy);
            CheckLanguages("participants.languages", person.Id, person.Languages);
            if (person.MaxPerDay < 0)
            {
                Add(FaultKind.OutOfRange, "participants.maxPerDay", [person.Id], $"participants.maxPerDay: participant '{person.Id}' has {person.MaxPerDay}");
            }

            if (person.MinBreakEvery < 1)
            {
                Add(FaultKind.OutOfRange, "participants.minBreakEvery", [person.Id], $"participants.minBreakEvery: participant '{person.Id}' has {person.MinBreakEvery}, less than 1");
            }

            if (person.People is < 1 or > 1000)
            {
                Add(FaultKind.OutOfRange, "participants.people", [person.Id], $"participants.people: participant '{person.Id}' has {person.People} (1 to 1000)");
            }
        }
    }

    private void CheckRequests()
    {
        foreach (ForumRequest request in _problem.Requests)
        {
            if (string.IsNullOrEmpty(request.Id) || !_requests.TryAdd(request.Id, request))
            {
                Add(FaultKind.BadId, "requests.id", [request.Id ?? ""], $"requests.id: '{request.Id}' is empty or used twice");
                continue;
            }

            CheckSides(request);
            if (request.Weight < 1)
            {
                Add(FaultKind.OutOfRange, "requests.weight", [request.Id], $"requests.weight: request '{request.Id}' has weight {request.Weight}, less than 1");
            }

            CheckSlots("requests.slots", request.Id, request.Slots);
            foreach (int venue in request.Venues ?? [])
            {
                if (venue < 0 || venue >= _problem.Venues.Count)
                {
                    Add(FaultKind.Unknown, "requests.venues", [request.Id], $"requests.venues: request '{request.Id}' names venue {venue}, which does not exist");
                }
            }

            if (request.Virtual && request.Venues is not null)
            {
                Add(FaultKind.OutOfRange, "requests.venues", [request.Id], $"requests.venues: request '{request.Id}' is virtual and names venues");
            }

            if (request.Locked is { } place && request.Virtual != place.IsOnline)
            {
                Add(FaultKind.LockForbidden, "requests.locked", [request.Id], $"requests.locked: request '{request.Id}' is {(request.Virtual ? "virtual and locked in a venue" : "not virtual and locked online")}");
            }

            CheckPlace("requests.locked", request.Id, request.Locked);
            if (request.Previous is { IsOnline: false } was
                && (was.Slot < 0 || was.Slot >= _problem.Slots.Count || was.Venue < 0 || was.Venue >= _problem.Venues.Count))
            {
                Add(FaultKind.Unknown, "requests.previous", [request.Id], $"requests.previous: request '{request.Id}' was in slot {was.Slot}, venue {was.Venue}, which does not exist");
            }
        }
    }

    private void CheckInterpreters()
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        HashSet<int> days = [.. _problem.Slots.Select(s => s.Day)];
        HashSet<string> cities = _problem.Venues.Select(v => v.City).ToHashSet(StringComparer.Ordinal);
        foreach (ForumInterpreter interpreter in _problem.Interpreters)
        {
            if (string.IsNullOrEmpty(interpreter.Id) || !ids.Add(interpreter.Id))
            {
                Add(FaultKind.BadId, "interpreters.id", [interpreter.Id ?? ""], $"interpreters.id: '{interpreter.Id}' is empty or used twice");
                continue;
            }

            CheckLanguages("interpreters.languages", interpreter.Id, interpreter.Languages);
            if (interpreter.Languages.Distinct(StringComparer.OrdinalIgnoreCase).Count() < 2)
            {
                Add(FaultKind.OutOfRange, "interpreters.languages", [interpreter.Id], $"interpreters.languages: interpreter '{interpreter.Id}' speaks fewer than two languages");
            }

            CheckSlots("interpreters.busy", interpreter.Id, interpreter.Busy);
            foreach ((int day, string city) in interpreter.CityByDay)
            {
                if (!days.Contains(day))
                {
                    Add(FaultKind.Unknown, "interpreters.cityByDay", [interpreter.Id], $"interpreters.cityByDay: interpreter '{interpreter.Id}' names day {day}, which does not exist");
                }
                else if (!cities.Contains(city))
                {
                    Add(FaultKind.Unknown, "interpreters.cityByDay", [interpreter.Id], $"interpreters.cityByDay: interpreter '{interpreter.Id}' is in '{city}' on day {day}, where no venue is");
                }
            }
        }
    }

    private void CheckLanguages(string field, string id, IEnumerable<string> languages)
    {
        if (languages.Any(string.IsNullOrWhiteSpace))
        {
            Add(FaultKind.BadId, field, [id], $"{field}: '{id}' has a language without a name");
        }
    }

    private void CheckSides(ForumRequest request)
    {
        foreach ((string field, string side) in new[] { ("requests.a", request.A), ("requests.b", request.B) })
        {
            if (side is null || !_people.Contains(side))
            {
                Add(FaultKind.Unknown, field, [request.Id, side ?? ""], $"{field}: request '{request.Id}' names participant '{side}', who does not exist");
            }
        }

        if (request.A == request.B)
        {
            Add(FaultKind.SelfMeeting, "requests.b", [request.Id, request.A], $"requests.b: request '{request.Id}' is between '{request.A}' and itself");
        }
    }

    private void CheckSlots(string field, string id, IEnumerable<int>? slots)
    {
        foreach (int slot in slots ?? [])
        {
            if (slot < 0 || slot >= _problem.Slots.Count)
            {
                Add(FaultKind.Unknown, field, [id], $"{field}: '{id}' names slot {slot}, which does not exist (0 to {_problem.Slots.Count - 1})");
            }
        }
    }

    private void CheckPlace(string field, string id, ForumPlace? place)
    {
        if (place is { IsOnline: true } line)
        {
            if (line.Slot < 0 || line.Slot >= _problem.Slots.Count || line.Table != 0)
            {
                Add(FaultKind.Unknown, field, [id], $"{field}: request '{id}' names slot {line.Slot} online, table {line.Table}, which does not exist");
            }

            return;
        }

        if (place is { } at && (at.Slot < 0 || at.Slot >= _problem.Slots.Count || at.Venue < 0 || at.Venue >= _problem.Venues.Count
            || at.Table < 1 || at.Table > _problem.Venues[at.Venue].Tables))
        {
            Add(FaultKind.Unknown, field, [id], $"{field}: request '{id}' names slot {at.Slot}, venue {at.Venue}, table {at.Table}, which does not exist");
        }
    }

    private void CheckOrder()
    {
        var next = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        var open = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (ForumPrecedence order in _problem.Precedences)
        {
            foreach (string id in new[] { order.Before, order.After })
            {
                if (!_requests.ContainsKey(id))
                {
                    Add(FaultKind.Unknown, "precedences", [id], $"precedences: request '{id}' does not exist");
                }

                _ = open.TryAdd(id, 0);
                _ = next.TryAdd(id, []);
            }

            next[order.Before].Add(order.After);
            open[order.After]++;
        }

        var ready = new Queue<string>(open.Where(x => x.Value == 0).Select(x => x.Key));
        while (ready.TryDequeue(out string? id))
        {
            _ = open.Remove(id);
            foreach (string later in next[id])
            {
                if (--open[later] == 0)
                {
                    ready.Enqueue(later);
                }
            }
        }

        if (open.Count > 0)
        {
            string[] ids = [.. open.Keys.Order(StringComparer.Ordinal)];
            Add(FaultKind.OrderCycle, "precedences", ids, $"precedences: the order of {string.Join(", ", ids.Take(10).Select(x => $"'{x}'"))} has a cycle");
        }
    }

    /// <summary>Locked placements must be a valid plan by themselves; the checker names what is not.</summary>
    private void CheckLocks()
    {
        List<ForumPlacement> locks = [.. _problem.Requests.Where(r => r.Locked is not null).Select(r => new ForumPlacement(r.Id, r.Locked!.Value))];
        foreach (PlanClash clash in PlanChecker.Check(_problem, locks))
        {
            (FaultKind kind, string[] ids, string why) = clash switch
            {
                BarredIsPlaced c => (FaultKind.LockForbidden, new[] { c.Request }, $"it must not be placed ({(c.Bar == PlacementBar.Veto ? "veto" : "hold")})"),
                SlotNotAllowed c => (FaultKind.LockForbidden, [c.Request], $"slot {c.Slot} is not among its slots"),
                VenueNotAllowed c => (FaultKind.LockForbidden, [c.Request], $"venue {c.Venue} is not among its venues"),
                VenueClosed c => (FaultKind.LockForbidden, [c.Request], $"venue {c.Venue} is closed in slot {c.Slot}"),
                ParticipantBusy c => (FaultKind.LockForbidden, [c.Request, c.Participant], $"participant '{c.Participant}' is busy in slot {c.Slot}"),
                ParticipantElsewhere c => (FaultKind.LocksClash, [c.Request, c.Other, c.Participant], $"participant '{c.Participant}' is locked in request '{c.Other}' in the same slot"),
                TableTaken c => (FaultKind.LocksClash, [c.Request, c.Other], $"request '{c.Other}' is locked at the same table and slot"),
                TooManyOnDay c => (FaultKind.LocksClash, [c.Request, c.Participant], $"participant '{c.Participant}' has more than {c.Limit} locked meetings on day {c.Day}"),
                TwoCities c => (FaultKind.LocksClash, [c.Request, c.Other, c.Participant], $"participant '{c.Participant}' is locked in two cities on one day (request '{c.Other}')"),
                NoInterpreterThere c => (FaultKind.LockForbidden, [c.Request], $"no interpreter for its languages is there in slot {c.Slot}"),
                NoInterpreterLeft c => (FaultKind.LocksClash, [c.Request], $"the interpreters of slot {c.Slot} cannot serve all meetings that are locked in it"),
                OutsideHours c => (FaultKind.LockForbidden, [c.Request, c.Participant], $"slot {c.Slot} is outside the local hours of participant '{c.Participant}'"),
                NoPause c => (FaultKind.LocksClash, [c.Request, c.Participant], $"participant '{c.Participant}' is locked in more than {c.Limit} slots in a row"),
                TravelTooShort c => (FaultKind.LocksClash, [c.Request, c.Other, c.Participant], $"participant '{c.Participant}' needs {c.Needed} free slots between it and request '{c.Other}'"),
                OrderBroken c => (FaultKind.LocksClash, [c.Request, c.Other], $"request '{c.Other}' must come after it"),
                _ => (FaultKind.LockForbidden, [clash.Request], "the place does not exist"),
            };
            Add(kind, "requests.locked", ids, $"requests.locked: request '{clash.Request}' cannot be locked there: {why}");
        }
    }

    private void Add(FaultKind kind, string field, IReadOnlyList<string> ids, string message) =>
        _faults.Add(new ProblemFault(kind, field, ids, message));

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
