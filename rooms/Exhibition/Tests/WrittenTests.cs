using Isthmus.Exhibition.Floor;

namespace Isthmus.Exhibition.Tests;

public sealed class WrittenTests
{
    [Theory]
    [InlineData("A12", "a-12", "A 12", "А12", "A۱۲", "А – 12")]
    [InlineData("1-11", "1/11", "۱-۱۱")]
    [InlineData("11-1", "11 1")]
    [InlineData("", "—", "  ")]
    public void A_booth_number_is_found_as_people_type_it(string key, params string[] written) => Assert.All(written.Append(key), w => Assert.Equal(key, Written.BoothKey(w)));

    [Fact]
    public void Names_are_the_same_when_they_differ_in_case_spaces_and_punctuation_only()
    {
        Assert.Equal(Written.NameKey("Accretech Taiwan Co., Ltd."), Written.NameKey(" ACCRETECH  Taiwan Co Ltd"));
        Assert.Equal(Written.NameKey("گروه دارویی سینا"), Written.NameKey("گروه  دارویی «سینا»"));
        // Two legal forms may be two companies, and an addition another stand.
        Assert.NotEqual(Written.NameKey("Alfa GmbH"), Written.NameKey("Alfa Ltd"));
        Assert.NotEqual(Written.NameKey("Castilla"), Written.NameKey("Castilla - Screen"));
        Assert.Equal("", Written.NameKey("– . ,"));
    }

    [Theory]
    [InlineData("http://www.kassumaytours.example ", "http://www.kassumaytours.example/")]
    [InlineData("www.besafesuite.example/besaferate", "https://www.besafesuite.example/besaferate")]
    [InlineData("<https://alfa.example>;", "https://alfa.example/")]
    [InlineData("sales@alfa.example", null)]
    [InlineData("javascript://alfa.example/%0aalert(1)", null)]
    [InlineData("n/a", null)]
    public void A_web_address_gets_its_scheme_and_loses_what_stands_around_it(string written, string? address) => Assert.Equal(address, Written.Website(written));

    [Theory]
    [InlineData("ir", "IR")]
    [InlineData("россия", "RU")]
    [InlineData("ایران", "IR")]
    [InlineData("Atlantis", null)]
    public void A_country_is_read_by_code_and_by_name(string written, string? code) => Assert.Equal(code, Written.Country(written));

    [Fact]
    public void Booths_stand_in_the_order_of_their_numbers() =>
        Assert.Equal(["A2", "A10", "B1", "1-9", "1-10"], new[] { "1-10", "A10", "1-9", "B1", "A2" }.OrderBy(FloorData.Order, StringComparer.Ordinal).OrderBy(k => char.IsDigit(k[0])));
}
