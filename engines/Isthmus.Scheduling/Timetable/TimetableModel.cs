using Isthmus.Scheduling.Search;

namespace Isthmus.Scheduling.Timetable;

/// <summary>Compiles the benchmark form to arrays, with the slots that the order of meetings leaves.</summary>
internal static class TimetableModel
{
    public static Model Of(TimetableProblem problem)
    {
        int slots = problem.Slots;
        Dictionary<int, int> people = problem.Participants.Select((p, i) => (p.Id, i)).ToDictionary(x => x.Id, x => x.i);
        Dictionary<int, int> meetings = problem.Meetings.Select((m, i) => (m.Id, i)).ToDictionary(x => x.Id, x => x.i);
        HashSet<int>[] forbidden = [.. problem.Participants.Select(p => p.ForbiddenSlots.ToHashSet())];
        int count = meetings.Count;
        int[] a = [.. problem.Meetings.Select(m => people[m.A])];
        int[] b = [.. problem.Meetings.Select(m => people[m.B])];
        List<int>[] earlier = [.. problem.Meetings.Select(_ => new List<int>())];
        List<int>[] later = [.. problem.Meetings.Select(_ => new List<int>())];
        foreach (TimetablePrecedence order in problem.Precedences.Distinct())
        {
            earlier[meetings[order.After]].Add(meetings[order.Before]);
            later[meetings[order.Before]].Add(meetings[order.After]);
        }

        List<int>[] domains =
        [
            .. problem.Meetings.Select((m, i) => Enumerable.Range(1, slots).Where(s =>
                (m.FixedSlot ?? s) == s
                && (m.Session != TimetableSession.Morning || s <= problem.MorningSlots)
                && (m.Session != TimetableSession.Afternoon || s > problem.MorningSlots)
                && !forbidden[a[i]].Contains(s) && !forbidden[b[i]].Contains(s)).Select(s => s - 1).ToList()),
        ];
        Narrow(domains, earlier, later);
        return new Model
        {
            Slots = slots,
            Venues = 1,
            People = people.Count,
            DayOf = new int[slots],
            CityOf = [0],
            Capacity = [.. Enumerable.Repeat(problem.Tables, slots)],
            Parallel = [.. Enumerable.Repeat(1, people.Count)],
            DayLimit = [.. Enumerable.Repeat(int.MaxValue, people.Count)],
            A = a,
            B = b,
            Domain = [.. domains.Select(d => d.ToArray())],
            Weight = [.. Enumerable.Repeat(1, count)],
            Must = new bool[count],
            Locked = new bool[count],
            Previous = [.. problem.Meetings.Select(m => problem.Previous.TryGetValue(m.Id, out int was) && was >= 1 && was <= slots ? was - 1 : -1)],
            Earlier = [.. earlier.Select(x => x.ToArray())],
            Later = [.. later.Select(x => x.ToArray())],
            Fairness = problem.Fairness,
        }.Index();
    }

    /// <summary>A meeting is after the first slot of each earlier one and before the last slot of each later one.</summary>
    private static void Narrow(List<int>[] domains, List<int>[] earlier, List<int>[] later)
    {
        bool changed = true;
        while (changed && domains.All(d => d.Count > 0))
        {
            changed = false;
            for (int m = 0; m < domains.Length; m++)
            {
                foreach (int first in earlier[m].Where(e => domains[e].Count > 0))
                {
                    changed |= domains[m].RemoveAll(s => s <= domains[first][0]) > 0;
                }

                foreach (int last in later[m].Where(l => domains[l].Count > 0))
                {
                    changed |= domains[m].RemoveAll(s => s >= domains[last][^1]) > 0;
                }
            }
        }
    }
}
