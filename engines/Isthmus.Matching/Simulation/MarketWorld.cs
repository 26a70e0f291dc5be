using Isthmus.Matching.TwoSided;

namespace Isthmus.Matching.Simulation;

/// <summary>The invented market: profiles with what nobody sees (topics, appeal, taste), what a search would say of them, and the chances that hold.</summary>
internal sealed class MarketWorld
{
    private const int Topics = 6;
    private static readonly string[] Agreements = ["commercial", "supplier", "outsourcing", "investment"];
    private static readonly string[] Kinds = ["sme-10", "sme-49", "sme-249", "big", "institute", "university"];
    private static readonly string[] Tongues = ["en", "ru", "fa", "tr", "ar", "zh"];
    private static readonly DateOnly Day = new(2026, 11, 1);

    private readonly MarketOptions _options;
    private readonly Dice _dice;
    private readonly double[][] _topics;
    private readonly double[] _appeal;

    public MarketWorld(MarketOptions options)
    {
        (_options, _dice) = (options, new Dice(options.Seed));
        int count = options.Offers + options.Requests;
        (Profiles, Newcomer, _topics, _appeal) = (new MatchProfile[count], new bool[count], new double[count][], new double[count]);
        for (int i = 0; i < count; i++)
        {
            Make(i);
        }

        Choose();
    }

    public MatchProfile[] Profiles { get; }

    public bool[] Newcomer { get; }

    /// <summary>Members and the chances as the model sees them.</summary>
    public ProposalMarket Believed { get; private set; } = new([], []);

    /// <summary>The same pairs with the chances that hold.</summary>
    public ProposalMarket True { get; private set; } = new([], []);

    private void Make(int i)
    {
        bool offer = i < _options.Offers;
        Newcomer[i] = _dice.Unit(Draw.Newcomer, i) < _options.Newcomers;
        int field = Zipf(_options.Fields, _dice.Unit(Draw.Field, i));
        _topics[i] = [.. Enumerable.Range(0, Topics).Select(t => _dice.Normal(Draw.Centre, field, t) + (0.6 * _dice.Normal(Draw.Topic, i, t)))];
        _appeal[i] = _dice.Normal(Draw.Appeal, i);
        int country = Zipf(_options.Countries, _dice.Unit(Draw.Country, i));
        bool empty = Newcomer[i] && _dice.Unit(Draw.Empty, i) < 0.7;
        int level = 1 + _dice.Below(9, Draw.Readiness, i);
        // one in seven is another profile of the organisation before it
        string organisation = i > 0 && i != _options.Offers && !Newcomer[i] && !Newcomer[i - 1] && _dice.Unit(Draw.Organisation, i) < 1.0 / 7
            ? Profiles[i - 1].Organisation
            : $"o{i}";
        Profiles[i] = new MatchProfile
        {
            Id = $"p{i}",
            Organisation = organisation,
            Type = offer ? ProfileType.TechnologyOffer : ProfileType.TechnologyRequest,
            Country = Name(country),
            TargetCountries = _dice.Unit(Draw.Narrow, i) < 1.0 / 3
                ? [.. Enumerable.Range(0, _options.Countries).Where(c => _dice.Unit(Draw.Target, i, c) < 0.5).Select(Name).DefaultIfEmpty(Name(country))]
                : [],
            Partnerships = empty ? [] : [Agreements[_dice.Below(Agreements.Length, Draw.Agreement, i)], Agreements[_dice.Below(Agreements.Length, Draw.Agreement, i, 1)]],
            PartnerKind = Kinds[_dice.Below(Kinds.Length, Draw.Kind, i)],
            WantedPartnerKinds = empty ? [] : [.. Kinds.Where((_, k) => _dice.Unit(Draw.Kind, i, 1, k) < 0.6)],
            Fields = empty ? [] : [$"field/{field % 5}/{field}"],
            Readiness = offer && !empty ? level : null,
            WantedReadiness = offer ? null : new ReadinessRange(Math.Max(1, level - 2), Math.Min(9, level + 2)),
            Languages = [.. Tongues.Where((_, t) => t == 0 ? _dice.Unit(Draw.Language, i) < 0.7 : _dice.Unit(Draw.Language, i, t) < 0.25)],
            Clearance = Clearance.Clear,
            Capacity = _options.Capacity,
        };
    }

    /// <summary>Gates, texts, model: each profile brings the pairs that a search would put on top for it.</summary>
    private void Choose()
    {
        var context = new GateContext(Day);
        (int Other, double Text)[][] best = new (int, double)[Profiles.Length][];
        for (int i = 0; i < Profiles.Length; i++)
        {
            (int from, int to) = i < _options.Offers ? (_options.Offers, Profiles.Length) : (0, _options.Offers);
            best[i] = [.. Enumerable.Range(from, to - from)
                .Where(j => MatchGates.Open(Profiles[i], Profiles[j], context))
                .Select(j => (Other: j, Text: Text(i, j)))
                .OrderByDescending(x => x.Text).Take(_options.Candidates)];
        }

        ScoredPair[] found = [.. best.SelectMany((of, i) => of.Select(x => (A: Math.Min(i, x.Other), B: Math.Max(i, x.Other)))).Distinct().Order()
            .Select(p => new ScoredPair(p.A, p.B, new TextScores(Text(p.A, p.B), Text(p.B, p.A))))];
        Believed = ProposalMarket.Of(Profiles, found, context, newcomers: Profiles.Where((_, i) => Newcomer[i]).Select(p => p.Organisation).ToHashSet());
        True = Believed with { Pairs = [.. Believed.Pairs.Select(p => p with { AAccepts = Holds(p.A, p.B), BAccepts = Holds(p.B, p.A) })] };
    }

    /// <summary>What a search says: what fits, drawn up by appealing texts and down by short ones, and wrong by chance.</summary>
    private double Text(int viewer, int other) => Math.Clamp(
        Fit(viewer, other) + (0.1 * _options.PopularitySkew * _appeal[other]) - (Newcomer[other] ? 0.12 : 0) + (_options.TextNoise * _dice.Normal(Draw.Text, viewer, other)), 0, 1);

    /// <summary>The chance that holds: what fits in truth, the other's appeal, and taste.</summary>
    private double Holds(int viewer, int other)
    {
        double fit = Fit(viewer, other);
        MatchAxes axes = MatchAxes.Of(Profiles[viewer], Profiles[other], new TextScores(fit, fit));
        double odds = AcceptanceModel.Default.Intercept + Enum.GetValues<MatchAxis>().Sum(axis => AcceptanceModel.Default.Part(axis, axes));
        return Logistic.Of(odds + (_options.PopularitySkew * _appeal[other]) + (_options.Taste * _dice.Normal(Draw.Taste, viewer, other)));
    }

    /// <summary>The cosine of the topics, from 0 to 1.</summary>
    private double Fit(int one, int other)
    {
        (double dot, double a, double b) = (0, 0, 0);
        for (int t = 0; t < Topics; t++)
        {
            dot += _topics[one][t] * _topics[other][t];
            a += _topics[one][t] * _topics[one][t];
            b += _topics[other][t] * _topics[other][t];
        }

        return a == 0 || b == 0 ? 0.5 : Math.Clamp((1 + (dot / Math.Sqrt(a * b))) / 2, 0, 1);
    }

    private static string Name(int country) => $"C{country}";

    /// <summary>0 for the most frequent; number n in proportion to 1 / (n + 1).</summary>
    private static int Zipf(int count, double unit)
    {
        double total = 0;
        for (int n = 1; n <= count; n++)
        {
            total += 1.0 / n;
        }

        double left = unit * total;
        for (int n = 1; n < count; n++)
        {
            left -= 1.0 / n;
            if (left < 0)
            {
                return n - 1;
            }
        }

        return count - 1;
    }
}
