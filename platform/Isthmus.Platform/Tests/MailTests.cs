using System.Net.Sockets;
using Isthmus.Platform.Mail;
using Isthmus.Platform.Outbox;

namespace Isthmus.Platform.Tests;

/// <summary>Over SMTP a mail leaves at most once, and what did not leave for certain is tried again.</summary>
public sealed class MailTests
{
    [Theory, Databases]
    public async Task A_mail_that_is_refused_or_cannot_be_handed_over_is_tried_again_later_and_leaves_once(Provider provider)
    {
        await using var sink = new SmtpSink { Manner = SmtpManner.Refuse };
        await using var site = await Start(provider, sink.Settings);
        var sender = site.Services.GetRequiredService<MailSender>();
        foreach (var (manner, attempt) in new[] { (SmtpManner.Refuse, 1), (SmtpManner.NeverGreet, 2) })
        {
            sink.Manner = manner;
            await sender.Send(10, CancellationToken.None);
            var waiting = await Mail(site);
            Assert.Equal((DeliveryState.Waiting, attempt), (waiting.State, waiting.Attempts));
            Assert.NotNull(waiting.Error);
            Assert.Equal(0, await sender.Send(10, CancellationToken.None));
            site.Clock.Advance(TimeSpan.FromSeconds(10));
        }
        sink.Manner = SmtpManner.Accept;
        Assert.Equal(1, await sender.Send(10, CancellationToken.None));
        Assert.Equal((DeliveryState.Sent, 3), ((await Mail(site)).State, (await Mail(site)).Attempts));
        Assert.Single(sink.Arrived);
    }

    [Theory, Databases(SmtpManner.HangUp), Databases(SmtpManner.FallSilent)]
    public async Task A_mail_whose_server_was_lost_in_the_middle_is_uncertain_and_never_sent_twice_by_itself(Provider provider, SmtpManner manner)
    {
        await using var sink = new SmtpSink { Manner = manner };
        await using var site = await Start(provider, sink.Settings);
        var sender = site.Services.GetRequiredService<MailSender>();
        var begun = System.Diagnostics.Stopwatch.StartNew();
        await sender.Send(10, CancellationToken.None);
        // A silent server keeps the other background work waiting for a lease, no longer.
        Assert.InRange(begun.Elapsed.TotalSeconds, 0, 6);
        Assert.Equal(DeliveryState.Uncertain, (await Mail(site)).State);
        site.Clock.Advance(TimeSpan.FromDays(1));
        sink.Manner = SmtpManner.Accept;
        Assert.Equal(0, await sender.Send(10, CancellationToken.None));
        Assert.Single(sink.Arrived);
    }

    [Theory, Databases(SmtpManner.NeverGreet), Databases(SmtpManner.FallSilent)]
    public async Task With_a_server_that_does_not_answer_one_mail_is_tried_and_the_others_wait(Provider provider, SmtpManner manner)
    {
        await using var sink = new SmtpSink { Manner = manner };
        await using var site = await Start(provider, sink.Settings);
        for (var i = 1; i <= 3; i++) await Queue(site, $"test/{i}");
        Assert.Equal(1, await site.Services.GetRequiredService<MailSender>().Send(20, CancellationToken.None));
        Assert.Equal(3, await site.Count("""SELECT count(*) FROM platform_mail WHERE "State" = 'Waiting' AND "Attempts" = 0"""));
        sink.Manner = SmtpManner.Accept;
        await site.Services.GetRequiredService<MailSender>().Send(20, CancellationToken.None);
        Assert.Equal(3, await site.Count("""SELECT count(*) FROM platform_mail WHERE "State" = 'Sent' AND "Attempts" = 1"""));
    }

    [Theory, Databases]
    public async Task While_a_mail_server_is_silent_jobs_and_events_go_on(Provider provider)
    {
        var sink = new SmtpSink { Manner = SmtpManner.NeverGreet };
        try
        {
            await using var site = await TestSite.Start(provider, sink.Settings, new Probe().AddTo);
            await Queue(site);
            for (var i = 0; i < 200 && (await Mail(site)).State != DeliveryState.Sending; i++) await Task.Delay(50);
            var id = await Probe.Enqueue(site);
            await site.InScope(async sp =>
            {
                var db = sp.GetRequiredService<PlatformDb>();
                db.Publish(new BellRang("tower"));
                await db.SaveChangesAsync();
            });
            await Probe.Until(site, id, j => j.IsOver);
            for (var i = 0; i < 200 && await Probe.Done(site, "test.noted") == 0; i++) await Task.Delay(50);
            Assert.Equal((1, DeliveryState.Sending), (await Probe.Done(site, "test.noted"), (await Mail(site)).State));
            // Or the site would wait for the mail to the end.
            await sink.DisposeAsync();
        }
        finally { await sink.DisposeAsync(); }
    }

    [Theory, Databases]
    public async Task A_server_that_is_down_costs_an_attempt_and_after_twelve_a_person_decides(Provider provider)
    {
        int port;
        using (var free = new TcpListener(IPAddress.Loopback, 0)) { free.Start(); port = ((IPEndPoint)free.LocalEndpoint).Port; }
        await using var site = await Start(provider, new() { ["Mail:Transport"] = "Smtp", ["Mail:Host"] = "127.0.0.1", ["Mail:Port"] = $"{port}", ["Mail:StartTls"] = "false" });
        var sender = site.Services.GetRequiredService<MailSender>();
        for (var attempt = 1; attempt <= 12; attempt++)
        {
            Assert.Equal(DeliveryState.Waiting, (await Mail(site)).State);
            Assert.Equal(1, await sender.Send(10, CancellationToken.None));
            site.Clock.Advance(TimeSpan.FromHours(1));
        }
        Assert.Equal(DeliveryState.Dead, (await Mail(site)).State);
        Assert.Equal(0, await sender.Send(10, CancellationToken.None));
    }

    [Theory, Databases]
    public async Task A_mail_that_was_under_way_when_its_process_was_killed_waits_for_a_person_over_SMTP_and_goes_on_into_a_folder(Provider provider)
    {
        await using var sink = new SmtpSink();
        foreach (var (settings, expected, files) in new[] { (sink.Settings, DeliveryState.Uncertain, 0), (new Dictionary<string, string?>(), DeliveryState.Sent, 1) })
        {
            await using var site = await Start(provider, settings);
            await site.Execute("""UPDATE platform_mail SET "State" = 'Sending', "LeaseOwner" = 'killed', "Attempts" = 1""");
            site.Clock.Advance(TimeSpan.FromMinutes(2));
            await site.Services.GetRequiredService<MailSender>().Send(10, CancellationToken.None);
            Assert.Equal((expected, files), ((await Mail(site)).State, site.Mails().Count));
        }
        Assert.Empty(sink.Arrived);
    }

    [Theory, Databases]
    public async Task Two_mails_for_one_occasion_are_one(Provider provider)
    {
        await using var site = await Start(provider, []);
        var refused = await Assert.ThrowsAsync<DbUpdateException>(() => Queue(site));
        Assert.True(DbErrors.IsDuplicate(refused));
        Assert.Equal(1, await site.Count("SELECT count(*) FROM platform_mail"));
    }

    [Theory, Databases]
    public async Task A_mail_that_cannot_be_made_is_given_up_where_a_person_sees_it_and_the_others_go_out(Provider provider)
    {
        await using var sink = new SmtpSink();
        foreach (var (settings, arrived) in ((Dictionary<string, string?>, Func<TestSite, int>)[])[(sink.Settings, _ => sink.Arrived.Count), ([], s => s.Mails().Count)])
        {
            await using var site = await Start(provider, settings);
            var queued = await Mail(site);
            await Queue(site, "test/title", "Title");
            await Queue(site, "test/address", "Address");
            // As rows that were queued before such titles were refused; the first is the first in line.
            await Spoil(site, "test/once", queued.Body.Replace("\"Subject\":\"", "\"Subject\":\"A title\\nof two lines", StringComparison.Ordinal));
            await Spoil(site, "test/address", queued.Body.Replace("anna@example.org", "nobody at all", StringComparison.Ordinal));
            var sender = site.Services.GetRequiredService<MailSender>();
            Assert.Equal(3, await sender.Send(10, CancellationToken.None));
            Assert.Equal((2, 1), (await site.Count("""SELECT count(*) FROM platform_mail WHERE "State" = 'Dead' AND "Error" IS NOT NULL"""), await site.Count("""SELECT count(*) FROM platform_mail WHERE "State" = 'Sent'""")));
            Assert.Equal(1, arrived(site));
            site.Clock.Advance(TimeSpan.FromDays(1));
            Assert.Equal(0, await sender.Send(10, CancellationToken.None));
        }
    }

    [Theory, Databases]
    public async Task A_name_and_a_title_that_are_too_long_for_a_mail_are_cut_between_characters_and_put_on_one_line(Provider provider)
    {
        await using var site = await TestSite.Start(provider, Probe.ByHand);
        await site.InScope(async sp =>
        {
            var db = sp.GetRequiredService<PlatformDb>();
            db.Send(new OutgoingMail("anna@example.org", "А" + string.Concat(Enumerable.Repeat("👩‍🔬", 100)), "Forum\r\n" + string.Concat(Enumerable.Repeat("Химия ", 100)), "Text", "test/long"));
            await db.SaveChangesAsync();
        });
        var mail = await Mail(site);
        Assert.Equal("А" + string.Concat(Enumerable.Repeat("👩‍🔬", 39)), mail.ToName);
        Assert.StartsWith("Forum  Химия", mail.Subject, StringComparison.Ordinal);
        Assert.Equal((300, mail.ToName, mail.Subject), (mail.Subject.Length, mail.Content.ToName, mail.Content.Subject));
        await site.Services.GetRequiredService<MailSender>().Send(10, CancellationToken.None);
        Assert.Equal(DeliveryState.Sent, (await Mail(site)).State);
    }

    private static Task Spoil(TestSite site, string key, string body) => site.InScope(sp =>
        sp.GetRequiredService<PlatformDb>().AllMails.Where(m => m.DedupeKey == key).ExecuteUpdateAsync(u => u.SetProperty(m => m.Body, body)));

    private static async Task<TestSite> Start(Provider provider, Dictionary<string, string?> settings)
    {
        var site = await TestSite.Start(provider, new Dictionary<string, string?>(settings) { ["Background:Enabled"] = "false", ["Background:LeaseSeconds"] = "2" });
        await Queue(site);
        return site;
    }

    private static Task Queue(TestSite site, string key = "test/once", string subject = "Ваши встречи") => site.InScope(async sp =>
    {
        var db = sp.GetRequiredService<PlatformDb>();
        db.Send(new OutgoingMail("anna@example.org", "Анна", subject, "Текст", key) { Calendar = "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n" });
        await db.SaveChangesAsync();
    });

    private static Task<MailMessage> Mail(TestSite site) => site.InScope(sp => sp.GetRequiredService<PlatformDb>().Mails.SingleAsync());
}
