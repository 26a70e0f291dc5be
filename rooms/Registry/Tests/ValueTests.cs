using Isthmus.Registry.Importing;
using Isthmus.Registry.Organisations;
using Isthmus.Registry.Taxonomy;
using Isthmus.Registry.Values;

namespace Isthmus.Registry.Tests;

public sealed class ValueTests
{
    [Theory]
    [InlineData("cinna", "cinnagen", true)]
    [InlineData("cinnagen", "cinnagen", true)]
    [InlineData("cinnagem", "cinnagen", false)]
    [InlineData("a", "z", false)]
    [InlineData("北", "北京大学", true)]
    [InlineData("南", "北京大学", false)]
    [InlineData("biotechnologies", "biotechnologist", true)]
    public void A_prefix_is_a_range_of_codes(string prefix, string word, bool within)
    {
        var (from, to) = WordCode.Prefix(prefix);
        Assert.Equal(within, WordCode.Of(word) is var code && code >= from && code <= to);
    }

    [Fact]
    public void A_list_of_values_survives_its_text_and_is_equal_to_itself()
    {
        var list = ValueList<OtherName>.Of([new("ХимРар", "ru"), new("سیناژن")]);
        Assert.Equal(list, ValueList<OtherName>.Parse(list.ToString()));
        Assert.Contains("ХимРар", list.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_content_survives_its_json()
    {
        var content = new OrganisationContent { Name = "A", Fields = ValueList<string>.Of(["energy"]), Places = ValueList<Place>.Of([new("Tehran", "IR")]), Parent = OrganisationId.New() };
        Assert.Equal(content, ValueJson.Read<OrganisationContent>(ValueJson.Write(content)));
    }

    [Theory]
    [InlineData("Россия", "RU")]
    [InlineData("ایران", "IR")]
    [InlineData("Iran, Islamic Republic of", "IR")]
    [InlineData("TUR", "TR")]
    [InlineData("Türkiye", "TR")]
    [InlineData("uk", "GB")]
    [InlineData("Atlantis", null)]
    public void A_country_is_known_by_its_usual_names(string cell, string? code) => Assert.Equal(code, CellWords.Country(cell));

    [Theory]
    [InlineData("технопарк", OrganisationKind.Park)]
    [InlineData("دانشگاه", OrganisationKind.University)]
    [InlineData("Start-up", OrganisationKind.Startup)]
    [InlineData("HouseOfInnovation", OrganisationKind.HouseOfInnovation)]
    [InlineData("company", OrganisationKind.Company)]
    [InlineData("shopping website", OrganisationKind.OnlineShop)]
    [InlineData("فروشگاه اینترنتی", OrganisationKind.OnlineShop)]
    [InlineData("Поставщик", OrganisationKind.Supplier)]
    public void A_kind_is_known_in_three_languages(string cell, object kind) => Assert.Equal(kind, CellWords.Kind(cell));

    [Fact]
    public void The_fields_of_the_mission_are_there_in_three_languages_and_aerospace_is_dual_use()
    {
        foreach (var name in (string[])["Nanotechnology", "biotech", "Aerospace", "cognitive science", "renewable energies", "нанотехнологии", "فناوری نانو", "هوافضا"]) Assert.NotNull(TechnologyFields.Named(name));
        Assert.True(TechnologyFields.Find("aerospace")!.DualUse);
        Assert.All(TechnologyFields.All, f => Assert.All(f.AllNames, n => Assert.False(string.IsNullOrWhiteSpace(n))));
    }

    [Theory]
    [InlineData("www.example.com", "https://www.example.com/")]
    [InlineData("Example.com/ru?a=1", "https://example.com/ru?a=1")]
    [InlineData("http://example.com", "http://example.com/")]
    [InlineData("javascript:alert(1)", null)]
    [InlineData("info@example.com", null)]
    [InlineData("none", null)]
    public void A_website_gets_its_scheme(string text, string? url) => Assert.Equal(url, Websites.Plain(text));
}
