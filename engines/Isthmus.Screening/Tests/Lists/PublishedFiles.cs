using Isthmus.Screening.Lists;

namespace Isthmus.Screening.Tests.Lists;

/// <summary>Files as the authorities published them. They are not shipped: looked for in ISTHMUS_SHARED, then in a folder <c>shared</c> beside the repository.</summary>
internal static class PublishedFiles
{
    private const string Missing = "skipped: data not present";

    private static readonly string? Folder = Find();

    public static string Path(params string[] parts)
    {
        var path = Folder is null ? null : System.IO.Path.Combine([Folder, "data", "screening", .. parts]);
        Assert.SkipUnless(path is not null && File.Exists(path), Missing);
        return path!;
    }

    /// <summary>Reads files of the folder <c>lists</c> as one list.</summary>
    public static ListFile Read(params string[] names)
    {
        var streams = names.Select(name => File.OpenRead(Path("lists", name))).ToList();
        try
        {
            return ListFiles.Read([.. streams.Select((stream, i) => new ListPart(names[i], stream))], ListLimits.Default, TestContext.Current.CancellationToken);
        }
        finally
        {
            streams.ForEach(stream => stream.Dispose());
        }
    }

    private static string? Find()
    {
        if (Environment.GetEnvironmentVariable("ISTHMUS_SHARED") is { Length: > 0 } given) return Directory.Exists(given) ? given : null;
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(System.IO.Path.Combine(folder.FullName, "Isthmus.slnx")))
                return folder.Parent is { } parent && Directory.Exists(System.IO.Path.Combine(parent.FullName, "shared")) ? System.IO.Path.Combine(parent.FullName, "shared") : null;
        return null;
    }
}
