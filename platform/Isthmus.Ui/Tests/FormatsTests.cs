using System.Globalization;

namespace Isthmus.Ui.Tests;

public sealed class FormatsTests
{
    private static readonly Texts s_texts = new([new TextSource(typeof(Texts).Assembly)], new TextsOptions { ThrowOnMissing = true });
    private static readonly DateTime s_now = new(2026, 11, 22, 9, 0, 0, DateTimeKind.Utc);

    private static Formats In(string language, string zone = "Asia/Tehran") =>
        new(Language.Find(language), TimeZoneInfo.FindSystemTimeZoneById(zone), s_texts, new FixedTime(s_now));

    [Theory]
    [InlineData("2021-08-26", "پنجشنبه ۴ شهریور ۱۴۰۰")]
    [InlineData("2019-07-09", "سه‌شنبه ۱۸ تیر ۱۳۹۸")]
    [InlineData("2024-03-20", "چهارشنبه ۱ فروردین ۱۴۰۳")] // New Year
    [InlineData("2025-03-20", "پنجشنبه ۳۰ اسفند ۱۴۰۳")] // 1403 is a leap year
    [InlineData("2025-03-21", "جمعه ۱ فروردین ۱۴۰۴")]
    [InlineData("2026-03-20", "جمعه ۲۹ اسفند ۱۴۰۴")] // 1404 is not
    [InlineData("2024-02-29", "پنجشنبه ۱۰ اسفند ۱۴۰۲")]
    [InlineData("1979-02-11", "یکشنبه ۲۲ بهمن ۱۳۵۷")]
    public void A_day_in_the_Jalali_calendar(string day, string expected) =>
        Assert.Equal(expected, In("fa").Date(Day(day), DateStyle.Full));

    [Theory]
    [InlineData("en", DateStyle.Full, "Thursday, 26 August 2021")]
    [InlineData("en", DateStyle.Short, "26 Aug 2021")]
    [InlineData("ru", DateStyle.Full, "четверг, 26 августа 2021")]
    [InlineData("ru", DateStyle.Month, "август 2021")]
    [InlineData("fa", DateStyle.Long, "۴ شهریور ۱۴۰۰")]
    [InlineData("fa", DateStyle.DayMonth, "۴ شهریور")]
    public void A_day_in_each_language(string language, DateStyle style, string expected) =>
        Assert.Equal(expected, In(language).Date(new DateOnly(2021, 8, 26), style));

    [Theory]
    [InlineData("en", "2019-07-09", "2019-07-12", "9–12 July 2019")]
    [InlineData("en", "2019-06-30", "2019-07-02", "30 June – 2 July 2019")]
    [InlineData("en", "2019-12-30", "2020-01-02", "30 December 2019 – 2 January 2020")]
    [InlineData("en", "2019-07-09", "2019-07-09", "9 July 2019")]
    [InlineData("ru", "2019-07-09", "2019-07-12", "9–12 июля 2019")]
    [InlineData("fa", "2019-07-09", "2019-07-12", "۱۸ تا ۲۱ تیر ۱۳۹۸")]
    [InlineData("fa", "2019-07-20", "2019-07-24", "۲۹ تیر تا ۲ مرداد ۱۳۹۸")] // one Gregorian month, two Jalali ones
    public void A_range_of_days_says_no_more_than_it_must(string language, string from, string to, string expected) =>
        Assert.Equal(expected, In(language).Range(Day(from), Day(to)));

    // A slip of the pen; the page that shows it must still open.
    [Theory]
    [InlineData("0001-01-01", "0001-01-02", "۰۰۰۱/۰۱/۰۱ میلادی", "۰۰۰۱/۰۱/۰۱ میلادی تا ۰۰۰۱/۰۱/۰۲ میلادی")]
    [InlineData("0622-03-21", "0622-03-22", "۰۶۲۲/۰۳/۲۱ میلادی", "۰۶۲۲/۰۳/۲۱ میلادی تا ۱ فروردین ۱")]
    public void A_day_before_the_Jalali_calendar_is_written_in_the_Gregorian_one(string from, string to, string date, string range)
    {
        foreach (var style in Enum.GetValues<DateStyle>()) Assert.Equal(date, In("fa").Date(Day(from), style));
        Assert.Equal(range, In("fa").Range(Day(from), Day(to)));
        Assert.NotEmpty(In("fa").Date(DateOnly.MaxValue));
    }

    [Fact]
    public void Times_are_shown_in_the_zone_of_the_reader()
    {
        var utc = new DateTime(2026, 11, 22, 21, 15, 0, DateTimeKind.Utc);

        Assert.Equal("23 November 2026, 00:45", In("en").DateTime(utc));
        Assert.Equal("۲ آذر ۱۴۰۵، ساعت ۰۰:۴۵", In("fa").DateTime(utc));
        Assert.Equal("23 ноября 2026, 00:15", In("ru", "Europe/Moscow").DateTime(utc));
        Assert.Equal("23 November 2026, 00:45–01:10", In("en").Range(utc, utc.AddMinutes(25)));
    }

    [Theory]
    [InlineData(10, "just now")]
    [InlineData(200, "3 minutes ago")]
    [InlineData(-7200, "in 2 hours")]
    [InlineData(86400 * 3, "3 days ago")]
    [InlineData(86400 * 60, "23 September 2026")]
    public void How_long_ago(int seconds, string expected) => Assert.Equal(expected, In("en").Ago(s_now.AddSeconds(-seconds)));

    [Theory]
    [InlineData("en", "1,234,567", "1,234.50", "26%")]
    [InlineData("ru", "1\u00A0234\u00A0567", "1\u00A0234,50", "26\u00A0%")]
    [InlineData("fa", "۱٬۲۳۴٬۵۶۷", "۱٬۲۳۴٫۵۰", "۲۶٪")]
    public void Numbers_in_each_language(string language, string whole, string fraction, string percent)
    {
        Assert.Equal(whole, In(language).Number(1234567));
        Assert.Equal(fraction, In(language).Number(1234.5m));
        Assert.Equal(percent, In(language).Percent(0.256));
    }

    [Theory]
    [InlineData(900, "900 B")]
    [InlineData(1536, "1.5 kB")]
    [InlineData(20 * 1024 * 1024, "20 MB")]
    public void File_sizes(long bytes, string expected) => Assert.Equal(expected, In("en").Size(bytes));

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private sealed class FixedTime(DateTime utc) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(utc);
    }
}
