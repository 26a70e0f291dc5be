namespace Isthmus.Cli.Schedule;

using Isthmus.Scheduling;

/// <summary>The benchmark form: every meeting is placed.</summary>
internal static class ReadTimetable
{
    private static readonly string[] Participant = ["id", "name", "forbiddenSlots", "meetings"];
    private static readonly string[] Meeting = ["id", "a", "b", "session", "fixedSlot"];
    private static readonly string[] Precedence = ["before", "after"];

    public static TimetableProblem From(JsonFields file, IReadOnlyDictionary<int, int> previous)
    {
        int slots = file.Int("slots");
        return new TimetableProblem
        {
            Slots = slots,
            MorningSlots = file.OptionalInt("morningSlots") ?? slots,
            Tables = file.Int("tables"),
            Fairness = file.OptionalInt("fairnessD"),
            Participants = [.. Objects(file, "participants", Participant, "participant").Select(p =>
                new TimetableParticipant(p.Int("id"), p.Ints("forbiddenSlots"), p.OptionalInt("meetings")))],
            Meetings = [.. Objects(file, "meetings", Meeting, "meeting").Select(m =>
                new TimetableMeeting(m.Int("id"), m.Int("a"), m.Int("b"), Session(m), m.OptionalInt("fixedSlot")))],
            Precedences = [.. Objects(file, "precedences", Precedence, null).Select(o =>
                new TimetablePrecedence(o.Int("before"), o.Int("after")))],
            Previous = previous,
        };
    }

    /// <summary>The objects of a list, each called by its id in messages where it has one.</summary>
    public static IEnumerable<JsonFields> Objects(JsonFields file, string list, string[] known, string? noun)
    {
        IReadOnlyList<System.Text.Json.JsonElement> items = file.List(list);
        for (int i = 0; i < items.Count; i++)
        {
            var fields = new JsonFields(items[i], $"{list}[{i}]");
            if (noun is not null)
            {
                fields = fields.Called($"{list}[{i}] ({noun} {fields.Id("id")})");
            }

            fields.Allow(known);
            yield return fields;
        }
    }

    public static TimetableSession Session(JsonFields meeting) => !meeting.Has("session") ? TimetableSession.Any : meeting.Text("session") switch
    {
        "any" => TimetableSession.Any,
        "morning" => TimetableSession.Morning,
        "afternoon" => TimetableSession.Afternoon,
        var other => throw new UnusableInputException($"{meeting.Path("session")}: '{(other.Length > 40 ? other[..40] : other)}' is not morning, afternoon or any"),
    };
}
