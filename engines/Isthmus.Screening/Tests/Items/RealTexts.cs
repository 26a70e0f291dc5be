using System.Text.Json;

namespace Isthmus.Screening.Tests.Items;

/// <summary>Real texts that cannot be shipped: in the folder that ISTHMUS_SHARED names, or in <c>shared</c> beside the repository.</summary>
internal static class RealTexts
{
    internal const string Missing = "skipped: data not present";

    internal static string? File(params string[] parts) => Folder() is { } folder && Path.Combine([folder, .. parts]) is var path && System.IO.File.Exists(path) ? path : null;

    internal static IEnumerable<string> JsonTexts(string path)
    {
        foreach (var line in System.IO.File.ReadLines(path))
        {
            using var json = JsonDocument.Parse(line);
            yield return json.RootElement.GetProperty("text").GetString()!;
        }
    }

    private static string? Folder()
    {
        if (Environment.GetEnvironmentVariable("ISTHMUS_SHARED") is { Length: > 0 } given) return given;
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (System.IO.File.Exists(Path.Combine(folder.FullName, "Isthmus.slnx"))) return folder.Parent is { } parent ? Path.Combine(parent.FullName, "shared") : null;
        return null;
    }
}
