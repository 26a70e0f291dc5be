using Isthmus.Scheduling.Search;

namespace Isthmus.Scheduling.Forum;

/// <summary>
/// Cheap proven bounds on what cannot be placed: requests without a place, participants with more requests than slots
/// (each missing meeting helps two participants, hence the halves), all tables of all slots, and all interpreters of all slots.
/// </summary>
internal static class ForumBound
{
    public static PlanScore Of(Model model)
    {
        int[] must = [.. Enumerable.Range(0, model.Meetings).Where(m => model.Must[m])];
        int[] all = [.. Enumerable.Range(0, model.Meetings).Where(m => model.Weight[m] > 0)];
        return new PlanScore((int)Missing(model, must, _ => 1), Missing(model, all, m => model.Weight[m]), 0, 0, 0);
    }

    private static long Missing(Model model, int[] meetings, Func<int, long> worth)
    {
        int[] hopeless = [.. meetings.Where(m => model.Domain[m].Length == 0)];
        int[] open = [.. meetings.Where(m => model.Domain[m].Length > 0)];
        ILookup<int, int> of = open.SelectMany(m => new[] { (model.A[m], m), (model.B[m], m) }).ToLookup(x => x.Item1, x => x.m);
        long twice = 0;
        long most = 0;
        foreach (IGrouping<int, int> person in of)
        {
            int surplus = person.Count() - Room(model, person.Key, person);
            if (surplus > 0)
            {
                long lost = person.Select(worth).Order().Take(surplus).Sum();
                twice += lost;
                most = Math.Max(most, lost);
            }
        }

        long tables = open.SelectMany(m => model.Domain[m]).Distinct().Sum(p => (long)model.Capacity[p]);
        long crowd = open.Length > tables ? open.Select(worth).Order().Take((int)(open.Length - tables)).Sum() : 0;
        int unserved = InterpreterBound.Missing(model, open);
        long mute = unserved == 0 ? 0 : open.Where(m => model.Interpreting!.KindOf[m] >= 0).Select(worth).Order().Take(unserved).Sum();
        return hopeless.Sum(worth) + Math.Max(Math.Max(most, (twice + 1) / 2), Math.Max(crowd, mute));
    }

    /// <summary>How many of the meetings the person can hold at most, by its slots and its limit for each day.</summary>
    private static int Room(Model model, int person, IEnumerable<int> meetings)
    {
        long room = meetings.SelectMany(m => model.Domain[m]).Select(p => p / model.Venues).Distinct()
            .GroupBy(s => model.DayOf[s])
            .Sum(day => Math.Min(model.DayLimit[person], (long)Usable(model, person, [.. day.Order()]) * model.Parallel[person]));
        return (int)Math.Min(int.MaxValue, room);
    }

    /// <summary>How many of the slots of a day the person can use with the pauses it needs: each pause as late as possible.</summary>
    private static int Usable(Model model, int person, int[] slots)
    {
        if (model.MostInRow.Length == 0)
        {
            return slots.Length;
        }

        (int usable, int row, int before) = (0, 0, -2);
        foreach (int slot in slots)
        {
            row = slot == before + 1 && model.SessionOf[slot] == model.SessionOf[before] ? row : 0;
            before = slot;
            bool pause = row == model.MostInRow[person];
            row = pause ? 0 : row + 1;
            usable += pause ? 0 : 1;
        }

        return usable;
    }
}
