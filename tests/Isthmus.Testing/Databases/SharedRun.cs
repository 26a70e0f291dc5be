namespace Isthmus.Testing;

/// <summary>
/// What the test processes of one run share: the folder that <c>ISTHMUS_TEST_RUN</c> names, which <c>./isthmus test</c> makes and clears away. Without it, as when one project runs
/// by itself, each process has its own.
/// </summary>
internal static class SharedRun
{
    public static string? Folder { get; } = Environment.GetEnvironmentVariable("ISTHMUS_TEST_RUN") is { Length: > 0 } folder ? folder : null;

    /// <summary>Does the work in the first process that asks; the others wait for it. A process that dies meanwhile leaves it to the next.</summary>
    /// <param name="what">A path in the folder; where it is done, <c>PATH.done</c> is there.</param>
    /// <returns>The path.</returns>
    public static async Task<string> Once(string what, Func<Task> work)
    {
        using var turn = await Turn(what + ".lock");
        if (!File.Exists(what + ".done"))
        {
            await work();
            await File.WriteAllTextAsync(what + ".done", "");
        }
        return what;
    }

    private static async Task<FileStream> Turn(string path)
    {
        for (var waited = TimeSpan.Zero; ; waited += TimeSpan.FromMilliseconds(100))
        {
            try { return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None); }
            catch (IOException) when (waited < TimeSpan.FromMinutes(3)) { await Task.Delay(100); }
        }
    }
}
