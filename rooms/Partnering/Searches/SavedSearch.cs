namespace Isthmus.Partnering.Searches;

/// <summary>How often what is new is written to the one who saved a search.</summary>
internal enum DigestRhythm { None, Daily, Weekly }

/// <summary>A search that somebody keeps: goes when the account goes.</summary>
internal sealed class SavedSearch : IVersioned, IAudited
{
    /// <summary>What is published at this moment may not be readable yet; it is looked at the next time.</summary>
    public static readonly TimeSpan Settling = TimeSpan.FromMinutes(5);

    public required SavedSearchId Id { get; init; }
    public required UserId Account { get; init; }
    public required string Name { get; set; }

    /// <summary>The filter, as the address of the list has it.</summary>
    public required string Query { get; init; }
    public DigestRhythm Rhythm { get; private set; }

    /// <summary>What was published until then has been told.</summary>
    public DateTime ToldUntil { get; private set; }

    /// <summary>When the next mail is due; none without a rhythm.</summary>
    public DateTime? DueAt { get; private set; }

    /// <summary>Whoever has it may stop the mails without signing in; it stands in each of them.</summary>
    public required string StopKey { get; init; }
    public required DateTime CreatedAt { get; init; }
    public int Version { get; private set; }

    /// <summary>A rhythm begins now: what is there already is on the page, not in the mail.</summary>
    public void Keep(DigestRhythm rhythm, DateTime now)
    {
        if (rhythm == Rhythm && DueAt is not null) return;
        (Rhythm, ToldUntil, DueAt) = (rhythm, now - Settling, rhythm == DigestRhythm.None ? null : now + Every(rhythm));
    }

    public void Told(DateTime now)
    {
        ToldUntil = now - Settling;
        while (DueAt <= now) DueAt += Every(Rhythm);
    }

    private static TimeSpan Every(DigestRhythm rhythm) => TimeSpan.FromDays(rhythm == DigestRhythm.Weekly ? 7 : 1);
}
