namespace Isthmus.Names;

/// <summary>What a written name means among the members of a <see cref="Roster"/>: one of the four records below.</summary>
public abstract record NameResolution
{
    private protected NameResolution()
    {
    }
}

/// <summary>Written as one of the member's own spellings, apart from case and spaces.</summary>
/// <param name="Member">Index of the member.</param>
public sealed record NameFound(int Member) : NameResolution;

/// <summary>Written nearly so.</summary>
/// <param name="Member">Index of the member.</param>
/// <param name="Score">Likeness, 0 to 1.</param>
/// <param name="Reason">Why.</param>
public sealed record NameApproximate(int Member, double Score, MatchReason Reason) : NameResolution;

/// <summary>Several members answer to it equally well.</summary>
/// <param name="Members">Their indexes, at least two.</param>
public sealed record NameAmbiguous(IReadOnlyList<int> Members) : NameResolution;

/// <summary>No member answers to it.</summary>
/// <param name="Nearest">The member least unlike it, or null.</param>
/// <param name="Score">Its likeness, below what is accepted.</param>
public sealed record NameNotFound(int? Nearest, double Score) : NameResolution;
