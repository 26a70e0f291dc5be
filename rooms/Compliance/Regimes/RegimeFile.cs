using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Isthmus.Compliance.Lists;
using Isthmus.Screening.Topics;

namespace Isthmus.Compliance.Regimes;

/// <summary>
/// Reads the file of a regime pack: taken whole or refused with every fault and its place. Stricter than JSON needs: a member that is spelt wrong and passed over would leave a rule wider or
/// narrower than its author meant.
/// </summary>
internal sealed partial class RegimeFile
{
    public const int MostBytes = 1024 * 1024;
    private const int LongestTitle = 200;
    private const int LongestSource = 1000;
    private const int MostFaults = 20;

    private readonly List<FieldRefusal> _faults = [];

    [GeneratedRegex("^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$", RegexOptions.CultureInvariant)]
    private static partial Regex IdShape();

    // What ISO 3166 leaves to its users, such as XK; some law names places by these.
    [GeneratedRegex("^(AA|Q[M-Z]|X[A-Z]|ZZ)$", RegexOptions.CultureInvariant)]
    private static partial Regex UserAssigned();

    internal sealed record Content(RegimeRules Rules, string Json);

    public static Outcome<Content> Read(byte[] file)
    {
        if (file.Length > MostBytes) return new Refusal(RefusalKind.TooLarge, "compliance.regime-large", MostBytes / 1024 / 1024);
        string text;
        try { text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(file).TrimStart('\uFEFF'); }
        catch (DecoderFallbackException) { return Refusal.Invalid("compliance.regime-encoding"); }
        try
        {
            using var json = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = 8 });
            var reading = new RegimeFile();
            var rules = reading.Pack(json.RootElement);
            return rules is not null && reading._faults.Count == 0 ? new Content(rules, text) : Refusal.Invalid("compliance.regime-faults", reading._faults.Count) with { Fields = reading._faults };
        }
        catch (JsonException e) { return Refusal.Invalid("compliance.regime-json", (e.LineNumber ?? 0) + 1, (e.BytePositionInLine ?? 0) + 1); }
    }

    private RegimeRules? Pack(JsonElement pack)
    {
        if (Members(pack, "", ["code", "title", "rules"], []) is not { } members) return null;
        var code = Text(members, "", "code", ListPack.LongestCode, t => EditPack.IsCode(t) ? null : "compliance.wrong.code");
        var title = Text(members, "", "title", LongestTitle);
        var rules = Each(members, "", "rules", Rule);
        var ids = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < rules?.Count; i++)
            if (rules[i] is { } rule && !ids.Add(rule.Id)) Fault($"rules[{i}].id", "compliance.regime.fault.duplicate", rule.Id);
        return code is null || title is null || rules is null || rules.Contains(null) ? null : new(code, title.Trim(), [.. rules.OfType<RegimeRule>()]);
    }

    private RegimeRule? Rule(JsonElement rule, string at)
    {
        if (Members(rule, at, ["id", "countries", "effect", "source", "from"], ["until", "with", "points", "topics"]) is not { } members) return null;
        var id = Text(members, at, "id", 40, t => IdShape().IsMatch(t) ? null : "compliance.regime.fault.id");
        var source = Text(members, at, "source", LongestSource);
        var effect = Choice<RuleEffect>(members, at, "effect");
        var from = Date(members, at, "from");
        var until = Date(members, at, "until");
        if (until < from) Fault(At(at, "until"), "compliance.regime.fault.until");
        var countries = Each(members, at, "countries", Country);
        var with = Each(members, at, "with", Country);
        var points = Each(members, at, "points", (e, p) => Choice<GatePoint>(e, p));
        var topics = Each(members, at, "topics", (e, p) => Choice<Topic>(e, p)?.ToString());
        return id is null || source is null || effect is null || from is null || countries is null ? null
            : new(id, Said(countries)!, effect.Value, source.Trim(), from.Value, until, Said(with), points is null ? null : [.. points.OfType<GatePoint>()], Said(topics));
    }

    private static List<string>? Said(List<string?>? values) => values is null ? null : [.. values.OfType<string>()];

    private Dictionary<string, JsonElement>? Members(JsonElement element, string at, string[] needed, string[] possible)
    {
        if (element.ValueKind != JsonValueKind.Object) { Fault(at, "compliance.regime.fault.object"); return null; }
        var members = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var member in element.EnumerateObject())
        {
            var name = NameOf(member);
            if (!needed.Contains(name) && !possible.Contains(name)) Fault(At(at, name), "compliance.regime.fault.unknown", string.Join(", ", needed.Concat(possible)));
            else if (!members.TryAdd(name, member.Value)) Fault(At(at, name), "compliance.regime.fault.twice");
        }
        foreach (var name in needed.Where(n => !members.ContainsKey(n))) Fault(At(at, name), "compliance.regime.fault.missing");
        return members;
    }

    // Half a surrogate pair is JSON, but no text.
    private static string NameOf(JsonProperty member)
    {
        try { return PlainText.OneLine(member.Name, 40); }
        catch (InvalidOperationException) { return "?"; }
    }

    private List<T?>? Each<T>(Dictionary<string, JsonElement> members, string at, string name, Func<JsonElement, string, T?> read)
    {
        if (!members.TryGetValue(name, out var list)) return null;
        var here = At(at, name);
        if (list.ValueKind != JsonValueKind.Array || list.GetArrayLength() == 0) { Fault(here, "compliance.regime.fault.list"); return null; }
        return [.. list.EnumerateArray().Select((e, i) => read(e, string.Create(CultureInfo.InvariantCulture, $"{here}[{i}]")))];
    }

    private string? Country(JsonElement element, string at) => Text(element, at, 2, t => !Countries.Codes.Contains(t) && !UserAssigned().IsMatch(t) ? "compliance.regime.fault.country" : null);

    private TChoice? Choice<TChoice>(Dictionary<string, JsonElement> members, string at, string name) where TChoice : struct, Enum =>
        members.TryGetValue(name, out var element) ? Choice<TChoice>(element, At(at, name)) : null;

    private TChoice? Choice<TChoice>(JsonElement element, string at) where TChoice : struct, Enum
    {
        var names = Enum.GetNames<TChoice>();
        if (element.ValueKind == JsonValueKind.String && Value(element) is { } text && Array.IndexOf(names, text) is >= 0 and var i) return Enum.GetValues<TChoice>()[i];
        Fault(at, "compliance.regime.fault.choice", string.Join(", ", names));
        return null;
    }

    private DateOnly? Date(Dictionary<string, JsonElement> members, string at, string name)
    {
        if (!members.TryGetValue(name, out var element)) return null;
        if (element.ValueKind == JsonValueKind.String && DateOnly.TryParseExact(Value(element), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)) return date;
        Fault(At(at, name), "compliance.regime.fault.date");
        return null;
    }

    private string? Text(Dictionary<string, JsonElement> members, string at, string name, int longest, Func<string, string?>? wrong = null) =>
        members.TryGetValue(name, out var element) ? Text(element, At(at, name), longest, wrong) : null;

    private string? Text(JsonElement element, string at, int longest, Func<string, string?>? wrong = null)
    {
        var text = element.ValueKind == JsonValueKind.String ? Value(element) : null;
        if (string.IsNullOrWhiteSpace(text) || text.Length > longest) { Fault(at, "compliance.regime.fault.text", longest); return null; }
        if ((PlainText.Fault(text, lines: false) ?? wrong?.Invoke(text)) is not { } fault) return text;
        Fault(at, fault);
        return null;
    }

    private static string? Value(JsonElement element)
    {
        try { return element.GetString(); }
        catch (InvalidOperationException) { return null; }
    }

    private static string At(string at, string name) => at.Length == 0 ? name : $"{at}.{name}";

    private void Fault(string at, string text, params object[] args)
    {
        if (_faults.Count < MostFaults) _faults.Add(new(at.Length == 0 ? "$" : at, text, args));
    }
}
