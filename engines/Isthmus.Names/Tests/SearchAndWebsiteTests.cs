namespace Isthmus.Names.Tests;

public sealed class SearchAndWebsiteTests
{
    [Theory]
    [InlineData("CinnaGen ilaç", "cinnagen ilac")]
    [InlineData("ХимРар", "Himrar")]
    [InlineData("Лазерные микроскопы", "лазерный микроскоп")]
    [InlineData("Laser microscopes for factories", "laser microscope factory")]
    [InlineData("کتابهای پزشکی", "کتاب پزشكي")]
    [InlineData("CinnaGen Pharmaceutical", "cinna")]
    public void A_query_in_other_forms_finds_the_text(string text, string query) => Assert.True(SearchTerms.Found(SearchTerms.Column([text]), query), SearchTerms.Column([text]));

    [Fact]
    public void Every_word_of_the_query_must_be_there() => Assert.False(SearchTerms.Found(SearchTerms.Column(["CinnaGen"]), "cinnagen russia"));

    [Theory]
    [InlineData("HTTPS://www.Example.COM/", "example.com")]
    [InlineData("www.besafesuite.com/besaferate", "besafesuite.com")]
    [InlineData("http://www.kassumaytours.com ", "kassumaytours.com")]
    [InlineData("http://Пример.рф:443/ru/?a=1", "xn--e1afmkfd.xn--p1ai")]
    [InlineData("xn--e1afmkfd.xn--p1ai", "xn--e1afmkfd.xn--p1ai")]
    [InlineData("//example.com.", "example.com")]
    [InlineData("example.com, example.org", "example.com")]
    [InlineData("https://linkedin.com/company/Cinnagen/", "linkedin.com/company/cinnagen")]
    [InlineData("https://user:pw@example.com/", "example.com")]
    public void A_web_address_has_a_key(string address, string key) => Assert.Equal(key, WebsiteKey.Of(address));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("none")]
    [InlineData("n/a")]
    [InlineData("info@example.com")]
    [InlineData("https://linkedin.com/")]
    [InlineData("1.5")]
    [InlineData("a..b")]
    public void What_is_no_web_address_has_none(string? address) => Assert.Null(WebsiteKey.Of(address));
}
