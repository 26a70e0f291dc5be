using Isthmus.Scheduling.Search;

namespace Isthmus.Scheduling.Forum;

/// <summary>Compiles the product form to arrays.</summary>
internal static class ForumModel
{
    public static Model Of(ForumProblem problem)
    {
        int slots = problem.Slots.Count;
        int venues = problem.Venues.Count;
        Dictionary<string, int> people = Numbered(problem.Participants.Select(p => p.Id));
        Dictionary<string, int> requests = Numbered(problem.Requests.Select(r => r.Id));
        List<string> cities = [.. problem.Venues.Select(v => v.City).Distinct(StringComparer.Ordinal)];
        bool[][] busy = [.. problem.Participants.Select(p => Marks(p.Busy, slots))];
        bool[][] open = [.. problem.Venues.Select(v => Marks(v.OpenSlots ?? Enumerable.Range(0, slots), slots))];
        int[] a = [.. problem.Requests.Select(r => people[r.A])];
        int[] b = [.. problem.Requests.Select(r => people[r.B])];
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
            CityOf = [.. problem.Venues.Select(v => problem.OneCityPerDay ? cities.IndexOf(v.City) : 0)],
            Capacity = [.. Enumerable.Range(0, slots * venues).Select(p => open[p % venues][p / venues] ? problem.Venues[p % venues].Tables : 0)],
            Parallel = [.. problem.Participants.Select(p => p.People)],
            DayLimit = [.. problem.Participants.Select(p => p.MaxPerDay ?? int.MaxValue)],
            A = a,
            B = b,
            Domain = [.. problem.Requests.Select((r, m) => Domain(r, busy[a[m]], busy[b[m]], open, slots, venues))],
            Weight = [.. problem.Requests.Select(r => r.Bar is null ? r.Weight : 0)],
            Must = [.. problem.Requests.Select(r => r.MustMeet && r.Bar is null)],
            Locked = [.. problem.Requests.Select(r => r.Locked is not null)],
            Previous = [.. problem.Requests.Select(r => r.Previous is { } at ? (at.Slot * venues) + at.Venue : -1)],
            LockedTable = [.. problem.Requests.Select(r => r.Locked?.Table ?? 0)],
            PreviousTable = [.. problem.Requests.Select(r => r.Previous?.Table ?? 0)],
            KeepsTable = [.. problem.Participants.Select(p => p.KeepsTable && p.People == 1)],
            Fairness = problem.Fairness,
            Earlier = [.. earlier.Select(x => x.ToArray())],
            Later = [.. later.Select(x => x.ToArray())],
        }.Index();
    }

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

    private static int[] Domain(ForumRequest request, bool[] busyA, bool[] busyB, bool[][] open, int slots, int venues)
    {
        if (request.Bar is not null)
        {
            return [];
        }

        if (request.Locked is { } locked)
        {
            return [(locked.Slot * venues) + locked.Venue];
        }

        bool[] slotMarks = Marks(request.Slots ?? Enumerable.Range(0, slots), slots);
        bool[] venueMarks = Marks(request.Venues ?? Enumerable.Range(0, venues), venues);
        return
        [
            .. from s in Enumerable.Range(0, slots)
               where slotMarks[s] && !busyA[s] && !busyB[s]
               from v in Enumerable.Range(0, venues)
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
