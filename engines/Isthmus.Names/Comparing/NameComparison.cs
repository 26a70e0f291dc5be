using Isthmus.Names.Folding;

namespace Isthmus.Names.Comparing;

/// <summary>
/// Weighted soft matching of words: each word of one name is paired with its best counterpart, distinctive words weigh most, and the names score only as much
/// as their distinctive words agree. Numbers and places that contradict each other keep the score under "possible".
/// </summary>
internal static class NameComparison
{
    private const double ContradictionCap = 0.6;

    internal static NameMatch Compare(NameKey a, NameKey b, Func<NameToken, double> weight)
    {
        if (a.IsEmpty || b.IsEmpty)
        {
            return new(0, MatchReason.Different);
        }

        var forms = a.LegalFamily is "limited" or "joint" && b.LegalFamily is "limited" or "joint" && a.LegalFamily != b.LegalFamily ? 0.97 : 1;
        if (a.Key == b.Key)
        {
            return new(forms, MatchReason.SameKey);
        }

        // A fixed order makes the greedy pairing symmetric.
        if (string.CompareOrdinal(a.Key, b.Key) > 0)
        {
            (a, b) = (b, a);
        }

        var pairing = Pairing.Of(a, b, weight);
        var words = pairing.Score();
        var joined = Joined(a, b, pairing);
        var result = words.Score >= joined.Score ? words : joined;
        var initials = Initials(a, b);
        result = initials.Score > result.Score ? initials : result;
        if (pairing.Contradicts)
        {
            result = result with { Score = Math.Min(result.Score, ContradictionCap) };
        }

        return result with { Score = result.Score * forms };
    }

    /// <summary>The distinctive words as one string: "Chem Rar" and "ChemRar", or an error at the place of a space.</summary>
    private static NameMatch Joined(NameKey a, NameKey b, Pairing pairing)
    {
        if (a.JoinedSound.Length < 4 || b.JoinedSound.Length < 4 || !pairing.BothDistinctive
            || Sound.TooFar(a.JoinedConsonants, b.JoinedConsonants, Math.Max(a.JoinedSound.Length, b.JoinedSound.Length) / 2))
        {
            return new(0, MatchReason.Different);
        }

        var likeness = SoundDistance.Similarity(a.JoinedSound, b.JoinedSound, a.Vowelless || b.Vowelless);
        if (likeness < 0.88)
        {
            return new(0, MatchReason.Different);
        }

        var reason = a.Skeleton == b.Skeleton ? MatchReason.Transliteration : MatchReason.Spelling;
        // Like sounds of short names are chance more often.
        var certainty = 1 - (0.25 / Math.Min(a.JoinedSound.Length, b.JoinedSound.Length));
        return new(Math.Min(0.96, (1 - (1.4 * (1 - likeness))) * certainty * pairing.GenericAgreement), reason);
    }

    private static NameMatch Initials(NameKey a, NameKey b)
    {
        return AreInitials(a, b) || AreInitials(b, a) ? new(0.73, MatchReason.Initials) : new(0, MatchReason.Different);

        static bool AreInitials(NameKey brief, NameKey full) =>
            full.Tokens.Count >= 3 && full.Initials.Length >= 3 && brief.Tokens.Any(t => t.Kind == TokenKind.Distinctive && t.Text == full.Initials)
            && brief.Tokens.Count(t => t.Kind == TokenKind.Distinctive) == 1;
    }
}
