namespace Isthmus.Testing;

/// <summary>Real data that cannot be shipped: looked for in ISTHMUS_SHARED, then in a folder <c>shared</c> beside the repository.</summary>
public static class SharedData
{
    public const string Missing = "skipped: data not present";

    public static string? Folder { get; } = Find();

    public static string? File(params string[] parts) => Folder is null ? null : Path.Combine([Folder, .. parts]) is var path && Path.Exists(path) ? path : null;

    private static string? Find()
    {
        if (Environment.GetEnvironmentVariable("ISTHMUS_SHARED") is { Length: > 0 } given) return Directory.Exists(given) ? given : null;
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (System.IO.File.Exists(Path.Combine(folder.FullName, "Isthmus.slnx")))
                return folder.Parent is { } parent && Directory.Exists(Path.Combine(parent.FullName, "shared")) ? Path.Combine(parent.FullName, "shared") : null;
        return null;
    }
}
