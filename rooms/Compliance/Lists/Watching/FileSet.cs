using System.Text.RegularExpressions;

namespace Isthmus.Compliance.Lists.Watching;

/// <summary>The files of a folder that make one list together: usually one; of OFAC's delimited files all of one name pattern and date.</summary>
internal sealed partial record FileSet(IReadOnlyList<FileInfo> Files)
{
    private static readonly string[] s_endings = [".csv", ".xml", ".txt"];

    // As OFAC publishes them, with or without a date behind the name.
    [GeneratedRegex(@"^(?<part>sdn|add|alt|sdn_comments|(?<other>cons)_(?:prim|add|alt|comments))(?<date>[-_.]?\d[\d-]{5,9})?\.csv$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Delimited();

    public DateTime WrittenAt { get; } = Files.Max(f => f.LastWriteTimeUtc);

    public string Names => PlainText.OneLine(string.Join(", ", Files.Select(f => f.Name)), 200);

    /// <summary>The newest set of a folder; null when there is none.</summary>
    public static FileSet? Newest(string folder) => new DirectoryInfo(folder).EnumerateFiles()
        // What a copying program is still at begins with a dot.
        .Where(f => f.Name[0] != '.' && s_endings.Contains(f.Extension, StringComparer.OrdinalIgnoreCase))
        .GroupBy(f => Delimited().Match(f.Name) is { Success: true } m ? $"/{m.Groups["other"].Value}/{m.Groups["date"].Value}".ToUpperInvariant() : f.Name)
        .Select(g => new FileSet([.. g.OrderByDescending(IsMain).ThenBy(f => f.Name, StringComparer.OrdinalIgnoreCase)]))
        .OrderByDescending(s => s.WrittenAt).ThenByDescending(s => s.Names, StringComparer.Ordinal).FirstOrDefault();

    // The file of names, to which a signature belongs.
    private static bool IsMain(FileInfo file) => Delimited().Match(file.Name).Groups["part"].Value.ToUpperInvariant() is "SDN" or "CONS_PRIM";
}
