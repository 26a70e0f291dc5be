using System.Data.Common;
using System.Net;
using System.Net.Http.Json;
using Isthmus.Exhibition.Floor;
using Isthmus.Platform.Data;
using Isthmus.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace Isthmus.Exhibition.Tests;

public sealed class RaceTests
{
    private const int AtTheLine = 12;

    [Theory, Databases]
    public async Task Of_twelve_who_want_the_last_free_booth_at_the_same_moment_one_has_it_and_the_others_are_told_who(Provider provider)
    {
        var line = new Rendezvous();
        await using var site = await TestSite.Start(provider, services: line.AddTo<ExhibitionDb>);
        var answers = await WantTheBooth(site, line);

        Assert.Equal((1, AtTheLine - 1), (answers.Count(a => a.Status == HttpStatusCode.OK), answers.Count(a => a.Status == HttpStatusCode.Conflict)));
        var winner = Assert.Single(answers, a => a.Status == HttpStatusCode.OK).Name;
        Assert.All(answers.Where(a => a.Status == HttpStatusCode.Conflict), a => Assert.Contains(winner, a.Text, StringComparison.Ordinal));
        Assert.Equal(1, await site.Count("SELECT COUNT(*) FROM exhibition_place"));
    }

    [Theory, Databases]
    public async Task Control_without_the_index_several_have_it(Provider provider)
    {
        var line = new Rendezvous();
        await using var site = await TestSite.Start(provider, services: line.AddTo<ExhibitionDb>);
        await site.Execute("DROP INDEX ux_exhibition_place_main");
        Assert.InRange((await WantTheBooth(site, line)).Count(a => a.Status == HttpStatusCode.OK), 2, AtTheLine);
    }

    [Theory, Databases]
    public async Task Of_twelve_booths_put_at_one_place_at_the_same_moment_one_stands_there(Provider provider)
    {
        var line = new Rendezvous();
        await using var site = await TestSite.Start(provider, services: line.AddTo<ExhibitionDb>);
        Assert.Equal(1, (await PutAtOnePlace(site, line)).Count(s => s == HttpStatusCode.Created));
        Assert.Empty(await Overlaps(site));
    }

    // SQLite has one writer at a time, whatever we do; PostgreSQL has not.
    [Fact]
    public async Task Control_without_the_lock_on_the_hall_booths_lie_on_each_other()
    {
        Assert.SkipWhen(PostgresServer.WhyNot is not null, PostgresServer.WhyNot ?? "");
        var line = new Rendezvous();
        // One for all windows: it counts them.
        var without = new WithoutLock();
        await using var site = await TestSite.Start(Provider.Postgres, services: s => { line.AddTo<ExhibitionDb>(s); s.ConfigureDbContext<ExhibitionDb>(o => o.AddInterceptors(without)); });
        await PutAtOnePlace(site, line);
        Assert.NotEmpty(await Overlaps(site));
    }

    private static async Task<List<(string Name, HttpStatusCode Status, string Text)>> WantTheBooth(TestSite site, Rendezvous line)
    {
        using var fair = await Fair.Open(site);
        var booth = await fair.Booth("A1");
        var names = Enumerable.Range(1, AtTheLine).Select(n => $"Exhibitor number {n:00}").ToList();
        var exhibitors = new List<Guid>();
        foreach (var name in names) exhibitors.Add(await fair.Exhibitor(name));
        line.Arm(AtTheLine);
        var answers = await Task.WhenAll(exhibitors.Select(e => Task.Run(() => fair.Assign(booth, e))));
        return [.. answers.Zip(names, (a, n) => (n, a.Status, a.Body.ToString()))];
    }

    private static async Task<List<HttpStatusCode>> PutAtOnePlace(TestSite site, Rendezvous line)
    {
        using var fair = await Fair.Open(site);
        var hall = await fair.Hall();
        line.Arm(AtTheLine);
        var answers = await Task.WhenAll(Enumerable.Range(0, AtTheLine).Select(n => Task.Run(() => fair.Http.PostAsJsonAsync(fair.Api + "/booths", new { number = $"B{n}", hall, x = n * 0.1, y = 0, width = 3, depth = 3 }))));
        return [.. answers.Select(a => a.StatusCode)];
    }

    /// <summary>From the booths themselves, each against each.</summary>
    private static Task<List<string>> Overlaps(TestSite site) => site.InScope(async sp =>
    {
        var booths = await sp.GetRequiredService<ExhibitionDb>().Booths.AsNoTracking().Where(b => b.X != null).ToListAsync();
        return (from a in booths from b in booths where string.CompareOrdinal(a.Key, b.Key) < 0 && a.HallId == b.HallId && a.Box!.Value.Overlaps(b.Box!.Value) select $"{a.Number} {b.Number}").ToList();
    });

    /// <summary>Takes the lock away, and holds whoever has looked for collisions until a second one has: neither has seen the other then, however busy the machine is.</summary>
    private sealed class WithoutLock : DbCommandInterceptor
    {
        private readonly TaskCompletionSource _two = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int _looked;

        public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default) =>
            new(command.CommandText.Contains("SET \"Turn\"", StringComparison.Ordinal) ? InterceptionResult<int>.SuppressWithResult(1) : result);

        public override async ValueTask<DbDataReader> ReaderExecutedAsync(DbCommand command, CommandExecutedEventData eventData, DbDataReader result, CancellationToken cancellationToken = default)
        {
            if (!command.CommandText.Contains("\"X\" IS NOT NULL", StringComparison.Ordinal)) return result;
            if (Interlocked.Increment(ref _looked) == 2) _two.SetResult();
            await _two.Task.WaitAsync(TimeSpan.FromSeconds(60), cancellationToken);
            return result;
        }
    }
}
