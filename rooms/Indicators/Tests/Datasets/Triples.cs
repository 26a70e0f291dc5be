using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Isthmus.Indicators.Tests.Datasets;

/// <summary>Statements as lines <c>subject predicate object</c>, read by parsers that know nothing of what wrote them: the part of Turtle and JSON-LD that a catalogue needs.</summary>
internal static partial class Triples
{
    private const string Type = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";

    public static HashSet<string> OfTurtle(string turtle)
    {
        var prefixes = new Dictionary<string, string>();
        var triples = new HashSet<string>();
        var tokens = Token().Matches(turtle).Select(m => m.Value.Trim()).Where(t => t.Length > 0).ToList();
        Assert.Equal(Blank().Replace(turtle, ""), Blank().Replace(string.Concat(tokens), ""));
        string Node(string token) => token == "a" ? Type : token[0] == '<' ? token[1..^1] : token.Split(':', 2) is [var p, var local] ? prefixes[p] + local : throw new FormatException(token);
        for (var i = 0; i < tokens.Count;)
        {
            if (tokens[i] == "@prefix") { prefixes[tokens[i + 1].TrimEnd(':')] = tokens[i + 2][1..^1]; Assert.Equal(".", tokens[i + 3]); i += 4; continue; }
            var subject = Node(tokens[i++]);
            for (var more = true; more;)
            {
                var predicate = Node(tokens[i++]);
                do triples.Add($"<{subject}> <{predicate}> {Object(tokens[i++])}"); while (tokens[i++] == ",");
                more = tokens[i - 1] == ";";
                if (!more) Assert.Equal(".", tokens[i - 1]);
            }
        }
        return triples;

        string Object(string token)
        {
            if (token[0] != '"') return $"<{Node(token)}>";
            var end = token.LastIndexOf('"');
            var text = Regex.Replace(token[..(end + 1)], "\\\\(.)", m => m.Groups[1].Value switch { "n" => "\n", "r" => "\r", "t" => "\t", var c => c });
            return token[(end + 1)..] switch { "" => text, ['^', '^', .. var type] => $"{text}^^<{Node(type)}>", var language => text + language };
        }
    }

    public static HashSet<string> OfJsonLd(string json)
    {
        var root = JsonDocument.Parse(json).RootElement;
        var prefixes = root.GetProperty("@context").EnumerateObject().ToDictionary(p => p.Name, p => p.Value.GetString()!);
        string Full(string name) => name.Split(':', 2) is [var p, var local] && prefixes.TryGetValue(p, out var address) ? address + local : name;
        var triples = new HashSet<string>();
        foreach (var node in root.GetProperty("@graph").EnumerateArray())
        {
            var subject = node.GetProperty("@id").GetString()!;
            foreach (var property in node.EnumerateObject().Where(p => p.Name != "@id"))
                foreach (var value in property.Value.EnumerateArray())
                    triples.Add($"<{subject}> <{(property.Name == "@type" ? Type : Full(property.Name))}> {(property.Name == "@type" ? $"<{Full(value.GetString()!)}>" : Object(value))}");
        }
        return triples;

        string Object(JsonElement value)
        {
            if (value.TryGetProperty("@id", out var id)) return $"<{id.GetString()}>";
            var text = $"\"{value.GetProperty("@value").GetString()}\"";
            return value.TryGetProperty("@language", out var language) ? $"{text}@{language.GetString()}" : value.TryGetProperty("@type", out var type) ? $"{text}^^<{Full(type.GetString()!)}>" : text;
        }
    }

    [GeneratedRegex("""@prefix|<[^>]*>|"(?:[^"\\]|\\.)*"(?:@[a-z-]+|\^\^[a-z]+:\w+)?|[a-z]+:\w*|\ba\b|[.;,]""")]
    private static partial Regex Token();

    [GeneratedRegex(@"\s")]
    private static partial Regex Blank();
}
