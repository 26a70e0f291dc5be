using Isthmus.Compliance.Regimes;
using Isthmus.Screening;

namespace Isthmus.Compliance.Gate;

/// <summary>Everything that a question is held against, ready for use. Immutable: a new list makes a new screener, and who holds the old one finishes with it.</summary>
internal sealed record Screener(Basis Basis, IReadOnlyList<IndexedList> Lists, IReadOnlyList<RegimeRules> Regimes)
{
    /// <summary>The digest of the basis.</summary>
    public string Digest { get; } = Digests.Of(CanonicalJson.Write(Basis));
}

/// <summary>A list with its index.</summary>
internal sealed record IndexedList(string Pack, ScreeningIndex Index);
