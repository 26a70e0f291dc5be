namespace Isthmus.Scheduling.Tests;

public class PlanCheckerTests
{
    private static readonly ForumProblem Problem = new()
    {
        Slots = [new(1, 0), new(1, 0), new(1, 1), new(2, 0)],
        Venues = [new ForumVenue { City = "Northbridge", Tables = 4 }, new ForumVenue { City = "Eastport", Tables = 4, OpenSlots = [1, 2, 3] }],
        Participants =
        [
            new ForumParticipant { Id = "a" }, new ForumParticipant { Id = "b", Busy = [3] }, new ForumParticipant { Id = "c", MaxPerDay = 1 },
            new ForumParticipant { Id = "d" },
        ],
        Requests =
        [
            new ForumRequest { Id = "ab", A = "a", B = "b" }, new ForumRequest { Id = "ac", A = "a", B = "c" },
            new ForumRequest { Id = "cd", A = "c", B = "d", Slots = [0, 1, 2], Venues = [0] }, new ForumRequest { Id = "bd", A = "b", B = "d", Bar = PlacementBar.Veto },
            new ForumRequest { Id = "ad", A = "a", B = "d", Locked = new(3, 0, 2) },
        ],
        Precedences = [new("ab", "ac")],
    };

    private static readonly ForumPlacement[] Plan = [new("ab", new(0, 0, 4)), new("ac", new(1, 0, 1)), new("ad", new(3, 0, 2))];

    public static readonly TheoryData<string, int, int, int, PlanClash> Moves = new()
    {
        { "cd", 0, 0, 4, new TableTaken("cd", "ab", new(0, 0, 4)) },
        { "cd", 0, 0, 9, new NoSuchPlace("cd", new(0, 0, 9)) },
        { "cd", 3, 0, 1, new SlotNotAllowed("cd", 3) },
        { "cd", 1, 0, 2, new ParticipantElsewhere("cd", "c", "ac", new(1, 0, 1)) },
        { "cd", 2, 0, 2, new TooManyOnDay("cd", "c", 1, 1) },
        { "cd", 1, 1, 2, new VenueNotAllowed("cd", 1) },
        { "ab", 3, 0, 1, new ParticipantBusy("ab", "b", 3) },
        { "ab", 1, 0, 3, new ParticipantElsewhere("ab", "a", "ac", new(1, 0, 1)) },
        { "ab", 2, 0, 3, new OrderBroken("ab", "ac") },
        { "ac", 2, 1, 3, new TwoCities("ac", "a", "ab", "Northbridge") },
        { "ac", 0, 1, 3, new VenueClosed("ac", 0, 1) },
        { "bd", 2, 0, 1, new BarredIsPlaced("bd", PlacementBar.Veto) },
        { "ad", 2, 0, 2, new LockBroken("ad", new(3, 0, 2)) },
        { "zz", 2, 0, 2, new UnknownRequest("zz") },
    };

    [Theory]
    [MemberData(nameof(Moves))]
    public void A_move_is_told_what_it_clashes_with(string request, int slot, int venue, int table, PlanClash expected) =>
        Assert.Contains(expected, PlanChecker.CheckMove(Problem, Plan, new ForumPlacement(request, new ForumPlace(slot, venue, table))));

    [Fact]
    public void A_good_move_has_no_clash() =>
        Assert.Empty(PlanChecker.CheckMove(Problem, Plan, new ForumPlacement("ac", new(2, 0, 4))));

    [Fact]
    public void A_sound_plan_has_no_clash_and_one_that_leaves_out_a_locked_meeting_has()
    {
        Assert.Empty(PlanChecker.Check(Problem, Plan));
        Assert.Equal([new LockBroken("ad", new(3, 0, 2))], PlanChecker.Check(Problem, Plan[..2]));
    }

    [Fact]
    public void A_free_slot_between_two_meetings_of_a_day_is_a_break_but_a_night_is_none()
    {
        ForumPlacement[] plan = [new("ab", new(0, 0, 4)), new("ac", new(2, 0, 1)), new("ad", new(3, 0, 2))];

        Assert.Equal(1, PlanChecker.Breaks(Problem, plan)["a"]);
        Assert.Equal(0, PlanChecker.Breaks(Problem, plan)["d"]);
    }
}
