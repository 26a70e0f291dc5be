namespace Isthmus.Matching;

/// <summary>The tables that are part of the engine.</summary>
internal static class EmbeddedTable
{
    /// <summary>The lines of a table, without empty ones and comments.</summary>
    internal static IEnumerable<string> Lines(string name)
    {
        using var stream = typeof(EmbeddedTable).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"the table {name} is not in the assembly");
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#') yield return line;
        }
    }
}
