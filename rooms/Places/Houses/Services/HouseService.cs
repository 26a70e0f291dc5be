namespace Isthmus.Places.Houses.Services;

/// <summary>Stored by name.</summary>
internal enum ServiceKind { Desk, Showroom, Storage, RegistrationHelp, Interpreter, Other }

/// <summary>What a house does for those who come to its market: marketing and sales, and being there at all.</summary>
internal sealed class HouseService : IVersioned, IAudited
{
    public required ServiceId Id { get; init; }
    public required PlaceId PlaceId { get; init; }
    public required ServiceKind Kind { get; set; }
    public required LocalText Name { get; set; }
    public required LocalText About { get; set; }

    /// <summary>What it costs, in words.</summary>
    public required LocalText Price { get; set; }

    /// <summary>The level of the service: a request is done within so many opening hours of the house.</summary>
    public required int Hours { get; set; }

    /// <summary>Can be asked for now.</summary>
    public bool IsOffered { get; set; }
    public required int Rank { get; set; }
    public required DateTime CreatedAt { get; init; }
    public int Version { get; private set; }
}
