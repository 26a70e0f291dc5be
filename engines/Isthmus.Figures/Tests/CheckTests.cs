using Isthmus.Figures.Checks;
using Isthmus.Figures.Periods;
using Isthmus.Figures.Units;

namespace Isthmus.Figures.Tests;

public sealed class CheckTests
{
    private static Figure F(string text, Unit? unit = null, Standing standing = Standing.Claim) => FigureText.TryRead(text, unit ?? Unit.Count, standing, out var figure) ? figure! : throw new FormatException(text);

    [Theory]
    [InlineData("61", "2019", "45", "2019", true)]
    [InlineData("61", "2019", "61", "2019", false)]
    [InlineData("61", "2019", "67", "2020", false)]
    [InlineData("≥4400", "2019-07", ">7000", "2019-07", false)]
    [InlineData("≥4400", "2019-07", "4000", "2019-07", true)]
    [InlineData(">4400", "2019", "≤4400", "2019", true)]
    [InlineData("≥4400", "2019", "≤4400", "2019", false)]
    [InlineData("≈6000", "2021-08", ">7000", "2021-08", true)]
    [InlineData("≈6900", "2021-08", ">7000", "2021-08", false)]
    [InlineData("10..20", "2019", "25", "2019", true)]
    [InlineData("10..20", "2019", "15", "2019", false)]
    [InlineData("↓", "2018", "↑", "2018", true)]
    [InlineData("↓", "2018", "5", "2018", false)]
    [InlineData("200?", "2021", "100", "2021", false)]
    [InlineData("61", "2019", "45", "2019-09-01", true)]
    public void Claims_contradict_when_both_cannot_be(string one, string when, string other, string otherWhen, bool contradict)
    {
        Assert.Equal(contradict, Contradiction.Between(F(one), Period.Parse(when), F(other), Period.Parse(otherWhen)));
        Assert.Equal(contradict, Contradiction.Between(F(other), Period.Parse(otherWhen), F(one), Period.Parse(when)));
    }

    [Fact]
    public void Units_are_looked_through() =>
        Assert.False(Contradiction.Between(F("1", Unit.Find("USD", 6)), Period.Parse("2019"), F("1000", Unit.Find("USD", 3)), Period.Parse("2019")));

    [Fact]
    public void A_target_contradicts_nothing() => Assert.False(Contradiction.Between(F("2", null, Standing.Target), Period.Parse("2019"), F("1"), Period.Parse("2019")));

    [Theory]
    [InlineData("https://Google.com/", SourceVerdict.SearchEngine)]
    [InlineData("https://www.google.co.uk/search?q=x", SourceVerdict.SearchEngine)]
    [InlineData("https://yandex.ru", SourceVerdict.SearchEngine)]
    [InlineData("https://scholar.google.com/scholar?cluster=1", SourceVerdict.Page)]
    [InlineData("https://www.tehrantimes.com/news/464410", SourceVerdict.Page)]
    [InlineData("https://www.tehrantimes.com/", SourceVerdict.FrontPage)]
    [InlineData("https://www.tehrantimes.com/?id=5", SourceVerdict.Page)]
    [InlineData("tehrantimes", SourceVerdict.NotAnAddress)]
    [InlineData("ftp://example.org/a", SourceVerdict.NotAnAddress)]
    [InlineData("http://localhost/a", SourceVerdict.NotAnAddress)]
    [InlineData("https://user:secret@example.org/a", SourceVerdict.NotAnAddress)]
    [InlineData(null, SourceVerdict.NotAnAddress)]
    public void A_search_engine_is_not_a_source(string? address, SourceVerdict verdict) => Assert.Equal(verdict, SourceCheck.Of(address));

    [Theory]
    [InlineData("Sanctions were re-imposed. I did. .. Exports fell.", Debris.BrokenPunctuation, Debris.Fragment)]
    [InlineData("Exports grew by 45 % in 2020.")]
    [InlineData("See section 3.1 … and so on.")]
    [InlineData("The companies companies grew.", Debris.DoubledWord)]
    [InlineData("Р°РѕÐ¾Ð±Ñ‰ÐµÐ½Ð¸Ðµ", Debris.BrokenEncoding)]
    [InlineData("The \u041Dimrar group", Debris.MixedScripts)]
    [InlineData("Growth &nbsp;of <b>5</b> %", Debris.Markup)]
    [InlineData("")]
    public void What_machines_leave_in_a_text_is_found(string text, params Debris[] found) => Assert.Equal(found, TextDebris.In(text));

    [Fact, Trait("Measures", "Seconds")]
    public void A_long_text_of_one_letter_is_looked_through_in_time()
    {
        var clock = System.Diagnostics.Stopwatch.StartNew();
        foreach (var c in "a.,( <&Ð") _ = TextDebris.In(new string(c, 100_000));
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(2), clock.Elapsed.ToString());
    }
}
