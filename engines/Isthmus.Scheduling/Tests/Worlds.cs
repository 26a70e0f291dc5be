using System.Globalization;

namespace Isthmus.Scheduling.Tests;

/// <summary>Invented problems, made from a seed.</summary>
internal static class Worlds
{
    /// <summary>A delegation: guests who ask hosts for meetings, over several days in two cities.</summary>
    public static ForumProblem Delegation(int seed, int guests = 70, int hosts = 30, int requests = 200, int days = 6, int slotsPerDay = 8)
    {
        var random = new Random(seed);
        int slots = days * slotsPerDay;
        ForumSlot[] all = [.. Enumerable.Range(0, slots).Select(s => new ForumSlot(s / slotsPerDay, s % slotsPerDay < slotsPerDay / 2 ? 0 : 1))];
        ForumParticipant[] people =
        [
            .. Enumerable.Range(0, guests + hosts).Select(p => new ForumParticipant
            {
                Id = Name(p),
                Busy = random.Next(3) > 0 ? [] : [.. Enumerable.Range(0, 4).Select(_ => random.Next(slots)).Distinct()],
                MaxPerDay = random.Next(4) == 0 ? 4 : null,
                KeepsTable = p >= guests,
                People = random.Next(12) == 0 ? 2 : 1,
            }),
        ];
        var pairs = new HashSet<(int, int)>();
        while (pairs.Count < requests)
        {
            _ = pairs.Add((random.Next(guests), guests + random.Next(hosts)));
        }

        return new ForumProblem
        {
            Slots = all,
            Venues =
            [
                new ForumVenue { City = "Northbridge", Tables = 6, OpenSlots = [.. Enumerable.Range(0, slots / 2)] },
                new ForumVenue { City = "Northbridge", Tables = 4 },
                new ForumVenue { City = "Eastport", Tables = 8, OpenSlots = [.. Enumerable.Range(slotsPerDay, slots - slotsPerDay)] },
            ],
            Participants = people,
            Requests =
            [
                .. pairs.Select((pair, i) => new ForumRequest
                {
                    Id = string.Create(CultureInfo.InvariantCulture, $"r{i}"),
                    A = Name(pair.Item1),
                    B = Name(pair.Item2),
                    Weight = 1 + random.Next(3),
                    MustMeet = random.Next(10) == 0,
                    Bar = random.Next(40) == 0 ? PlacementBar.Veto : null,
                    Venues = random.Next(5) == 0 ? [random.Next(3)] : null,
                }),
            ],
        };

        static string Name(int p) => string.Create(CultureInfo.InvariantCulture, $"p{p}");
    }
}
