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

    /// <summary>1,000 participants, 40 slots on 3 days, 100 tables in 2 cities, 12 interpreters of 5 languages, pauses, and some who meet by line.</summary>
    public static ForumProblem Grand(int seed, int people = 1000, int requests = 5000)
    {
        var random = new Random(seed);
        string[] languages = ["en", "ru", "fa", "zh", "ar"];
        int[] days = [.. Enumerable.Repeat(1, 14).Concat(Enumerable.Repeat(2, 14)).Concat(Enumerable.Repeat(3, 12))];
        var start = new DateTimeOffset(2026, 5, 4, 6, 0, 0, TimeSpan.Zero);
        ForumSlot[] slots = [.. days.Select((day, i) => new ForumSlot(day, i % 14 < 7 ? 0 : 1)
        {
            Start = start.AddDays(day - 1).AddMinutes(((i % 14) * 30) + (i % 14 < 7 ? 0 : 60)), Length = TimeSpan.FromMinutes(30),
        })];
        var pairs = new HashSet<(int, int)>();
        while (pairs.Count < requests)
        {
            // A few are asked for much more than others.
            int a = random.Next(people);
            int b = random.Next(3) == 0 ? random.Next(people / 10) : random.Next(people);
            if (a != b)
            {
                _ = pairs.Add((Math.Min(a, b), Math.Max(a, b)));
            }
        }

        return new ForumProblem
        {
            Slots = slots,
            Venues =
            [
                new ForumVenue { City = "Northbridge", Tables = 60 },
                new ForumVenue { City = "Eastport", Tables = 40, OpenSlots = [.. Enumerable.Range(14, slots.Length - 14)] },
            ],
            Participants =
            [
                .. Enumerable.Range(0, people).Select(p => new ForumParticipant
                {
                    Id = Name('p', p),
                    Busy = random.Next(3) > 0 ? [] : [.. Enumerable.Range(0, 4).Select(_ => random.Next(slots.Length)).Distinct()],
                    MaxPerDay = random.Next(4) == 0 ? 6 : null,
                    KeepsTable = p < people / 10,
                    People = random.Next(12) == 0 ? 2 : 1,
                    Languages = random.Next(4) == 0 ? [languages[1 + random.Next(4)]] : ["en", languages[1 + random.Next(4)]],
                    MinBreakEvery = random.Next(5) == 0 ? 4 : null,
                    Hours = new LocalHours(TimeZoneInfo.Utc, new TimeOnly(5, 0), new TimeOnly(14, 0)),
                }),
            ],
            Interpreters =
            [
                .. Enumerable.Range(0, 12).Select(i => new ForumInterpreter
                {
                    Id = Name('i', i),
                    Languages = [.. languages.Skip(1).OrderBy(_ => random.Next()).Take(2), .. i % 3 == 0 ? ["en"] : Array.Empty<string>()],
                    Busy = [random.Next(slots.Length)],
                    CityByDay = i % 2 == 0 ? new Dictionary<int, string>() : new Dictionary<int, string> { [2] = "Northbridge", [3] = "Eastport" },
                }),
            ],
            Requests =
            [
                .. pairs.Select((pair, i) => new ForumRequest
                {
                    Id = Name('r', i), A = Name('p', pair.Item1), B = Name('p', pair.Item2), Weight = 1 + random.Next(3),
                    MustMeet = random.Next(20) == 0, Bar = random.Next(60) == 0 ? PlacementBar.Hold : null, Virtual = random.Next(15) == 0,
                }),
            ],
        };

        static string Name(char kind, int number) => string.Create(CultureInfo.InvariantCulture, $"{kind}{number}");
    }

    /// <summary>A benchmark-form problem with a planted timetable that has no break: everybody meets in one stretch of slots.</summary>
    public static TimetableProblem Planted(int seed, int people, int slots)
    {
        var random = new Random(seed);
        (int From, int To)[] stretch = [.. Enumerable.Range(0, people).Select(_ =>
        {
            int length = random.Next(1, slots);
            int from = random.Next(0, slots - length + 1);
            return (from, from + length - 1);
        })];
        var met = new HashSet<(int, int)>();
        var planted = new List<(int A, int B, int Slot)>();
        for (int s = 0; s < slots; s++)
        {
            List<int> active = [.. Enumerable.Range(0, people).Where(p => stretch[p].From <= s && s <= stretch[p].To).OrderBy(_ => random.Next())];
            while (active.Count > 0)
            {
                int a = active[^1];
                active.RemoveAt(active.Count - 1);
                int at = active.FindLastIndex(b => !met.Contains((Math.Min(a, b), Math.Max(a, b))));
                if (at < 0)
                {
                    // Whoever has no partner goes home, or has not come yet.
                    stretch[a] = planted.Any(m => m.A == a || m.B == a) ? (stretch[a].From, s - 1) : (s + 1, stretch[a].To);
                    continue;
                }

                int b = active[at];
                active.RemoveAt(at);
                _ = met.Add((Math.Min(a, b), Math.Max(a, b)));
                planted.Add((a, b, s));
            }
        }

        return new TimetableProblem
        {
            Slots = slots,
            MorningSlots = slots / 2,
            Tables = planted.GroupBy(m => m.Slot).Max(g => g.Count()),
            Fairness = 2,
            Participants = [.. Enumerable.Range(0, people).Select(p => new TimetableParticipant(
                p + 1,
                [.. Enumerable.Range(0, slots).Where(s => (s < stretch[p].From || s > stretch[p].To) && random.Next(4) == 0).Select(s => s + 1)]))],
            Meetings = [.. planted.OrderBy(_ => random.Next()).Select((m, i) => new TimetableMeeting(
                i + 1, m.A + 1, m.B + 1,
                random.Next(5) > 0 ? TimetableSession.Any : m.Slot < slots / 2 ? TimetableSession.Morning : TimetableSession.Afternoon))],
        };
    }
}
