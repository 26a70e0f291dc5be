using Isthmus.Registry.Organisations;

namespace Isthmus.Registry.Tests;

public sealed class IdentifierTests
{
    [Theory]
    [InlineData("https://ror.org/05dxps055", "05dxps055")]
    [InlineData("ROR: 03YRM5C26", "03yrm5c26")]
    [InlineData("05dxps056", null)]
    [InlineData("05dxps05", null)]
    public void A_ror_has_check_digits(string text, string? id) => Assert.Equal(id, Identifiers.Ror(text));

    [Theory]
    [InlineData("HWUPKR0MPOU8FGXBT394", "HWUPKR0MPOU8FGXBT394")]
    [InlineData("hwup kr0m pou8 fgxb t394", "HWUPKR0MPOU8FGXBT394")]
    [InlineData("HWUPKR0MPOU8FGXBT395", null)]
    [InlineData("HWUPKR0MPOU8FGXBT39", null)]
    public void An_lei_has_check_digits(string text, string? id) => Assert.Equal(id, Identifiers.Lei(text));

    [Theory]
    [InlineData("http://www.wikidata.org/entity/Q42", "Q42")]
    [InlineData("q42", "Q42")]
    [InlineData("Q0", null)]
    [InlineData("P31", null)]
    public void A_wikidata_item_is_Q_and_a_number(string text, string? id) => Assert.Equal(id, Identifiers.Wikidata(text));

    [Theory]
    [InlineData("1027700132195", "RU", true)]
    [InlineData("1027700132196", "RU", false)]
    [InlineData("10380284790", "IR", true)]
    [InlineData("10380284791", "IR", false)]
    [InlineData("10380284791", "TR", true)]
    [InlineData("HRB 12345 B", "DE", true)]
    public void A_registration_number_is_checked_where_its_country_has_check_digits(string text, string country, bool good) =>
        Assert.Equal(good, Identifiers.RegistrationNumber(text, country) is not null);
}
