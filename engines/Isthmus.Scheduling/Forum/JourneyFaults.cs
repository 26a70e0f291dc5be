using System.Globalization;

namespace Isthmus.Scheduling.Forum;

/// <summary>Contradictions in travel times and in the times of slots.</summary>
internal static class JourneyFaults
{
    private const int MostSlots = 100_000;

    public static IEnumerable<ProblemFault> Of(ForumProblem problem) => [.. Travel(problem), .. Times(problem)];

    private static IEnumerable<ProblemFault> Travel(ForumProblem problem)
    {
        if (problem.TravelSlots is < 0 or > MostSlots)
        {
            yield return Fault(FaultKind.OutOfRange, "travelSlots", [], $"{problem.TravelSlots} is not 0 to {MostSlots}");
        }

        HashSet<string> cities = problem.Venues.Select(v => v.City).ToHashSet(StringComparer.Ordinal);
        var known = new Dictionary<(string, string), int>();
        foreach (ForumTravel travel in problem.Travel)
        {
            string[] ends = travel.FromVenue is { } from
                ? [$"venue {from}", $"venue {travel.ToVenue}"]
                : [travel.FromCity ?? "", travel.ToCity ?? ""];
            bool[] exist = travel.FromVenue is not null
                ? [Exists(travel.FromVenue), Exists(travel.ToVenue)]
                : [cities.Contains(ends[0]), cities.Contains(ends[1])];
            for (int i = 0; i < 2; i++)
            {
                if (!exist[i])
                {
                    yield return Fault(FaultKind.Unknown, "travel", [ends[i]], $"'{ends[i]}' does not exist");
                }
            }

            if (ends[0] == ends[1])
            {
                yield return Fault(FaultKind.Unknown, "travel", ends, $"'{ends[0]}' is both ends of a journey");
            }

            if (travel.Slots is < 0 or > MostSlots)
            {
                yield return Fault(FaultKind.OutOfRange, "travel", ends, $"{travel.Slots} slots between '{ends[0]}' and '{ends[1]}' (0 to {MostSlots})");
            }

            string[] pair = [.. ends.Order(StringComparer.Ordinal)];
            if (!known.TryAdd((pair[0], pair[1]), travel.Slots) && known[(pair[0], pair[1])] != travel.Slots)
            {
                yield return Fault(FaultKind.OutOfRange, "travel", pair, $"between '{pair[0]}' and '{pair[1]}' {known[(pair[0], pair[1])]} and {travel.Slots} slots are stated");
            }
        }

        bool Exists(int? venue) => venue >= 0 && venue < problem.Venues.Count;
    }

    private static IEnumerable<ProblemFault> Times(ForumProblem problem)
    {
        for (int s = 0; s < problem.Slots.Count; s++)
        {
            ForumSlot slot = problem.Slots[s];
            if (slot.Length < TimeSpan.Zero || slot.Length > TimeSpan.FromDays(1))
            {
                yield return Fault(FaultKind.OutOfRange, "slots.length", [Text(s)], $"slot {s} is {slot.Length} long (0 to a day)");
            }

            if (s > 0 && slot.Start < problem.Slots[s - 1].Start)
            {
                yield return Fault(FaultKind.SlotOrder, "slots.start", [Text(s)], $"slot {s} starts before slot {s - 1}");
            }
        }

        HashSet<string> withHours = problem.Participants.Where(p => p.Hours is not null && p.Id is not null).Select(p => p.Id).ToHashSet(StringComparer.Ordinal);
        if (problem.Slots.All(s => s.Start is not null))
        {
            yield break;
        }

        foreach (ForumRequest request in problem.Requests.Where(r => r.Virtual && r.Bar is null))
        {
            foreach (string side in new[] { request.A, request.B }.Where(s => s is not null && withHours.Contains(s)))
            {
                yield return Fault(FaultKind.Unknown, "slots.start", [request.Id, side], $"virtual request '{request.Id}' keeps the local hours of participant '{side}', but not all slots say when they start");
            }
        }
    }

    private static ProblemFault Fault(FaultKind kind, string field, IReadOnlyList<string> ids, string what) => new(kind, field, ids, $"{field}: {what}");

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
