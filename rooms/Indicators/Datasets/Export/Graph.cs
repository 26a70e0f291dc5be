using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Isthmus.Indicators.Datasets.Export;

/// <summary>The object of a statement: an address, or a text with its language or type.</summary>
internal sealed record Term(string Value, bool IsAddress, string? Language = null, string? Type = null);

/// <summary>Statements of RDF about nodes with addresses; predicates, classes and types are written with the prefixes of the graph. Says the same in Turtle and in JSON-LD.</summary>
internal sealed class Graph(IReadOnlyDictionary<string, string> prefixes)
{
    private static readonly JsonSerializerOptions s_json = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private readonly List<string> _order = [];
    private readonly Dictionary<string, List<(string Predicate, Term Object)>> _about = new(StringComparer.Ordinal);

    public Node About(string address, string type)
    {
        if (!_about.ContainsKey(address)) { _about[address] = []; _order.Add(address); }
        var node = new Node(this, address);
        node.Is(type);
        return node;
    }

    /// <summary>One node of the graph; what is said twice is said once.</summary>
    public sealed class Node(Graph graph, string address)
    {
        public string Address => address;
        public Node Is(string type) => Say("rdf:type", new(graph.Full(type), true));
        public Node To(string predicate, string? other) => other is null ? this : Say(predicate, new(other, true));
        public Node Text(string predicate, string? text, string? language = null, string? type = null) => string.IsNullOrEmpty(text) ? this : Say(predicate, new(text, false, language, type));

        private Node Say(string predicate, Term term)
        {
            var said = graph._about[address];
            if (!said.Contains((predicate, term))) said.Add((predicate, term));
            return this;
        }
    }

    public string ToTurtle()
    {
        var text = new StringBuilder();
        foreach (var (prefix, address) in prefixes) text.Append("@prefix ").Append(prefix).Append(": <").Append(address).Append("> .\n");
        foreach (var node in _order)
        {
            text.Append("\n<").Append(Address(node)).Append('>');
            var first = true;
            foreach (var by in _about[node].GroupBy(s => s.Predicate))
            {
                text.Append(first ? " " : " ;\n    ").Append(by.Key == "rdf:type" ? "a" : by.Key).Append(' ').AppendJoin(", ", by.Select(s => Turtle(s.Object)));
                first = false;
            }
            text.Append(" .\n");
        }
        return text.ToString();
    }

    public string ToJsonLd()
    {
        var context = new JsonObject(prefixes.Select(p => new KeyValuePair<string, JsonNode?>(p.Key, p.Value)));
        var nodes = new JsonArray();
        foreach (var node in _order)
        {
            var json = new JsonObject { ["@id"] = node };
            foreach (var by in _about[node].GroupBy(s => s.Predicate))
            {
                if (by.Key == "rdf:type") json["@type"] = new JsonArray([.. by.Select(s => (JsonNode)Short(s.Object.Value))]);
                else json[by.Key] = new JsonArray([.. by.Select(s => Json(s.Object))]);
            }
            nodes.Add(json);
        }
        return new JsonObject { ["@context"] = context, ["@graph"] = nodes }.ToJsonString(s_json);
    }

    private static JsonObject Json(Term term) => term switch
    {
        { IsAddress: true } => new() { ["@id"] = term.Value },
        { Language: { } language } => new() { ["@value"] = term.Value, ["@language"] = language },
        { Type: { } type } => new() { ["@value"] = term.Value, ["@type"] = type },
        _ => new() { ["@value"] = term.Value },
    };

    private string Turtle(Term term) => term switch
    {
        { IsAddress: true } => Short(term.Value) is var s && s != term.Value ? s : $"<{Address(term.Value)}>",
        { Language: { } language } => Quoted(term.Value) + "@" + language,
        { Type: { } type } => Quoted(term.Value) + "^^" + type,
        _ => Quoted(term.Value),
    };

    private static string Quoted(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var c in text)
            _ = c switch { '"' => quoted.Append("\\\""), '\\' => quoted.Append("\\\\"), '\n' => quoted.Append("\\n"), '\r' => quoted.Append("\\r"), '\t' => quoted.Append("\\t"), _ => quoted.Append(c) };
        return quoted.Append('"').ToString();
    }

    // What an address may not hold within angle brackets.
    private static string Address(string address) => string.Concat(address.Select(c => c is <= ' ' or '<' or '>' or '"' or '{' or '}' or '|' or '^' or '`' or '\\' ? Uri.HexEscape(c) : c.ToString()));

    private string Full(string name) => name.Split(':', 2) is [var prefix, var local] && prefixes.TryGetValue(prefix, out var address) ? address + local : name;

    private string Short(string address) => prefixes.FirstOrDefault(p => address.StartsWith(p.Value, StringComparison.Ordinal)) is { Key: { } key } prefix && address[prefix.Value.Length..] is { Length: > 0 } local && local.All(c => char.IsAsciiLetterOrDigit(c) || c == '_') ? $"{key}:{local}" : address;
}
