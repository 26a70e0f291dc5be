namespace Isthmus.Scheduling.Tests;

public class Refusals
{
    private static readonly ForumProblem Sound = new()
    {
        Slots = [new(1, 0), new(1, 0), new(1, 1)],
        Venues = [new ForumVenue { City = "Northbridge", Tables = 1 }],
        Participants = [new ForumParticipant { Id = "a", Busy = [0] }, new ForumParticipant { Id = "b" }, new ForumParticipant { Id = "c" }],
        Requests = [new ForumRequest { Id = "ab", A = "a", B = "b" }, new ForumRequest { Id = "bc", A = "b", B = "c" }],
    };

    private static readonly TimetableProblem SoundTimetable = new()
    {
        Slots = 4,
        MorningSlots = 2,
        Tables = 2,
        Participants = [new(1, [1]), new(2, []), new(3, [])],
        Meetings = [new(1, 1, 2), new(2, 2, 3)],
    };

    public static readonly TheoryData<string, FaultKind, string, string[]> Forums = new()
    {
        { "self", FaultKind.SelfMeeting, "requests.b", ["ab", "a"] },
        { "unknown", FaultKind.Unknown, "requests.b", ["ab", "z"] },
        { "twice", FaultKind.BadId, "requests.id", ["bc"] },
        { "weight", FaultKind.OutOfRange, "requests.weight", ["ab"] },
        { "busyLock", FaultKind.LockForbidden, "requests.locked", ["ab", "a"] },
        { "locks", FaultKind.LocksClash, "requests.locked", ["bc", "ab", "b"] },
        { "cycle", FaultKind.OrderCycle, "precedences", ["ab", "bc"] },
        { "slot", FaultKind.Unknown, "participants.busy", ["a"] },
        { "days", FaultKind.SlotOrder, "slots", ["1"] },
        { "tables", FaultKind.OutOfRange, "venues.tables", ["0"] },
    };

    [Theory]
    [MemberData(nameof(Forums))]
    public void A_contradiction_of_the_product_form_is_named(string change, FaultKind kind, string field, string[] ids)
    {
        ForumRequest[] requests = [.. Sound.Requests];
        ForumProblem problem = change switch
        {
            "self" => Sound with { Requests = [requests[0] with { B = "a" }, requests[1]] },
            "unknown" => Sound with { Requests = [requests[0] with { B = "z" }, requests[1]] },
            "twice" => Sound with { Requests = [.. requests, requests[1]] },
            "weight" => Sound with { Requests = [requests[0] with { Weight = 0 }, requests[1]] },
            "busyLock" => Sound with { Requests = [requests[0] with { Locked = new(0, 0, 1) }, requests[1]] },
            "locks" => Sound with
            {
                Venues = [new ForumVenue { City = "Northbridge", Tables = 2 }],
                Requests = [requests[0] with { Locked = new(1, 0, 1) }, requests[1] with { Locked = new(1, 0, 2) }],
            },
            "cycle" => Sound with { Precedences = [new("ab", "bc"), new("bc", "ab")] },
            "slot" => Sound with { Participants = [new ForumParticipant { Id = "a", Busy = [3] }, .. Sound.Participants.Skip(1)] },
            "days" => Sound with { Slots = [new(2, 0), new(1, 0), new(1, 0)] },
            _ => Sound with { Venues = [new ForumVenue { City = "Northbridge", Tables = -1 }] },
        };

        ProblemFault fault = Assert.Single(Assert.IsType<ForumRefused>(ForumScheduler.Solve(problem)).Faults);

        Assert.Equal((kind, field), (fault.Kind, fault.Field));
        Assert.Equal(ids, fault.Ids);
        Assert.StartsWith(field, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_sound_problem_is_not_refused()
    {
        Assert.Empty(ForumScheduler.Check(Sound));
        Assert.Empty(TimetableSolver.Check(SoundTimetable));
    }

    [Fact]
    public void Every_contradiction_is_named_not_only_the_first()
    {
        TimetableProblem problem = SoundTimetable with
        {
            Participants = [new(1, [1, 9]), new(2, [], 5), new(3, [])],
            Meetings = [new(1, 1, 1, TimetableSession.Afternoon, 2), new(1, 2, 7), new(3, 1, 2, FixedSlot: 1)],
            Precedences = [new(1, 3), new(3, 1), new(3, 8)],
        };

        IReadOnlyList<ProblemFault> faults = Assert.IsType<TimetableRefused>(TimetableSolver.Solve(problem)).Faults;

        Assert.Equal(
            [
                (FaultKind.OutOfRange, "participants.forbiddenSlots"), (FaultKind.SelfMeeting, "meetings.b"), (FaultKind.LockForbidden, "meetings.fixedSlot"),
                (FaultKind.BadId, "meetings.id"), (FaultKind.Unknown, "meetings.b"), (FaultKind.LockForbidden, "meetings.fixedSlot"),
                (FaultKind.CountMismatch, "participants.meetings"), (FaultKind.Unknown, "precedences"), (FaultKind.OrderCycle, "precedences"),
            ],
            faults.Select(f => (f.Kind, f.Field)));
    }
}
