using System.Text.Json;

namespace Isthmus.Cli.Tests;

public sealed class ScheduleTests : IDisposable
{
    private const string Small = """
        { "name": "small", "slots": 4, "morningSlots": 2, "tables": 2, "fairnessD": 2,
          "participants": [ { "id": 1, "forbiddenSlots": [2], "meetings": 2 }, { "id": 2, "forbiddenSlots": [], "meetings": 2 }, { "id": 3, "forbiddenSlots": [], "meetings": 2 } ],
          "meetings": [ { "id": 1, "a": 1, "b": 2, "session": "any", "fixedSlot": null }, { "id": 2, "a": 2, "b": 3, "session": "morning", "fixedSlot": null },
                        { "id": 3, "a": 1, "b": 3, "session": "any", "fixedSlot": 4 } ],
          "precedences": [ { "before": 2, "after": 1 } ] }
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("isthmus-schedule-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_plan_is_written_and_the_last_line_sums_it_up()
    {
        string plan = PathOf("plan.json");

        Ran ran = await Command.Run("schedule", Write("small.json", Small), "--out", plan, "--time-limit", "20", "--seed", "3");

        Assert.Equal((0, ""), (ran.Exit, ran.Error));
        Assert.Equal(
            ["placed", "requested", "breaks", "bound", "optimal", "spread", "moved", "seconds"],
            Summary(ran).EnumerateObject().Select(m => m.Name));
        Assert.Equal((3, 3, true), (Number(ran, "placed"), Number(ran, "requested"), Summary(ran).GetProperty("optimal").GetBoolean()));
        using JsonDocument file = JsonDocument.Parse(await File.ReadAllTextAsync(plan, TestContext.Current.CancellationToken));
        int[] slots = [.. file.RootElement.GetProperty("slots").EnumerateArray().Select(s => s.GetInt32())];
        Assert.Equal(4, slots[2]);
        Assert.True(slots[1] < slots[0] && slots[1] <= 2);
        Assert.Equal(0, file.RootElement.GetProperty("unplaced").GetArrayLength());
        Assert.Equal(3, file.RootElement.GetProperty("tables").GetArrayLength());
    }

    [Fact]
    public async Task What_is_proven_impossible_exits_with_3_and_says_why()
    {
        Ran ran = await Command.Run("schedule", Write("i.json", Small.Replace("\"tables\": 2", "\"tables\": 0", StringComparison.Ordinal)));

        Assert.Equal(3, ran.Exit);
        Assert.Contains("no plan exists", ran.Error, StringComparison.Ordinal);
        Assert.True(Summary(ran).GetProperty("impossible").GetBoolean());
    }

    [Fact]
    public async Task A_proof_is_written_as_a_formula_and_the_steps_that_refute_it()
    {
        string proof = PathOf("none");

        Ran ran = await Command.Run("schedule", Write("i.json", Small.Replace("\"tables\": 2", "\"tables\": 0", StringComparison.Ordinal)), "--proof", proof);

        Assert.Equal(3, ran.Exit);
        Assert.Contains("proof: no plan exists", ran.Error, StringComparison.Ordinal);
        Assert.StartsWith("p cnf ", await File.ReadAllTextAsync(proof + ".cnf", TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.EndsWith("0\n", await File.ReadAllTextAsync(proof + ".drat", TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"b\": 2,", "\"b\": 9,", "meetings.b", "9")]
    [InlineData("\"b\": 2,", "\"b\": 1,", "meetings.b", "meeting 1")]
    [InlineData("\"fixedSlot\": 4", "\"fixedSlot\": 2", "meetings.fixedSlot", "participant 1")]
    [InlineData("\"fixedSlot\": 4", "\"fixedSlot\": 5", "meetings.fixedSlot", "meeting 3")]
    [InlineData("\"id\": 3, \"a\"", "\"id\": 2, \"a\"", "meetings.id", "meeting 2")]
    [InlineData("\"forbiddenSlots\": [2]", "\"forbiddenSlots\": [0]", "participants.forbiddenSlots", "participant 1")]
    [InlineData("\"forbiddenSlots\": [2]", "\"forbiddenSlots\": \"2\"", "forbiddenSlots", "participant 1")]
    [InlineData("\"meetings\": 2 }, { \"id\": 2", "\"meetings\": 3 }, { \"id\": 2", "participants.meetings", "participant 1")]
    [InlineData("\"after\": 1", "\"after\": 2", "precedences", "cycle")]
    [InlineData("\"before\": 2", "\"before\": 7", "precedences", "7")]
    [InlineData("\"session\": \"morning\"", "\"session\": \"night\"", "session", "meeting 2")]
    [InlineData("\"session\": \"morning\"", "\"sesion\": \"morning\"", "sesion", "meeting 2")]
    [InlineData("\"tables\": 2", "\"tables\": -2", "tables", "-2")]
    [InlineData("\"tables\": 2", "\"tables\": 2.5", "tables", "2.5")]
    [InlineData("\"slots\": 4", "\"slots\": \"four\"", "slots", "four")]
    [InlineData("\"slots\": 4, ", "", "slots", "missing")]
    [InlineData("\"morningSlots\": 2", "\"morningSlots\": 5", "morningSlots", "5")]
    [InlineData("\"slots\": 4", "\"slots\": 99999999999999999999", "slots", "9999")]
    [InlineData("{ \"name\"", "{ \"slots\": 3, \"name\"", "slots", "twice")]
    [InlineData("\"precedences\"", "\"interpreters\": 3, \"precedences\"", "interpreters", "does not plan for it")]
    [InlineData("] }\n", "]", "INSTANCE", "not JSON")]
    public async Task Unusable_input_exits_with_2_and_one_line_that_names_the_field_and_the_id(string old, string changed, string field, string named)
    {
        string text = (Small + "\n").Replace(old, changed, StringComparison.Ordinal);
        Assert.NotEqual(Small + "\n", text);

        Ran ran = await Command.Run("schedule", Write("bad.json", text));

        Assert.Equal((2, ""), (ran.Exit, ran.Output));
        Assert.Equal(1, ran.Error.Count(c => c == '\n'));
        Assert.Contains(field, ran.Error, StringComparison.Ordinal);
        Assert.Contains(named, ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Odd_arguments_and_hostile_files_exit_with_2()
    {
        string deep = Write("deep.json", new string('[', 100_000));
        string wide = Write("wide.json", Small.Replace("\"slots\": 4", "\"slots\": 2000000000", StringComparison.Ordinal));
        string binary = Write("binary.json", "\0\u0001\uFFFF");

        foreach (string[] args in new string[][]
        {
            ["schedule"], [], ["fly"], ["schedule", PathOf("absent.json")], ["schedule", PathOf("")], ["schedule", deep], ["schedule", wide],
            ["schedule", binary], ["schedule", wide, "--seed", "x"], ["schedule", wide, "--speed", "1"], ["schedule", wide, "--time-limit", "-1"],
        })
        {
            Ran ran = await Command.Run(args);
            Assert.Equal(2, ran.Exit);
            // Without a verb the usage of all five is told.
            Assert.Equal(args is ["schedule", ..] ? 1 : 5, ran.Error.Count(c => c == '\n'));
        }
    }

    [Fact]
    public async Task The_wider_form_places_what_it_can_and_gives_reasons_for_the_rest()
    {
        string plan = PathOf("plan.json");
        string instance = Write("wide.json", """
            { "slots": [ {"day": 1}, {"day": 1}, {"day": 2} ],
              "venues": [ { "id": 1, "city": "Northbridge", "tables": 1 }, { "id": 2, "city": "Eastport", "tables": 1, "openSlots": [3] } ],
              "participants": [ { "id": "g1", "busy": [3] }, { "id": "g2" }, { "id": "h1", "people": 2 }, { "id": "h2", "maxPerDay": 1 } ],
              "requests": [ { "id": "r1", "a": "g1", "b": "h1", "mustMeet": true }, { "id": "r2", "a": "g2", "b": "h1", "weight": 3, "locked": { "slot": 3, "venue": 2, "table": 1 } },
                            { "id": "r3", "a": "g1", "b": "h2" }, { "id": "r4", "a": "g2", "b": "h2", "veto": true }, { "id": "r5", "a": "g2", "b": "g1", "mutual": true } ] }
            """);

        Ran ran = await Command.Run("schedule", instance, "--out", plan, "--time-limit", "1");

        Assert.Equal(0, ran.Exit);
        Assert.Equal((3, 5), (Number(ran, "placed"), Number(ran, "requested")));
        Assert.Contains("not placed: r4: one side does not want this meeting", ran.Output, StringComparison.Ordinal);
        Assert.Contains("not placed: r3: both are free together only in slots 1, 2; g1 is full (2 of 2 slots)", ran.Output, StringComparison.Ordinal);
        using JsonDocument file = JsonDocument.Parse(await File.ReadAllTextAsync(plan, TestContext.Current.CancellationToken));
        Assert.Equal(3, file.RootElement.GetProperty("slots")[1].GetInt32());
        Assert.Equal(JsonValueKind.Null, file.RootElement.GetProperty("slots")[2].ValueKind);
        Assert.Equal(["r3", "r4"], file.RootElement.GetProperty("unplaced").EnumerateArray().Select(u => u.GetProperty("request").GetString()));

        Ran again = await Command.Run("schedule", instance, "--keep", plan, "--time-limit", "1", "--seed", "9");
        Assert.Equal(0, Number(again, "moved"));
    }

    [Fact]
    public async Task A_kept_plan_is_followed_by_id_when_meetings_have_gone()
    {
        string plan = PathOf("plan.json");
        _ = await Command.Run("schedule", Write("i.json", Small), "--out", plan);
        string fewer = Small.Replace("{ \"id\": 1, \"a\": 1, \"b\": 2, \"session\": \"any\", \"fixedSlot\": null }, ", "", StringComparison.Ordinal)
            .Replace("\"meetings\": 2 }, { \"id\": 2", "\"meetings\": 1 }, { \"id\": 2", StringComparison.Ordinal)
            .Replace("\"meetings\": 2 }, { \"id\": 3", "\"meetings\": 1 }, { \"id\": 3", StringComparison.Ordinal)
            .Replace("{ \"before\": 2, \"after\": 1 }", "", StringComparison.Ordinal);

        Ran ran = await Command.Run("schedule", Write("fewer.json", fewer), "--keep", plan, "--time-limit", "2");

        Assert.Equal("", ran.Error);
        // Meeting 3 is fixed at the end of the day and meeting 2 is in the morning: participant 3 must wait once.
        Assert.Equal((0, 2, 1), (ran.Exit, Number(ran, "placed"), Number(ran, "breaks")));
        Assert.InRange(Number(ran, "moved"), 0, 1);
    }

    [Fact, Trait("Measures", "Seconds")]
    public async Task A_kept_timetable_gives_the_curve_and_moves_picks_a_point_of_it()
    {
        // Two pairs of four; slot 3 waits between 2 and 4. Kept as it is there is a break, which one move saves.
        const string Waits = """
            { "slots": 4, "morningSlots": 4, "tables": 2, "participants": [ { "id": 1, "forbiddenSlots": [] }, { "id": 2, "forbiddenSlots": [] }, { "id": 3, "forbiddenSlots": [] } ],
              "meetings": [ { "id": 1, "a": 1, "b": 2, "session": "any", "fixedSlot": null }, { "id": 2, "a": 1, "b": 3, "session": "any", "fixedSlot": null } ], "precedences": [] }
            """;
        string instance = Write("i.json", Waits);
        string kept = Write("kept.json", """{ "ids": [1, 2], "slots": [2, 4] }""");

        Ran few = await Command.Run("schedule", instance, "--keep", kept, "--moves", "0", "--time-limit", "2");
        Ran free = await Command.Run("schedule", instance, "--keep", kept, "--time-limit", "2");

        Assert.Equal((0, 0, 1, 0), (few.Exit, Number(few, "moved"), Number(few, "breaks"), Number(few, "movedBound")));
        Assert.Contains("possible: 1 moved, 0 breaks", few.Output, StringComparison.Ordinal);
        Assert.Equal((0, 1, 0), (free.Exit, Number(free, "moved"), Number(free, "breaks")));
    }

    [Fact, Trait("Measures", "Seconds")]
    public async Task The_verb_starts_in_well_under_a_second()
    {
        string instance = Write("i.json", Small);
        _ = await Command.Run("schedule", instance);
        TimeSpan[] times = [(await Command.Run("schedule", instance, "--time-limit", "0")).Time, (await Command.Run("schedule", instance, "--time-limit", "0")).Time, (await Command.Run("schedule", instance, "--time-limit", "0")).Time];

        Assert.True(times.Min() < TimeSpan.FromSeconds(1), $"{times.Min()}");
    }

    private string PathOf(string name) => Path.Combine(_folder, name);

    private string Write(string name, string text)
    {
        File.WriteAllText(PathOf(name), text);
        return PathOf(name);
    }

    private static JsonElement Summary(Ran ran) => JsonDocument.Parse(ran.LastLine).RootElement;

    private static int Number(Ran ran, string name) => Summary(ran).GetProperty(name).GetInt32();
}
