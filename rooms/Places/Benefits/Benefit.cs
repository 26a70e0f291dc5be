using Isthmus.Contracts.Places;
using Isthmus.Places.Residents;
using Isthmus.Places.Residents.Profiles;

namespace Isthmus.Places.Benefits;

internal readonly record struct BenefitId(Guid Value) : IId<BenefitId>
{
    public static BenefitId From(Guid value) => new(value);
    public static BenefitId New() => new(Guid.CreateVersion7());
    public static bool TryParse(string? s, IFormatProvider? provider, out BenefitId id) { var ok = Guid.TryParse(s, out var g); id = new(g); return ok; }
    public override string ToString() => Value.ToString();
}

/// <summary>Stored by name.</summary>
internal enum BenefitKind { Tax, Customs, Land, Administrative, Grant, Fee }

/// <summary>What the law gives organisations of a country, or of one cluster: with the article that says so, and from when until when it does.</summary>
internal sealed class Benefit : IVersioned, IAudited
{
    public const int LongestText = 600;
    public const int MostConditions = 20;

    public required BenefitId Id { get; init; }

    /// <summary>Null: in the whole country.</summary>
    public PlaceId? PlaceId { get; set; }

    /// <summary>ISO 3166 code of the country whose law it is.</summary>
    public required string Jurisdiction { get; set; }
    public required BenefitKind Kind { get; set; }
    public required LocalText Name { get; set; }

    /// <summary>How much it is, in words: a rate, a sum, a waiver.</summary>
    public required LocalText Amount { get; set; }
    public required LocalText Act { get; set; }
    public required DateOnly ActDate { get; set; }
    public required string Article { get; set; }
    public string? Link { get; set; }
    public required DateOnly ValidFrom { get; set; }
    public DateOnly? ValidUntil { get; set; }

    /// <summary>All of them have to hold.</summary>
    public IReadOnlyList<Condition> Conditions { get; set => field = JsonColumns.List(value); } = JsonColumns.List<Condition>([]);

    /// <summary>Null: a draft that only officers see.</summary>
    public DateTime? PublishedAt { get; set; }
    public required DateTime CreatedAt { get; init; }
    public int Version { get; private set; }

    public bool IsInForce(DateOnly day) => day >= ValidFrom && (ValidUntil is not { } until || day <= until);
}
