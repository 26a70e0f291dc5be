using System.Data.Common;
using System.Net;
using Isthmus.Forums.Registration;
using Isthmus.Platform.Data;
using Isthmus.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace Isthmus.Forums.Tests.Registration;

public sealed class WaitingListTests
{
    private const int Seats = 200;
    private const int AtTheLine = 30;

    [Theory, Databases]
    public async Task Under_200_parallel_withdrawals_while_others_register_no_seat_is_given_twice_and_the_order_is_kept(Provider provider)
    {
        var line = new Rendezvous();
        await using var site = await TestSite.Start(provider, services: line.AddTo<ForumsDb>);
        using var desk = await Desk.Open(site);
        var type = await desk.Type(new { capacity = Seats });
        var crowd = await desk.Crowd(type, Seats, waiting: 230);
        line.Arm(AtTheLine);
        using var over = new CancellationTokenSource();
        var most = Watch(site, over.Token);

        var withdrawals = crowd.Take(Seats).Select(r => Task.Run(() => desk.Withdraw(r)));
        var newcomers = Enumerable.Range(0, 30).Select(n => Task.Run(() => desk.Register(type, $"Newcomer {n}")));
        var answers = await Task.WhenAll(withdrawals.Concat(newcomers));
        await over.CancelAsync();

        Assert.Equal((Seats, 30), (answers.Count(a => a.StatusCode == HttpStatusCode.NoContent), answers.Count(a => a.StatusCode == HttpStatusCode.Accepted)));
        Assert.Empty(await Faults(site));
        Assert.InRange(await most, 0, Seats);
        // Of those who waited, the first 200 have the seats; the others and the newcomers still wait.
        Assert.Equal(Seats, await site.Count("SELECT COUNT(*) FROM forums_registrant WHERE \"State\" = 'Approved' AND \"WaitNumber\" <= 200"));
        Assert.Equal(60, await site.Count("SELECT COUNT(*) FROM forums_registrant WHERE \"State\" = 'Waiting' AND \"WaitNumber\" > 200"));
        Assert.Equal(Seats, await site.Count("SELECT COUNT(DISTINCT \"Regarding\") FROM platform_mail WHERE \"DedupeKey\" LIKE '%/promoted/%'"));
        Assert.Equal(Seats, await site.Count("SELECT COUNT(*) FROM platform_mail WHERE \"DedupeKey\" LIKE '%/promoted/%'"));
    }

    [Theory, Databases]
    public async Task Of_sixteen_who_want_the_last_seat_at_the_same_time_one_gets_it_and_the_others_wait(Provider provider)
    {
        var line = new Rendezvous();
        await using var site = await TestSite.Start(provider, services: line.AddTo<ForumsDb>);
        Assert.Empty(await LastSeat(site, line));
        Assert.Equal(15, await site.Count("SELECT COUNT(*) FROM forums_registrant WHERE \"State\" = 'Waiting'"));
    }

    // SQLite has one writer at a time, whatever we do; PostgreSQL has not.
    [Fact]
    public async Task Control_without_the_lock_on_the_type_the_seats_are_given_twice()
    {
        Assert.SkipWhen(PostgresServer.WhyNot is not null, PostgresServer.WhyNot ?? "");
        var line = new Rendezvous();
        await using var site = await TestSite.Start(Provider.Postgres, services: s => { line.AddTo<ForumsDb>(s); s.ConfigureDbContext<ForumsDb>(o => o.AddInterceptors(new WithoutLock())); });
        Assert.NotEmpty(await LastSeat(site, line));
    }

    [Theory, Databases]
    public async Task Control_each_fault_is_found_and_the_database_itself_takes_no_more_than_the_seats(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var desk = await Desk.Open(site);
        var type = await desk.Type(new { capacity = 3 });
        await desk.Crowd(type, 3, waiting: 3);
        Assert.Empty(await Faults(site));
        await Assert.ThrowsAnyAsync<DbException>(() => site.Execute("UPDATE forums_registration_type SET \"Taken\" = 4"));

        await site.Execute("UPDATE forums_registrant SET \"State\" = 'Approved' WHERE \"WaitNumber\" = 2");
        Assert.Equal(["4 of 3 seats are taken", "the count says 3, the people 4", "somebody who waited longer still waits"], await Faults(site));
    }

    [Theory, Databases]
    public async Task More_seats_fewer_companions_and_a_declined_registration_let_in_those_who_wait_in_their_order(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var desk = await Desk.Open(site);
        var type = await desk.Type(new { capacity = 3, maxCompanions = 2 });
        var family = await desk.Come(type, "Family", new { companions = 2 });
        var pair = await desk.Come(type, "Pair", new { companions = 1 });
        var one = await desk.Come(type, "One");
        Assert.Equal((RegistrationState.Approved, RegistrationState.Waiting, RegistrationState.Waiting), (family.State, pair.State, one.State));

        // One seat comes free: the pair is first and needs two, and nobody passes it.
        await Change(desk, family, 1);
        Assert.Equal((RegistrationState.Waiting, RegistrationState.Waiting), ((await desk.Find(pair.Id)).State, (await desk.Find(one.Id)).State));
        // Nor does the family by taking its seat back.
        using (var back = await desk.Visitor.PutAsync(new Uri($"{desk.Api}/registrations/mine/{family.Key}", UriKind.Relative), System.Net.Http.Json.JsonContent.Create(new { name = "Family", language = "en", companions = 2 }))) Assert.Equal(HttpStatusCode.BadRequest, back.StatusCode);
        await Change(desk, family, 0);
        Assert.Equal((RegistrationState.Approved, RegistrationState.Waiting), ((await desk.Find(pair.Id)).State, (await desk.Find(one.Id)).State));
        await desk.Organiser.Put($"{desk.Api}/registration-types/{type}", new { nameEn = "Visitor", capacity = 2, maxCompanions = 2 }, HttpStatusCode.BadRequest);
        await desk.Organiser.Put($"{desk.Api}/registration-types/{type}", new { nameEn = "Visitor", capacity = 4, maxCompanions = 2 });
        Assert.Equal(RegistrationState.Approved, (await desk.Find(one.Id)).State);
        Assert.Equal(["waiting", "promoted"], await desk.MailsTo(one));

        var late = await desk.Come(type, "Late");
        Assert.Equal(RegistrationState.Waiting, late.State);
        await desk.Decide(false, pair);
        Assert.Equal(RegistrationState.Approved, (await desk.Find(late.Id)).State);
        Assert.Empty(await Faults(site));
    }

    private static async Task Change(Desk desk, Registrant r, int companions)
    {
        using var answer = await desk.Visitor.PutAsync(new Uri($"{desk.Api}/registrations/mine/{r.Key}", UriKind.Relative), System.Net.Http.Json.JsonContent.Create(new { name = r.Name, language = "en", companions }));
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }

    private static async Task<IReadOnlyList<string>> LastSeat(TestSite site, Rendezvous line)
    {
        using var desk = await Desk.Open(site);
        var type = await desk.Type(new { capacity = 5 });
        await desk.Crowd(type, 4, waiting: 0);
        line.Arm(16);
        var answers = await Task.WhenAll(Enumerable.Range(0, 16).Select(n => Task.Run(() => desk.Register(type, $"Newcomer {n}"))));
        Assert.All(answers, a => Assert.Equal(HttpStatusCode.Accepted, a.StatusCode));
        return await Faults(site);
    }

    /// <summary>From the people themselves, not from what the guard counts.</summary>
    private static Task<List<string>> Faults(TestSite site) => site.InScope(async sp =>
    {
        var db = sp.GetRequiredService<ForumsDb>();
        var type = await db.RegistrationTypes.AsNoTracking().SingleAsync();
        var people = await db.Registrants.AsNoTracking().ToListAsync();
        var seated = people.Where(p => p.State == RegistrationState.Approved).ToList();
        var taken = seated.Sum(p => p.Seats);
        var faults = new List<string>();
        if (taken > type.Capacity) faults.Add($"{taken} of {type.Capacity} seats are taken");
        if (taken != type.Taken) faults.Add($"the count says {type.Taken}, the people {taken}");
        var promoted = seated.Where(p => p.WaitNumber is not null).OrderBy(p => p.WaitNumber).ToList();
        if (people.Any(w => w.State == RegistrationState.Waiting && promoted.Any(p => p.WaitNumber > w.WaitNumber))) faults.Add("somebody who waited longer still waits");
        if (promoted.Zip(promoted.Skip(1)).Any(p => p.First.DecidedAt > p.Second.DecidedAt)) faults.Add("somebody was let in before one who was first");
        if (people.Select(p => p.WaitNumber).OfType<int>().CountBy(n => n).Any(n => n.Value > 1)) faults.Add("two have the same number");
        return faults;
    });

    // The most seats that anybody could see taken at any time.
    private static async Task<long> Watch(TestSite site, CancellationToken until)
    {
        var most = 0L;
        while (!until.IsCancellationRequested)
        {
            most = Math.Max(most, await site.Count("SELECT COALESCE(SUM(1 + \"Companions\"), 0) FROM forums_registrant WHERE \"State\" = 'Approved'"));
            await Task.Delay(20, CancellationToken.None);
        }
        return most;
    }

    private sealed class WithoutLock : DbCommandInterceptor
    {
        public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default) =>
            new(command.CommandText.Contains("SET \"Turn\"", StringComparison.Ordinal) ? InterceptionResult<int>.SuppressWithResult(1) : result);
    }
}
