namespace Isthmus.Platform.Outbox;

/// <summary>When to try again: 2 s, 4 s, 8 s … at most an hour apart, and after twelve attempts (a little over an hour) never by itself.</summary>
internal static class Backoff
{
    public const int MaxAttempts = 12;

    public static TimeSpan After(int attempts) => TimeSpan.FromSeconds(Math.Min(3600, Math.Pow(2, attempts)));
}
