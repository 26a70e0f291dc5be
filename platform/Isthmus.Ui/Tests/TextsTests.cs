namespace Isthmus.Ui.Tests;

public sealed class TextsTests
{
    private static readonly Texts s_own = new([new TextSource(typeof(Texts).Assembly)], new TextsOptions { ThrowOnMissing = true });

    private static Texts Of(string json, bool strict = true) => new([new TextSource("room", TextSource.Parse(json))], new TextsOptions { ThrowOnMissing = strict });

    [Fact]
    public void The_texts_of_the_interface_are_complete_in_every_language() => Assert.Empty(s_own.Missing());

    [Theory]
    [InlineData("""{"a": ["Seats: {0}", "Мест: {0}", "جا"]}""", "placeholders in fa")]
    [InlineData("""{"a": ["Seats", "", "جا"]}""", "no text in ru")]
    [InlineData("""{"a": ["Seats", "Места"]}""", "2 languages")]
    [InlineData("""{"a": ["{0} seat|{0} seats", "{0} место|{0} мест", "{0} جا"]}""", "2 plural forms in ru")]
    public void A_gap_is_named(string json, string gap) => Assert.Contains(gap, Assert.Single(Of(json).Missing()));

    [Fact]
    public void A_key_written_twice_stops_the_start() =>
        Assert.Contains("'ui.save'", Assert.Throws<InvalidOperationException>(() => new Texts(
            [new TextSource(typeof(Texts).Assembly), new TextSource("room", [("ui.save", ["a", "b", "c"])])], new TextsOptions())).Message);

    [Fact]
    public void A_missing_key_throws_while_developing_and_shows_itself_in_production()
    {
        Assert.Throws<KeyNotFoundException>(() => s_own["ui.nowhere"]);
        Assert.Equal("ui.nowhere", Of("{}", strict: false)["ui.nowhere"]);
    }

    [Theory]
    [InlineData("en", 0, 1)]
    [InlineData("en", 1, 0)]
    [InlineData("en", 2, 1)]
    [InlineData("en", 21, 1)]
    [InlineData("ru", 0, 2)]
    [InlineData("ru", 1, 0)]
    [InlineData("ru", 2, 1)]
    [InlineData("ru", 4, 1)]
    [InlineData("ru", 5, 2)]
    [InlineData("ru", 11, 2)]
    [InlineData("ru", 12, 2)]
    [InlineData("ru", 14, 2)]
    [InlineData("ru", 21, 0)]
    [InlineData("ru", 22, 1)]
    [InlineData("ru", 111, 2)]
    [InlineData("ru", 112, 2)]
    [InlineData("ru", 121, 0)]
    [InlineData("fa", 0, 0)]
    [InlineData("fa", 1, 0)]
    [InlineData("fa", 2, 1)]
    public void Plural_forms_follow_cldr(string language, long n, int form) => Assert.Equal(form, Plurals.Form(Language.Find(language)!, n));

    [Fact]
    public void Counted_texts_use_the_digits_and_forms_of_the_language()
    {
        Assert.Equal("1 hour ago", s_own.In(Language.English).Count("ui.time.hours.ago", 1));
        Assert.Equal("2\u00A0345 часов назад", s_own.In(Language.Russian).Count("ui.time.hours.ago", 2345));
        Assert.Equal("۳ ساعت پیش", s_own.In(Language.Persian).Count("ui.time.hours.ago", 3));
    }

    [Fact]
    public void A_name_in_the_other_direction_is_isolated()
    {
        var texts = Of("""{"a": ["{0} (draft)", "{0} (черновик)", "{0} (پیش‌نویس)"]}""");

        Assert.Equal("\u2068سیناژن\u2069 (draft)", texts.In(Language.English)["a", "سیناژن"]);
        Assert.Equal("ChemRar (draft)", texts.In(Language.English)["a", "ChemRar"]);
        Assert.Equal("\u2068ХимРар\u2069 (پیش‌نویس)", texts.In(Language.Persian)["a", "ХимРар"]);
    }

    [Fact]
    public void Every_country_has_a_name_in_every_language()
    {
        Assert.True(Countries.Codes.Count >= 249);
        Assert.All(Countries.Codes, c => Assert.All(Language.All, l => Assert.False(string.IsNullOrWhiteSpace(Countries.Name(c, l)))));
        Assert.Equal("ایران", Countries.Name("IR", Language.Persian));
    }
}
