using System.Globalization;
using Isthmus.Contracts.People;
using Isthmus.Contracts.Registry;
using Isthmus.Host.Demo;
using Isthmus.People;
using Isthmus.Platform.Access;
using Isthmus.Platform.Data;

namespace Isthmus.Journeys.Crashes;

/// <summary>A booking is confirmed, and the site is killed with SIGKILL before or after the mail about it has gone: the booking is there once, and the mail arrives once.</summary>
public sealed class BookingKillTests
{
    private const string Email = "booker@crash.example";
    private const string Password = "Long-enough-4-bookers";
    private const string Mails = """SELECT count(*) FROM platform_mail WHERE "DedupeKey" LIKE 'places/%'""";

    [Theory, Databases]
    public async Task A_kill_between_a_booking_and_its_mail_costs_neither_and_doubles_neither(Provider provider)
    {
        await using var site = await CrashSite.Create(provider);
        var centre = await Centre.Open(site);
        await site.Host.Kill();

        // Confirmed by a process that sends nothing: the mail has not gone when it dies, whatever the machine is busy with.
        await site.Start(works: false);
        await Book(site, centre, 0);
        await Task.Delay(1000);
        Assert.Equal(1, await site.Count(Mails + " AND \"State\" = 'Waiting'"));
        await site.Host.Kill();
        // Control: nobody sends it but the next process.
        await Task.Delay(1000);
        Assert.Equal((0, 1), (Arrived(site).Count, await site.Count(Mails + " AND \"State\" = 'Waiting'")));

        await site.Start();
        await site.Quiet();
        Assert.Contains("END:VCALENDAR", KillTests.Decoded(File.ReadAllText(Assert.Single(Arrived(site)))), StringComparison.Ordinal);

        // At a moment that nobody chose: one is on its way or has just gone, the other waits.
        await Book(site, centre, 1);
        await Book(site, centre, 2);
        await site.Host.Kill();
        await Once(site, 3);
        await site.Start();
        await site.Quiet();
        await Once(site, 3);
        Assert.Equal((3, 3), (Arrived(site).Count, await site.Count(Mails + " AND \"State\" = 'Sent'")));

        // Control: an hour that is taken twice is seen by the same look.
        await site.Execute("""UPDATE places_booking SET "From" = (SELECT min("From") FROM places_booking)""");
        await Assert.ThrowsAnyAsync<Xunit.Sdk.XunitException>(() => Once(site, 3));
    }

    /// <summary>Over SMTP, where each arrival counts: a folder would hide a mail that is written a second time.</summary>
    [Theory, Databases]
    public async Task A_kill_after_the_mail_about_a_booking_has_gone_does_not_send_it_again(Provider provider)
    {
        await using var sink = new SmtpSink();
        await using var site = await CrashSite.Create(provider, sink.Settings);
        var centre = await Centre.Open(site);
        var before = sink.Arrived.Count;
        await Book(site, centre, 1);
        await CrashSite.Until(async () => await site.Count(Mails + " AND \"State\" = 'Sent'") == 1, "the mail about the booking to be noted as sent");
        await site.Host.Kill();
        await site.Start();
        // Several beats, in which it would go again.
        await Task.Delay(1000);
        await site.Quiet();
        Assert.Equal((1, 0), (sink.Arrived.Count - before, sink.Twice.Count));
        await Once(site, 1);

        // Control: forgotten that it has gone, it goes again, and the sink sees it.
        await site.Execute("""UPDATE platform_mail SET "State" = 'Waiting', "NextAt" = '2020-01-01 00:00:00' WHERE "DedupeKey" LIKE 'places/%'""");
        await CrashSite.Until(() => Task.FromResult(sink.Twice.Count == 1), "the mail to arrive again");
    }

    private sealed record Centre(Guid Place, Guid Resource, Guid Organisation)
    {
        /// <summary>A place with one instrument and somebody who books it; the work that this brings is done.</summary>
        public static async Task<Centre> Open(CrashSite site)
        {
            using var staff = await CrashSite.SignIn(await site.Start());
            static Guid Id(System.Text.Json.JsonElement made) => made.GetProperty("id").GetGuid();
            var organisation = Id(await staff.Post("/api/organisations", new { name = "Quiet Meadow Works", kind = "Company", country = "RU" }, CancellationToken.None));
            var place = Id(await staff.Post("/api/places", new { kind = "Centre", nameEn = "Island Centre", aboutEn = "Invented.", country = "RU", city = "Vladivostok", timeZone = "Asia/Vladivostok", stage = "Operating", stageOn = "2024", isInvented = true }, CancellationToken.None));
            await staff.Put($"/api/places/{place}/publication", CancellationToken.None);
            await site.Quiet();
            var resource = Id(await staff.Post($"/api/places/{place}/resources", new { kind = "Instrument", code = "MIC-1", units = 1, nameEn = "Light microscope", rules = new { } }, CancellationToken.None));
            await site.InScope(async sp =>
            {
                sp.GetRequiredService<CurrentActor>().ActAs(Actor.System);
                return await PeopleRoom.EnsureAccount(sp, Email, "Crash booker", Password, [], new Dictionary<OrganisationId, MemberRole> { [new(organisation)] = MemberRole.Owner }, CancellationToken.None);
            });
            await site.Quiet();
            return new(place, resource, organisation);
        }
    }

    // The client reads anything but 201 as a fault.
    private static async Task Book(CrashSite site, Centre centre, int hour)
    {
        using var booker = new DemoClient(site.Host.Address);
        await booker.SignIn(Email, Password, CancellationToken.None);
        var from = TimeProvider.System.GetUtcNow().UtcDateTime.Date.AddDays(3).AddHours(hour);
        var made = await booker.Post($"/api/places/{centre.Place}/bookings", new { lines = new[] { new { resource = centre.Resource } }, from, until = from.AddHours(1), organisation = centre.Organisation, purpose = $"Hour {hour.ToString(CultureInfo.InvariantCulture)}" }, CancellationToken.None);
        Assert.Equal("Confirmed", made.GetProperty("state").GetString());
    }

    private static async Task Once(CrashSite site, int bookings)
    {
        Assert.Equal((bookings, bookings, bookings), (await site.Count("SELECT count(*) FROM places_booking"), await site.Count("""SELECT count(DISTINCT "From") FROM places_booking"""), await site.Count("SELECT count(*) FROM places_occupancy")));
        Assert.Equal((bookings, bookings), (await site.Count(Mails), await site.Count("""SELECT count(*) FROM platform_audit WHERE "Action" = 'places.book' AND "SubjectKind" = 'places_booking'""")));
        Assert.DoesNotContain(await Whole.Faults(site), f => f.StartsWith("audit", StringComparison.Ordinal) || f.StartsWith("mails of one occasion", StringComparison.Ordinal));
    }

    private static List<string> Arrived(CrashSite site) => [.. Directory.GetFiles(site.Mails, "*.eml").Where(f => File.ReadAllText(f).Contains(Email, StringComparison.OrdinalIgnoreCase))];
}
