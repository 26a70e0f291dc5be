using System.Globalization;
using System.Text.Json;
using Isthmus.Scheduling;

namespace Isthmus.Cli.Schedule;

/// <summary>The product's wider form: requests of which not every one has to be placed.</summary>
internal static class ReadForum
{
    private static readonly string[] Top = ["slots", "morningSlots", "tables", "fairnessD", "participants", "meetings", "requests", "precedences", "venues", "rooms", "interpreters", "oneCityPerDay", "travelSlots", "travel"];
    private static readonly string[] Participant = ["id", "name", "forbiddenSlots", "busy", "meetings", "maxPerDay", "people", "keepsTable", "language", "languages", "minBreakEvery", "zone", "utcOffset", "localHours"];
    private static readonly string[] Request = ["id", "a", "b", "session", "fixedSlot", "weight", "mustMeet", "mutual", "veto", "hold", "locked", "venues", "virtual"];
    private static readonly string[] Venue = ["id", "name", "city", "tables", "openSlots"];
    private static readonly string[] Slot = ["day", "session", "start", "minutes"];
    private static readonly string[] Locked = ["slot", "venue", "table"];
    private static readonly string[] WideOnly = [.. Request.Except(["id", "a", "b", "session", "fixedSlot"]), .. Participant.Except(["id", "name", "forbiddenSlots", "meetings"])];

    /// <summary>What plans call the venue of virtual meetings.</summary>
    public const string Online = "online";

    public static bool IsForum(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object)
        {
            return false;
        }

        return root.EnumerateObject().Any(m => m.Name is "requests" or "venues" or "rooms" or "interpreters" or "travelSlots" or "travel"
            || (m.Name == "slots" && m.Value.ValueKind == JsonValueKind.Array)
            || (m.Name is "participants" or "meetings" && m.Value.ValueKind == JsonValueKind.Array && m.Value.EnumerateArray()
                .Any(item => item.ValueKind == JsonValueKind.Object && item.EnumerateObject().Any(x => WideOnly.Contains(x.Name)))));
    }

    public static ForumProblem From(JsonFields file)
    {
        foreach (string name in file.Names.Where(n => !Top.Contains(n)))
        {
            if (name is not ("name" or "base" or "family" or "kind" or "source" or "plantedOptimum" or "description" or "comment" or "$schema"))
            {
                Console.Error.WriteLine($"note: {name}: not a member of this form, it has no effect");
            }
        }

        if (file.Has("requests") && file.Has("meetings"))
        {
            throw new UnusableInputException("requests: an instance has requests or meetings, not both");
        }

        ForumSlot[] slots = Slots(file);
        int morning = file.Has("morningSlots") ? file.Int("morningSlots") : slots.Length;
        (ForumVenue[] venues, Dictionary<string, int> venueOf) = Venues(file);
        string list = file.Has("requests") ? "requests" : "meetings";
        JsonFields[] people = [.. Objects(file, "participants", Participant, "participant")];
        JsonFields[] requests = [.. Objects(file, list, Request, list[..^1])];
        CheckCounts(people, requests);
        return new ForumProblem
        {
            Slots = slots,
            Venues = venues,
            Fairness = file.OptionalInt("fairnessD") is not { } d ? null : d >= 0 ? d : throw new UnusableInputException($"fairnessD: {d} is less than 0"),
            Participants = [.. people.Select(p => new ForumParticipant
            {
                Id = p.Id("id"),
                Busy = [.. Numbers(p, "forbiddenSlots", slots.Length).Concat(Numbers(p, "busy", slots.Length)).Distinct()],
                MaxPerDay = p.OptionalInt("maxPerDay"),
                People = !p.Has("people") ? 1 : p.Get("people").ValueKind == JsonValueKind.Array ? Math.Max(1, p.List("people").Count) : p.Int("people"),
                KeepsTable = p.Flag("keepsTable"),
                Languages = ReadInterpreters.Languages(p),
                MinBreakEvery = p.OptionalInt("minBreakEvery"),
                Hours = ReadHours.From(p),
            })],
            Requests = [.. requests.Select(r => ToRequest(r, list == "meetings", slots, morning, venueOf))],
            OneCityPerDay = !file.Has("oneCityPerDay") || file.Flag("oneCityPerDay"),
            TravelSlots = ReadJourneys.BetweenAny(file),
            Travel = ReadJourneys.From(file, venueOf),
            Interpreters = ReadInterpreters.From(file, slots),
            Precedences = [.. Objects(file, "precedences", ["before", "after"], null).Select(o => new ForumPrecedence(o.Id("before"), o.Id("after")))],
        };
    }

    private static ForumRequest ToRequest(JsonFields r, bool allMust, ForumSlot[] slots, int morning, Dictionary<string, int> venueOf)
    {
        int weight = r.OptionalInt("weight") ?? 1;
        if (weight is < 1 or > 1_000_000)
        {
            throw new UnusableInputException($"{r.Path("weight")}: {weight} is not 1 to 1000000");
        }

        return new ForumRequest
        {
            Id = r.Id("id"),
            A = r.Id("a"),
            B = r.Id("b"),
            // Asked for by both sides, it is two wishes.
            Weight = r.Flag("mutual") ? weight * 2 : weight,
            MustMeet = allMust || r.Flag("mustMeet"),
            Bar = r.Flag("veto") ? PlacementBar.Veto : r.Flag("hold") ? PlacementBar.Hold : null,
            Venues = r.Has("venues") ? [.. r.List("venues").Select(v => VenueNumber(v.ToString(), r.Path("venues"), venueOf))] : null,
            Slots = AllowedSlots(r, slots, morning),
            Virtual = r.Flag("virtual"),
            Locked = r.Has("locked") ? Place(new JsonFields(r.Get("locked"), r.Path("locked")), venueOf) : null,
        };
    }

    private static int[]? AllowedSlots(JsonFields r, ForumSlot[] slots, int morning)
    {
        TimetableSession session = ReadTimetable.Session(r);
        IEnumerable<int> all = Enumerable.Range(0, slots.Length).Where(s => session switch
        {
            TimetableSession.Morning => slots[s].Session == 0 && s < morning,
            TimetableSession.Afternoon => slots[s].Session > 0 || s >= morning,
            _ => true,
        });
        if (r.OptionalInt("fixedSlot") is not { } tied)
        {
            return session == TimetableSession.Any ? null : [.. all];
        }

        if (tied < 1 || tied > slots.Length)
        {
            throw new UnusableInputException($"{r.Path("fixedSlot")}: slot {tied} is not 1 to {slots.Length}");
        }

        return all.Contains(tied - 1) ? [tied - 1] : throw new UnusableInputException($"{r.Path("fixedSlot")}: slot {tied} is not in its session");
    }

    private static ForumPlace Place(JsonFields locked, Dictionary<string, int> venueOf)
    {
        locked.Allow(Locked);
        if (locked.Has("venue") && locked.Get("venue").ValueKind == JsonValueKind.String && locked.Text("venue") == Online && !venueOf.ContainsKey(Online))
        {
            return ForumPlace.OnlineAt(locked.Int("slot") - 1);
        }

        int venue = locked.Has("venue") ? VenueNumber(locked.Id("venue"), locked.Path("venue"), venueOf) : 0;
        return new ForumPlace(locked.Int("slot") - 1, venue, locked.Int("table"));
    }

    private static int VenueNumber(string id, string path, Dictionary<string, int> venueOf) =>
        venueOf.TryGetValue(id, out int venue) ? venue : throw new UnusableInputException($"{path}: venue '{id}' does not exist");

    private static ForumSlot[] Slots(JsonFields file)
    {
        if (file.Get("slots").ValueKind == JsonValueKind.Array)
        {
            return
            [
                .. file.List("slots").Select((s, i) =>
                {
                    var slot = new JsonFields(s, $"slots[{i}]");
                    slot.Allow(Slot);
                    return new ForumSlot(slot.Int("day"), slot.OptionalInt("session") is { } session ? session - 1 : 0)
                    {
                        Start = ReadHours.Start(slot),
                        Length = TimeSpan.FromMinutes(slot.OptionalInt("minutes") ?? 0),
                    };
                }),
            ];
        }

        int count = file.Int("slots");
        int morning = file.OptionalInt("morningSlots") ?? count;
        if (count is < 1 or > 100_000 || morning < 0 || morning > count)
        {
            throw new UnusableInputException($"slots: {count} with morningSlots {morning}: slots must be 1 to 100000, morningSlots 0 to slots");
        }

        return [.. Enumerable.Range(0, count).Select(s => new ForumSlot(0, s < morning ? 0 : 1))];
    }

    private static (ForumVenue[] Venues, Dictionary<string, int> Numbers) Venues(JsonFields file)
    {
        string? list = file.Has("venues") ? "venues" : file.Has("rooms") ? "rooms" : null;
        if (list is null)
        {
            return ([new ForumVenue { City = "", Tables = file.Int("tables") }], new Dictionary<string, int> { ["1"] = 0 });
        }

        if (file.Has("tables"))
        {
            throw new UnusableInputException($"tables: with {list}, the tables are given for each of them");
        }

        JsonFields[] venues = [.. Objects(file, list, Venue, "venue")];
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (JsonFields venue in venues)
        {
            if (!numbers.TryAdd(venue.Id("id"), numbers.Count))
            {
                throw new UnusableInputException($"{venue.Path("id")}: used twice");
            }
        }

        return ([.. venues.Select(v => new ForumVenue
        {
            City = v.Has("city") ? v.Text("city") : "",
            Tables = v.Int("tables"),
            OpenSlots = v.Has("openSlots") ? [.. v.Ints("openSlots").Select(s => s - 1)] : null,
        })], numbers);
    }

    public static IEnumerable<int> Numbers(JsonFields fields, string list, int slots)
    {
        foreach (int slot in fields.Ints(list))
        {
            yield return slot >= 1 && slot <= slots ? slot - 1 : throw new UnusableInputException($"{fields.Path(list)}: slot {slot} is not 1 to {slots}");
        }
    }

    private static void CheckCounts(JsonFields[] people, JsonFields[] requests)
    {
        ILookup<string, int> sides = requests.SelectMany(r => new[] { r.Id("a"), r.Id("b") }).ToLookup(x => x, _ => 1, StringComparer.Ordinal);
        foreach (JsonFields person in people.Where(p => p.Has("meetings") && p.Int("meetings") != sides[p.Id("id")].Count()))
        {
            throw new UnusableInputException($"{person.Path("meetings")}: {person.Int("meetings").ToString(CultureInfo.InvariantCulture)} are stated, {sides[person.Id("id")].Count()} are listed");
        }
    }

    private static IEnumerable<JsonFields> Objects(JsonFields file, string list, string[] known, string? noun) => ReadTimetable.Objects(file, list, known, noun);
}
