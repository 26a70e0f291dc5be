namespace Isthmus.Screening.Tests;

public sealed class PartialDateTests
{
    [Theory]
    [InlineData("1961")]
    [InlineData("1961-03")]
    [InlineData("1961-03-09")]
    [InlineData("~1961")]
    public void What_is_read_is_written_the_same(string text)
    {
        Assert.True(PartialDate.TryParse(text, out var date));
        Assert.Equal(text, date.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("61-3-9-1")]
    [InlineData("1961-13")]
    [InlineData("1961-02-30")]
    [InlineData("1961-")]
    [InlineData("０")]
    [InlineData("-1961")]
    public void What_is_no_date_is_refused(string? text) => Assert.False(PartialDate.TryParse(text, out _));
}
