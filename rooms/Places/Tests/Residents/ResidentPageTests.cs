using System.Net;
using AngleSharp.Dom;
using Isthmus.Platform.Data;
using Isthmus.Testing;

namespace Isthmus.Places.Tests.Residents;

/// <summary>The whole way through the pages, without script.</summary>
public sealed class ResidentPageTests(SharedSites sites) : IClassFixture<SharedSites>
{
    [Theory, Databases]
    public async Task An_applicant_an_expert_and_an_officer_go_the_whole_way_through_the_pages(Provider provider)
    {
        var site = await sites.On(provider);
        using var park = await Park.Open(site, $"Pages Works {provider}");
        async Task<string> Send(HttpClient who, string url, string form, Dictionary<string, string>? values = null, IReadOnlyDictionary<string, (string, byte[])>? files = null)
        {
            using var sent = await who.Submit(url, form, values, files);
            Assert.True(sent.StatusCode == HttpStatusCode.Found, $"{url} {form}: {(int)sent.StatusCode} {string.Join(" | ", (await sent.Html()).QuerySelectorAll(".error, .notice, .field-error, [role=alert]").Select(e => e.TextContent.Trim()))}");
            return sent.Headers.Location!.ToString();
        }
        static string Handler(string name) => $"form:has(input[name='_handler'][value='{name}'])";

        var application = await Send(park.Member, $"/places/{park.Place}/residents/apply", "form:has([name='Input.Project'])", new() { ["Input.Project"] = "A page valve", ["Input.Message"] = "Room?" });
        Assert.EndsWith("/application", application, StringComparison.Ordinal);
        var documents = await Send(park.Member, application, "form:has([name='Input.Plan'])", new()
        {
            ["Input.Plan"] = "We make it.", ["Input.Facts.Kind"] = "Startup", ["Input.Facts.Field"] = "Biomedicine", ["Input.Facts.Readiness"] = "5", ["Input.Answers[0].Value"] = "no",
        });
        var home = documents[..documents.LastIndexOf('/')];
        Assert.Contains("Charter", (await park.Member.Page(documents)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        await Send(park.Member, documents, "form:has([name='Form.File'])", [], new Dictionary<string, (string, byte[])> { ["Form.File"] = ("charter.pdf", Park.Pdf()) });
        await Send(park.Member, home, Handler("move-Submit"));
        Assert.Contains("A page valve", (await park.Officer.Page($"/places/{park.Place}/residents/manage")).QuerySelectorAll("tbody").Last().TextContent, StringComparison.Ordinal);
        await Send(park.Officer, home, Handler("move-Review"));
        using var expert = await park.Expert(Guid.Parse(home.Split('/')[^1]));
        Assert.Contains("A page valve", (await expert.Page("/residency-reviews")).QuerySelector("tbody")!.TextContent, StringComparison.Ordinal);
        await Send(expert, home + "/review", "form:has([name='Form.Conflict'])", new() { ["Form.Conflict"] = "None", ["Form.Scores[0].Points"] = "5", ["Form.Scores[1].Points"] = "7", ["Form.Advice"] = "Admit" });
        await Send(park.Officer, home + "/offer", "form:has([name='Form.OfferTerms'])", new() { ["Form.OfferTerms"] = "Forty square metres." });
        Assert.Contains("Forty square metres", (await park.Member.Page(home)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        await Send(park.Member, home, Handler("move-Accept"));
        await Send(park.Officer, home + "/agreement", "form:has([name='Form.AgreementNumber'])", new() { ["Form.AgreementNumber"] = "9", ["Form.SignedOn"] = "2026-01-02", ["Form.Since"] = "2026-01-05", ["Form.Until"] = "2028-01-05" });
        var tick = (await park.Officer.Page(home)).QuerySelectorAll("input[name='_handler']").Select(i => i.GetAttribute("value")!).First(v => v.StartsWith("tick-", StringComparison.Ordinal));
        await Send(park.Officer, home, Handler(tick));
        await Send(park.Officer, home, Handler("move-Admit"));
        Assert.Contains("A page valve", (await park.Visitor.Page($"/places/{park.Place}/residents")).QuerySelector("tbody")!.TextContent, StringComparison.Ordinal);
        await Send(park.Officer, home + "/extend", "form:has([name='Form.Until'])", new() { ["Form.Until"] = "2030-01-05", ["Form.Note"] = "More time." });
        await Send(park.Officer, home, "form:has([name='Form.Move'])", new() { ["Form.Move"] = "Graduate", ["Form.Note"] = "Grown up." });
        var timeline = (await park.Member.Page(home)).QuerySelector(".timeline")!.TextContent;
        foreach (var said in new[] { "Graduated", "Grown up.", "More time.", "Enquiry" }) Assert.Contains(said, timeline, StringComparison.Ordinal);
    }

    [Theory, Databases]
    public async Task An_officer_writes_a_part_of_the_form_and_the_other_parts_stay(Provider provider)
    {
        var site = await sites.On(provider);
        using var park = await Park.Open(site, $"Form Works {provider}");
        using var saved = await park.Officer.Submit($"/places/{park.Place}/intake/criteria", "form:has([name='Input.Criteria[2].Name.En'])", new Dictionary<string, string> { ["Input.Criteria[2].Name.En"] = "Money", ["Input.Criteria[2].Most"] = "4" });
        Assert.True(saved.StatusCode == HttpStatusCode.Found, (await saved.Html()).QuerySelector("form .notice, form [role=alert], .form-errors")?.TextContent ?? (await saved.Html()).QuerySelector("main")!.TextContent);
        var intake = (await park.Get(park.Officer, $"{park.Api}/intake")).GetProperty("intake");
        Assert.Equal((3, 2, 1, 2), (intake.GetProperty("criteria").GetArrayLength(), intake.GetProperty("questions").GetArrayLength(), intake.GetProperty("documents").GetArrayLength(), intake.GetProperty("rules").GetArrayLength()));
        foreach (var part in new[] { "", "/questions", "/documents", "/rules", "/checklist" }) Assert.NotNull((await park.Officer.Page($"/places/{park.Place}/intake{part}")).QuerySelector("form [name^='Input.']"));
        using var wrong = await park.Officer.Submit($"/places/{park.Place}/intake/rules", "form:has([name='Input.Rules[2].Reason.En'])", new Dictionary<string, string> { ["Input.Rules[2].Reason.En"] = "Because", ["Input.Rules[2].Condition.Fact"] = "Staff", ["Input.Rules[2].Condition.Test"] = "OneOf" });
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        Assert.Contains("does not fit", (await wrong.Html()).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }
}
