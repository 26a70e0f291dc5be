using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Isthmus.Platform.Data;
using Isthmus.Testing;

namespace Isthmus.Partnering.Tests;

/// <summary>Files of an opportunity: who may attach, what may be attached, who may open them.</summary>
public sealed class FileTests
{
    private static readonly byte[] s_pdf = [.. "%PDF-1.7\n"u8, .. new byte[64]];
    private static readonly byte[] s_picture = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, .. new byte[32]];

    private static async Task<(HttpStatusCode Status, JsonElement Json)> Attach(HttpClient who, Guid opportunity, byte[] bytes, string? title, string name = "sheet.pdf", bool confidential = false, int? version = null)
    {
        using var body = new MultipartFormDataContent { { new ByteArrayContent(bytes), "file", name } };
        if (title is not null) body.Add(new StringContent(title), "title");
        if (confidential) body.Add(new StringContent("true"), "confidential");
        using var message = new HttpRequestMessage(HttpMethod.Post, $"/api/opportunities/{opportunity}/files") { Content = body };
        message.Headers.IfMatch.Add(new EntityTagHeaderValue($"\"{version ?? await VersionOf(who, opportunity)}\""));
        using var response = await who.SendAsync(message);
        return (response.StatusCode, JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement);
    }

    private static async Task<int> VersionOf(HttpClient who, Guid opportunity)
    {
        using var response = await who.GetAsync(new Uri($"/api/opportunities/{opportunity}", UriKind.Relative));
        return response.IsSuccessStatusCode ? JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement.GetProperty("version").GetInt32() : 1;
    }

    private static async Task<(HttpStatusCode Status, byte[] Bytes, string? Policy, string? Name)> Open(HttpClient who, Guid opportunity, Guid file)
    {
        using var response = await who.GetAsync(new Uri($"/opportunities/{opportunity}/files/{file}", UriKind.Relative));
        return (response.StatusCode, await response.Content.ReadAsByteArrayAsync(), response.Headers.TryGetValues("Content-Security-Policy", out var policy) ? policy.Single() : null, response.Content.Headers.ContentDisposition?.FileNameStar);
    }

    [Theory, Databases]
    public async Task A_confidential_file_is_opened_by_accepted_partners_only_and_never_named_to_others(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var market = new Market(site);
        var (mine, other, third) = (await market.Organisation("Foams"), await market.Organisation("Filters"), await market.Organisation("Fans"));
        var (owner, asker, stranger) = (market.MemberOf(mine), market.MemberOf(other), market.MemberOf(third));
        var id = await market.Publish(owner, mine);
        var open = (await Attach(owner, id, s_pdf, "Data sheet", @"C:\files\..\Sheet <1>.exe")).Json.GetProperty("id").GetGuid();
        var secret = (await Attach(owner, id, s_picture, "Drawing of the Kryptal mould", "kryptal.png", confidential: true)).Json.GetProperty("id").GetGuid();

        var (status, bytes, policy, name) = await Open(market.Visitor, id, open);
        Assert.Equal((HttpStatusCode.OK, "default-src 'none'; sandbox", "Sheet 1.pdf"), (status, policy, name));
        Assert.Equal(s_pdf, bytes);
        foreach (var who in new[] { market.Visitor, stranger, asker })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await Open(who, id, secret)).Status);
            Assert.DoesNotContain("ryptal", (await market.Show(who, id)).GetRawText(), StringComparison.Ordinal);
            Assert.DoesNotContain("ryptal", await market.Text(who, $"/opportunities/{id}"), StringComparison.Ordinal);
        }
        Assert.Equal(0, await site.Count("SELECT COUNT(*) FROM platform_audit WHERE \"Payload\" LIKE '%ryptal%'"));

        var interest = await market.Interest(asker, other, id);
        Assert.Equal(HttpStatusCode.NotFound, (await Open(asker, id, secret)).Status);
        await Market.Send(owner, HttpMethod.Put, $"/api/interests/{interest}/answer", new { accept = true });
        Assert.Equal(s_picture, (await Open(asker, id, secret)).Bytes);
        Assert.Contains("Drawing of the Kryptal mould", await market.Text(asker, $"/opportunities/{id}"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await Open(stranger, id, secret)).Status);

        // Under another opportunity it is not found, and what is not public is not opened.
        var draft = await market.Draft(owner, mine);
        Assert.Equal(HttpStatusCode.NotFound, (await Open(owner, draft, open)).Status);
        var hidden = (await Attach(owner, draft, s_pdf, "Sheet")).Json.GetProperty("id").GetGuid();
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.OK), ((await Open(stranger, draft, hidden)).Status, (await Open(owner, draft, hidden)).Status));
    }

    [Theory, Databases]
    public async Task Only_its_own_people_attach_what_is_a_pdf_or_a_picture_and_not_too_much(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var market = new Market(site);
        var (mine, other) = (await market.Organisation("Foams"), await market.Organisation("Filters"));
        var (owner, viewer, stranger) = (market.MemberOf(mine), market.MemberOf(mine, "viewer"), market.MemberOf(other));
        var id = await market.Publish(owner, mine);
        Assert.Equal(HttpStatusCode.Unauthorized, (await Attach(market.Visitor, id, s_pdf, "Sheet")).Status);
        foreach (var who in new[] { viewer, stranger }) Assert.Equal(HttpStatusCode.Forbidden, (await Attach(who, id, s_pdf, "Sheet")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await Attach(stranger, await market.Draft(owner, mine), s_pdf, "Sheet")).Status);

        var program = "MZ"u8.ToArray();
        var large = new byte[(5 * 1024 * 1024) + 1];
        s_pdf.CopyTo(large, 0);
        foreach (var (bytes, title) in new (byte[], string?)[] { (program, "Sheet"), (large, "Sheet"), ([], "Sheet"), (s_pdf, null), (s_pdf, " "), (s_pdf, new string('x', 151)), ("<svg/>"u8.ToArray(), "Sheet") })
            Assert.Equal(HttpStatusCode.BadRequest, (await Attach(owner, id, bytes, title)).Status);
        Assert.Equal(HttpStatusCode.PreconditionFailed, (await Attach(owner, id, s_pdf, "Sheet", version: 1)).Status);
        for (var i = 0; i < 5; i++) Assert.Equal(HttpStatusCode.OK, (await Attach(owner, id, [.. s_pdf, (byte)i], $"Sheet {i}")).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await Attach(owner, id, [.. s_pdf, 9], "One more")).Status);
        Assert.Equal(5, await site.Count("SELECT COUNT(*) FROM partnering_file"));

        // The largest there may be, in place of another.
        var first = (await market.Show(owner, id)).GetProperty("files")[0].GetProperty("id").GetGuid();
        await Market.Send(stranger, HttpMethod.Delete, $"/api/opportunities/{id}/files/{first}", null, HttpStatusCode.Forbidden, await VersionOf(owner, id));
        await Market.Send(owner, HttpMethod.Delete, $"/api/opportunities/{id}/files/{first}", null, HttpStatusCode.NoContent, await VersionOf(owner, id));
        Assert.Equal(4, await site.Count("SELECT COUNT(*) FROM partnering_file"));
        Assert.Equal(HttpStatusCode.OK, (await Attach(owner, id, large[..^1], "Large")).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await Attach(owner, id, large[..^1], "Large again")).Status);
    }

    [Theory, Databases]
    public async Task A_medical_claim_in_the_title_of_a_file_holds_the_opportunity(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var market = new Market(site);
        var mine = await market.Organisation("Foams");
        var owner = market.MemberOf(mine);
        var id = await market.Publish(owner, mine);
        await Attach(owner, id, s_pdf, "Unique in the world: cures four types of life-threatening illnesses using stem cells.");
        Assert.Equal("OnHold", await market.State(id));
    }

    [Theory, Databases]
    public async Task Files_are_attached_and_removed_on_a_page(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var market = new Market(site);
        var mine = await market.Organisation("Foams");
        var owner = market.MemberOf(mine);
        var id = await market.Draft(owner, mine);
        var page = $"/opportunities/{id}/files";
        Assert.NotNull((await owner.Page(page)).QuerySelector(".empty"));
        const string form = "form[enctype]";
        var refused = await (await owner.Submit(page, form, new Dictionary<string, string> { ["Form.Title"] = "Sheet" }, new Dictionary<string, (string, byte[])> { ["Form.File"] = ("a.pdf", "MZ"u8.ToArray()) })).Html();
        Assert.NotNull(refused.QuerySelector(".field-bad [name='Form.File']"));
        using var attached = await owner.Submit(page, form, new Dictionary<string, string> { ["Form.Title"] = "Sheet" }, new Dictionary<string, (string, byte[])> { ["Form.File"] = ("a.pdf", s_pdf) });
        Assert.Equal(HttpStatusCode.Redirect, attached.StatusCode);
        Assert.Contains("Sheet", (await owner.Page($"/opportunities/{id}")).QuerySelector("[aria-labelledby='files']")!.TextContent, StringComparison.Ordinal);
        using var removed = await owner.Submit(page, "form:has([name='_handler'][value^='remove-'])", new Dictionary<string, string>());
        Assert.Equal(HttpStatusCode.Redirect, removed.StatusCode);
        Assert.NotNull((await owner.Page(page)).QuerySelector(".empty"));
        await market.Text(market.MemberOf(await market.Organisation("Filters")), page, HttpStatusCode.NotFound);
        await market.Move(owner, id, "Withdraw");
        Assert.Null((await owner.Page(page)).QuerySelector(form));
    }
}
