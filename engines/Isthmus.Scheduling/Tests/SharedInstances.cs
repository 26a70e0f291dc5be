using System.Text.Json;

namespace Isthmus.Scheduling.Tests;

/// <summary>The published instances, where they are present beside the repository.</summary>
[Trait("Measures", "Seconds")]
public class SharedInstances
{
    /// <summary>Name, fairness, published optimum (null: proven to have no plan).</summary>
    public static readonly TheoryData<string, int, int?> Quick = new()
    {
        { "tic-12.original", 2, 0 }, { "tic-13.original", 2, 0 }, { "tic-14crafa.original", 2, 0 },
        { "forumt-14.original", 2, 5 }, { "forumt-14crafd.original", 2, 4 },
        { "forumt-14.original", 1, 5 }, { "forumt-14crafd.original", 3, 4 }, { "tic-13.original", 0, 0 },
        { "forumt-14.original", 0, null }, { "forumt-14crafd.original", 0, null }, { "tic-13crafc.original", 0, null },
        { "forum-14.original", 0, null }, { "forum-13crafb.original", 0, null },
        { "forumt-14crafd.forb0003", 2, null }, { "tic-12.forb0003", 2, null }, { "forum-13crafb.prec15", 2, null },
        { "forumt-14.prec15", 2, 5 }, { "tic-13.prec15", 2, 0 },
    };

    [Theory]
    [MemberData(nameof(Quick))]
    public void The_published_answer_is_found_and_proved(string name, int fairness, int? published)
    {
        TimetableProblem problem = Read(name) with { Fairness = fairness };

        TimetableResult result = TimetableSolver.Solve(problem, new SolveOptions { TimeLimit = TimeSpan.FromSeconds(60) }, null, TestContext.Current.CancellationToken);

        if (published is null)
        {
            Assert.IsType<TimetableImpossible>(result);
            return;
        }

        TimetableFound found = Assert.IsType<TimetableFound>(result);
        Assert.Empty(TimetableChecker.Check(problem, found.Slots).Errors);
        Assert.Equal(published, found.Breaks);
        Assert.True(found.Optimal);
    }

    [Theory]
    [InlineData("syn-100-s10")]
    [InlineData("syn-800-s10")]
    [InlineData("forum-14.original")]
    [InlineData("forum-13crafb.original")]
    public void A_valid_plan_is_found_quickly_and_claims_no_more_than_is_known(string name)
    {
        TimetableProblem problem = Read(name);

        TimetableFound found = Assert.IsType<TimetableFound>(
            TimetableSolver.Solve(problem, new SolveOptions { MaxRounds = 4, TimeLimit = TimeSpan.FromSeconds(30) }, null, TestContext.Current.CancellationToken));

        Assert.Empty(TimetableChecker.Check(problem, found.Slots).Errors);
        int best = name switch { "forum-14.original" => 2, "forum-13crafb.original" => 6, _ => 0 };
        Assert.InRange(found.Bound, 0, best);
        Assert.True(found.Breaks >= best);
    }

    /// <summary>The size of the real late change of that event: 6 meetings are cancelled and 19 are new.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void A_late_change_of_forum_14_gets_a_curve_of_moves_against_breaks_within_five_seconds(int seed)
    {
        TimetableProblem before = Read("forum-14.original");
        TimetableFound published = Assert.IsType<TimetableFound>(
            TimetableSolver.Solve(before, new SolveOptions { TimeLimit = TimeSpan.FromSeconds(6) }, null, TestContext.Current.CancellationToken));
        TimetableProblem after = LateChange(before, published.Slots, new Random(seed));

        using var clock = new Seconds();
        TimetableTradeOff curve = Assert.IsType<TimetableTradeOff>(
            TimetableReplanner.Compare(after, new SolveOptions { TimeLimit = TimeSpan.FromSeconds(4.5) }, null, TestContext.Current.CancellationToken));
        TimeSpan took = clock.Taken();

        foreach (TimetableMoves point in curve.Points)
        {
            (IReadOnlyList<string> errors, IReadOnlyDictionary<int, int> breaks) = TimetableChecker.Check(after, point.Slots);
            Assert.Empty(errors);
            Assert.Equal(breaks.Values.Sum(), point.Breaks);
            Assert.Equal(after.Meetings.Where((m, i) => after.Previous.TryGetValue(m.Id, out int was) && was != point.Slots[i]).Select(m => m.Id), point.Moved);
            Assert.All(after.Meetings.Select((_, i) => (point.Slots[i], point.Tables[i])).GroupBy(p => p), group => Assert.Single(group));
            Assert.InRange(point.Moved.Count, curve.MovesBound, int.MaxValue);
            Assert.InRange(point.Breaks, curve.BreaksBound, int.MaxValue);
        }

        Assert.Equal(curve.Points.OrderBy(p => p.Moved.Count).ThenByDescending(p => p.Breaks), curve.Points);
        Assert.True(curve.Points.Count > 1, "one plan is no choice");
        Assert.InRange(curve.Points[^1].Breaks, curve.BreaksBound, published.Breaks + 8);
        TestContext.Current.TestOutputHelper?.WriteLine($"seed {seed}, {took.TotalSeconds:0.0} s, at least {curve.MovesBound} moves and {curve.BreaksBound} breaks: {string.Join(", ", curve.Points.Select(p => $"{p.Moved.Count} moved {p.Breaks} breaks"))}");
        Assert.InRange(took.TotalSeconds, 0, 5.5);
    }

    private static TimetableProblem LateChange(TimetableProblem before, IReadOnlyList<int> slots, Random random)
    {
        var previous = before.Meetings.Select((m, i) => (m.Id, Slot: slots[i])).ToDictionary(x => x.Id, x => x.Slot);
        List<TimetableMeeting> meetings = [.. before.Meetings];
        for (int i = 0; i < 6; i++)
        {
            meetings.RemoveAt(random.Next(meetings.Count));
        }

        Dictionary<int, int> room = before.Participants.ToDictionary(p => p.Id, p => before.Slots - p.ForbiddenSlots.Count - meetings.Count(m => m.A == p.Id || m.B == p.Id));
        int[] ids = [.. before.Participants.Select(p => p.Id)];
        for (int next = 10_001; next <= 10_019;)
        {
            (int a, int b) = (ids[random.Next(ids.Length)], ids[random.Next(ids.Length)]);
            if (a == b || room[a] < 3 || room[b] < 3 || meetings.Exists(m => (m.A, m.B) == (a, b) || (m.A, m.B) == (b, a)))
            {
                continue;
            }

            (room[a], room[b]) = (room[a] - 1, room[b] - 1);
            meetings.Add(new TimetableMeeting(next++, a, b));
        }

        return before with
        {
            Participants = [.. before.Participants.Select(p => p with { Meetings = null })],
            Meetings = meetings,
            Previous = previous,
        };
    }

    internal static TimetableProblem Read(string name)
    {
        string? shared = Environment.GetEnvironmentVariable("ISTHMUS_SHARED");
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); shared is null && folder is not null; folder = folder.Parent)
        {
            string beside = Path.Combine(folder.FullName, "shared");
            shared = Directory.Exists(Path.Combine(beside, "data", "b2b")) ? beside : null;
        }

        string path = Path.Combine(shared ?? "", "data", "b2b", "instances", name + ".json");
        Assert.SkipUnless(shared is not null && File.Exists(path), $"skipped: data not present ({name})");
        using JsonDocument file = JsonDocument.Parse(File.ReadAllText(path));
        JsonElement root = file.RootElement;
        return new TimetableProblem
        {
            Slots = root.GetProperty("slots").GetInt32(),
            MorningSlots = root.GetProperty("morningSlots").GetInt32(),
            Tables = root.GetProperty("tables").GetInt32(),
            Fairness = root.GetProperty("fairnessD").GetInt32(),
            Participants = [.. root.GetProperty("participants").EnumerateArray().Select(p => new TimetableParticipant(
                p.GetProperty("id").GetInt32(), [.. p.GetProperty("forbiddenSlots").EnumerateArray().Select(s => s.GetInt32())], p.GetProperty("meetings").GetInt32()))],
            Meetings = [.. root.GetProperty("meetings").EnumerateArray().Select(m => new TimetableMeeting(
                m.GetProperty("id").GetInt32(), m.GetProperty("a").GetInt32(), m.GetProperty("b").GetInt32(),
                Enum.Parse<TimetableSession>(m.GetProperty("session").GetString()!, ignoreCase: true),
                m.GetProperty("fixedSlot").ValueKind == JsonValueKind.Null ? null : m.GetProperty("fixedSlot").GetInt32()))],
            Precedences = [.. root.GetProperty("precedences").EnumerateArray().Select(o => new TimetablePrecedence(
                o.GetProperty("before").GetInt32(), o.GetProperty("after").GetInt32()))],
        };
    }
}
