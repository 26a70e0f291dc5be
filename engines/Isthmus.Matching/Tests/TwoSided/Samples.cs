using Isthmus.Matching.TwoSided;

namespace Isthmus.Matching.Tests.TwoSided;

/// <summary>Profiles and markets, written down or drawn from a seed.</summary>
internal static class Samples
{
    public static readonly DateOnly Day = new(2026, 11, 27);

    public static MatchProfile Offer => new()
    {
        Id = "offer", Organisation = "Pars Nano", Type = ProfileType.TechnologyOffer, Country = "IR", Clearance = Clearance.Clear, TargetCountries = ["RU", "KE"],
        Partnerships = ["commercial", "licence"], PartnerKind = "sme-49", WantedPartnerKinds = ["big", "institute"], Fields = ["technology/006/006002"], Readiness = 7,
        WantedReadiness = new ReadinessRange(1, 9), Languages = ["fa", "en"],
    };

    public static MatchProfile Request => new()
    {
        Id = "request", Organisation = "Sibir Lab", Type = ProfileType.TechnologyRequest, Country = "RU", Clearance = Clearance.Clear, TargetCountries = ["IR"],
        Partnerships = ["commercial"], PartnerKind = "institute", WantedPartnerKinds = ["sme-49"], Fields = ["technology/006/006002"], Readiness = 4,
        WantedReadiness = new ReadinessRange(6, 9), Languages = ["ru", "en-GB"],
    };

    /// <summary>Any profile that is well-formed, with much left empty.</summary>
    public static MatchProfile Profile(Random random, string id)
    {
        T[] Some<T>(params T[] values) => [.. values.Where(_ => random.Next(2) == 0)];
        int low = random.Next(1, 10);
        return new MatchProfile
        {
            Id = id, Organisation = "o" + random.Next(4), Type = (ProfileType)random.Next(5), Country = "ABC"[random.Next(3)].ToString(), TargetCountries = Some("A", "b", "C"),
            Partnerships = Some("x", "y", "z"), PartnerKind = random.Next(2) == 0 ? null : "k", WantedPartnerKinds = Some("k", "l"), Actor = (ActorType)random.Next(3),
            WantedActors = random.Next(2) == 0 ? [] : Some(ActorType.Business, ActorType.Research, ActorType.Government), Fields = Some("t/1/2", "t/1/3", "t/4", "u/1"),
            Readiness = random.Next(2) == 0 ? null : random.Next(1, 10), WantedReadiness = random.Next(2) == 0 ? null : new ReadinessRange(low, random.Next(low, 10)),
            Languages = Some("en", "fa", "ru-RU"), ValidFrom = random.Next(4) == 0 ? Day.AddDays(random.Next(-3, 3)) : null, ValidUntil = random.Next(3) == 0 ? Day.AddDays(random.Next(-3, 3)) : null,
            Clearance = random.Next(3) == 0 ? (Clearance)random.Next(4) : Clearance.Clear, Capacity = random.Next(5),
        };
    }

    public static double? Score(Random random) => random.Next(4) == 0 ? null : random.NextDouble();

    public static MatchAxes Axes(Random random) => new()
    {
        Need = Score(random), Offer = Score(random), Partnership = Score(random), Market = Score(random), Stage = Score(random), Language = Score(random),
    };

    /// <summary>A small market; some organisations have several profiles, some members no capacity.</summary>
    public static ProposalMarket Market(Random random, int most, double density)
    {
        int count = random.Next(1, most + 1);
        MarketMember[] members = [.. Enumerable.Range(0, count).Select(i => new MarketMember($"p{i}", $"o{(random.Next(4) == 0 ? random.Next(count) : i)}", (ProfileSide)random.Next(2))
        {
            Capacity = random.Next(6) == 0 ? 0 : random.Next(1, 4) * (random.Next(8) == 0 ? 100_000 : 1), Newcomer = random.Next(3) == 0,
        })];
        var pairs = new List<CandidatePair>();
        for (int a = 0; a < count; a++)
        {
            for (int b = a + 1; b < count; b++)
            {
                if (members[a].Organisation != members[b].Organisation && random.NextDouble() < density)
                {
                    pairs.Add(random.Next(2) == 0 ? new(a, b, Chance(random), Chance(random), random.Next(4) == 0 ? 0.05 : 0) : new(b, a, Chance(random), Chance(random)));
                }
            }
        }

        return new ProposalMarket(members, pairs);
    }

    private static double Chance(Random random) => random.Next(10) switch { 0 => 0, 1 => 1, 2 => 0.5, _ => random.NextDouble() };
}
