namespace Isthmus.Places.Houses.Reports;

/// <summary>What a report counts. Stored by name.</summary>
internal enum ReportItem { RequestsReceived, RequestsDone, RequestsInTime, RequestsDeclined, RequestsLate, LeadsNew, LeadsSamples, LeadsRegistered, LeadsOrdered, LeadsLost, Worth, EventsHeld, Visitors, IdeasReceived, IdeasAccepted }

/// <summary>One number, and the records it was counted from. A worth is in hundredths of its currency.</summary>
internal sealed record ReportLine(ReportItem Item, string? Currency, long Value, IReadOnlyList<Guid> Records);

/// <summary>The report of a house on a month, as it was handed in. Until then it is counted anew whenever it is looked at.</summary>
internal sealed class HouseReport : IVersioned, IAudited
{
    public required ReportId Id { get; init; }
    public required PlaceId PlaceId { get; init; }

    /// <summary>2026-11</summary>
    public required string Month { get; init; }
    public string? Note { get; set; }

    /// <summary>The lines as they were: JSON.</summary>
    public required string Lines { get; init; }
    public required DateTime SubmittedAt { get; init; }
    public int Version { get; private set; }
}
