using Isthmus.Contracts.Places;
using Isthmus.Places.Benefits;
using Isthmus.Places.Residents.Profiles;
using Isthmus.Platform.Data;

namespace Isthmus.Places.Tests.Benefits;

/// <summary>Three-valued rules, without I/O: what is not known is neither a yes nor a no.</summary>
public sealed class CalculatorTests
{
    private static readonly DateOnly s_day = new(2026, 6, 15);
    private static readonly PlaceId s_cluster = PlaceId.New();

    private static Condition Number(Fact fact, Test test, decimal number, string? currency = null) => new(fact, test, number, [], currency);

    private static Condition Word(Fact fact, Test test, params string[] values) => new(fact, test, null, values, null);

    private static Verdict Ask(Condition c, Profile p) => Conditions.Ask(c, p, s_day).Verdict;

    private static Benefit Benefit(IReadOnlyList<Condition> conditions, PlaceId? place = null, DateOnly? from = null, DateOnly? until = null) => new()
    {
        Id = BenefitId.New(), PlaceId = place, Jurisdiction = "RU", Kind = BenefitKind.Tax, Name = LocalText.Of("No tax", null, null), Amount = LocalText.Of("0 %", null, null), Act = LocalText.Of("Act", null, null), ActDate = new(2020, 1, 1), Article = "7",
        ValidFrom = from ?? new(2021, 1, 1), ValidUntil = until, Conditions = conditions, CreatedAt = default,
    };

    [Theory]
    [InlineData(5, "Yes")]
    [InlineData(4, "No")]
    [InlineData(null, "Unknown")]
    public void A_number_is_reached_missed_or_not_known(int? staff, string verdict) =>
        Assert.Equal(verdict, Ask(Number(Fact.Staff, Test.AtLeast, 5), new() { Facts = new() { Staff = staff } }).ToString());

    [Theory]
    [InlineData(1000, "RUB", "Yes")]
    [InlineData(999, "RUB", "No")]
    [InlineData(5000, "EUR", "Unknown")]
    [InlineData(0, null, "No")]
    [InlineData(null, "RUB", "Unknown")]
    public void Money_in_another_currency_is_not_known_and_none_is_none_in_each(int? revenue, string? currency, string verdict) =>
        Assert.Equal(verdict, Ask(Number(Fact.Revenue, Test.AtLeast, 1000, "RUB"), new() { Facts = new() { Revenue = revenue, Currency = currency } }).ToString());

    [Fact]
    public void Words_are_in_the_list_or_not_and_a_no_needs_a_known_word()
    {
        var profile = new Profile { Country = "IR", Facts = new() { Field = Activity.Biomedicine } };
        Assert.Equal(Verdict.Yes, Ask(Word(Fact.Field, Test.OneOf, "Biomedicine", "Energy"), profile));
        Assert.Equal(Verdict.No, Ask(Word(Fact.Field, Test.NoneOf, "Biomedicine"), profile));
        Assert.Equal(Verdict.Yes, Ask(Word(Fact.Country, Test.NoneOf, "RU"), profile));
        Assert.Equal(Verdict.Unknown, Ask(Word(Fact.Kind, Test.NoneOf, "Other"), profile));
    }

    [Theory]
    [InlineData("2023-06-15", 3)]
    [InlineData("2023-06-16", 2)]
    [InlineData("2027-01-01", 0)]
    public void Age_counts_whole_years(string founded, int years) => Assert.Equal(years, Conditions.Years(DateOnly.ParseExact(founded, "yyyy-MM-dd", null), s_day));

    [Fact]
    public void A_leap_day_has_its_year_on_the_first_of_march()
    {
        Assert.Equal(0, Conditions.Years(new(2024, 2, 29), new(2025, 2, 28)));
        Assert.Equal(1, Conditions.Years(new(2024, 2, 29), new(2025, 3, 1)));
    }

    [Fact]
    public void Months_of_a_resident_are_none_for_who_is_none_and_unknown_for_whom_nothing_is_said()
    {
        var year = Number(Fact.ResidentMonths, Test.AtLeast, 12);
        Assert.Equal(Verdict.Yes, Ask(year, new() { Residence = Residence.Resident, ResidentSince = new(2025, 6, 15) }));
        Assert.Equal(Verdict.No, Ask(year, new() { Residence = Residence.Resident, ResidentSince = new(2025, 6, 16) }));
        Assert.Equal(Verdict.No, Ask(year, new() { Residence = Residence.None }));
        Assert.Equal(Verdict.Unknown, Ask(year, new() { Residence = Residence.Resident }));
        Assert.Equal(Verdict.Unknown, Ask(year, new()));
    }

    [Fact]
    public void One_no_decides_whatever_is_not_known()
    {
        var benefit = Benefit([Number(Fact.Staff, Test.AtLeast, 5), Word(Fact.Field, Test.OneOf, "Energy")]);
        var answer = Calculator.Ask(benefit, new() { Jurisdiction = "RU", Facts = new() { Field = Activity.Biomedicine } }, s_day);
        Assert.Equal((Verdict.No, Ground.Conditions), (answer.Verdict, answer.Ground));
        Assert.Equal([Fact.Field], answer.Failed.Select(a => a.Condition.Fact));
        var unknown = Calculator.Ask(benefit, new() { Jurisdiction = "RU", Facts = new() { Field = Activity.Energy } }, s_day);
        Assert.Equal(Verdict.Unknown, unknown.Verdict);
        Assert.Equal([Fact.Staff], unknown.Needs);
        Assert.Equal(Verdict.Yes, Calculator.Ask(benefit, new() { Jurisdiction = "RU", Facts = new() { Field = Activity.Energy, Staff = 5 } }, s_day).Verdict);
    }

    [Fact]
    public void A_benefit_holds_on_its_first_and_last_day_and_on_none_outside()
    {
        var benefit = Benefit([], from: new(2026, 1, 1), until: new(2026, 12, 31));
        var profile = new Profile { Jurisdiction = "RU" };
        Assert.Equal([Ground.NotYetInForce, Ground.Conditions, Ground.Conditions, Ground.NoLongerInForce],
            new[] { new DateOnly(2025, 12, 31), new(2026, 1, 1), new(2026, 12, 31), new(2027, 1, 1) }.Select(d => Calculator.Ask(benefit, profile, d).Ground));
        Assert.Equal(Verdict.No, Calculator.Ask(benefit, profile, new(2027, 1, 1)).Verdict);
    }

    [Fact]
    public void Place_and_law_decide_and_are_asked_for_where_they_are_not_said()
    {
        var benefit = Benefit([], s_cluster);
        Assert.Equal((Verdict.Yes, Ground.Conditions), Of(new() { Jurisdiction = "RU", Cluster = s_cluster }));
        Assert.Equal((Verdict.No, Ground.OtherCluster), Of(new() { Jurisdiction = "RU", Cluster = PlaceId.New() }));
        Assert.Equal((Verdict.No, Ground.OtherCountry), Of(new() { Jurisdiction = "IR" }));
        Assert.Equal((Verdict.Unknown, Ground.ClusterUnknown), Of(new()));

        (Verdict, Ground) Of(Profile p) => Calculator.Ask(benefit, p, s_day) is var a ? (a.Verdict, a.Ground) : default;
    }

    [Fact]
    public void Documents_that_nobody_looked_for_are_not_missing()
    {
        var charter = Word(Fact.Document, Test.OneOf, "charter", "plan");
        Assert.Equal(Verdict.Unknown, Ask(charter, new()));
        Assert.Equal(Verdict.No, Ask(charter, new() { Documents = ["charter"] }));
        Assert.Equal(Verdict.Yes, Ask(charter, new() { Documents = ["plan", "charter"] }));
    }
}
