using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Json;

namespace Isthmus.Ui;

/// <summary>The texts of one assembly: every embedded resource whose name ends in <c>Texts.json</c>.</summary>
public sealed class TextSource
{
    private static readonly JsonDocumentOptions s_json = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    // What an assembly embeds does not change, however many sites a process has.
    private static readonly ConcurrentDictionary<Assembly, List<(string Key, IReadOnlyList<string> Forms)>> s_embedded = new();

    public TextSource(Assembly assembly) : this(assembly.GetName().Name ?? "?", s_embedded.GetOrAdd(assembly, Read)) { }

    public TextSource(string name, IEnumerable<(string Key, IReadOnlyList<string> Forms)> rows)
    {
        Name = name;
        Rows = [.. rows];
    }

    public string Name { get; }
    internal IReadOnlyList<(string Key, IReadOnlyList<string> Forms)> Rows { get; }

    /// <summary>Parses one <c>Texts.json</c>. Duplicate keys are kept, so that <see cref="Texts"/> can name them.</summary>
    public static IEnumerable<(string Key, IReadOnlyList<string> Forms)> Parse(string json)
    {
        using var document = JsonDocument.Parse(json, s_json);
        foreach (var row in document.RootElement.EnumerateObject())
        {
            yield return (row.Name, [.. row.Value.EnumerateArray().Select(v => v.GetString() ?? "")]);
        }
    }

    private static List<(string Key, IReadOnlyList<string> Forms)> Read(Assembly assembly)
    {
        var rows = new List<(string, IReadOnlyList<string>)>();
        foreach (var name in assembly.GetManifestResourceNames().Where(n => n.EndsWith("Texts.json", StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            rows.AddRange(Parse(reader.ReadToEnd()));
        }
        return rows.Count > 0 ? rows : throw new InvalidOperationException(
            $"{assembly.GetName().Name} was given to AddTexts but embeds no Texts.json: add <EmbeddedResource Include=\"Texts.json\" /> to its project.");
    }
}
