namespace Isthmus.Matching.TwoSided;

/// <summary>A set of countries to which offers are drawn. The boost is a number of its own in every result and never part of a chance.</summary>
public sealed record PriorityMarket
{
    /// <summary>A set of countries.</summary>
    /// <param name="code">What it is called by; texts belong elsewhere.</param>
    /// <param name="countries">ISO 3166 alpha-2.</param>
    /// <param name="boost">What is added to the fused score, 0 to 0.5.</param>
    /// <exception cref="ArgumentException">The code is empty, or the boost is out of range.</exception>
    public PriorityMarket(string code, IReadOnlyCollection<string> countries, double boost = DefaultBoost)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(code);
        ArgumentNullException.ThrowIfNull(countries);
        if (boost is not (>= 0 and <= 0.5))
        {
            throw new ArgumentOutOfRangeException(nameof(boost), boost, "A boost is 0 to 0.5.");
        }

        (Code, Countries, Boost) = (code, countries, boost);
    }

    /// <summary>0.05: between two pairs that are about as good it decides, over a clearly better one it does not.</summary>
    public const double DefaultBoost = 0.05;

    /// <summary>What it is called by.</summary>
    public string Code { get; }

    /// <summary>The countries of the market.</summary>
    public IReadOnlyCollection<string> Countries { get; }

    /// <summary>What is added to the fused score.</summary>
    public double Boost { get; }

    /// <summary>Countries whose offers are drawn there; empty: all. Default: all.</summary>
    public IReadOnlyCollection<string> Homes { get; init; } = [];

    /// <summary>The members of the African Union that are members of the United Nations (54).</summary>
    public static IReadOnlyList<string> Africa { get; } =
    [
        "DZ", "AO", "BJ", "BW", "BF", "BI", "CV", "CM", "CF", "TD", "KM", "CG", "CD", "CI", "DJ", "EG", "GQ", "ER", "SZ", "ET", "GA", "GM", "GH", "GN", "GW", "KE", "LS",
        "LR", "LY", "MG", "MW", "ML", "MR", "MU", "MA", "MZ", "NA", "NE", "NG", "RW", "ST", "SN", "SC", "SL", "SO", "ZA", "SS", "SD", "TZ", "TG", "TN", "UG", "ZM", "ZW",
    ];

    /// <summary>South-eastern Asia (UN M49).</summary>
    public static IReadOnlyList<string> SoutheastAsia { get; } = ["BN", "KH", "ID", "LA", "MY", "MM", "PH", "SG", "TH", "TL", "VN"];

    /// <summary>The members of the Eurasian Economic Union.</summary>
    public static IReadOnlyList<string> Eurasia { get; } = ["AM", "BY", "KZ", "KG", "RU"];

    /// <summary>The neighbours of Iran, by land and by sea.</summary>
    public static IReadOnlyList<string> NeighboursOfIran { get; } = ["AF", "AM", "AZ", "BH", "IQ", "KW", "KZ", "OM", "PK", "QA", "RU", "SA", "TM", "TR", "AE"];

    /// <summary>The boost of a pair: the highest of those markets whose countries one side is in, if the offer is from a home and from another country.</summary>
    /// <param name="a">One profile.</param>
    /// <param name="b">The other; which is which makes no difference.</param>
    /// <param name="markets">The markets; of several with one boost the first counts.</param>
    /// <returns>0 and no code if none applies. Between two requests, or two offers, either may be the one that goes abroad.</returns>
    public static VisibleBoost Of(MatchProfile a, MatchProfile b, IReadOnlyList<PriorityMarket> markets)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        ArgumentNullException.ThrowIfNull(markets);
        var best = new VisibleBoost(0, null);
        foreach (PriorityMarket market in markets)
        {
            bool applies = (a.Side == ProfileSide.Offer || b.Side == ProfileSide.Request) && market.Draws(a, b)
                || (b.Side == ProfileSide.Offer || a.Side == ProfileSide.Request) && market.Draws(b, a);
            if (applies && market.Boost > best.Value)
            {
                best = new VisibleBoost(market.Boost, market.Code);
            }
        }

        return best;
    }

    private bool Draws(MatchProfile from, MatchProfile to) =>
        (Homes.Count == 0 || Codes.Has(Homes, from.Country)) && Codes.Has(Countries, to.Country) && !string.Equals(from.Country, to.Country, StringComparison.OrdinalIgnoreCase);
}

/// <summary>What a priority market adds to a pair.</summary>
/// <param name="Value">Added to the fused score; 0: nothing.</param>
/// <param name="Code">The market; null: none.</param>
public readonly record struct VisibleBoost(double Value, string? Code);
