using System.Net;
using System.Text.Json;
using Isthmus.Contracts.People;
using Isthmus.Contracts.Registry;
using Isthmus.Platform.Data;
using Isthmus.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Isthmus.Partnering.Tests;

/// <summary>What possible suppliers ask the buyer, and who reads it.</summary>
public sealed class QuestionTests
{
    private static Task<JsonElement> Ask(HttpClient who, Guid rfq, object body, HttpStatusCode expected = HttpStatusCode.Created) => Market.Send(who, HttpMethod.Post, $"/api/rfqs/{rfq}/questions", body, expected);

    private static Task<JsonElement> Answer(HttpClient who, Guid rfq, Guid question, string text, HttpStatusCode expected = HttpStatusCode.NoContent) => Market.Send(who, HttpMethod.Put, $"/api/rfqs/{rfq}/questions/{question}/answer", new { answer = text }, expected);

    private static async Task<List<JsonElement>> List(HttpClient who, Guid rfq) => [.. (await Market.Send(who, HttpMethod.Get, $"/api/rfqs/{rfq}/questions", null)).EnumerateArray()];

    [Theory, Databases]
    public async Task A_question_is_asked_and_answered_on_the_page_and_nobody_learns_who_asked(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var market = new Market(site);
        var buying = new Purchase(site, market);
        var (mine, first, second) = (await market.Organisation("Furnaces"), await market.Organisation("Zarvan Foams", "RU"), await market.Organisation("Sinters", "AM"));
        var (owner, asker, other) = (await market.Member(mine, "buyer@example.org", language: "fa"), await market.Member(first, "asker@example.org", "Anton Asker", language: "ru"), market.MemberOf(second));
        var id = await buying.Publish(owner, mine);
        using var asked = await asker.Submit($"/rfqs/{id}", "form:has([name='Form.Text'])", new Dictionary<string, string> { ["Form.Text"] = "Which alloy\nis wanted?" });
        Assert.Equal(HttpStatusCode.Redirect, asked.StatusCode);
        await site.Quiet();
        Assert.Single(site.Mails(), m => m.Contains("buyer@example.org", StringComparison.Ordinal) && MailWords.Of(m).Contains("پرسشی دارد", StringComparison.Ordinal));

        // Until it is answered, the buyer and whoever asked read it.
        Assert.Equal((1, 1, 0, 0), ((await List(owner, id)).Count, (await List(asker, id)).Count, (await List(other, id)).Count, (await List(market.Visitor, id)).Count));
        Assert.True((await List(asker, id))[0].GetProperty("isOwn").GetBoolean());
        var page = await owner.Page($"/rfqs/{id}");
        Assert.Empty(page.QuerySelectorAll("[name='Form.Text']"));
        using var answered = await owner.Submit($"/rfqs/{id}", "form:has([name='answer'])", new Dictionary<string, string> { ["answer"] = "Grade 2 titanium." });
        Assert.Equal(HttpStatusCode.Redirect, answered.StatusCode);
        await site.Quiet();
        Assert.Single(site.Mails(), m => m.Contains("asker@example.org", StringComparison.Ordinal) && MailWords.Of(m).Contains("ответил на ваш вопрос", StringComparison.Ordinal));
        Assert.DoesNotContain(site.Mails(), m => m.Contains("buyer@example.org", StringComparison.Ordinal) && MailWords.Of(m).Contains("Zarvan", StringComparison.Ordinal));
        foreach (var who in new[] { market.Visitor, other, owner, market.Officer })
        {
            var text = (await who.Page($"/rfqs/{id}")).DocumentElement.TextContent;
            Assert.Contains("Which alloy", text, StringComparison.Ordinal);
            Assert.Contains("Grade 2 titanium.", text, StringComparison.Ordinal);
            foreach (var secret in new[] { "Zarvan", "Anton" }) Assert.DoesNotContain(secret, text + (await market.Text(who, $"/api/rfqs/{id}/questions")), StringComparison.Ordinal);
            Assert.DoesNotContain(first.ToString(), await market.Text(who, $"/api/rfqs/{id}/questions"), StringComparison.OrdinalIgnoreCase);
        }
        Assert.Equal(0, await site.Count("SELECT COUNT(*) FROM platform_audit WHERE \"Payload\" LIKE '%Which alloy%'"));
        Assert.Equal(1, await site.Count("SELECT COUNT(*) FROM platform_audit WHERE \"Action\" = 'partnering.answer-question'"));
    }

    [Theory, Databases]
    public async Task Only_those_who_may_ask_and_answer_so_often_and_so_long_as_quotes_are_taken(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var market = new Market(site);
        var buying = new Purchase(site, market);
        var (mine, first) = (await market.Organisation("Furnaces"), await market.Organisation("Foams", "RU"));
        var (owner, asker) = (market.MemberOf(mine), market.MemberOf(first));
        var id = await buying.Publish(owner, mine);
        var draft = await buying.Draft(owner, mine);
        await Ask(market.Visitor, id, new { organisation = first, text = "?" }, HttpStatusCode.Unauthorized);
        await Ask(market.MemberOf(first, "viewer"), id, new { organisation = first, text = "?" }, HttpStatusCode.Forbidden);
        await Ask(market.Officer, id, new { organisation = first, text = "?" }, HttpStatusCode.Forbidden);
        await Ask(owner, id, new { organisation = mine, text = "?" }, HttpStatusCode.Conflict);
        await Ask(asker, id, new { organisation = mine, text = "?" }, HttpStatusCode.Forbidden);
        await Ask(asker, draft, new { organisation = first, text = "?" }, HttpStatusCode.NotFound);
        foreach (var bad in new object[] { new { organisation = first }, new { organisation = first, text = " " }, new { organisation = first, text = new string('x', 1001) } }) await Ask(asker, id, bad, HttpStatusCode.BadRequest);
        var questions = new List<Guid>();
        for (var i = 0; i < 5; i++) questions.Add(Market.Id(await Ask(asker, id, new { organisation = first, text = $"Question {i}?" })));
        await Ask(asker, id, new { organisation = first, text = "One more?" }, HttpStatusCode.Conflict);

        await Answer(asker, id, questions[0], "No", HttpStatusCode.Forbidden);
        await Answer(market.MemberOf(mine, "viewer"), id, questions[0], "No", HttpStatusCode.Forbidden);
        await Answer(owner, id, Guid.CreateVersion7(), "No", HttpStatusCode.NotFound);
        await Answer(owner, id, questions[0], new string('x', 2001), HttpStatusCode.BadRequest);
        await Answer(owner, id, questions[0], "Yes");
        await Answer(owner, id, questions[0], "Another", HttpStatusCode.Conflict);
        await buying.Close();
        await Answer(owner, id, questions[1], "Late", HttpStatusCode.Conflict);
        await Ask(market.MemberOf(await market.Organisation("Sinters")), id, new { organisation = first, text = "Late?" }, HttpStatusCode.Forbidden);
        Assert.Equal("Yes", Assert.Single(await List(market.Visitor, id)).GetProperty("answer").GetString());
        Assert.Empty((await asker.Page($"/rfqs/{id}")).QuerySelectorAll("[name='Form.Text']"));
    }

    [Theory, Databases]
    public async Task An_account_that_is_erased_is_in_no_question_and_no_answer(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var market = new Market(site);
        var buying = new Purchase(site, market);
        var (mine, first) = (await market.Organisation("Furnaces"), await market.Organisation("Foams", "RU"));
        var (owner, asker) = (await market.Member(mine, "buyer@example.org"), await market.Member(first, "zuleika@example.org", "Zuleika Abendroth"));
        var id = await buying.Publish(owner, mine);
        var question = Market.Id(await Ask(asker, id, new { organisation = first, text = "Which alloy? Yours, zuleika abendroth, zuleika@example.org" }));
        await Answer(owner, id, question, "Dear Zuleika Abendroth, titanium.");
        await site.InScope(async sp =>
        {
            var db = sp.GetRequiredService<PartneringDb>();
            var by = (await db.RfqQuestions.AsNoTracking().SingleAsync()).By!.Value;
            db.Publish(new AccountErased(by, "Zuleika Abendroth", "zuleika@example.org", [new OrganisationId(first)]));
            await db.SaveChangesAsync();
        });
        await site.Quiet();
        await site.InScope(async sp =>
        {
            var q = await sp.GetRequiredService<PartneringDb>().RfqQuestions.AsNoTracking().SingleAsync();
            Assert.Null(q.By);
            Assert.NotNull(q.AnsweredBy);
            Assert.Equal(("Which alloy? Yours, (erased), (erased)", "Dear (erased), titanium."), (q.Text, q.Answer));
        });
    }
}
