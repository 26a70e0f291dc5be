using Isthmus.Scheduling.Search;

namespace Isthmus.Scheduling.Forum;

/// <summary>Compiles the product form to arrays.</summary>
internal static class ForumModel
{
    public static Model Of(ForumProblem problem)
    {
        int slots = problem.Slots.Count;
        bool anyOnline = problem.Requests.Any(r => r.Virtual || r.Previous is { IsOnline: true });
        int online = anyOnline ? problem.Venues.Count : -1;
        int venues = problem.Venues.Count + (anyOnline ? 1 : 0);
        Dictionary<string, int> people = Numbered(problem.Participants.Select(p => p.Id));
        Dictionary<string, int> requests = Numbered(problem.Requests.Select(r => r.Id));
        List<string> cities = [.. problem.Venues.Select(v => v.City).Distinct(StringComparer.Ordinal)];
        bool[][] busy = [.. problem.Participants.Select(p => Marks(p.Busy, slots))];
        bool[][] open = [.. problem.Venues.Select(v => Marks(v.OpenSlots ?? Enumerable.Range(0, slots), slots))];
        int[] a = [.. problem.Requests.Select(r => people[r.A])];
        int[] b = [.. problem.Requests.Select(r => people[r.B])];
        int[][] common = [.. problem.Requests.Select((r, m) => Domain(r, busy[a[m]], busy[b[m]], open, slots, venues))];
        Interpreting? interpreting = ForumInterpreters.Of(problem, a, b, anyOnline);
        int[] journeys = Journeys(problem, venues);
        Dictionary<string, int> interpreters = Numbered(problem.Interpreters.Select(i => i.Id));
        List<int>[] earlier = [.. problem.Requests.Select(_ => new List<int>())];
        List<int>[] later = [.. problem.Requests.Select(_ => new List<int>())];
        foreach (ForumPrecedence order in problem.Precedences)
        {
            earlier[requests[order.After]].Add(requests[order.Before]);
            later[requests[order.Before]].Add(requests[order.After]);
        }

        return new Model
        {
            Slots = slots,
            Venues = venues,
            People = people.Count,
            DayOf = Days(problem.Slots),
            Online = online,
            CityOf = [.. problem.Venues.Select(v => problem.OneCityPerDay ? cities.IndexOf(v.City) : 0), .. anyOnline ? [-1] : Array.Empty<int>()],
            Capacity = [.. Enumerable.Range(0, slots * venues).Select(p =>
                p % venues == online ? problem.Requests.Count : open[p % venues][p / venues] ? problem.Venues[p % venues].Tables : 0)],
            SessionOf = journeys.Length > 0 || problem.Participants.Any(p => p.MinBreakEvery is not null) ? Sessions(problem.Slots) : [],
            MostInRow = problem.Participants.Any(p => p.MinBreakEvery is not null) ? [.. problem.Participants.Select(p => p.MinBreakEvery ?? int.MaxValue)] : [],
            Travel = journeys,
            LongestTravel = journeys.DefaultIfEmpty(0).Max(),
            Parallel = [.. problem.Participants.Select(p => p.People)],
            DayLimit = [.. problem.Participants.Select(p => p.MaxPerDay ?? int.MaxValue)],
            A = a,
            B = b,
            Common = common,
            Domain = [.. common.Select((all, m) => problem.Requests[m].Locked is not null ? all : Array.FindAll(all, p =>
                (p % venues != online || (WorkingHours.AreKept(problem.Participants[a[m]].Hours, problem.Slots[p / venues]) && WorkingHours.AreKept(problem.Participants[b[m]].Hours, problem.Slots[p / venues]))) && interpreting?.AnyFor(m, p, venues) != false))],
            Weight = [.. problem.Requests.Select(r => r.Bar is null ? r.Weight : 0)],
            Must = [.. problem.Requests.Select(r => r.MustMeet && r.Bar is null)],
            Locked = [.. problem.Requests.Select(r => r.Locked is not null)],
            Previous = [.. problem.Requests.Select(r => r.Previous is { } at ? (at.Slot * venues) + (at.IsOnline ? online : at.Venue) : -1)],
            LockedTable = [.. problem.Requests.Select(r => r.Locked?.Table ?? 0)],
            PreviousTable = [.. problem.Requests.Select(r => r.Previous?.Table ?? 0)],
            KeepsTable = [.. problem.Participants.Select(p => p.KeepsTable && p.People == 1)],
            Fairness = problem.Fairness,
            Interpreting = interpreting,
            PreviousInterpreter = interpreting is null ? [] : [.. problem.Requests.Select(r => r.PreviousInterpreter is { } id && interpreters.TryGetValue(id, out int i) ? i : -1)],
            Earlier = [.. earlier.Select(x => x.ToArray())],
            Later = [.. later.Select(x => x.ToArray())],
        }.Index();
    }

    public static ForumPlace PlaceOf(Model model, int position, int table) => position % model.Venues == model.Online
        ? ForumPlace.OnlineAt(position / model.Venues)
        : new ForumPlace(position / model.Venues, position % model.Venues, table);

    /// <summary>The days, numbered from 0 without gaps.</summary>
    public static int[] Days(IReadOnlyList<ForumSlot> slots)
    {
        var days = new int[slots.Count];
        for (int s = 1; s < days.Length; s++)
        {
            days[s] = days[s - 1] + (slots[s].Day == slots[s - 1].Day ? 0 : 1);
        }

        return days;
    }

    private static int[] Sessions(IReadOnlyList<ForumSlot> slots)
    {
        var sessions = new int[slots.Count];
        for (int s = 1; s < sessions.Length; s++)
        {
            sessions[s] = sessions[s - 1] + ((slots[s].Day, slots[s].Session) == (slots[s - 1].Day, slots[s - 1].Session) ? 0 : 1);
        }

        return sessions;
    }

    /// <summary>Free slots between each two venues; empty if no journey takes one.</summary>
    private static int[] Journeys(ForumProblem problem, int venues)
    {
        var journeys = new int[venues * venues];
        for (int v = 0; v < problem.Venues.Count; v++)
        {
            for (int w = 0; w < problem.Venues.Count; w++)
            {
                (string from, string to) = (problem.Venues[v].City, problem.Venues[w].City);
                journeys[(v * venues) + w] = problem.Travel.LastOrDefault(t => (t.FromVenue == v && t.ToVenue == w) || (t.FromVenue == w && t.ToVenue == v))?.Slots
                    ?? (from == to ? 0
                    : problem.Travel.LastOrDefault(t => (t.FromCity == from && t.ToCity == to) || (t.FromCity == to && t.ToCity == from))?.Slots ?? problem.TravelSlots);
            }
        }

        return Array.Exists(journeys, j => j > 0) ? journeys : [];
    }

    private static int[] Domain(ForumRequest request, bool[] busyA, bool[] busyB, bool[][] open, int slots, int venues)
    {
        if (request.Bar is not null)
        {
            return [];
        }

        if (request.Locked is { } locked)
        {
            return [(locked.Slot * venues) + (locked.IsOnline ? venues - 1 : locked.Venue)];
        }

        bool[] slotMarks = Marks(request.Slots ?? Enumerable.Range(0, slots), slots);
        if (request.Virtual)
        {
            return [.. Enumerable.Range(0, slots).Where(s => slotMarks[s] && !busyA[s] && !busyB[s]).Select(s => (s * venues) + venues - 1)];
        }

        bool[] venueMarks = Marks(request.Venues ?? Enumerable.Range(0, open.Length), open.Length);
        return
        [
            .. from s in Enumerable.Range(0, slots)
               where slotMarks[s] && !busyA[s] && !busyB[s]
               from v in Enumerable.Range(0, open.Length)
               where venueMarks[v] && open[v][s]
               select (s * venues) + v,
        ];
    }

    private static bool[] Marks(IEnumerable<int> members, int length)
    {
        var marks = new bool[length];
        foreach (int member in members)
        {
            marks[member] = true;
        }

        return marks;
    }

    private static Dictionary<string, int> Numbered(IEnumerable<string> ids) =>
        ids.Select((id, i) => (id, i)).ToDictionary(x => x.id, x => x.i, StringComparer.Ordinal);
}
