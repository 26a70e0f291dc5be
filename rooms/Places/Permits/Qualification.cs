namespace Isthmus.Places.Permits;

/// <summary>That a person is trained for something, from a day to a day. Personal data: seen by the person and by the staff of the place, gone with the account.</summary>
internal sealed class Qualification : IAudited
{
    public required QualificationId Id { get; init; }

    /// <summary>Where it was recorded; it holds there.</summary>
    public required PlaceId PlaceId { get; init; }
    public required UserId Holder { get; init; }

    /// <summary>What rules name it by: <c>gmp</c>.</summary>
    public required string Code { get; init; }
    public required DateOnly From { get; init; }

    /// <summary>The last day; null: it does not end.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>The number of the certificate.</summary>
    public string? Certificate { get; init; }
    public required DateTime RecordedAt { get; init; }
    public DateTime? RevokedAt { get; set; }
}

/// <summary>An ethics protocol of an organisation: what it may do with the facilities of some groups, from a day to a day.</summary>
internal sealed class Protocol : IAudited
{
    public required ProtocolId Id { get; init; }
    public required PlaceId PlaceId { get; init; }
    public required OrganisationId Organisation { get; set; }

    /// <summary>The organisation that became this one, until that is undone.</summary>
    public OrganisationId? MovedFrom { get; set; }

    /// <summary>As the committee gave it; one of a kind in its place.</summary>
    public required string Number { get; init; }
    public required string Title { get; init; }
    public required DateOnly From { get; init; }
    public required DateOnly Until { get; init; }

    /// <summary>Groups of resources: <c>vivarium</c>.</summary>
    public required IReadOnlyList<string> Covers { get; init; }
    public required DateTime RecordedAt { get; init; }
    public DateTime? RevokedAt { get; set; }
}
