namespace Isthmus.Scheduling.Tests;

public class Interpreters
{
    private static readonly ForumProblem Problem = new()
    {
        Slots = [new(1, 0), new(1, 0), new(1, 0), new(2, 0)],
        Venues = [new ForumVenue { City = "Northbridge", Tables = 4 }, new ForumVenue { City = "Eastport", Tables = 4 }],
        Participants =
        [
            new ForumParticipant { Id = "a", Languages = ["ru"] }, new ForumParticipant { Id = "b", Languages = ["fa"] },
            new ForumParticipant { Id = "c", Languages = ["RU", "fa"] }, new ForumParticipant { Id = "d", Languages = ["fa"] }, new ForumParticipant { Id = "e" },
        ],
        Interpreters =
        [
            new ForumInterpreter { Id = "i", Languages = ["ru", "fa"], Busy = [1], CityByDay = new Dictionary<int, string> { [1] = "Northbridge" } },
            new ForumInterpreter { Id = "j", Languages = ["fa", "zh"] },
        ],
        Requests =
        [
            new ForumRequest { Id = "ab", A = "a", B = "b" }, new ForumRequest { Id = "ad", A = "a", B = "d" }, new ForumRequest { Id = "ac", A = "a", B = "c" },
            new ForumRequest { Id = "ae", A = "a", B = "e" }, new ForumRequest { Id = "bd", A = "b", B = "d" },
        ],
    };

    public static readonly TheoryData<string, int, int, string?, PlanClash?> Moves = new()
    {
        { "ab", 0, 0, null, null },
        { "ab", 0, 0, "i", null },
        { "ab", 1, 0, null, new NoInterpreterThere("ab", 1) },
        { "ab", 0, 1, null, new NoInterpreterThere("ab", 0) },
        { "ab", 3, 1, null, null },
        { "ab", 0, 0, "j", new InterpreterUnfit("ab", "j") },
        { "ab", 1, 0, "i", new InterpreterUnfit("ab", "i") },
        { "ab", 0, 0, "k", new InterpreterUnfit("ab", "k") },
        { "ac", 1, 0, null, null },
        { "ae", 1, 0, null, null },
        { "bd", 1, 0, null, null },
    };

    [Theory]
    [MemberData(nameof(Moves))]
    public void The_checker_knows_who_can_interpret(string request, int slot, int venue, string? interpreter, PlanClash? expected) => Assert.Equal(
        expected is null ? [] : [expected],
        PlanChecker.CheckMove(Problem, [], new ForumPlacement(request, new ForumPlace(slot, venue, 1)) { Interpreter = interpreter }));

    [Fact]
    public void One_interpreter_is_not_in_two_meetings_at_once()
    {
        ForumProblem problem = Problem with { Requests = [.. Problem.Requests, new ForumRequest { Id = "ad2", A = "c", B = "d" }, new ForumRequest { Id = "x", A = "x", B = "d" }], Participants = [.. Problem.Participants, new ForumParticipant { Id = "x", Languages = ["ru"] }] };
        var first = new ForumPlacement("ab", new(0, 0, 1));
        var second = new ForumPlacement("x", new(0, 0, 2));

        Assert.Equal([new NoInterpreterLeft("x", 0)], PlanChecker.Check(problem, [first, second]));
        Assert.Equal([new InterpreterElsewhere("x", "i", "ab")], PlanChecker.Check(problem, [first with { Interpreter = "i" }, second with { Interpreter = "i" }]));
        Assert.Contains(new ProblemFault(FaultKind.LocksClash, "requests.locked", ["x"], "requests.locked: request 'x' cannot be locked there: the interpreters of slot 0 cannot serve all meetings that are locked in it"), ForumScheduler.Check(problem with
        {
            Requests = [.. problem.Requests.Select(r => r.Id == "ab" ? r with { Locked = first.Place } : r.Id == "x" ? r with { Locked = second.Place } : r)],
        }), FaultsByText.Instance);
    }

    [Fact]
    public void An_interpreter_stays_with_a_participant_and_with_the_meeting_it_had()
    {
        ForumProblem problem = new()
        {
            Slots = [.. Enumerable.Repeat(new ForumSlot(1, 0), 6)],
            Venues = [new ForumVenue { City = "Northbridge", Tables = 9 }],
            Participants = [.. Enumerable.Range(0, 3).Select(i => new ForumParticipant { Id = $"g{i}", Languages = ["ru"] }), .. Enumerable.Range(0, 6).Select(i => new ForumParticipant { Id = $"h{i}", Languages = ["fa"] })],
            Interpreters = [.. Enumerable.Range(0, 3).Select(i => new ForumInterpreter { Id = $"i{i}", Languages = ["ru", "fa"] })],
            Requests = [.. Enumerable.Range(0, 18).Select(i => new ForumRequest { Id = $"r{i}", A = $"g{i % 3}", B = $"h{i / 3}" })],
        };

        ForumPlan plan = DelegationPlans.Plan(problem, new SolveOptions { MaxRounds = 5, TimeLimit = TimeSpan.FromMinutes(1) });

        Assert.Equal(18, plan.Placements.Count);
        Assert.Empty(PlanChecker.Check(problem, plan.Placements));
        Dictionary<string, string> guest = problem.Requests.ToDictionary(r => r.Id, r => r.A);
        Assert.All(plan.Placements.GroupBy(p => guest[p.Request]), g => Assert.Single(g.Select(p => p.Interpreter).Distinct()));

        Dictionary<string, string?> turned = plan.Placements.ToDictionary(p => p.Request, p => (string?)$"i{(p.Interpreter![1] - '0' + 1) % 3}");
        ForumProblem again = problem with
        {
            Requests = [.. problem.Requests.Select(r => r with { Previous = plan.Placements.Single(p => p.Request == r.Id).Place, PreviousInterpreter = turned[r.Id] })],
        };
        Assert.Equal(turned, DelegationPlans.Plan(again, new SolveOptions { MaxRounds = 2, TimeLimit = TimeSpan.FromMinutes(1) }).Placements.ToDictionary(p => p.Request, p => p.Interpreter));
    }

    [Fact]
    public void Faults_of_interpreters_journeys_and_hours_are_all_named()
    {
        ForumProblem problem = Problem with
        {
            Interpreters =
            [
                new ForumInterpreter { Id = "i", Languages = ["ru"], Busy = [9] }, new ForumInterpreter { Id = "i", Languages = ["ru", "fa"] },
                new ForumInterpreter { Id = "k", Languages = ["ru", " "], CityByDay = new Dictionary<int, string> { [7] = "Northbridge", [1] = "Farhaven" } },
            ],
            TravelSlots = -1,
            Travel = [ForumTravel.BetweenCities("Northbridge", "Farhaven", 1), ForumTravel.BetweenVenues(0, 5, 1), ForumTravel.BetweenVenues(1, 0, 1), ForumTravel.BetweenVenues(0, 1, 2)],
            Participants = [.. Problem.Participants.Skip(1), new ForumParticipant { Id = "a", MinBreakEvery = 0, Hours = new LocalHours(TimeZoneInfo.Utc, new(9, 0), new(17, 0)) }],
            Requests = [.. Problem.Requests, new ForumRequest { Id = "v", A = "a", B = "b", Virtual = true, Venues = [0] }, new ForumRequest { Id = "w", A = "b", B = "c", Locked = ForumPlace.OnlineAt(0) }],
        };

        IReadOnlyList<ProblemFault> faults = ForumScheduler.Check(problem);

        Assert.Equal(
            [
                "interpreters.busy", "interpreters.cityByDay", "interpreters.cityByDay", "interpreters.id", "interpreters.languages", "interpreters.languages", "participants.minBreakEvery",
                "requests.locked", "requests.venues", "slots.start", "travel", "travel", "travel", "travelSlots",
            ],
            faults.Select(f => f.Field).Order(StringComparer.Ordinal));
    }

    private sealed class FaultsByText : IEqualityComparer<ProblemFault>
    {
        public static readonly FaultsByText Instance = new();

        public bool Equals(ProblemFault? x, ProblemFault? y) => (x?.Kind, x?.Field, x?.Message) == (y?.Kind, y?.Field, y?.Message);

        public int GetHashCode(ProblemFault obj) => obj.Message.GetHashCode(StringComparison.Ordinal);
    }
}
