namespace Isthmus.Matching.Search;

/// <summary>A word and the part it has in a clause.</summary>
internal readonly record struct Member(int Term, float Share);

/// <summary>
/// One thing a query asks for, in one word or in several that may stand for it. The frequencies of the words are added by their shares and then saturated, as a
/// probabilistic structured query does (Darwish and Oard, SIGIR 2003), so that five translations of one word do not count as five words.
/// </summary>
/// <param name="Weight">What the thing is worth: its rarity times how often it was said.</param>
/// <param name="Members">The words.</param>
internal sealed record Clause(float Weight, Member[] Members)
{
    /// <summary>The word of the query it stands for; null for a word that feedback added.</summary>
    internal QueryWord? Source { get; init; }

    /// <summary>The language of the documents it is meant for; unknown for the query's own words, which are looked for everywhere.</summary>
    internal Text.Language Target { get; init; }

    /// <summary>The language of the documents in which it does not count, though its words may stand there: the query's own, whose documents have the query's own words. Unknown where it counts in all.</summary>
    internal Text.Language NotIn { get; init; }

    /// <summary>Of the members, those that are no translation: they sound or are written alike.</summary>
    internal HashSet<int>? AlikeOnly { get; init; }

    internal static Clause Word(int term, double weight, QueryWord? source = null) => new((float)weight, [new Member(term, 1)]) { Source = source };
}
