using System.Text.Json;

namespace Isthmus.Cli.Tests;

/// <summary>The members of the wider form, read and written.</summary>
public sealed class ScheduleWideTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("isthmus-wide-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Interpreters_are_named_and_kept_and_what_they_cannot_serve_is_told()
    {
        string plan = PathOf("plan.json");
        string instance = Write("i.json", """
            { "slots": 2, "tables": 4,
              "participants": [ { "id": "a", "language": "ru" }, { "id": "b", "people": [ { "name": "one", "language": "fa" }, { "name": "two", "languages": ["fa"] } ] }, { "id": "c", "language": "fa" },
                                { "id": "d", "languages": ["zh"] }, { "id": "e", "languages": ["ru", "fa"] } ],
              "interpreters": [ { "id": "one", "languages": ["ru", "fa"], "busy": [2] }, { "id": "two", "languages": ["ru", "fa", "en"], "cityByDay": { "0": "" } } ],
              "requests": [ { "id": "r1", "a": "a", "b": "b" }, { "id": "r2", "a": "a", "b": "c" }, { "id": "r3", "a": "a", "b": "d", "weight": 1 }, { "id": "r4", "a": "c", "b": "e" } ] }
            """);

        Ran ran = await Command.Run("schedule", instance, "--out", plan, "--time-limit", "2");

        Assert.Equal((0, ""), (ran.Exit, ran.Error));
        Assert.Equal(3, Number(ran, "placed"));
        Assert.Contains("not placed: r3: no interpreter speaks ru-zh", ran.Output, StringComparison.Ordinal);
        string?[] named = Interpreters(plan);
        Assert.All(named[..2], Assert.NotNull);
        Assert.Equal((null, null), (named[2], named[3]));

        _ = await Command.Run("schedule", instance, "--keep", plan, "--out", PathOf("again.json"), "--time-limit", "2", "--seed", "7");
        Assert.Equal(named, Interpreters(PathOf("again.json")));
    }

    [Fact]
    public async Task Pauses_journeys_and_local_hours_are_kept_and_told()
    {
        string plan = PathOf("plan.json");
        string instance = Write("i.json", """
            { "slots": [ { "day": 1, "start": "2026-05-04T06:00:00Z", "minutes": 30 }, { "day": 1, "start": "2026-05-04T06:30:00Z", "minutes": 30 }, { "day": 1, "start": "2026-05-04T07:00:00Z", "minutes": 30 } ],
              "venues": [ { "id": "n", "city": "Northbridge", "tables": 2 }, { "id": "e", "city": "Eastport", "tables": 2 } ],
              "oneCityPerDay": false, "travelSlots": [ { "from": "Northbridge", "to": "Eastport", "slots": 2 } ],
              "participants": [ { "id": "a", "minBreakEvery": 2 }, { "id": "b" }, { "id": "c" }, { "id": "g" }, { "id": "d", "zone": "Asia/Tehran", "localHours": "10:00-18:00" }, { "id": "f", "utcOffset": "+03:00", "localHours": "08:00-09:30" } ],
              "requests": [ { "id": "r1", "a": "a", "b": "b", "venues": ["n"], "locked": { "slot": 1, "venue": "n", "table": 1 } }, { "id": "r2", "a": "b", "b": "c", "venues": ["e"] },
                            { "id": "r3", "a": "a", "b": "c", "venues": ["n"], "locked": { "slot": 2, "venue": "n", "table": 1 } }, { "id": "r4", "a": "a", "b": "g" },
                            { "id": "r5", "a": "d", "b": "f", "virtual": true }, { "id": "r6", "a": "c", "b": "d", "virtual": true } ] }
            """);

        Ran ran = await Command.Run("schedule", instance, "--out", plan, "--time-limit", "2");

        Assert.Equal((0, ""), (ran.Exit, ran.Error));
        Assert.Contains("not placed: r2: b could not get there and back in time in slots 2, 3", ran.Output.Replace("slots 1, 2, 3", "slots 2, 3", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("not placed: r4: a already meets in slots 1, 2; a needs a free slot after 2 meetings, which excludes slot 3", ran.Output, StringComparison.Ordinal);
        Assert.Contains("not placed: r5: slot 1 is outside the local hours of d; slots 2, 3 are outside the local hours of f", ran.Output, StringComparison.Ordinal);
        using JsonDocument file = JsonDocument.Parse(await File.ReadAllTextAsync(plan, TestContext.Current.CancellationToken));
        Assert.Equal(("online", 3), (file.RootElement.GetProperty("venues")[5].GetString(), file.RootElement.GetProperty("slots")[5].GetInt32()));
        Assert.Equal(JsonValueKind.Null, file.RootElement.GetProperty("tables")[5].ValueKind);

        Ran again = await Command.Run("schedule", instance, "--keep", plan, "--time-limit", "1", "--seed", "9");
        Assert.Equal(0, Number(again, "moved"));
    }

    // The search for few breaks gets a part of the second: beside other tests that is over before it has begun.
    [Fact, Trait("Measures", "Seconds")]
    public async Task A_kept_plan_gives_the_curve_of_moves_against_breaks()
    {
        string kept = Write("kept.json", """{ "ids": ["r1", "r2", "r3"], "slots": [1, 3, 2], "tables": [1, 1, 1] }""");
        string instance = Write("i.json", """
            { "slots": 4, "tables": 2, "participants": [ { "id": "a" }, { "id": "b" }, { "id": "c" }, { "id": "d" } ],
              "requests": [ { "id": "r1", "a": "a", "b": "b" }, { "id": "r2", "a": "a", "b": "c" }, { "id": "r3", "a": "c", "b": "d" }, { "id": "r4", "a": "b", "b": "d", "weight": 2 } ] }
            """);

        Ran ran = await Command.Run("schedule", instance, "--keep", kept, "--out", PathOf("plan.json"), "--time-limit", "1");
        Ran few = await Command.Run("schedule", instance, "--keep", kept, "--moves", "0", "--time-limit", "1");
        Ran alone = await Command.Run("schedule", instance, "--moves", "0");

        Assert.Equal((0, 4, 0), (ran.Exit, Number(ran, "placed"), Number(ran, "breaks")));
        Assert.Contains("possible: 0 moved, 2 breaks, nobody is touched", ran.Output, StringComparison.Ordinal);
        using JsonDocument plan = JsonDocument.Parse(await File.ReadAllTextAsync(PathOf("plan.json"), TestContext.Current.CancellationToken));
        JsonElement[] curve = [.. plan.RootElement.GetProperty("tradeOff").EnumerateArray()];
        Assert.Equal([0, 1], curve.Select(p => p.GetProperty("moved").GetInt32()));
        Assert.Equal(2, curve[1].GetProperty("touched").GetArrayLength());
        Assert.Equal((0, 2, 0), (Number(few, "moved"), Number(few, "breaks"), Number(few, "movedBound")));
        Assert.Equal(2, alone.Exit);
        Assert.Contains("--moves", alone.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"language\": \"ru\" }", "\"minBreakEvery\": 0 }", "participants.minBreakEvery", "'a'")]
    [InlineData("\"language\": \"ru\" }", "\"localHours\": \"9-5\" }", "localHours", "9-5")]
    [InlineData("\"language\": \"ru\" }", "\"localHours\": \"09:00-17:00\", \"zone\": \"Moon/Base\" }", "zone", "Moon/Base")]
    [InlineData("\"language\": \"ru\" }", "\"localHours\": \"09:00-17:00\", \"utcOffset\": \"three\" }", "utcOffset", "three")]
    [InlineData("\"language\": \"ru\" }", "\"utcOffset\": \"+03:00\" }", "localHours", "missing")]
    [InlineData("\"slots\": 2", "\"travelSlots\": -1, \"slots\": 2", "travelSlots", "-1")]
    [InlineData("\"slots\": 2", "\"travel\": [ { \"from\": \"\", \"to\": \"Farhaven\", \"slots\": 1 } ], \"slots\": 2", "travel", "Farhaven")]
    [InlineData("\"slots\": 2", "\"travel\": [ { \"fromVenue\": 1, \"toVenue\": 7, \"slots\": 1 } ], \"slots\": 2", "toVenue", "venue '7'")]
    [InlineData("\"a\": \"a\", \"b\": \"b\"", "\"a\": \"a\", \"b\": \"b\", \"virtual\": true, \"venues\": [1]", "requests.venues", "r1")]
    [InlineData("\"a\": \"a\", \"b\": \"b\"", "\"a\": \"a\", \"b\": \"b\", \"locked\": { \"slot\": 1, \"venue\": \"online\" }", "requests.locked", "not virtual")]
    [InlineData("\"languages\": [\"ru\", \"fa\"]", "\"languages\": [\"ru\"]", "interpreters.languages", "two")]
    [InlineData("\"languages\": [\"ru\", \"fa\"]", "\"languages\": \"ru\"", "languages", "a list is expected")]
    [InlineData("\"busy\": [2]", "\"busy\": [3]", "busy", "slot 3")]
    [InlineData("\"cityByDay\": { \"0\": \"\" }", "\"cityByDay\": { \"9\": \"\" }", "interpreters.cityByDay", "day 9")]
    [InlineData("\"cityByDay\": { \"0\": \"\" }", "\"cityByDay\": { \"0\": \"Farhaven\" }", "interpreters.cityByDay", "Farhaven")]
    [InlineData("\"id\": \"i2\"", "\"id\": \"i1\"", "interpreters.id", "i1")]
    [InlineData("\"cityByDay\"", "\"citybyday\"", "citybyday", "not known here")]
    public async Task What_is_wrong_with_a_member_is_named(string old, string changed, string field, string named)
    {
        const string Text = """
            { "slots": 2, "tables": 4, "participants": [ { "id": "a", "language": "ru" }, { "id": "b", "language": "fa" } ],
              "interpreters": [ { "id": "i1", "languages": ["ru", "fa"], "busy": [2] }, { "id": "i2", "languages": ["ru", "fa"], "cityByDay": { "0": "" } } ],
              "requests": [ { "id": "r1", "a": "a", "b": "b" } ] }
            """;
        string text = Text.Replace(old, changed, StringComparison.Ordinal);
        Assert.NotEqual(Text, text);

        Ran ran = await Command.Run("schedule", Write("bad.json", text));

        Assert.Equal((2, ""), (ran.Exit, ran.Output));
        Assert.Equal(1, ran.Error.Count(c => c == '\n'));
        Assert.Contains(field, ran.Error, StringComparison.Ordinal);
        Assert.Contains(named, ran.Error, StringComparison.Ordinal);
    }

    private string PathOf(string name) => Path.Combine(_folder, name);

    private string Write(string name, string text)
    {
        File.WriteAllText(PathOf(name), text);
        return PathOf(name);
    }

    private static string?[] Interpreters(string path)
    {
        using JsonDocument plan = JsonDocument.Parse(File.ReadAllText(path));
        return [.. plan.RootElement.GetProperty("interpreters").EnumerateArray().Select(x => x.GetString())];
    }

    private static int Number(Ran ran, string name) => JsonDocument.Parse(ran.LastLine).RootElement.GetProperty(name).GetInt32();
}
