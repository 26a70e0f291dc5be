namespace Isthmus.Screening.Entity;

/// <summary>What is known besides the names, added to the name's log-odds.</summary>
internal static class EntityEvidence
{
    /// <summary>The log-odds by which a hit in a list is less likely than the same pair of names by itself; set so that <see cref="Thresholds.Review"/> alerts on three in a thousand at most.</summary>
    internal const double ListPrior = -0.55;

    /// <summary>What a weak alias alone can reach: a candidate for review.</summary>
    internal const double WeakCap = 0.84;

    /// <summary>What a proven identifier gives at least.</summary>
    internal const double IdentifierFloor = 0.99;

    /// <summary>The probability with everything considered; with <paramref name="reasons"/> also what was.</summary>
    internal static double Score(Party party, ListEntry entry, float name, bool isWeak, List<HitReason>? reasons)
    {
        // A list is asked by many who are not on it, a pair only when somebody thinks they may be one: the prior odds are lower.
        var odds = ListPrior + Math.Log(Math.Clamp(name, 1e-6, 1 - 1e-6) / (1 - Math.Clamp(name, 1e-6, 1 - 1e-6)));
        var identifier = Identifiers.Compare(party.Identifiers, entry.Identifiers, reasons);
        odds += identifier switch
        {
            IdentifierOutcome.ValueEqual => 4,
            IdentifierOutcome.Differs => -0.7,
            _ => 0,
        };
        odds += BirthDates.Compare(party.BirthDate, entry.BirthDates, reasons);
        odds += Countries.Compare(party.Countries, entry.Countries, reasons);
        if (party.Gender is { Length: > 0 } gender && entry.Gender is { Length: > 0 } listed && !string.Equals(gender, listed, StringComparison.OrdinalIgnoreCase))
        {
            odds -= 1.5;
            reasons?.Add(new HitReason(HitReasonKind.GenderContradicts, gender, listed));
        }

        if (party.Type is PartyType.Person or PartyType.Organisation && entry.Type is PartyType.Person or PartyType.Organisation && party.Type != entry.Type)
        {
            odds -= 6;
            reasons?.Add(new HitReason(HitReasonKind.TypeContradicts, party.Type.ToString(), entry.Type.ToString()));
        }

        var score = 1 / (1 + Math.Exp(-odds));
        if (isWeak && identifier is not (IdentifierOutcome.Equal or IdentifierOutcome.ValueEqual) && score > WeakCap)
        {
            score = WeakCap;
            reasons?.Add(new HitReason(HitReasonKind.WeakAliasCapped));
        }

        return identifier switch
        {
            IdentifierOutcome.Equal => Math.Max(score, IdentifierFloor),
            // A long number is seldom the same by chance, whatever it is called: a person should look.
            IdentifierOutcome.ValueEqual => Math.Max(score, Thresholds.Review),
            _ => score,
        };
    }
}
