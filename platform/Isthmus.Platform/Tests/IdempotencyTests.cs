using Isthmus.Platform.Http;
using Isthmus.Platform.Mail;

namespace Isthmus.Platform.Tests;

public sealed class IdempotencyTests
{
    private static readonly TestUser Officer = TestUser.Officer;

    [Theory, Databases]
    public async Task A_repeated_call_gets_the_first_answer_and_another_call_under_its_key_is_refused(Provider provider)
    {
        await using var site = await TestSite.Start(provider, Probe.ByHand);
        using var client = site.ClientOf(Officer);
        using var first = await Add(client, "k1", "Alpha");
        Assert.Equal(HttpStatusCode.Created, first.StatusCode);
        using var second = await Add(client, "k1", "Alpha");
        Assert.Equal(HttpStatusCode.Created, second.StatusCode);
        Assert.Equal("true", second.Headers.GetValues("Idempotent-Replay").Single());
        Assert.Equal((first.Headers.Location, first.Headers.ETag, await first.Content.ReadAsStringAsync()), (second.Headers.Location, second.Headers.ETag, await second.Content.ReadAsStringAsync()));
        using var other = await Add(client, "k1", "Beta");
        Assert.Equal((HttpStatusCode.BadRequest, "platform.idempotency-key-reused"), (other.StatusCode, await Code(other)));
        // Keys are each caller's own.
        using var stranger = site.ClientOf(TestUser.Officer);
        using var theirs = await Add(stranger, "k1", "Gamma");
        Assert.Equal(HttpStatusCode.Created, theirs.StatusCode);
        Assert.Equal(2, await Organisations(site));
    }

    [Theory, Databases]
    public async Task A_refused_call_may_be_mended_under_the_same_key_and_an_endless_key_is_refused(Provider provider)
    {
        await using var site = await TestSite.Start(provider, Probe.ByHand);
        using var client = site.ClientOf(Officer);
        using var refused = await Add(client, "k1", "");
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        using var mended = await Add(client, "k1", "Alpha");
        Assert.Equal(HttpStatusCode.Created, mended.StatusCode);
        using var endless = await Add(client, new string('k', 121), "Beta");
        Assert.Equal("platform.idempotency-key-too-long", await Code(endless));
    }

    [Theory, Databases]
    public async Task Of_sixteen_calls_at_the_same_time_one_is_carried_out(Provider provider)
    {
        await using var site = await TestSite.Start(provider, Probe.ByHand);
        using var client = site.ClientOf(Officer);
        var answers = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Add(client, "k1", "Alpha")));
        Assert.Equal(1, await Organisations(site));
        Assert.All(answers, a => Assert.True(a.StatusCode is HttpStatusCode.Created or HttpStatusCode.Conflict, $"{(int)a.StatusCode}"));
        Assert.Single(answers, a => a.StatusCode == HttpStatusCode.Created && !a.Headers.Contains("Idempotent-Replay"));
        foreach (var conflict in answers.Where(a => a.StatusCode == HttpStatusCode.Conflict)) Assert.Equal("platform.idempotency-key-in-use", await Code(conflict));
        foreach (var answer in answers) answer.Dispose();
    }

    [Theory, Databases]
    public async Task A_call_whose_process_was_killed_before_it_wrote_is_carried_out_after_a_minute(Provider provider)
    {
        await using var site = await TestSite.Start(provider, Probe.ByHand);
        using var client = site.ClientOf(Officer);
        (await Add(client, "k1", "Alpha")).Dispose();
        // What a process leaves behind that was killed in the middle of the call.
        await site.Execute("""DELETE FROM registry_organisation_key; DELETE FROM registry_organisation; UPDATE platform_idempotency SET "Status" = 0, "Body" = NULL""");
        using var early = await Add(client, "k1", "Alpha");
        Assert.Equal((HttpStatusCode.Conflict, "platform.idempotency-key-in-use"), (early.StatusCode, await Code(early)));

        site.Clock.Advance(TimeSpan.FromSeconds(61));
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Add(client, "k1", "Alpha")));
        Assert.Single(answers, a => a.StatusCode == HttpStatusCode.Created && !a.Headers.Contains("Idempotent-Replay"));
        Assert.Equal(1, await Organisations(site));
        foreach (var answer in answers) answer.Dispose();
    }

    [Theory, Databases]
    public async Task A_call_whose_process_was_killed_after_it_wrote_is_not_carried_out_again(Provider provider)
    {
        await using var site = await TestSite.Start(provider, Probe.ByHand);
        using var client = site.ClientOf(Officer);
        // The mark is in the transaction of the work: seen here from inside, without the middleware's own end.
        await site.InScope(async sp =>
        {
            var db = sp.GetRequiredService<PlatformDb>();
            var call = await Begin(sp, db, site);
            db.Send(new OutgoingMail("a@example.org", null, "s", "t", "once"));
            await db.SaveChangesAsync();
            Assert.Equal(IdempotentCall.Written, await db.IdempotentCalls.Where(c => c.Key == call.Key).Select(c => c.Status).SingleAsync());
        });
        (await Add(client, "k1", "Alpha")).Dispose();
        await site.Execute("""UPDATE platform_idempotency SET "Status" = 1, "Body" = NULL WHERE "Key" = 'k1'""");
        using var early = await Add(client, "k1", "Alpha");
        Assert.Equal("platform.idempotency-key-in-use", await Code(early));
        site.Clock.Advance(TimeSpan.FromSeconds(61));
        using var late = await Add(client, "k1", "Alpha");
        Assert.Equal((HttpStatusCode.Conflict, "platform.idempotency-answer-lost"), (late.StatusCode, await Code(late)));
        Assert.Equal(1, await Organisations(site));
    }

    [Theory, Databases]
    public async Task A_call_that_was_begun_anew_meanwhile_writes_nothing(Provider provider)
    {
        await using var site = await TestSite.Start(provider, Probe.ByHand);
        await site.InScope(async sp =>
        {
            var db = sp.GetRequiredService<PlatformDb>();
            await Begin(sp, db, site);
            site.Clock.Advance(TimeSpan.FromMinutes(2));
            var now = Instants.Stored(site.Clock);
            await db.IdempotentCalls.ExecuteUpdateAsync(u => u.SetProperty(c => c.At, now));
            db.Send(new OutgoingMail("a@example.org", null, "s", "t", "once"));
            await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => db.SaveChangesAsync());
        });
        Assert.Equal(0, await site.Count("SELECT count(*) FROM platform_mail"));
    }

    private static async Task<IdempotentCall> Begin(IServiceProvider scope, PlatformDb db, TestSite site)
    {
        var call = new IdempotentCall { Caller = "somebody", Key = "k2", RequestHash = "h", At = Instants.Stored(site.Clock) };
        db.Add(call);
        await db.SaveChangesAsync();
        return scope.GetRequiredService<CurrentCall>().Call = call;
    }

    private static async Task<HttpResponseMessage> Add(HttpClient client, string key, string name)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/organisations") { Content = JsonContent.Create(new { name, kind = "Company", country = "IR" }) };
        request.Headers.Add("Idempotency-Key", key);
        return await client.SendAsync(request);
    }

    private static async Task<string?> Code(HttpResponseMessage answer) => (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString();

    private static Task<long> Organisations(TestSite site) => site.Count("SELECT count(*) FROM registry_organisation");
}
