using Isthmus.Scheduling.Search;

namespace Isthmus.Scheduling.Timetable;

/// <summary>Proofs that no plan exists that cost next to nothing: empty domains, and Hall violators found by matching.</summary>
internal static class QuickProofs
{
    public static ImpossibleProof? Of(TimetableProblem problem, Model model)
    {
        for (int m = 0; m < model.Meetings; m++)
        {
            if (model.Domain[m].Length == 0)
            {
                return new NoSlotForMeeting(problem.Meetings[m].Id);
            }
        }

        int[] one = [.. Enumerable.Repeat(1, model.Slots)];
        for (int p = 0; p < model.People; p++)
        {
            if (Violator(model, model.MeetingsOf[p], one) is { } hall)
            {
                return new TooFewSlots(
                    problem.Participants[p].Id,
                    [.. hall.Meetings.Select(m => problem.Meetings[m].Id)],
                    [.. hall.Slots.Select(s => s + 1)]);
            }
        }

        int[] places = Places(model);
        return Violator(model, [.. Enumerable.Range(0, model.Meetings)], places) is { } crowd
            ? new TooFewTables(
                [.. crowd.Meetings.Select(m => problem.Meetings[m].Id)],
                [.. crowd.Slots.Select(s => s + 1)],
                crowd.Slots.Sum(s => places[s]))
            : null;
    }

    /// <summary>What a slot can hold: its tables, and half of the participants that could meet in it.</summary>
    private static int[] Places(Model model)
    {
        var could = new HashSet<int>[model.Slots];
        for (int s = 0; s < model.Slots; s++)
        {
            could[s] = [];
        }

        for (int m = 0; m < model.Meetings; m++)
        {
            foreach (int s in model.Domain[m])
            {
                _ = could[s].Add(model.A[m]);
                _ = could[s].Add(model.B[m]);
            }
        }

        return [.. could.Select((c, s) => Math.Min(model.Capacity[s], c.Count / 2))];
    }

    /// <summary>Matches meetings to slots by augmenting paths; a meeting that cannot be matched reaches a Hall violator.</summary>
    private static (List<int> Meetings, List<int> Slots)? Violator(Model model, int[] meetings, int[] places)
    {
        List<int>[] inSlot = [.. places.Select(_ => new List<int>())];
        var from = new int[model.Slots];
        var via = new int[model.Slots];
        foreach (int start in meetings)
        {
            Array.Fill(from, -2);
            var queue = new Queue<int>();
            var reached = new List<int> { start };
            int free = -1;
            Reach(start, -1);
            while (free < 0 && queue.TryDequeue(out int slot))
            {
                foreach (int m in inSlot[slot])
                {
                    reached.Add(m);
                    Reach(m, slot);
                    if (free >= 0)
                    {
                        break;
                    }
                }
            }

            if (free < 0)
            {
                return (reached, [.. Enumerable.Range(0, model.Slots).Where(s => from[s] != -2)]);
            }

            for (int slot = free; slot >= 0; slot = from[slot])
            {
                inSlot[slot].Add(via[slot]);
                if (from[slot] >= 0)
                {
                    _ = inSlot[from[slot]].Remove(via[slot]);
                }
            }

            void Reach(int meeting, int slotBefore)
            {
                foreach (int s in model.Domain[meeting])
                {
                    if (from[s] == -2)
                    {
                        from[s] = slotBefore;
                        via[s] = meeting;
                        queue.Enqueue(s);
                        if (inSlot[s].Count < places[s])
                        {
                            free = s;
                            return;
                        }
                    }
                }
            }
        }

        return null;
    }
}
