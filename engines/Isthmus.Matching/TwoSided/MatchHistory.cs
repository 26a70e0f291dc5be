namespace Isthmus.Matching.TwoSided;

/// <summary>Why a proposal was declined.</summary>
public enum DeclineReason
{
    /// <summary>The matter is not ready, or the partner is not. May be proposed again after a while.</summary>
    TooEarly,

    /// <summary>No hands free at present. May be proposed again after a while.</summary>
    NoCapacity,

    /// <summary>The text did not say enough. May be proposed again once it can have been rewritten.</summary>
    DescriptionUnclear,

    /// <summary>What it would bring was not clear. May be proposed again once it can have been rewritten.</summary>
    BenefitUnclear,

    /// <summary>How it would be sold was not clear.</summary>
    CommercialRouteUnclear,

    /// <summary>Technically not what is needed. For good.</summary>
    TechnicalMismatch,

    /// <summary>A partner has been found for it. For good.</summary>
    PartnerFound,

    /// <summary>Not of interest. For good.</summary>
    NotInterested,
}

/// <summary>One side said no to a proposal.</summary>
/// <param name="By">Id of the profile whose owner declined.</param>
/// <param name="About">Id of the profile that was declined.</param>
/// <param name="Reason">Why.</param>
/// <param name="Day">When.</param>
public sealed record Decline(string By, string About, DeclineReason Reason, DateOnly Day);

/// <summary>How long a declined pair rests.</summary>
public sealed record DeclineRests
{
    /// <summary>
    /// Days by reason; a reason that is not named holds for good. Default: too early 180, no capacity 90, description unclear 60, benefit unclear 120,
    /// commercial route unclear 180: about half the usual life of a profile (365 days) where the matter itself must ripen, less where a text is rewritten.
    /// </summary>
    public IReadOnlyDictionary<DeclineReason, int> Days { get; init; } = new Dictionary<DeclineReason, int>
    {
        [DeclineReason.TooEarly] = 180,
        [DeclineReason.NoCapacity] = 90,
        [DeclineReason.DescriptionUnclear] = 60,
        [DeclineReason.BenefitUnclear] = 120,
        [DeclineReason.CommercialRouteUnclear] = 180,
    };
}

/// <summary>What must not be proposed because somebody said so: vetoes between organisations and earlier declines between profiles. Immutable.</summary>
public sealed class MatchHistory
{
    private readonly HashSet<(string, string)> _vetoes = [];
    private readonly Dictionary<(string, string), (DateOnly Until, DeclineReason Reason)> _rests = [];

    /// <summary>Nothing was ever refused.</summary>
    public static MatchHistory None { get; } = new([], []);

    /// <summary>Reads vetoes and declines. Linear in their number.</summary>
    /// <param name="vetoes">Pairs of organisations that must not be brought together; one side's wish is enough, so the order makes no difference.</param>
    /// <param name="declines">Earlier declines, in any order; of several for one pair the longest rest counts. Either side's decline rests the pair for both.</param>
    /// <param name="rests">How long declines hold; null: the defaults.</param>
    /// <exception cref="ArgumentException">An id is missing, or a rest is below 0 days.</exception>
    public MatchHistory(IEnumerable<(string One, string Other)> vetoes, IEnumerable<Decline> declines, DeclineRests? rests = null)
    {
        ArgumentNullException.ThrowIfNull(vetoes);
        ArgumentNullException.ThrowIfNull(declines);
        IReadOnlyDictionary<DeclineReason, int> days = (rests ?? new DeclineRests()).Days;
        if (days.Values.Any(d => d < 0))
        {
            throw new ArgumentException("A rest is 0 days or more.", nameof(rests));
        }

        foreach ((string one, string other) in vetoes)
        {
            _vetoes.Add(Pair(one, other, nameof(vetoes)));
        }

        foreach (Decline decline in declines)
        {
            (string, string) pair = Pair(decline?.By, decline?.About, nameof(declines));
            DateOnly until = days.TryGetValue(decline!.Reason, out int rest)
                ? DateOnly.FromDayNumber((int)Math.Min((long)decline.Day.DayNumber + rest, DateOnly.MaxValue.DayNumber))
                : DateOnly.MaxValue;
            if (!_rests.TryGetValue(pair, out (DateOnly Until, DeclineReason Reason) known) || until > known.Until)
            {
                _rests[pair] = (until, decline.Reason);
            }
        }
    }

    /// <summary>True if one of two organisations does not want the other.</summary>
    /// <param name="one">One organisation.</param>
    /// <param name="other">The other.</param>
    /// <returns>The same in either order.</returns>
    public bool IsVetoed(string one, string other) => _vetoes.Contains(Pair(one, other, nameof(one)));

    /// <summary>The decline that still holds between two profiles on a day, if any.</summary>
    /// <param name="one">Id of one profile.</param>
    /// <param name="other">Id of the other.</param>
    /// <param name="day">The day.</param>
    /// <returns>The reason and the first day on which the pair may be proposed again (<see cref="DateOnly.MaxValue"/>: never); null: nothing holds.</returns>
    public (DeclineReason Reason, DateOnly Until)? Resting(string one, string other, DateOnly day) =>
        _rests.TryGetValue(Pair(one, other, nameof(one)), out (DateOnly Until, DeclineReason Reason) rest) && (day < rest.Until || rest.Until == DateOnly.MaxValue)
            ? (rest.Reason, rest.Until)
            : null;

    private static (string, string) Pair(string? one, string? other, string parameter)
    {
        if (string.IsNullOrEmpty(one) || string.IsNullOrEmpty(other))
        {
            throw new ArgumentException("A pair has two ids.", parameter);
        }

        return string.CompareOrdinal(one, other) <= 0 ? (one, other) : (other, one);
    }
}
