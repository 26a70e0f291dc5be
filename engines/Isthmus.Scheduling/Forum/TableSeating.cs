using Isthmus.Scheduling.Search;

namespace Isthmus.Scheduling.Forum;

/// <summary>
/// Gives each placed meeting a table of its venue. Slot by slot, meetings take the table where one side sat last, hosts
/// who keep their table first; what remains takes the table that is used least.
/// </summary>
internal static class TableSeating
{
    public static int[] Assign(ForumProblem problem, Model model, IReadOnlyList<int> positions)
    {
        var tables = new int[model.Meetings];
        var last = new Dictionary<(int Person, int Venue), int>();
        var uses = new Dictionary<(int Venue, int Table), int>();
        bool[] keeps = [.. problem.Participants.Select(p => p.KeepsTable && p.People == 1)];
        ILookup<int, int> at = Enumerable.Range(0, model.Meetings).Where(m => positions[m] >= 0).ToLookup(m => positions[m]);
        SeedLocks(problem, model, last, keeps);
        for (int position = 0; position < model.Positions; position++)
        {
            int venue = position % model.Venues;
            var free = new SortedSet<int>(Enumerable.Range(1, problem.Venues[venue].Tables));
            var open = new List<int>();
            foreach (int m in at[position])
            {
                if (problem.Requests[m].Locked is { } locked)
                {
                    Take(m, locked.Table);
                }
                else
                {
                    open.Add(m);
                }
            }

            // The table of the plan that is being changed wins, then the host's own table, then anybody's last one.
            Seat(m => problem.Requests[m].Previous is { } was && (was.Slot * model.Venues) + was.Venue == position ? was.Table : 0);
            Seat(m => keeps[model.A[m]] ? Last(model.A[m]) : keeps[model.B[m]] ? Last(model.B[m]) : 0);
            Seat(m => keeps[model.A[m]] && keeps[model.B[m]] ? Last(model.B[m]) : 0);
            Seat(m => Last(Busier(m)));
            Seat(m => Last(model.A[m] + model.B[m] - Busier(m)));
            foreach (int m in open.OrderByDescending(m => keeps[model.A[m]] || keeps[model.B[m]]).ThenBy(m => m).ToArray())
            {
                Take(m, free.MinBy(t => uses.GetValueOrDefault((venue, t))));
            }

            void Seat(Func<int, int> wish)
            {
                foreach (int m in open.ToArray())
                {
                    int table = wish(m);
                    if (free.Contains(table))
                    {
                        _ = open.Remove(m);
                        Take(m, table);
                    }
                }
            }

            void Take(int m, int table)
            {
                tables[m] = table;
                _ = free.Remove(table);
                last[(model.A[m], venue)] = table;
                last[(model.B[m], venue)] = table;
                uses[(venue, table)] = uses.GetValueOrDefault((venue, table)) + 1;
            }

            int Last(int person) => last.GetValueOrDefault((person, venue));
        }

        return tables;

        int Busier(int m) => model.MeetingsOf[model.A[m]].Length >= model.MeetingsOf[model.B[m]].Length ? model.A[m] : model.B[m];
    }

    /// <summary>A host with locked meetings keeps the table of the first one from the start.</summary>
    private static void SeedLocks(ForumProblem problem, Model model, Dictionary<(int Person, int Venue), int> last, bool[] keeps)
    {
        for (int m = 0; m < model.Meetings; m++)
        {
            if (problem.Requests[m].Locked is { } locked)
            {
                foreach (int person in new[] { model.A[m], model.B[m] })
                {
                    if (keeps[person])
                    {
                        _ = last.TryAdd((person, locked.Venue), locked.Table);
                    }
                }
            }
        }
    }
}
