namespace Isthmus.Scheduling;

/// <summary>Checks a plan of the benchmark form. It shares no code with the solver.</summary>
public static class TimetableChecker
{
    /// <summary>Names every rule that the plan breaks, and counts its breaks.</summary>
    /// <param name="problem">The problem, free of faults.</param>
    /// <param name="slots">The slot of each meeting, from 1, in the order of <see cref="TimetableProblem.Meetings"/>.</param>
    /// <returns>The errors in English (empty: the plan is valid), the breaks of each participant by id.</returns>
    public static (IReadOnlyList<string> Errors, IReadOnlyDictionary<int, int> Breaks) Check(
        TimetableProblem problem, IReadOnlyList<int> slots)
    {
        ArgumentNullException.ThrowIfNull(problem);
        ArgumentNullException.ThrowIfNull(slots);
        var breaks = problem.Participants.ToDictionary(p => p.Id, _ => 0);
        if (slots.Count != problem.Meetings.Count)
        {
            return ([$"{slots.Count} slots for {problem.Meetings.Count} meetings"], breaks);
        }

        var errors = new List<string>();
        Dictionary<int, TimetableParticipant> people = problem.Participants.ToDictionary(p => p.Id);
        var used = new HashSet<(int Who, int Slot)>();
        var slotOf = new Dictionary<int, int>();
        foreach ((TimetableMeeting meeting, int slot) in problem.Meetings.Zip(slots))
        {
            slotOf[meeting.Id] = slot;
            bool inSession = meeting.Session switch
            {
                TimetableSession.Morning => slot <= problem.MorningSlots,
                TimetableSession.Afternoon => slot > problem.MorningSlots,
                _ => true,
            };
            if (slot < 1 || slot > problem.Slots || !inSession || (meeting.FixedSlot is { } tied && tied != slot))
            {
                errors.Add($"meeting {meeting.Id} may not be in slot {slot}");
            }

            foreach (int who in new[] { meeting.A, meeting.B })
            {
                if (people[who].ForbiddenSlots.Contains(slot))
                {
                    errors.Add($"meeting {meeting.Id} is in slot {slot}, forbidden for participant {who}");
                }

                if (!used.Add((who, slot)))
                {
                    errors.Add($"participant {who} has two meetings in slot {slot}");
                }
            }
        }

        errors.AddRange(slots.GroupBy(s => s).Where(g => g.Count() > problem.Tables)
            .Select(g => $"slot {g.Key} has {g.Count()} meetings at {problem.Tables} tables"));
        errors.AddRange(problem.Precedences.Where(o => slotOf[o.Before] >= slotOf[o.After])
            .Select(o => $"meeting {o.Before} is not before meeting {o.After}"));
        foreach (IGrouping<int, int> mine in used.GroupBy(x => x.Who, x => x.Slot))
        {
            breaks[mine.Key] = mine.Count(s => !mine.Contains(s + 1) && s != mine.Max());
        }

        if (problem.Fairness is { } most && breaks.Count > 0 && breaks.Values.Max() - breaks.Values.Min() > most)
        {
            errors.Add($"the breaks of participants differ by {breaks.Values.Max() - breaks.Values.Min()}, more than {most}");
        }

        return (errors, breaks);
    }
}
