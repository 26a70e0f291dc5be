namespace Isthmus.Places.Houses.Ideas;

/// <summary>What the house thinks of an idea. Stored by name.</summary>
internal enum IdeaState { Received, InReview, Accepted, Declined }

/// <summary>An idea that somebody brought to a house. Seen by those who run it; the name and address go when the idea is declined, or a year after it was answered.</summary>
internal sealed class Idea : IVersioned, IAudited
{
    public required IdeaId Id { get; init; }
    public required PlaceId PlaceId { get; init; }
    public required string Title { get; init; }
    public required string Text { get; init; }
    public string? Name { get; set; }
    public string? Email { get; set; }

    /// <summary>The language that the answer is written in.</summary>
    public required string Locale { get; init; }
    public required IdeaState State { get; set; }
    public string? Answer { get; set; }
    public required DateTime ReceivedAt { get; init; }
    public DateTime? AnsweredAt { get; set; }
    public int Version { get; private set; }
}
