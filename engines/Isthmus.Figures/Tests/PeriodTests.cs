using FsCheck;
using FsCheck.Fluent;
using Isthmus.Figures.Periods;

namespace Isthmus.Figures.Tests;

public sealed class PeriodTests
{
    [Theory]
    [InlineData("2019", "2019-01-01", "2019-12-31", Precision.Year, Reckoning.Gregorian)]
    [InlineData("2020-02", "2020-02-01", "2020-02-29", Precision.Month, Reckoning.Gregorian)]
    [InlineData("2019-Q3", "2019-07-01", "2019-09-30", Precision.Quarter, Reckoning.Gregorian)]
    [InlineData("2021-08-26", "2021-08-26", "2021-08-26", Precision.Day, Reckoning.Gregorian)]
    [InlineData("2019-07-09/2019-07-14", "2019-07-09", "2019-07-14", Precision.Span, Reckoning.Gregorian)]
    [InlineData("2014/2017", "2014-01-01", "2017-12-31", Precision.Span, Reckoning.Gregorian)]
    [InlineData("2016/..", "2016-01-01", null, Precision.Span, Reckoning.Gregorian)]
    [InlineData("../2021", null, "2021-12-31", Precision.Span, Reckoning.Gregorian)]
    // 1399 was a leap year of the Solar Hijri calendar: 30 Esfand 1399 was 20 March 2021.
    [InlineData("AP1399", "2020-03-20", "2021-03-20", Precision.Year, Reckoning.Jalali)]
    [InlineData("AP1400", "2021-03-21", "2022-03-20", Precision.Year, Reckoning.Jalali)]
    [InlineData("AP1399-12", "2021-02-19", "2021-03-20", Precision.Month, Reckoning.Jalali)]
    [InlineData("AP1398-04-18", "2019-07-09", "2019-07-09", Precision.Day, Reckoning.Jalali)]
    public void A_period_is_read_to_the_day(string text, string? first, string? last, Precision precision, Reckoning reckoning)
    {
        var period = Period.Parse(text);
        Assert.Equal((first, last, precision, reckoning, text), (period.First?.ToString("yyyy-MM-dd"), period.Last?.ToString("yyyy-MM-dd"), period.Precision, period.Reckoning, period.Text));
    }

    [Theory]
    [InlineData("fy 1399", "AP1399")]
    [InlineData("FY1399", "AP1399")]
    [InlineData("۲۰۱۹", "2019")]
    [InlineData(" 2020-12-31? ", "2020-12-31?")]
    [InlineData("2019q3", "2019-Q3")]
    [InlineData("۲۰۲۰؟", "2020?")]
    [InlineData("/2021", "../2021")]
    public void It_is_written_in_one_way(string text, string canonical) => Assert.Equal(canonical, Period.Parse(text).Text);

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("2019-13")]
    [InlineData("2019-02-29")]
    [InlineData("AP1400-12-30")]
    [InlineData("AP1399-13")]
    [InlineData("2019-Q5")]
    [InlineData("AP1399-Q1")]
    [InlineData("2021/2019")]
    [InlineData("../..")]
    [InlineData("0000")]
    [InlineData("1399 AP")]
    [InlineData("last year")]
    [InlineData("2019/2020/2021")]
    [InlineData("2019-00")]
    public void What_is_not_a_period_is_refused(string? text) => Assert.False(Period.TryParse(text, out _));

    [Fact]
    public void An_uncertain_time_stays_uncertain() => Assert.True(Period.Parse("2020-12?") is { IsUncertain: true, IsApproximate: false } && Period.Parse("2020~") is { IsApproximate: true });

    // The Solar Hijri leap years of the official calendar around these years.
    [Theory]
    [InlineData(1391, true)]
    [InlineData(1395, true)]
    [InlineData(1399, true)]
    [InlineData(1403, true)]
    [InlineData(1408, true)]
    [InlineData(1400, false)]
    [InlineData(1404, false)]
    [InlineData(1407, false)]
    public void Leap_years_are_those_of_the_calendar(int year, bool leap) => Assert.Equal(leap, Jalali.IsLeap(year));

    [Fact]
    public void Years_follow_one_another_without_a_gap_in_either_calendar()
    {
        for (var year = 1300; year < 1500; year++) Assert.Equal(Period.OfJalaliYear(year).Last!.Value.AddDays(1), Period.OfJalaliYear(year + 1).First);
        for (var year = 1900; year < 2100; year++) Assert.Equal(Period.OfYear(year).Last!.Value.AddDays(1), Period.OfYear(year + 1).First);
    }

    [Fact]
    public void Months_fill_their_year_without_a_gap()
    {
        for (var year = 1350; year < 1450; year++)
        {
            var whole = Period.OfJalaliYear(year);
            var months = Enumerable.Range(1, 12).Select(m => Period.Parse($"AP{year}-{m:00}")).ToList();
            Assert.Equal((whole.First, whole.Last), (months[0].First, months[^1].Last));
            Assert.All(months.Zip(months.Skip(1)), m => Assert.Equal(m.First.Last!.Value.AddDays(1), m.Second.First));
            Assert.Equal(Jalali.IsLeap(year) ? 366 : 365, whole.Last!.Value.DayNumber - whole.First!.Value.DayNumber + 1);
        }
    }

    [Fact]
    public void Every_day_is_the_same_day_in_both_calendars()
    {
        var days = Gen.Choose(new DateOnly(1950, 1, 1).DayNumber, new DateOnly(2080, 1, 1).DayNumber).ToArbitrary();
        Prop.ForAll(days, number =>
        {
            var day = DateOnly.FromDayNumber(number);
            var (year, month) = (Jalali.YearOf(day), Jalali.MonthOf(day));
            var of = day.DayNumber - Jalali.Day(year, month, 1).DayNumber + 1;
            return Period.Parse($"AP{year}-{month:00}-{of:00}").First == day && Period.OfDay(day).First == day && Period.OfJalaliYear(year).Contains(Period.OfDay(day));
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void What_is_written_is_read_again_as_the_same()
    {
        var some = Gen.OneOf(
            Gen.Choose(1, 9999).Select(y => $"{y:0000}"), Gen.Choose(1900, 2100).Select(y => $"{y}-Q{(y % 4) + 1}"), Gen.Choose(1300, 1499).Select(y => $"AP{y}"),
            Gen.Choose(1300, 1499).Select(y => $"AP{y}-{(y % 12) + 1:00}"), Gen.Choose(1900, 2100).Select(y => $"{y}/{y + 3}"), Gen.Choose(1900, 2100).Select(y => $"../{y}-05"));
        Prop.ForAll(some.ToArbitrary(), text => Period.Parse(text) is var period && Period.Parse(period.Text) == period && period.CompareTo(period) == 0 && period.Overlaps(period) && period.Contains(period)).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Any_text_is_read_or_refused() => Prop.ForAll(ArbMap.Default.ArbFor<string>(), text => !Period.TryParse(text, out var period) || Period.TryParse(period.Text, out _)).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("2014", "2017", 3)]
    [InlineData("AP1396", "AP1399", 3)]
    [InlineData("2019-02", "2020-02", 1)]
    [InlineData("2019-07-01", "2019-07-01", 0)]
    public void Years_between_are_whole_where_the_ends_match(string from, string until, int years) => Assert.Equal(years, Period.Parse(from).YearsTo(Period.Parse(until)));

    [Fact]
    public void They_stand_in_the_order_of_time() =>
        Assert.Equal(["2016/2017-01", "2019", "2019-12-31", "AP1398", "2021-08"], new[] { "2021-08", "2019-12-31", "AP1398", "2019", "2016/2017-01" }.Select(Period.Parse).Order().Select(p => p.Text));
}
