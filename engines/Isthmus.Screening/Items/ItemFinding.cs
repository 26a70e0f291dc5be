namespace Isthmus.Screening.Items;

/// <summary>Why an item is a candidate.</summary>
public enum ItemBasis
{
    /// <summary>Its owner declared a control-list code, or one stands in its text.</summary>
    DeclaredControlCode,

    /// <summary>Its customs code is on the list of common high priority goods, or under a heading of arms, explosives, nuclear goods, spacecraft, unmanned aircraft, accelerators.</summary>
    PriorityHsCode,

    /// <summary>Its text speaks of what an entry of a list describes.</summary>
    EntryText,

    /// <summary>It is, needs or runs a facility that is hazardous whatever it makes: pathogens, fermenters, lasers, data centres.</summary>
    HazardousFacility,
}

/// <summary>A candidate for review, with the clause. There is no finding that clears an item.</summary>
/// <param name="Basis">Why.</param>
/// <param name="Regime">The list, as the lexicon names it, of high priority goods with their tier (<c>CHPL-2024-02/3.A</c>); empty for a declared code that the lexicon does not hold.</param>
/// <param name="Clause">The entry or code: <c>3A001</c>, <c>8542.31</c>; for a list of terms without codes the term.</param>
/// <param name="Title">The heading of the entry, in the language of the list; of an entry that the lexicon does not hold the titles of its category and group, or nothing.</param>
/// <param name="Score">Strength of the evidence, from <see cref="ItemScreener.LeastScore"/> to 1; ranks, and is no probability.</param>
/// <param name="Evidence">Where in the text; empty when only a declared code speaks.</param>
public sealed record ItemFinding(ItemBasis Basis, string Regime, string Clause, string Title, double Score, IReadOnlyList<TextEvidence> Evidence);
