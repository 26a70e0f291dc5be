using System.Net;
using AngleSharp.Html.Dom;
using Isthmus.Ui.Tests.Site;

namespace Isthmus.Ui.Tests;

public sealed class FormTests(TestSite site) : IClassFixture<TestSite>
{
    private static readonly (string, string?)[] s_good =
    [
        ("Input.Name", "  سیناژن"), ("Input.Email", "info@example.org"), ("Input.Staff", "412"), ("Input.Country", "IR"), ("Input.Founded", "2021-08-26"), ("Input.Opens", "09:30"),
        ("Input.Kind", "Laboratory"), ("Input.Fields", "bio"), ("Input.Fields", "nano"), ("Input.About", "\nline"), ("Input.Public", "false"), ("Input.Lines[1].Alias", "b"),
    ];

    [Fact]
    public async Task A_form_without_a_script_binds_every_kind_of_field()
    {
        using var visitor = site.Visitor("fa");
        var result = (await Post(visitor, s_good)).QuerySelector("#result")!.TextContent;

        Assert.Contains("\"Staff\":412", result);
        Assert.Contains("\"Country\":\"IR\"", result);
        Assert.Contains("\"Founded\":\"2021-08-26\"", result);
        Assert.Contains("\"Opens\":\"09:30:00\"", result);
        Assert.Contains("\"Kind\":1", result);
        Assert.Contains("\"Fields\":[\"bio\",\"nano\"]", result);
        Assert.Contains("\"Public\":false", result);
        Assert.Contains("{\"Alias\":\"b\"}", result);
    }

    [Fact]
    public async Task A_choice_that_is_no_longer_offered_is_shown_and_not_exchanged_for_the_first()
    {
        using var visitor = site.Visitor("en");
        var page = await Post(visitor, ("Input.Name", ""), ("Input.Country", "ZZ"));

        Assert.Equal("ZZ", ((IHtmlSelectElement)page.GetElementById("Input-Country")!).Value);
    }

    [Fact]
    public async Task Errors_are_in_the_language_of_the_reader_at_the_field_and_in_a_linked_summary()
    {
        using var visitor = site.Visitor("ru");
        var page = await Post(visitor, ("Input.Name", ""), ("Input.Email", "nobody"), ("Input.Staff", "0"), ("Input.Lines[1].Alias", "too long"));

        var name = page.GetElementById("Input-Name")!;
        Assert.Equal("true", name.GetAttribute("aria-invalid"));
        Assert.Contains("Заполните это поле.", page.GetElementById("Input-Name-error")!.TextContent);
        Assert.Contains("Input-Name-error", name.GetAttribute("aria-describedby"));
        var links = page.QuerySelectorAll("#form-errors a").Select(a => (a.GetAttribute("href"), a.TextContent)).ToList();
        Assert.Contains(("#Input-Name", "Название: Заполните это поле."), links);
        Assert.Contains(links, l => l.Item1 == "#Input-Staff" && l.TextContent.Contains("от 1 до 100\u00A0000", StringComparison.OrdinalIgnoreCase));
        Assert.Contains(links, l => l.Item1 == "#Input-Lines-1--Alias");
        Assert.Contains(links, l => l.Item1 == "#Input-Kind");
        Assert.All(links, l => Assert.NotNull(page.GetElementById(l.Item1![1..])));
        Assert.Equal("nobody", page.GetElementById("Input-Email")!.GetAttribute("value"));
    }

    [Fact]
    public async Task A_value_that_is_no_number_is_shown_again_with_an_error_in_the_reader_s_words()
    {
        using var visitor = site.Visitor("en");
        var page = await Post(visitor, ("Input.Name", "x"), ("Input.Staff", "many"), ("Input.Kind", "Company"));

        Assert.Equal("many", page.GetElementById("Input-Staff")!.GetAttribute("value"));
        Assert.Contains("cannot be understood", page.GetElementById("Input-Staff-error")!.TextContent);
        Assert.Contains("cannot be understood", page.GetElementById("form-errors")!.TextContent);
        Assert.DoesNotContain("Input.Staff", page.GetElementById("form-errors")!.TextContent);
    }

    [Fact]
    public async Task A_value_that_cannot_be_read_stops_the_form_even_when_the_field_may_be_empty()
    {
        using var visitor = site.Visitor("en");
        var page = await Post(visitor, ("Input.Name", "x"), ("Input.Staff", "5"), ("Input.Kind", "Company"), ("Input.Founded", "yesterday"));

        Assert.Equal("", page.QuerySelector("#result")!.TextContent);
        Assert.Equal(["#Input-Founded"], page.QuerySelectorAll("#form-errors a").Select(a => a.GetAttribute("href")));
    }

    [Fact]
    public async Task A_choice_that_there_is_not_and_a_text_that_cannot_be_kept_are_told_at_their_field()
    {
        using var visitor = site.Visitor("en");
        var page = await Post(visitor, ("Input.Name", "two\nlines"), ("Input.Staff", "4"), ("Input.Kind", "9"), ("Input.About", "bell\u0007"), ("Input.Fields", "nano\uFFFE"));

        Assert.Equal("", page.QuerySelector("#result")!.TextContent);
        Assert.Contains("One line only", page.GetElementById("Input-Name-error")!.TextContent);
        Assert.Contains("cannot be kept", page.GetElementById("Input-About-error")!.TextContent);
        Assert.Equal(["#Input-About", "#Input-Fields", "#Input-Kind", "#Input-Name"], page.QuerySelectorAll("#form-errors a").Select(a => a.GetAttribute("href")!).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_choice_is_read_by_its_name_and_never_by_a_number()
    {
        Assert.Equal(OrganisationKind.Laboratory, Choices.Read<OrganisationKind>(" laboratory "));
        foreach (var other in new[] { "1", "99", "-1", "Company,Laboratory", "", null }) Assert.Null(Choices.Read<OrganisationKind>(other));
    }

    [Fact]
    public async Task A_refusal_of_the_use_case_stands_at_its_field()
    {
        using var visitor = site.Visitor("en");
        var page = await Post(visitor, ("Input.Name", "ChemRar"), ("Input.Staff", "4"), ("Input.Kind", "Company"));

        Assert.Contains("An organisation with this name exists.", page.GetElementById("Input-Name-error")!.TextContent);
        Assert.Equal("#Input-Name", page.QuerySelector("#form-errors a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task A_refusal_with_fields_stands_at_them_in_the_language_of_the_reader()
    {
        using var visitor = site.Visitor("ru");
        var page = await Post(visitor, ("Input.Name", "refused"), ("Input.Staff", "4"), ("Input.Kind", "Company"));

        Assert.Contains("Организация с таким названием уже есть.", page.GetElementById("Input-Country-error")!.TextContent);
        Assert.Equal("refused", page.GetElementById("Input-Name")!.GetAttribute("value"));
    }

    [Fact]
    public async Task A_notice_survives_the_redirect_and_is_shown_once()
    {
        using var visitor = site.Visitor("en", follow: true);
        var page = await Post(visitor, ("Input.Name", "go"), ("Input.Staff", "4"), ("Input.Kind", "Company"));

        Assert.Contains("ХимРар is saved.", page.QuerySelector(".notice-success")!.TextContent);
        Assert.Null((await visitor.Open("/table")).QuerySelector(".notice-success"));
    }

    [Fact]
    public async Task A_post_without_the_antiforgery_token_is_refused()
    {
        using var visitor = site.Visitor();
        using var body = new FormUrlEncodedContent([new("_handler", "organisation"), new("Input.Name", "x")]);

        Assert.Equal(HttpStatusCode.BadRequest, (await visitor.PostAsync("/form", body)).StatusCode);
    }

    [Fact]
    public async Task Required_fields_are_marked_from_the_rules_of_the_model()
    {
        using var visitor = site.Visitor();
        var page = await visitor.Open("/form");

        Assert.Equal("true", page.GetElementById("Input-Name")!.GetAttribute("aria-required"));
        Assert.Equal("80", page.GetElementById("Input-Name")!.GetAttribute("maxlength"));
        Assert.Null(page.GetElementById("Input-Country")!.GetAttribute("aria-required"));
        Assert.Equal("email", page.GetElementById("Input-Email")!.GetAttribute("type"));
        Assert.Equal("auto", page.GetElementById("Input-About")!.GetAttribute("dir"));
    }

    [Fact]
    public async Task A_choice_left_empty_is_none_also_where_the_framework_cannot_read_an_empty_text()
    {
        using var visitor = site.Visitor("en");
        var page = await Post(visitor, [.. s_good, ("Input.Parent", "")]);
        var result = page.QuerySelector("#result")!.TextContent;
        Assert.Contains("\"Parent\":null", result);

        var refused = await Post(visitor, [.. s_good, ("Input.Parent", "not an id")]);
        Assert.Equal("", refused.QuerySelector("#result")!.TextContent);
        Assert.Contains("cannot be understood", refused.GetElementById("Input-Parent-error")!.TextContent);
    }

    private static async Task<AngleSharp.Dom.IDocument> Post(HttpClient visitor, params (string, string?)[] values)
    {
        var page = await visitor.Open("/form");
        using var body = new FormUrlEncodedContent(((IHtmlFormElement)page.QuerySelector("main form")!).Values(values));
        return await (await visitor.PostAsync("/form", body)).Document();
    }
}
