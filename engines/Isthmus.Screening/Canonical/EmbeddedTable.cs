using System.Reflection;

namespace Isthmus.Screening.Canonical;

/// <summary>The lines of a table that the project file embeds under its file name; remarks begin with #.</summary>
internal static class EmbeddedTable
{
    internal static IEnumerable<string> Lines(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The table {name} is not embedded in this build.");
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && !line.StartsWith('#')) yield return line;
        }
    }
}
