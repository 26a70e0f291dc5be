namespace Isthmus.Scheduling.Tests;

/// <summary>Adds the members of the wider form to small problems, made from a seed.</summary>
internal static class Rich
{
    private static readonly string[] Tongues = ["en", "ru", "fa", "zh"];

    public static ForumProblem WithLanguages(ForumProblem problem, Random random) => problem with
    {
        Participants = [.. problem.Participants.Select(p => p with
        {
            Languages = random.Next(5) == 0 ? [] : random.Next(4) == 0 ? ["ru", "EN"] : [Tongues[random.Next(3)]],
        })],
        Interpreters =
        [
            .. Enumerable.Range(0, random.Next(0, 4)).Select(i => new ForumInterpreter
            {
                Id = $"i{i}",
                Languages = [.. Tongues.OrderBy(_ => random.Next()).Take(random.Next(2, 4))],
                Busy = [.. Enumerable.Range(0, problem.Slots.Count).Where(_ => random.Next(5) == 0)],
                CityByDay = random.Next(3) > 0
                    ? new Dictionary<int, string>()
                    : new Dictionary<int, string> { [problem.Slots[random.Next(problem.Slots.Count)].Day] = problem.Venues[random.Next(problem.Venues.Count)].City },
            }),
        ],
    };

    /// <summary>Days of one session or two, and pauses.</summary>
    public static ForumProblem WithPauses(ForumProblem problem, Random random) => problem with
    {
        Slots = [.. problem.Slots.Select((s, i) => s with { Session = random.Next(2) == 0 ? 0 : i % 2, Day = s.Day }).OrderBy(s => s.Day).ThenBy(s => s.Session)],
        Participants = [.. problem.Participants.Select(p => p with { MinBreakEvery = random.Next(2) == 0 ? random.Next(1, 3) : null })],
    };

    /// <summary>Two cities on one day, with a way between them, or a way between halls.</summary>
    public static ForumProblem WithTravel(ForumProblem problem, Random random)
    {
        ForumVenue[] venues = [.. problem.Venues, new ForumVenue { City = "Northbridge", Tables = 1 }];
        return problem with
        {
            Venues = venues,
            OneCityPerDay = random.Next(4) == 0,
            TravelSlots = random.Next(3),
            Travel =
            [
                .. venues.Length < 3 || random.Next(2) == 0 ? Array.Empty<ForumTravel>() : [ForumTravel.BetweenCities("Eastport", "Northbridge", random.Next(3))],
                .. random.Next(2) == 0 ? Array.Empty<ForumTravel>() : [ForumTravel.BetweenVenues(0, venues.Length - 1, random.Next(2))],
            ],
        };
    }

    /// <summary>Some meet by line, at home in zones far apart.</summary>
    public static ForumProblem WithVirtual(ForumProblem problem, Random random)
    {
        var start = new DateTimeOffset(2026, 10, 24, random.Next(24), 0, 0, TimeSpan.Zero);
        TimeZoneInfo[] zones = [TimeZoneInfo.Utc, TimeZoneInfo.FindSystemTimeZoneById("Asia/Tehran"), TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin"), TimeZoneInfo.FindSystemTimeZoneById("Pacific/Auckland")];
        return problem with
        {
            Slots = [.. problem.Slots.Select((s, i) => s with { Start = start.AddHours((i * 3) + (s.Day * 12)), Length = TimeSpan.FromMinutes(random.Next(3) * 30) })],
            Participants = [.. problem.Participants.Select(p => p with
            {
                Hours = random.Next(3) == 0 ? null : new LocalHours(zones[random.Next(zones.Length)], new TimeOnly(random.Next(24), 30 * random.Next(2)), new TimeOnly(random.Next(24), 0)),
            })],
            Requests = [.. problem.Requests.Select(r => r with { Virtual = random.Next(2) == 0 })],
        };
    }
}
