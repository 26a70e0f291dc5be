namespace Isthmus.Programme.Sessions;

internal enum ClashKind { Room, Speaker, Dates, Hours, Capacity }

/// <summary>Why a session cannot stand where it is to stand. All reasons are told at once; too few seats only warn.</summary>
/// <param name="StartsAt">With <c>EndsAt</c>: the time of the other session, or of the session itself where there is no other.</param>
/// <param name="Speaker">Who cannot be in two rooms.</param>
/// <param name="Room">The one that is taken, closed or too small; for a speaker, the one of the other session.</param>
internal sealed record Clash(ClashKind Kind, SessionId Session, IReadOnlyDictionary<string, string> Title, DateTimeOffset StartsAt, DateTimeOffset EndsAt)
{
    public const string Fact = "clashes";

    public SessionId? With { get; init; }
    public IReadOnlyDictionary<string, string>? WithTitle { get; init; }
    public string? Speaker { get; init; }
    public string? Room { get; init; }
    public TimeOnly? OpensAt { get; init; }
    public TimeOnly? ClosesAt { get; init; }
    public int? Expected { get; init; }
    public int? Capacity { get; init; }

    public bool Blocks => Kind != ClashKind.Capacity;

    public string Tell(Texts t, Formats f)
    {
        string Name(IReadOnlyDictionary<string, string>? title) => new LocalText(title!).In(t.Language.Code);
        var when = f.Range(StartsAt.UtcDateTime, EndsAt.UtcDateTime);
        return Kind switch
        {
            ClashKind.Room => t["programme.clash.room", Name(Title), Room!, Name(WithTitle), when],
            ClashKind.Speaker => t["programme.clash.speaker", Name(Title), Speaker!, Name(WithTitle), Room!, when],
            ClashKind.Dates => t["programme.clash.dates", Name(Title), when],
            ClashKind.Hours => t["programme.clash.hours", Name(Title), Room!, f.Range(OpensAt!.Value, ClosesAt!.Value), when],
            ClashKind.Capacity => t["programme.clash.capacity", Name(Title), Room!, Capacity!.Value, Expected!.Value],
            _ => throw new InvalidOperationException(Kind.ToString()),
        };
    }

    /// <summary>A refusal that names all of them, for page and API.</summary>
    public static Refusal Refuse(IReadOnlyList<Clash> clashes) => Refusal.Conflict("programme.clashes", clashes.Count) with { Facts = new Dictionary<string, object?> { [Fact] = clashes } };

    /// <summary>The clashes that a refusal names; empty for every other refusal.</summary>
    public static IReadOnlyList<Clash> In(Refusal? refusal) => refusal?.Facts.GetValueOrDefault(Fact) as IReadOnlyList<Clash> ?? [];
}
