namespace Isthmus.Compliance.Lists;

internal static class ListWords
{
    public static string State(ListPack pack, DateTime now) =>
        "compliance.listState." + (!pack.InUse ? "unused" : pack.IsMissing ? "missing" : pack.IsStale(now) ? "stale" : "current");

    public static string? Tone(ListPack pack, DateTime now) => !pack.InUse ? null : pack.IsMissing || pack.IsStale(now) ? "bad" : "good";
}
