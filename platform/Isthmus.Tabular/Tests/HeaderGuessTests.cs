namespace Isthmus.Tabular.Tests;

public sealed class HeaderGuessTests
{
    private static readonly HeaderGuess Guess = new(
    [
        new FieldSpec("name", true, "company", "company name", "organisation", "название", "компания", "организация", "наименование", "نام", "نام شرکت", "شرکت", "سازمان") { Probe = CellProbe.IsName },
        new FieldSpec("country", false, "land", "страна", "کشور") { Probe = CellProbe.IsCountry },
        new FieldSpec("website", false, "web site", "site", "url", "сайт", "وبسایت", "وب سایت", "سایت") { Probe = CellProbe.IsWebsite },
        new FieldSpec("email", false, "e-mail", "mail", "почта", "эл. почта", "ایمیل", "پست الکترونیک") { Probe = CellProbe.IsEmail },
    ]);

    [Theory]
    [InlineData("name,country,website,email")]
    [InlineData("Company Name,Country,Web-site,E-Mail")]
    [InlineData("Название организации,Страна,Сайт компании,Эл. почта")]
    [InlineData("نام شركت,كشور,وب‌سایت,ایمیل")]
    [InlineData("Compnay,Contry,Websiet,Emali")]
    [InlineData("Participant / Company,Participant / Country,Contact / URL,Contact / e-mail")]
    public void Titles_are_understood_in_three_languages_and_with_typing_errors(string header)
    {
        var guesses = Guess.Guess(Files.Csv(header + "\nAlfa,Iran,alfa.ir,info@alfa.ir\nBeta,Russia,beta.ru,info@beta.ru\n", Guess.IsKnownTitle));

        Assert.Equal(["name", "country", "website", "email"], guesses.Select(g => g.Field));
        Assert.All(guesses, g => Assert.True(g.Confidence >= 0.6, $"{g.Title} {g.Confidence}"));
    }

    [Fact]
    public void Content_tells_where_titles_do_not()
    {
        var guesses = Guess.Guess(Files.Csv("Iran,info@alfa.ir,https://alfa.ir,Alfa Group\nRussia,info@beta.ru,https://beta.ru,Beta Group\n", Guess.IsKnownTitle));

        Assert.Equal(["country", "email", "website", "name"], guesses.Select(g => g.Field));
        Assert.All(guesses, g => Assert.True(g.Confidence <= 0.6));
    }

    [Fact]
    public void A_title_that_its_content_contradicts_is_doubted()
    {
        var guesses = Guess.Guess(Files.Csv("name,email\nAlfa,+98 1\nBeta,+98 2\n"));

        Assert.InRange(guesses[1].Confidence, 0.5, 0.75);
    }

    [Fact]
    public void A_required_field_that_is_not_there_is_named()
    {
        var guesses = Guess.Guess(Files.Csv("price,amount\n1,2\n3,4\n"));

        Assert.Equal(["name"], Guess.Missing(guesses));
        Assert.All(guesses, g => Assert.Null(g.Field));
    }
}
