namespace Isthmus.Forums.Schedule.Changes;

internal static class ClashList
{
    /// <summary>A refusal as lines for a page: each clash for itself, or the one sentence.</summary>
    public static IReadOnlyList<string> Of(Refusal refusal, Texts texts) =>
        refusal.Facts.GetValueOrDefault("clashes") is IReadOnlyList<Clash> clashes ? [.. clashes.Select(c => c.Text)] : [refusal.Tell(texts)];
}
