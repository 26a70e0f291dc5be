namespace Isthmus.Booking.Tests;

public sealed class PolicyTests
{
    private static readonly TimeZoneInfo s_zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Vladivostok");

    // Monday 2 March 2026, 10:00 on the wall.
    private static readonly DateTime s_now = new(2026, 3, 2, 0, 0, 0, DateTimeKind.Utc);

    private static WantedUse Use(double inHours, double hours = 1) => new(new(s_now.AddHours(inHours), s_now.AddHours(inHours + hours)), s_now, s_zone);

    private static string Reasons(BookingPolicy policy, WantedUse wanted) => string.Join(' ', PolicyCheck.Find(policy, wanted).Select(f => f.Reason.ToString() + (f.Number is { } n ? $":{n}" : "") + (f.What is { } w ? $":{w}" : "")));

    [Fact]
    public void Without_rules_only_the_past_is_closed()
    {
        Assert.Equal("", Reasons(new(), Use(1)));
        Assert.Equal("", Reasons(new(), Use(0)));
        Assert.Equal("Past", Reasons(new(), Use(-0.25)));
    }

    [Fact]
    public void Horizon_notice_length_and_steps()
    {
        var policy = new BookingPolicy { HorizonDays = 7, NoticeMinutes = 120, ShortestMinutes = 60, LongestMinutes = 180, StepMinutes = 30 };
        Assert.Equal("", Reasons(policy, Use(2)));
        Assert.Equal("ShortNotice:120", Reasons(policy, Use(1.5)));
        // The last day is open to its end, on the clock of the place: 14 hours are left of today.
        Assert.Equal("", Reasons(policy, Use(14 + (7 * 24) - 1)));
        Assert.Equal("BeyondHorizon:7", Reasons(policy, Use(14 + (7 * 24))));
        Assert.Equal("TooShort:60", Reasons(policy, Use(2, 0.5)));
        Assert.Equal("TooLong:180", Reasons(policy, Use(2, 3.5)));
        Assert.Equal("OffGrid:30", Reasons(policy, Use(2.25)));
        Assert.Equal("OffGrid:30", Reasons(policy, Use(2, 1.25)));
    }

    [Fact]
    public void Hours_and_who_may_outside_them()
    {
        var policy = new BookingPolicy { Hours = WeekHours.Parse("Mo-Fr 09:00-17:00"), OffHoursQualification = "night" };
        Assert.Equal("", Reasons(policy, Use(6)));
        Assert.Equal("Closed", Reasons(policy, Use(6.5)));
        Assert.Equal("", Reasons(policy, Use(6.5) with { Qualifications = [new("night", s_now, null)] }));
        Assert.Equal("Closed", Reasons(policy with { OffHoursQualification = null }, Use(6.5) with { Qualifications = [new("night", s_now, null)] }));
    }

    [Fact]
    public void Limits_of_one_person()
    {
        var policy = new BookingPolicy { MinutesPerDay = 240, FutureUses = 3 };
        var others = SpanSet.Of(new Span(s_now.AddHours(-2), s_now), new Span(s_now.AddHours(20), s_now.AddHours(23)));
        Assert.Equal("", Reasons(policy, Use(1, 2) with { Others = others, OthersAhead = 2 }));
        Assert.Equal("DayLimit:240", Reasons(policy, Use(1, 2.5) with { Others = others }));
        // Three hours of tomorrow are had already; of this use two hours lie there.
        Assert.Equal("DayLimit:240", Reasons(policy, Use(13, 3) with { Others = others }));
        Assert.Equal("FutureLimit:3", Reasons(policy, Use(1) with { OthersAhead = 3 }));
    }

    [Fact]
    public void Qualifications_hold_to_the_end_of_the_use()
    {
        var policy = new BookingPolicy { Qualifications = ["gmp", "laser"] };
        HeldQualification Gmp(double until) => new("gmp", s_now.AddYears(-1), s_now.AddHours(until));
        var laser = new HeldQualification("laser", s_now.AddYears(-1), null);
        Assert.Equal("NotQualified:gmp NotQualified:laser", Reasons(policy, Use(1)));
        Assert.Equal("", Reasons(policy, Use(1) with { Qualifications = [Gmp(2), laser] }));
        Assert.Equal("QualificationEnds:gmp", Reasons(policy, Use(1) with { Qualifications = [Gmp(1.75), laser] }));
        Assert.Equal("NotQualified:gmp", Reasons(policy, Use(1) with { Qualifications = [Gmp(1), laser] }));
        Assert.Equal("", Reasons(policy, Use(1) with { Qualifications = [Gmp(1.75), new("gmp", s_now.AddHours(1.75), null), laser] }));
        Assert.Equal("NotQualified:gmp", Reasons(policy, Use(1) with { Qualifications = [new("gmp", s_now.AddHours(1.5), null), laser] }));
    }

    [Fact]
    public void Protocol_clearance_biosafety_and_operator()
    {
        var policy = new BookingPolicy { NeedsProtocol = true, NeedsClearance = true, BiosafetyLevel = 2, OperatorUnlessQualified = "alone" };
        Assert.Equal("NoProtocol NotCleared Biosafety:2 NeedsOperator:alone", Reasons(policy, Use(1)));
        var good = Use(1) with { Protocol = new("E-1", s_now, s_now.AddHours(2), true), Cleared = true, BiosafetyLevel = 2, WithOperator = true };
        Assert.Equal("", Reasons(policy, good));
        Assert.Equal("ProtocolNotValid:E-1", Reasons(policy, good with { Protocol = new("E-1", s_now, s_now.AddHours(1.5), true) }));
        Assert.Equal("ProtocolNotValid:E-1", Reasons(policy, good with { Protocol = new("E-1", s_now, s_now.AddHours(2), false) }));
        Assert.Equal("Biosafety:2", Reasons(policy, good with { BiosafetyLevel = 3 }));
        Assert.Equal("", Reasons(policy, good with { WithOperator = false, Qualifications = [new("alone", s_now, null)] }));
    }

    [Fact]
    public void Staff_may_go_over_rules_of_time_and_measure_only()
    {
        PolicyReason[] never = [PolicyReason.Past, PolicyReason.NotQualified, PolicyReason.QualificationEnds, PolicyReason.NoProtocol, PolicyReason.ProtocolNotValid, PolicyReason.NotCleared, PolicyReason.Biosafety, PolicyReason.NeedsOperator];
        foreach (var reason in Enum.GetValues<PolicyReason>()) Assert.Equal(!never.Contains(reason), new PolicyFinding(reason).MayBeOverridden);
    }

    [Fact]
    public void A_policy_that_cannot_be_says_what_is_wrong()
    {
        Assert.Empty(new BookingPolicy().Faults());
        Assert.Equal(["LongestMinutes"], new BookingPolicy { ShortestMinutes = 60, LongestMinutes = 30 }.Faults());
        Assert.Equal(["HorizonDays", "StepMinutes", "BeforeMinutes", "Hours", "BiosafetyLevel"], new BookingPolicy { HorizonDays = 0, StepMinutes = 0, BeforeMinutes = -1, Hours = WeekHours.Parse("Mo-Su off"), BiosafetyLevel = 5 }.Faults());
    }

    [Fact]
    public void The_rate_of_class_and_country_comes_before_those_of_one_of_them()
    {
        var day = new DateOnly(2026, 3, 2);
        Rate all = new(null, null, 1000, "EUR"), academic = new("academic", null, 500, "EUR"), iran = new(null, "IR", 700, "EUR"), both = new("academic", "IR", 300, "EUR") { From = new(2026, 1, 1) };
        Rate old = new("academic", "IR", 200, "EUR") { Until = new(2025, 12, 31) }, older = new(null, null, 900, "EUR") { From = new(2020, 1, 1), Until = new(2026, 3, 1) };
        Rate[] rates = [all, academic, iran, both, old, older];
        Assert.Same(both, Tariff.Of(rates, "academic", "IR", day));
        Assert.Same(old, Tariff.Of(rates, "academic", "IR", new(2025, 6, 1)));
        Assert.Same(academic, Tariff.Of(rates, "academic", "RU", day));
        Assert.Same(iran, Tariff.Of(rates, "company", "IR", day));
        Assert.Same(all, Tariff.Of(rates, "company", "RU", day));
        Assert.Same(older, Tariff.Of(rates, "company", "RU", new(2026, 3, 1)));
        Assert.Null(Tariff.Of([academic], "company", "RU", day));
    }

    [Theory]
    [InlineData(60, 0, 0, 100, 1000)]
    [InlineData(90, 0, 0, 100, 1500)]
    [InlineData(7, 0, 0, 100, 117)]
    [InlineData(7, 30, 0, 100, 500)]
    [InlineData(60, 0, 250, 100, 1250)]
    public void A_use_costs_its_minutes(int minutes, int fewest, long perUse, int off, long amount)
    {
        var rate = new Rate(null, null, 1000, "EUR") { FewestMinutes = fewest, PerUse = perUse, OffHoursPercent = off };
        Assert.Equal(amount, Tariff.For(rate, new(s_now, s_now.AddMinutes(minutes)), null, s_zone).Amount);
    }

    [Fact]
    public void Minutes_outside_the_hours_have_their_own_price_and_units_multiply()
    {
        // 10:00 to 18:00 on the wall, closed from 17:00 on.
        var rate = new Rate(null, null, 1000, "EUR") { OffHoursPercent = 150 };
        var quote = Tariff.For(rate, new(s_now, s_now.AddHours(8)), WeekHours.Parse("Mo-Fr 09:00-17:00"), s_zone, 3);
        Assert.Equal((420, 60, 3 * (7000 + 1500)), (quote.Minutes, quote.OffMinutes, quote.Amount));
        Assert.Equal((0, 30), (Tariff.For(rate with { FewestMinutes = 30 }, new(s_now.AddHours(8), s_now.AddHours(8.25)), WeekHours.Parse("Mo-Fr 09:00-17:00"), s_zone) is var q ? (q.Minutes, q.OffMinutes) : default));
    }
}
