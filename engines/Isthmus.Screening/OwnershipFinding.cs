namespace Isthmus.Screening;

/// <summary>Listed owners of a party, added up.</summary>
/// <param name="Share">The shares of the listed owners together, 0 to 1.</param>
/// <param name="Owners">Who they are, with what was found for each.</param>
public sealed record OwnershipFinding(double Share, IReadOnlyList<ListedOwner> Owners)
{
    /// <summary>From this share on what listed parties own is treated as listed itself (the "50 per cent rule" of OFAC; EU and UK rules use "more than 50 per cent or control").</summary>
    public const double Half = 0.5;

    /// <summary>True when the shares reach <see cref="Half"/>: a hit of its own.</summary>
    public bool IsHit => Share >= Half - 1e-9;
}

/// <summary>An owner that is listed.</summary>
/// <param name="Owner">The owner with the share.</param>
/// <param name="Hit">What was found for it.</param>
public sealed record ListedOwner(PartyOwner Owner, Hit Hit);
