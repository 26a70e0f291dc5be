using System.Globalization;
using System.Text.Json;

namespace Isthmus.Cli.Schedule;

/// <summary>A plan that is being changed (<c>--keep</c>).</summary>
internal sealed class PlanFile(string path) : IDisposable
{
    private readonly JsonDocument _document = InstanceFile.Open(path, "--keep");

    /// <summary>
    /// The slot of each meeting. A plan of ours names its meetings (<c>ids</c>), so that meetings may have come and gone since;
    /// a plan without ids must have as many slots as the instance has meetings.
    /// </summary>
    public Dictionary<int, int> SlotsByMeeting(IReadOnlyList<int> meetings)
    {
        var slots = new Dictionary<int, int>();
        foreach ((string id, PlanPlace place) in Places([.. meetings.Select(m => m.ToString(CultureInfo.InvariantCulture))]))
        {
            if (int.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out int number))
            {
                slots[number] = place.Slot;
            }
        }

        return slots;
    }

    /// <summary>The place of each placed request by its id; venue and table are 1 where the plan does not say them.</summary>
    public IReadOnlyDictionary<string, PlanPlace> Places(IReadOnlyList<string> requests)
    {
        var fields = new JsonFields(_document.RootElement, "--keep");
        if (!fields.Has("slots"))
        {
            throw new UnusableInputException("--keep: slots: missing");
        }

        IReadOnlyList<JsonElement> slots = fields.List("slots");
        IReadOnlyList<JsonElement> venues = fields.List("venues");
        IReadOnlyList<JsonElement> tables = fields.List("tables");
        IReadOnlyList<JsonElement> interpreters = fields.List("interpreters");
        IReadOnlyList<string> ids = fields.Has("ids")
            ? [.. fields.List("ids").Select(e => e.ValueKind == JsonValueKind.String ? e.GetString()! : JsonFields.Int(e, "--keep: ids").ToString(CultureInfo.InvariantCulture))]
            : requests;
        if (slots.Count != ids.Count)
        {
            throw new UnusableInputException($"--keep: slots: the plan has {slots.Count} slots for {ids.Count} meetings");
        }

        if ((venues.Count > 0 && venues.Count != ids.Count) || (tables.Count > 0 && tables.Count != ids.Count))
        {
            throw new UnusableInputException($"--keep: venues and tables must have {ids.Count} items, as slots has");
        }

        var places = new Dictionary<string, PlanPlace>(StringComparer.Ordinal);
        for (int i = 0; i < ids.Count; i++)
        {
            if (slots[i].ValueKind == JsonValueKind.Null)
            {
                continue;
            }

            var place = new PlanPlace(JsonFields.Int(slots[i], $"--keep: slots[{i}]"), Venue(venues, i), At(tables, i, "tables"))
            {
                Interpreter = i < interpreters.Count && interpreters[i].ValueKind == JsonValueKind.String ? interpreters[i].GetString() : null,
            };
            if (!places.TryAdd(ids[i], place))
            {
                throw new UnusableInputException($"--keep: ids: '{ids[i]}' is there twice");
            }
        }

        return places;
    }

    public void Dispose() => _document.Dispose();

    /// <summary>0 stands for online.</summary>
    private static int Venue(IReadOnlyList<JsonElement> venues, int index) =>
        index < venues.Count && venues[index].ValueKind == JsonValueKind.String && venues[index].GetString() == ReadForum.Online ? 0 : At(venues, index, "venues");

    private static int At(IReadOnlyList<JsonElement> list, int index, string name) =>
        list.Count == 0 || list[index].ValueKind == JsonValueKind.Null ? 1 : JsonFields.Int(list[index], $"--keep: {name}[{index}]");
}

/// <summary>A place as plans write it, all from 1; venue 0 is online.</summary>
internal readonly record struct PlanPlace(int Slot, int Venue, int Table)
{
    public string? Interpreter { get; init; }
}
