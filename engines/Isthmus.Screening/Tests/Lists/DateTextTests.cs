using Isthmus.Screening.Lists;

namespace Isthmus.Screening.Tests.Lists;

public sealed class DateTextTests
{
    [Theory]
    [InlineData("18 Aug 1951", "1951-08-18")]
    [InlineData("18 August 1951.", "1951-08-18")]
    [InlineData("Sep 1938.", "1938-09")]
    [InlineData("1962", "1962")]
    [InlineData("circa 1969", "~1969")]
    [InlineData("c. 1969", "~1969")]
    [InlineData("1958 to 1960", "~1959")]
    [InlineData("Between 1958 to 1960", "~1959")]
    [InlineData("01 Jan 1982 to 31 Dec 1982", "1982")]
    [InlineData("01 Jan 1977 to 31 Dec 1985", "~1978,~1983")]
    [InlineData("1951-08-18", "1951-08-18")]
    [InlineData("18/08/1951", "1951-08-18")]
    [InlineData("00/08/1951", "1951-08")]
    [InlineData("00/00/1951", "1951")]
    [InlineData("dd/mm/1951", "1951")]
    [InlineData("", "")]
    [InlineData("unknown", "")]
    [InlineData("31 Feb 1951", "")]
    [InlineData("18/13/1951", "")]
    [InlineData("18/00/1951", "")]
    [InlineData("1960 to 1958", "")]
    [InlineData("1800 to 1990", "")]
    [InlineData("18 Xyz 1951", "")]
    [InlineData("18 Aug 51", "")]
    public void Dates_of_birth(string text, string dates) => Assert.Equal(dates, string.Join(',', DateText.Births(text)));

    [Theory]
    [InlineData(1977, 1977)]
    [InlineData(1977, 1978)]
    [InlineData(1970, 1983)]
    [InlineData(1950, 2010)]
    public void A_range_is_covered_year_by_year_and_not_beyond_its_reach(int from, int to)
    {
        var dates = DateText.Range(from, to);

        for (var year = from; year <= to; year++) Assert.Contains(dates, date => Math.Abs(date.Year - year) <= (date.IsApproximate ? 3 : 0));
        Assert.All(dates, date => Assert.InRange(date.Year, from, to));
        Assert.True(dates.Count <= (to - from) / 7 + 1);
    }

    [Theory]
    [InlineData("2012-12-31", false, "2012-12-31")]
    [InlineData("2012-12-31T00:00:09.554Z", false, "2012-12-31")]
    [InlineData("03/05/2024", false, "2024-05-03")]
    [InlineData("05/03/2024", true, "2024-05-03")]
    [InlineData("25-Jan-2025", false, "2025-01-25")]
    [InlineData("2012", false, "")]
    [InlineData("x", true, "")]
    public void Days(string text, bool american, string day) => Assert.Equal(day, DateText.Day(text, american)?.ToString("yyyy-MM-dd") ?? "");
}
