using System.Text.Json;

namespace Isthmus.Platform.Outbox;

public enum DeliveryState { Waiting, Sending, Sent, Dead, Uncertain }

/// <summary>An event on its way out, written by the transaction that made it true.</summary>
public sealed class OutboxMessage
{
    /// <summary>The body of a personal event that all have heard.</summary>
    public const string Forgotten = "{}";

    public Guid Id { get; init; }
    public required string Type { get; init; }
    public required string Body { get; init; }
    public DateTime At { get; init; }
    public DeliveryState State { get; set; }
    public int Attempts { get; set; }
    public DateTime NextAt { get; set; }
    public string? LeaseOwner { get; set; }
    public string? Error { get; set; }
    public DateTime? SentAt { get; set; }

    /// <summary>The ids that the event itself names, not those of rows it carries.</summary>
    internal IReadOnlyList<Guid> Subjects
    {
        get
        {
            using var json = JsonDocument.Parse(Body);
            var members = json.RootElement.EnumerateObject().Select(m => m.Value.ValueKind == JsonValueKind.Object && m.Value.TryGetProperty("Value", out var id) ? id : m.Value);
            return [.. members.Where(m => m.ValueKind == JsonValueKind.String && m.TryGetGuid(out _)).Select(m => m.GetGuid())];
        }
    }

    internal static OutboxMessage Of<TEvent>(TEvent happened, DateTime now) where TEvent : IEvent => new()
    {
        Id = Guid.CreateVersion7(), Type = TEvent.Name, Body = JsonSerializer.Serialize(happened), At = now, NextAt = now,
    };
}

/// <summary>This reaction has handled this event: written in the reaction's own transaction, so it happens once.</summary>
internal sealed class InboxEntry
{
    public Guid EventId { get; init; }
    public required string Reaction { get; init; }
    public DateTime At { get; init; }
}
