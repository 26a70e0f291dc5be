using System.Net;
using AngleSharp.Html.Dom;
using Isthmus.Host.Demo;
using Isthmus.Platform.Data;

namespace Isthmus.Journeys.Crashes;

/// <summary>Two processes on one PostgreSQL are one site.</summary>
public sealed class TwoProcessesTests
{
    [Fact]
    public async Task Two_processes_share_sessions_and_forms_do_each_thing_once_and_take_over_from_each_other()
    {
        Assert.SkipWhen(PostgresServer.WhyNot is not null, PostgresServer.WhyNot ?? "");
        await using var sink = new SmtpSink();
        await using var site = await CrashSite.Create(Provider.Postgres, new Dictionary<string, string?>(sink.Settings) { ["Background:LeaseSeconds"] = "5" }, onePort: false);
        // At the same moment on a new database: the keys, and the beat's own tables, are made once.
        await site.StartTwo();
        var (one, other) = (site.Processes[0], site.Processes[1]);
        await SessionsAndForms(one, other);

        using var here = await CrashSite.SignIn(one);
        using var there = await CrashSite.SignIn(other);
        var edition = await DemoForum.Prepare(here, CancellationToken.None);
        var imports = await Task.WhenAll(Enumerable.Range(1, 6).Select(async n =>
        {
            var client = n % 2 == 0 ? here : there;
            var import = await KillTests.Checked(client, 20, $"Works{n}");
            await KillTests.Confirm(client, import);
            return import;
        }));
        await site.Quiet();
        await here.Post($"/api/forums/{edition}/schedule/solve", new { seconds = 2 }, CancellationToken.None);
        await site.Quiet();
        await there.Post($"/api/forums/{edition}/schedule/publish", new { audience = "Participants" }, CancellationToken.None);
        await site.Quiet();
        Assert.Equal(imports.Length + 1, await site.Count("""SELECT count(*) FROM registry_import WHERE "State" = 'Applied'"""));
        await EachThingOnce(site, sink, imports.Length);
        await TakingOver(site, here, there);
    }

    private static async Task SessionsAndForms(HostProcess one, HostProcess other)
    {
        using var handler = new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() };
        using var here = new HttpClient(handler, disposeHandler: false) { BaseAddress = one.Address };
        using var there = new HttpClient(handler, disposeHandler: false) { BaseAddress = other.Address };
        var form = (await here.Page("/sign-in")).QuerySelector("form:has([name='Input.Password'])") as IHtmlFormElement;
        using var answer = await there.Submit("/sign-in", form!, CrashSite.SignInForm);
        Assert.True(answer.StatusCode is HttpStatusCode.Found or HttpStatusCode.SeeOther, $"the form of one process was refused by the other: {(int)answer.StatusCode}");
        // Signed in at the second; known at both.
        foreach (var client in new[] { there, here })
        {
            using var me = await client.GetAsync(new Uri("/api/me", UriKind.Relative));
            Assert.Equal(HttpStatusCode.OK, me.StatusCode);
        }
        // Control: a stranger without the session is not.
        using var stranger = new HttpClient { BaseAddress = one.Address };
        using var nobody = await stranger.GetAsync(new Uri("/api/me", UriKind.Relative));
        Assert.Equal(HttpStatusCode.Unauthorized, nobody.StatusCode);
    }

    private static async Task EachThingOnce(CrashSite site, SmtpSink sink, int imports)
    {
        Assert.Empty(await Whole.Faults(site));
        var jobs = await site.Count("SELECT count(*) FROM platform_job");
        Assert.True(jobs >= (imports * 2) + 4, $"only {jobs} jobs");
        Assert.Equal(jobs, await site.Count("""SELECT count(*) FROM platform_job WHERE "State" = 'Done' AND "Attempts" = 1"""));
        // What the processes themselves say that they began.
        await CrashSite.Until(() => Task.FromResult(Begun(site).Count >= jobs), "the logs");
        Assert.Equal((int)jobs, Begun(site).Count);
        TestContext.Current.SendDiagnosticMessage("jobs of the first process: {0}, of the second: {1}", Begun(site.Processes[0]).Count, Begun(site.Processes[1]).Count);

        var events = await site.Count("SELECT count(*) FROM platform_outbox");
        Assert.Equal(events, await site.Count("""SELECT count(*) FROM platform_outbox WHERE "State" = 'Sent' AND "Attempts" = 1"""));
        Assert.Equal(await site.Count("""SELECT count(*) FROM platform_outbox WHERE "Type" = 'registry.organisations-imported'"""), await site.Count("""SELECT count(*) FROM platform_inbox WHERE "Reaction" = 'forums.take-in-imported'"""));

        var mails = await site.Count("""SELECT count(*) FROM platform_mail WHERE "State" = 'Sent'""");
        Assert.True(mails > 80, $"only {mails} mails");
        Assert.Equal(mails, sink.Arrived.Count);
        Assert.Empty(sink.Twice);
    }

    private static async Task TakingOver(CrashSite site, DemoClient here, DemoClient there)
    {
        var before = await site.Count("SELECT count(*) FROM registry_organisation");
        var import = await KillTests.Checked(here, 800, "Takeover");
        await KillTests.Confirm(here, import);
        var known = Begun(site).ToHashSet();
        await CrashSite.Until(() => Task.FromResult(Begun(site).Count > known.Count), "the import to begin", everyMilliseconds: 5);
        var holder = site.Processes.Single(p => Begun(p).Any(l => !known.Contains(l)));
        await holder.Kill();
        Assert.Equal(1, await site.Count("""SELECT count(*) FROM platform_job WHERE "State" = 'Running' AND "Attempts" = 1"""));
        await site.Quiet();
        Assert.Equal(1, await site.Count("""SELECT count(*) FROM platform_job WHERE "State" = 'Done' AND "Attempts" = 2"""));
        Assert.Equal(before + 800, await site.Count("SELECT count(*) FROM registry_organisation"));
        Assert.Empty(await Whole.Faults(site));
        // The one that is left serves on, with the session it never made.
        var survivor = holder == site.Processes[0] ? there : here;
        Assert.Equal("Applied", (await survivor.Get($"/api/imports/{import}", CancellationToken.None)).GetProperty("state").GetString());
    }

    private static List<string> Begun(CrashSite site) => [.. site.Processes.SelectMany(Begun)];

    private static List<string> Begun(HostProcess process) => [.. process.Log.Where(l => l.Contains(" begins, attempt ", StringComparison.Ordinal))];
}
