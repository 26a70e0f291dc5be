using System.Text.Json;

namespace Isthmus.Cli.Schedule;

/// <summary>
/// Reads the members of one JSON object; whatever is missing or of a wrong type is named with the object it belongs to.
/// </summary>
internal readonly struct JsonFields
{
    private readonly JsonElement _object;
    private readonly string _name;

    /// <param name="element">The element, which must be an object.</param>
    /// <param name="name">What the user calls it, such as "participants[3]".</param>
    public JsonFields(JsonElement element, string name)
    {
        (_object, _name) = (element, name);
        if (element.ValueKind != JsonValueKind.Object)
        {
            throw new UnusableInputException($"{name}: an object is expected, not {Kind(element)}");
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (JsonProperty member in element.EnumerateObject())
        {
            if (!seen.Add(member.Name))
            {
                throw new UnusableInputException($"{Path(member.Name)}: given twice");
            }
        }
    }

    public IEnumerable<string> Names => _object.EnumerateObject().Select(m => m.Name);

    /// <summary>True if the member is there and not null.</summary>
    public bool Has(string name) => _object.TryGetProperty(name, out JsonElement value) && value.ValueKind != JsonValueKind.Null;

    public JsonElement Get(string name) => Has(name)
        ? _object.GetProperty(name)
        : throw new UnusableInputException($"{Path(name)}: missing");

    public int Int(string name) => Int(Get(name), Path(name));

    public int? OptionalInt(string name) => Has(name) ? Int(name) : null;

    public bool Flag(string name) => Has(name) && Get(name).ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => throw new UnusableInputException($"{Path(name)}: true or false is expected, not {Kind(Get(name))}"),
    };

    public string Text(string name) => Get(name).ValueKind == JsonValueKind.String
        ? Get(name).GetString()!
        : throw new UnusableInputException($"{Path(name)}: a text is expected, not {Kind(Get(name))}");

    /// <summary>An id: a whole number or a text.</summary>
    public string Id(string name)
    {
        JsonElement value = Get(name);
        return value.ValueKind switch
        {
            JsonValueKind.String when value.GetString()!.Length > 0 => value.GetString()!,
            JsonValueKind.Number => Int(value, Path(name)).ToString(System.Globalization.CultureInfo.InvariantCulture),
            _ => throw new UnusableInputException($"{Path(name)}: an id (a whole number or a text) is expected, not {Kind(value)}"),
        };
    }

    public IReadOnlyList<int> Ints(string name)
    {
        string path = Path(name);
        return [.. List(name).Select((x, i) => Int(x, $"{path}[{i}]"))];
    }

    public IReadOnlyList<string> Texts(string name)
    {
        string path = Path(name);
        return [.. List(name).Select((x, i) => x.ValueKind == JsonValueKind.String ? x.GetString()! : throw new UnusableInputException($"{path}[{i}]: a text is expected, not {Kind(x)}"))];
    }

    /// <summary>The items of a list; none if the member is missing or null.</summary>
    public IReadOnlyList<JsonElement> List(string name)
    {
        if (!Has(name))
        {
            return [];
        }

        JsonElement value = Get(name);
        return value.ValueKind == JsonValueKind.Array
            ? [.. value.EnumerateArray()]
            : throw new UnusableInputException($"{Path(name)}: a list is expected, not {Kind(value)}");
    }

    /// <summary>The same object under a better name, such as "participant 7".</summary>
    public JsonFields Called(string name) => new(_object, name);

    /// <summary>Refuses members that this form does not have: a misspelt one must not be lost silently.</summary>
    public void Allow(IReadOnlyCollection<string> known)
    {
        foreach (string name in Names)
        {
            if (!known.Contains(name))
            {
                throw new UnusableInputException($"{Path(name)}: this member is not known here; known are {string.Join(", ", known)}");
            }
        }
    }

    public string Path(string member) => _name.Length == 0 ? member : $"{_name}: {member}";

    public static int Int(JsonElement value, string path) =>
        value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out int number)
            ? number
            : throw new UnusableInputException($"{path}: a whole number is expected, not {Kind(value)}");

    private static string Kind(JsonElement element)
    {
        string raw = element.ValueKind switch
        {
            JsonValueKind.Object => "an object",
            JsonValueKind.Array => "a list",
            JsonValueKind.Null => "null",
            _ => element.GetRawText(),
        };
        return raw.Length <= 40 ? raw.ReplaceLineEndings(" ") : raw[..40].ReplaceLineEndings(" ") + "...";
    }
}
