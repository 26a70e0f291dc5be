using Isthmus.Screening;
using Isthmus.Screening.Lists;

namespace Isthmus.Cli.Screen;

/// <summary>A list file, in any layout that the engine knows, to its entries.</summary>
internal static class ReadLists
{
    public static IReadOnlyList<ListEntry> Read(string path, CancellationToken cancel)
    {
        try
        {
            using var file = File.OpenRead(path);
            return ListFiles.Read(file, Path.GetFileName(path), ListLimits.Default, cancel).Entries;
        }
        catch (ListFormatException e) { throw new UnusableInputException("--list: " + e.Message); }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException) { throw new UnusableInputException($"--list: {path}: {e.Message}"); }
    }
}
