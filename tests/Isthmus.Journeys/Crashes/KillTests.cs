using System.Text;
using Isthmus.Host.Demo;
using Isthmus.Platform.Data;

namespace Isthmus.Journeys.Crashes;

/// <summary>
/// The built site, killed with SIGKILL in the middle of what it does: what was confirmed is done after a restart, nothing is there by half, nothing twice.
/// </summary>
public sealed class KillTests
{
    private const int Rows = 800;

    [Theory, Databases]
    public async Task An_import_that_is_killed_again_and_again_comes_in_whole_and_once(Provider provider)
    {
        await using var site = await CrashSite.Create(provider);
        using var client = await CrashSite.SignIn(await site.Start());
        await Confirm(client, await Checked(client, Rows));
        await KilledInTheMiddle(site, "registry.apply-import", [0, 150, 450], seed: 1);
        Assert.Equal((Rows, 1), (await site.Count("SELECT count(*) FROM registry_organisation"), await site.Count("""SELECT count(*) FROM registry_import WHERE "State" = 'Applied'""")));
        Assert.Equal(Rows, await site.Count("""SELECT count(*) FROM platform_audit WHERE "Action" = 'registry.apply-import' AND "SubjectKind" = 'registry_organisation'"""));

        // Control: half of an import, an entry taken out of the audit: the same look finds both.
        await site.Execute("""DELETE FROM registry_organisation WHERE "Id" IN (SELECT "Id" FROM registry_organisation LIMIT 300); DELETE FROM platform_audit WHERE "Seq" = 20""");
        var faults = await Whole.Faults(site);
        Assert.Contains("imported rows without their organisation: 300", faults);
        Assert.Contains("audit 20: entry removed", faults);
    }

    [Theory, Databases]
    public async Task A_plan_and_its_publishing_that_are_killed_come_out_whole_and_every_mail_once(Provider provider)
    {
        await using var site = await CrashSite.Create(provider);
        using var client = await CrashSite.SignIn(await site.Start());
        var edition = await DemoForum.Prepare(client, CancellationToken.None);
        var requests = await site.Count("SELECT count(*) FROM forums_request");

        await client.Post($"/api/forums/{edition}/schedule/solve", new { seconds = 2 }, CancellationToken.None);
        await KilledInTheMiddle(site, "forums.solve", [0, 900], seed: 2);
        Assert.Equal(requests, await site.Count("SELECT count(*) FROM forums_meeting"));

        await client.Post($"/api/forums/{edition}/schedule/publish", new { audience = "Participants" }, CancellationToken.None);
        var hit = await site.KillDuring("forums.publish-schedule", 1, 0);
        Assert.Empty(await Whole.Faults(site));
        await site.Start();
        // Killed in the middle of the mails too: some are out, some are not.
        const string Sent = """SELECT count(*) FROM platform_mail WHERE "State" = 'Sent'""";
        await CrashSite.Until(async () => await site.Count(Sent) > 20, "mails to go out", everyMilliseconds: 5);
        await site.Host.Kill();
        var left = await site.Count("""SELECT count(*) FROM platform_mail WHERE "State" IN ('Waiting', 'Sending')""");
        Assert.Empty(await Whole.Faults(site));
        await site.Start();
        await site.Quiet();

        Assert.True(hit, "the publishing was over before it was killed");
        Assert.True(left > 0, "the mails were out before the kill");
        Assert.Empty(await Whole.Faults(site));
        var mails = await site.Count("SELECT count(*) FROM platform_mail");
        Assert.Equal((mails, 1L), (await site.Count(Sent), await site.Count("SELECT count(*) FROM forums_publication")));
        Assert.Equal(mails, Directory.GetFiles(site.Mails, "*.eml").Length);
        // Beside the timetables, each with its calendar, stand the mails about the demo's opportunities.
        Assert.Equal(await site.Count("SELECT sum(\"Mails\") FROM forums_publication"), Directory.GetFiles(site.Mails, "*.eml").Count(f => Decoded(File.ReadAllText(f)).Contains("END:VCALENDAR", StringComparison.Ordinal)));

        // Control: a plan with a meeting missing, a mail queued that no publication stands for.
        await site.Execute("""DELETE FROM forums_meeting WHERE "RequestId" IN (SELECT "RequestId" FROM forums_meeting LIMIT 1); UPDATE forums_publication SET "Mails" = "Mails" - 1""");
        Assert.Equal(["mails that differ from what the publications say: 1", "requests with a half plan beside them: 1"], (await Whole.Faults(site)).Where(f => !f.StartsWith("placed", StringComparison.Ordinal)).Order());
    }

    [Theory, Databases]
    public async Task Over_SMTP_a_mail_that_was_on_its_way_at_the_kill_waits_for_a_person_and_none_arrives_twice(Provider provider)
    {
        await using var sink = new SmtpSink();
        await using var site = await CrashSite.Create(provider, sink.Settings);
        await Queue(site, 40);
        await site.Start();
        var killed = 0;
        // Between the arrival of the mail and the answer that it has arrived: the one moment in which nobody can know.
        sink.Arriving = async n =>
        {
            if (n is not (7 or 25)) return;
            await CrashSite.Until(() => Task.FromResult(site.Processes.Count == (n == 7 ? 1 : 2)), "the process to be known");
            await site.Host.Kill();
            Interlocked.Increment(ref killed);
        };
        for (var kill = 1; kill <= 2; kill++)
        {
            await CrashSite.Until(() => Task.FromResult(Volatile.Read(ref killed) == kill), "the mail that is the process's last");
            // One for each kill: the earlier one is uncertain as soon as its lease is over, which a fast start does not wait for.
            Assert.Equal(kill, await site.Count("""SELECT count(*) FROM platform_mail WHERE "State" IN ('Sending', 'Uncertain')"""));
            await site.Start();
        }
        await site.Quiet();
        Assert.Equal((38, 2), (await site.Count("""SELECT count(*) FROM platform_mail WHERE "State" = 'Sent'"""), await site.Count("""SELECT count(*) FROM platform_mail WHERE "State" = 'Uncertain'""")));
        Assert.Equal(40, sink.Arrived.Count);
        Assert.Empty(sink.Twice);

        // Control: sent again by somebody's decision, it does arrive twice, and the sink sees it.
        await site.Execute("""UPDATE platform_mail SET "State" = 'Waiting', "NextAt" = '2020-01-01 00:00:00' WHERE "State" = 'Uncertain'""");
        await site.Quiet();
        Assert.Equal((42, 2), (sink.Arrived.Count, sink.Twice.Count));
    }

    /// <summary>Kills while the job runs, at several moments, and lets it end after the last; the moments that came too late do not count, but one at least must not.</summary>
    private static async Task KilledInTheMiddle(CrashSite site, string kind, int[] moments, int seed)
    {
        var random = new Random(seed);
        var hits = 0;
        foreach (var moment in moments)
        {
            var hit = await site.KillDuring(kind, hits + 1, moment + random.Next(50));
            Assert.Empty(await Whole.Faults(site));
            await site.Start();
            if (!hit) break;
            hits++;
        }
        await site.Quiet();
        Assert.True(hits > 0, $"{kind} was over before it was killed");
        Assert.Empty(await Whole.Faults(site));
        Assert.Equal(hits + 1, await site.Count($"""SELECT "Attempts" FROM platform_job WHERE "Kind" = '{kind}' AND "State" = 'Done'"""));
        TestContext.Current.SendDiagnosticMessage("{0}: killed in the middle {1} time(s)", kind, hits);
    }

    internal static async Task<Guid> Checked(DemoClient client, int rows, string word = "Works")
    {
        var file = Path.GetTempFileName() + ".csv";
        await File.WriteAllTextAsync(file, "name,country,website\n" + string.Join('\n', Enumerable.Range(1, rows).Select(n => $"{Name(n, word)},{(n % 2 == 0 ? "IR" : "RU")},{word.ToLowerInvariant()}{n}.example")), new UTF8Encoding(false));
        var import = (await client.Upload("/api/imports", file, CancellationToken.None)).GetProperty("id").GetGuid();
        File.Delete(file);
        await client.Post($"/api/imports/{import}/check", new { version = await Version(client, import) }, CancellationToken.None);
        await client.Until($"/api/imports/{import}", i => i.GetProperty("state").GetString() == "Checked", "the dry run", CancellationToken.None);
        return import;
    }

    internal static async Task Confirm(DemoClient client, Guid import) =>
        await client.Post($"/api/imports/{import}/confirm", new { version = await Version(client, import) }, CancellationToken.None);

    private static async Task<int> Version(DemoClient client, Guid import) => (await client.Get($"/api/imports/{import}", CancellationToken.None)).GetProperty("version").GetInt32();

    // Names far enough apart that none is taken for another.
    private static string Name(int n, string word) => string.Concat(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes($"{word} {n}")))[..12].Select(c => (char)('a' + Convert.ToInt32($"{c}", 16)))) + " " + word;

    internal static string Decoded(string mail) => mail.Contains("END:VCALENDAR", StringComparison.Ordinal) ? mail
        : string.Concat(mail.Split("\r\n\r\n").Select(p => p.Replace("\r\n", "", StringComparison.Ordinal).Split("--")[0]).Where(p => p.Length > 100)
            .Select(p => { var bytes = new byte[p.Length]; return Convert.TryFromBase64String(p, bytes, out var n) ? Encoding.UTF8.GetString(bytes, 0, n) : ""; }));

    private static Task Queue(CrashSite site, int count) => site.InScope(async sp =>
    {
        var db = sp.GetRequiredService<PlatformDb>();
        for (var i = 1; i <= count; i++) db.Send(new($"person{i}@example.org", null, $"Letter {i}", "It is arranged.", $"crash/{i}"));
        return await db.SaveChangesAsync();
    });
}
