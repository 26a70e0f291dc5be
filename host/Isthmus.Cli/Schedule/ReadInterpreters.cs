using System.Globalization;
using System.Text.Json;
using Isthmus.Scheduling;

namespace Isthmus.Cli.Schedule;

/// <summary>Languages, and the interpreters between them.</summary>
internal static class ReadInterpreters
{
    private static readonly string[] Known = ["id", "name", "languages", "busy", "cityByDay"];

    public static ForumInterpreter[] From(JsonFields file, ForumSlot[] slots)
    {
        if (file.Has("interpreters") && file.Get("interpreters").ValueKind == JsonValueKind.Number)
        {
            throw new UnusableInputException("interpreters: a number without languages: this version does not plan for it; list them with their languages");
        }

        return [.. ReadTimetable.Objects(file, "interpreters", Known, "interpreter").Select(i => new ForumInterpreter
        {
            Id = i.Id("id"),
            Languages = [.. i.Texts("languages")],
            Busy = [.. ReadForum.Numbers(i, "busy", slots.Length)],
            CityByDay = Cities(i),
        })];
    }

    /// <summary>What a participant says, and each of its people.</summary>
    public static string[] Languages(JsonFields participant)
    {
        IEnumerable<string> own = One(participant);
        if (participant.Has("people") && participant.Get("people").ValueKind == JsonValueKind.Array)
        {
            own = own.Concat(participant.List("people").Where(p => p.ValueKind == JsonValueKind.Object)
                .SelectMany((p, i) => One(new JsonFields(p, $"{participant.Path("people")}[{i}]"))));
        }

        return [.. own.Distinct(StringComparer.OrdinalIgnoreCase)];
    }

    private static IEnumerable<string> One(JsonFields person) => person.Has("language") ? person.Texts("languages").Append(person.Text("language")) : person.Texts("languages");

    private static Dictionary<int, string> Cities(JsonFields interpreter)
    {
        var cities = new Dictionary<int, string>();
        if (!interpreter.Has("cityByDay"))
        {
            return cities;
        }

        var days = new JsonFields(interpreter.Get("cityByDay"), interpreter.Path("cityByDay"));
        foreach (string day in days.Names)
        {
            cities.Add(
                int.TryParse(day, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number) ? number : throw new UnusableInputException($"{days.Path(day)}: a day is expected, such as \"1\""),
                days.Text(day));
        }

        return cities;
    }
}
