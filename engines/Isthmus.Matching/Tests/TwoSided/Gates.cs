using FsCheck;
using FsCheck.Fluent;
using Isthmus.Matching.TwoSided;
using static Isthmus.Matching.Tests.TwoSided.Samples;

namespace Isthmus.Matching.Tests.TwoSided;

public sealed class Gates
{
    private static readonly GateContext Today = new(Day);

    private static GateFinding Shut(MatchProfile a, MatchProfile b, GateContext? context = null) =>
        Assert.Single(MatchGates.Ask(a, b, context ?? Today), g => !g.Passed);

    [Fact]
    public void A_pair_that_fits_passes_all_nine_gates()
    {
        Assert.Equal(Enum.GetValues<Gate>(), MatchGates.Ask(Offer, Request, Today).Select(g => g.Gate));
        Assert.True(MatchGates.Open(Offer, Request, Today));
    }

    [Fact]
    public void Each_gate_names_its_reason_and_the_profile_on_which_it_hangs()
    {
        GateFinding F(Gate gate, GateReason reason, string? profile = null) => new(gate, reason) { Profile = profile };
        Assert.Equal(F(Gate.Organisations, GateReason.SameOrganisation), Shut(Offer, Request with { Organisation = Offer.Organisation }));
        Assert.Equal(F(Gate.Compliance, GateReason.NotLookedAt, "request"), Shut(Offer, Request with { Clearance = default }));
        Assert.Equal(F(Gate.Compliance, GateReason.OnHold, "offer"), Shut(Offer with { Clearance = Clearance.OnHold }, Request));
        Assert.Equal(F(Gate.Compliance, GateReason.Blocked, "offer"), Shut(Offer with { Clearance = Clearance.Blocked }, Request));
        Assert.Equal(F(Gate.Type, GateReason.TypesDoNotFit), Shut(Offer, Request with { Type = ProfileType.BusinessRequest }));
        Assert.Equal(F(Gate.Validity, GateReason.Expired, "offer"), Shut(Offer with { ValidUntil = Day.AddDays(-1) }, Request));
        Assert.Equal(F(Gate.Validity, GateReason.NotYetValid, "request") with { Until = Day.AddDays(1) }, Shut(Offer, Request with { ValidFrom = Day.AddDays(1) }));
        Assert.Equal(F(Gate.Capacity, GateReason.Full, "request"), Shut(Offer, Request with { Capacity = 0 }));
        Assert.Equal(F(Gate.Country, GateReason.CountryNotWanted, "offer"), Shut(Offer, Request with { Country = "TR" }));
        Assert.Equal(F(Gate.Country, GateReason.CountryNotWanted, "request"), Shut(Offer with { Country = "TR" }, Request));
        Assert.Equal(F(Gate.Actor, GateReason.ActorNotWanted, "request"), Shut(Offer, Request with { WantedActors = [ActorType.Government] }));
    }

    [Fact]
    public void The_last_day_of_validity_still_counts_and_codes_have_no_case()
    {
        Assert.True(MatchGates.Open(Offer with { ValidFrom = Day, ValidUntil = Day }, Request with { TargetCountries = ["ir"] }, Today));
    }

    [Fact]
    public void Relations_of_actors_are_a_filter_in_both_orders()
    {
        MatchProfile ministry = Request with { Actor = ActorType.Government };
        GateContext b2g = Today with { Relations = [new ActorRelation(ActorType.Government, ActorType.Business)] };
        Assert.True(MatchGates.Open(Offer, ministry, b2g));
        Assert.True(MatchGates.Open(ministry, Offer, b2g));
        Assert.Equal(GateReason.RelationNotAskedFor, Shut(Offer, Request, b2g).Reason);
        Assert.Equal(GateReason.RelationNotAskedFor, Shut(ministry, Offer with { Actor = ActorType.Government }, b2g).Reason);
    }

    [Fact]
    public void A_veto_holds_between_organisations_in_either_order()
    {
        GateContext vetoed = Today with { History = new MatchHistory([("Sibir Lab", "Pars Nano")], []) };
        Assert.Equal(GateReason.Vetoed, Shut(Offer, Request, vetoed).Reason);
        Assert.Equal(GateReason.Vetoed, Shut(Request with { Id = "another" }, Offer, vetoed).Reason);
    }

    [Fact]
    public void Too_early_rests_a_pair_for_180_days_and_no_longer()
    {
        var history = new MatchHistory([], [new Decline("request", "offer", DeclineReason.TooEarly, Day)]);
        GateFinding finding = Shut(Offer, Request, new GateContext(Day.AddDays(179)) { History = history });
        Assert.Equal((GateReason.DeclinedForNow, DeclineReason.TooEarly, Day.AddDays(180)), (finding.Reason, finding.Decline!.Value, finding.Until!.Value));
        Assert.True(MatchGates.Open(Offer, Request, new GateContext(Day.AddDays(180)) { History = history }));
    }

    [Fact]
    public void A_mismatch_is_for_good_and_the_longest_rest_counts()
    {
        var history = new MatchHistory([],
            [new("offer", "request", DeclineReason.TechnicalMismatch, Day), new("request", "offer", DeclineReason.TooEarly, Day.AddYears(1))]);
        GateFinding finding = Shut(Offer, Request, new GateContext(DateOnly.MaxValue) { History = history });
        Assert.Equal((GateReason.Declined, DeclineReason.TechnicalMismatch, null), (finding.Reason, finding.Decline!.Value, finding.Until));
    }

    [Fact]
    public void Five_pairs_of_types_complement_each_other()
    {
        ProfileType[] types = Enum.GetValues<ProfileType>();
        Assert.Equal(
            ["BusinessOffer BusinessRequest", "TechnologyOffer ResearchRequest", "TechnologyOffer TechnologyRequest", "ResearchRequest ResearchRequest"],
            types.SelectMany(a => types.Where(b => a <= b && MatchGates.Complement(a, b)).Select(b => $"{a} {b}")).OrderBy(x => x[0] == 'R').ThenBy(x => x, StringComparer.Ordinal));
    }

    [Fact]
    public void Gates_say_the_same_in_both_directions_and_open_is_all_of_them() => Prop.ForAll(Gen.Choose(0, int.MaxValue - 1).ToArbitrary(), seed =>
    {
        var random = new Random(seed);
        (MatchProfile a, MatchProfile b) = (Profile(random, "a"), Profile(random, "b"));
        var history = new MatchHistory(random.Next(4) == 0 ? [("o1", "o2")] : [], random.Next(2) == 0 ? [new("a", "b", (DeclineReason)random.Next(8), Day.AddDays(-random.Next(300)))] : []);
        var context = new GateContext(Day) { History = history, Relations = random.Next(3) == 0 ? [new(ActorType.Business, ActorType.Government)] : [] };
        IReadOnlyList<GateFinding> one = MatchGates.Ask(a, b, context);
        IReadOnlyList<GateFinding> other = MatchGates.Ask(b, a, context);
        return one.Zip(other).All(g => g.First.Passed == g.Second.Passed)
            && MatchGates.Open(a, b, context) == one.All(g => g.Passed)
            && PairMatching.Weigh(a, b, default, context).Passed == one.All(g => g.Passed);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));

    [Fact]
    public void Whoever_is_not_cleared_is_never_proposed() => Prop.ForAll(Gen.Choose(0, int.MaxValue - 1).ToArbitrary(), seed =>
    {
        var random = new Random(seed);
        MatchProfile held = Profile(random, "a") with { Clearance = new[] { Clearance.Pending, Clearance.OnHold, Clearance.Blocked, (Clearance)77 }[random.Next(4)] };
        PairMatch pair = PairMatching.Weigh(held, Profile(random, "b"), new TextScores(1, 1), Today, markets: [new PriorityMarket("all", ["A", "B", "C"])]);
        return !pair.Passed && pair.Score == 0 && pair.Fused == 0;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void What_is_no_profile_is_refused()
    {
        MatchProfile[] wrong =
        [
            Offer with { Id = " " }, Offer with { Organisation = "" }, Offer with { Country = null! }, Offer with { Readiness = 0 }, Offer with { Readiness = 10 }, Offer with { Capacity = -1 },
            Offer with { WantedReadiness = new(5, 4) }, Offer with { WantedReadiness = new(0, 4) }, Offer with { Type = (ProfileType)9 }, Offer with { Actor = (ActorType)(-1) }, Offer with { Fields = null! },
        ];
        Assert.All(wrong, profile => Assert.ThrowsAny<ArgumentException>(() => MatchGates.Ask(Request, profile, Today)));
        Assert.Throws<ArgumentNullException>(() => MatchGates.Ask(null!, Request, Today));
        Assert.Throws<ArgumentException>(() => MatchGates.Open(Offer, Request, Today with { History = null! }));
        Assert.Throws<ArgumentException>(() => new MatchHistory([("a", "")], []));
        Assert.Throws<ArgumentException>(() => new MatchHistory([], [null!]));
        Assert.Throws<ArgumentException>(() => new MatchHistory([], [], new DeclineRests { Days = new Dictionary<DeclineReason, int> { [DeclineReason.TooEarly] = -1 } }));
    }
}
