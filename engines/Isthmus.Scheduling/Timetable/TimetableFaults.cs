using System.Globalization;

namespace Isthmus.Scheduling.Timetable;

/// <summary>Finds every contradiction of a benchmark-form problem that can be seen without a search.</summary>
internal static class TimetableFaults
{
    public const long MostPlaces = 100_000_000;

    public static IReadOnlyList<ProblemFault> Of(TimetableProblem problem)
    {
        var faults = new List<ProblemFault>();
        Range(faults, "slots", problem.Slots, 1, 100_000);
        Range(faults, "morningSlots", problem.MorningSlots, 0, problem.Slots);
        Range(faults, "tables", problem.Tables, 0, int.MaxValue);
        if (problem.Fairness is { } fairness)
        {
            Range(faults, "fairnessD", fairness, 0, int.MaxValue);
        }

        long places = (long)problem.Slots * Math.Max(problem.Meetings.Count, problem.Participants.Count);
        if (places > MostPlaces)
        {
            Add(faults, FaultKind.Size, "meetings", [], $"slots x meetings is {places}, more than {MostPlaces}");
        }

        if (faults.Count > 0)
        {
            return faults;
        }

        Dictionary<int, HashSet<int>> forbidden = Participants(problem, faults);
        Dictionary<int, int> counts = Meetings(problem, forbidden, faults);
        foreach (TimetableParticipant person in problem.Participants.Where(p => p.Meetings is not null))
        {
            int listed = counts.GetValueOrDefault(person.Id);
            if (listed != person.Meetings)
            {
                Add(faults, FaultKind.CountMismatch, "participants.meetings", [person.Id], $"participant {person.Id} states {person.Meetings} meetings, {listed} are listed");
            }
        }

        Order(problem, faults);
        return faults;
    }

    private static Dictionary<int, HashSet<int>> Participants(TimetableProblem problem, List<ProblemFault> faults)
    {
        var forbidden = new Dictionary<int, HashSet<int>>();
        foreach (TimetableParticipant person in problem.Participants)
        {
            if (person.Id < 1 || !forbidden.TryAdd(person.Id, [.. person.ForbiddenSlots]))
            {
                Add(faults, FaultKind.BadId, "participants.id", [person.Id], $"participant {person.Id} is less than 1 or listed twice");
            }

            foreach (int slot in person.ForbiddenSlots.Where(s => s < 1 || s > problem.Slots).Distinct())
            {
                Add(faults, FaultKind.OutOfRange, "participants.forbiddenSlots", [person.Id], $"participant {person.Id} names slot {slot}, not 1 to {problem.Slots}");
            }

            if (person.Meetings < 0)
            {
                Add(faults, FaultKind.OutOfRange, "participants.meetings", [person.Id], $"participant {person.Id} states {person.Meetings} meetings");
            }
        }

        return forbidden;
    }

    private static Dictionary<int, int> Meetings(TimetableProblem problem, Dictionary<int, HashSet<int>> forbidden, List<ProblemFault> faults)
    {
        var counts = new Dictionary<int, int>();
        var ids = new HashSet<int>();
        foreach (TimetableMeeting meeting in problem.Meetings)
        {
            if (meeting.Id < 1 || !ids.Add(meeting.Id))
            {
                Add(faults, FaultKind.BadId, "meetings.id", [meeting.Id], $"meeting {meeting.Id} is less than 1 or listed twice");
            }

            foreach ((string field, int side) in new[] { ("meetings.a", meeting.A), ("meetings.b", meeting.B) })
            {
                counts[side] = counts.GetValueOrDefault(side) + 1;
                if (!forbidden.ContainsKey(side))
                {
                    Add(faults, FaultKind.Unknown, field, [meeting.Id, side], $"meeting {meeting.Id} names participant {side}, who does not exist");
                }
                else if (meeting.FixedSlot is { } slot && forbidden[side].Contains(slot))
                {
                    Add(faults, FaultKind.LockForbidden, "meetings.fixedSlot", [meeting.Id, side], $"meeting {meeting.Id} is fixed in slot {slot}, forbidden for participant {side}");
                }
            }

            if (meeting.A == meeting.B)
            {
                Add(faults, FaultKind.SelfMeeting, "meetings.b", [meeting.Id, meeting.A], $"meeting {meeting.Id} is between participant {meeting.A} and itself");
            }

            Fixed(problem, meeting, faults);
        }

        return counts;
    }

    private static void Fixed(TimetableProblem problem, TimetableMeeting meeting, List<ProblemFault> faults)
    {
        if (meeting.FixedSlot is not { } slot)
        {
            return;
        }

        if (slot < 1 || slot > problem.Slots)
        {
            Add(faults, FaultKind.OutOfRange, "meetings.fixedSlot", [meeting.Id], $"meeting {meeting.Id} is fixed in slot {slot}, not 1 to {problem.Slots}");
        }
        else if ((meeting.Session == TimetableSession.Morning && slot > problem.MorningSlots)
            || (meeting.Session == TimetableSession.Afternoon && slot <= problem.MorningSlots))
        {
            Add(faults, FaultKind.LockForbidden, "meetings.fixedSlot", [meeting.Id], $"meeting {meeting.Id} is fixed in slot {slot}, which is not in its session ({(meeting.Session == TimetableSession.Morning ? "morning" : "afternoon")})");
        }
    }

    private static void Order(TimetableProblem problem, List<ProblemFault> faults)
    {
        var known = problem.Meetings.Select(m => m.Id).ToHashSet();
        var next = new Dictionary<int, List<int>>();
        var open = new Dictionary<int, int>();
        foreach (TimetablePrecedence order in problem.Precedences)
        {
            foreach (int id in new[] { order.Before, order.After })
            {
                if (!known.Contains(id))
                {
                    Add(faults, FaultKind.Unknown, "precedences", [id], $"meeting {id} does not exist");
                }

                _ = open.TryAdd(id, 0);
                _ = next.TryAdd(id, []);
            }

            next[order.Before].Add(order.After);
            open[order.After]++;
        }

        var ready = new Queue<int>(open.Where(x => x.Value == 0).Select(x => x.Key));
        while (ready.TryDequeue(out int id))
        {
            _ = open.Remove(id);
            foreach (int later in next[id].Where(later => --open[later] == 0))
            {
                ready.Enqueue(later);
            }
        }

        if (open.Count > 0)
        {
            Add(faults, FaultKind.OrderCycle, "precedences", [.. open.Keys.Order()], $"the order of meetings {string.Join(", ", open.Keys.Order().Take(10))} has a cycle");
        }
    }

    private static void Range(List<ProblemFault> faults, string field, int value, int least, int most)
    {
        if (value < least || value > most)
        {
            Add(faults, FaultKind.OutOfRange, field, [], most == int.MaxValue ? $"{value} is less than {least}" : $"{value} is not {least} to {most}");
        }
    }

    private static void Add(List<ProblemFault> faults, FaultKind kind, string field, int[] ids, string message) =>
        faults.Add(new ProblemFault(kind, field, [.. ids.Select(i => i.ToString(CultureInfo.InvariantCulture))], $"{field}: {message}"));
}
