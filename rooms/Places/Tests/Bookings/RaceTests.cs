using System.Data.Common;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Isthmus.Platform.Data;
using Isthmus.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace Isthmus.Places.Tests.Bookings;

/// <summary>Many at the same moment, each having looked and seen that it is free. `bench booking` does the same with processes of their own.</summary>
public sealed class RaceTests
{
    private const int AtTheLine = 12;

    [Theory, Databases]
    public async Task S4_13_Of_200_who_want_one_slot_exactly_one_has_it_and_all_others_are_told_what_is_free(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var centre = await Centre.Open(site);
        var microscope = await centre.Resource();
        // Asked about once before, so that nobody waits for the gate.
        await centre.Book(microscope, 90);
        var answers = await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => Want(centre, microscope)));
        Assert.Equal((1, 199), (answers.Count(a => a.Status == HttpStatusCode.Created), answers.Count(a => a.Status == HttpStatusCode.Conflict)));
        Assert.All(answers.Where(a => a.Status == HttpStatusCode.Conflict), a => Assert.NotEqual(0, a.Alternatives));
        Assert.Equal(0, await Centre.Overlaps(site));
    }

    [Theory, Databases]
    public async Task Of_twelve_who_have_all_seen_that_it_is_free_one_has_it(Provider provider)
    {
        var line = new Rendezvous();
        await using var site = await TestSite.Start(provider, services: line.AddTo<PlacesDb>);
        using var centre = await Centre.Open(site);
        var microscope = await centre.Resource();
        await centre.Book(microscope, 90);
        line.Arm(AtTheLine);
        var answers = await Task.WhenAll(Enumerable.Range(0, AtTheLine).Select(_ => Want(centre, microscope)));
        Assert.Equal((1, AtTheLine - 1), (answers.Count(a => a.Status == HttpStatusCode.Created), answers.Count(a => a.Status == HttpStatusCode.Conflict)));
        Assert.Equal(0, await Centre.Overlaps(site));
    }

    // Without taking turns the database alone decides: the program asks nobody to wait, and still one has it.
    [Fact]
    public async Task Without_turns_the_constraint_alone_lets_one_have_it()
    {
        Assert.SkipWhen(PostgresServer.WhyNot is not null, PostgresServer.WhyNot ?? "");
        Assert.Equal((1, AtTheLine - 1, 0L), await WithoutTurns(constraint: true));
    }

    [Fact]
    public async Task Control_without_turns_and_without_the_constraint_several_have_it()
    {
        Assert.SkipWhen(PostgresServer.WhyNot is not null, PostgresServer.WhyNot ?? "");
        var (won, _, overlaps) = await WithoutTurns(constraint: false);
        Assert.InRange(won, 2, AtTheLine);
        Assert.NotEqual(0, overlaps);
    }

    // The first crowd that a process sees: nothing has been asked about yet, all of them get as far as the transaction, and there are more of them than connections. Who has the lock asks another room for an address.
    [Fact]
    public async Task A_crowd_that_is_larger_than_the_pool_is_answered()
    {
        Assert.SkipWhen(PostgresServer.WhyNot is not null, PostgresServer.WhyNot ?? "");
        var answers = await WithFourConnections(atOnce: null, 60, new Rendezvous());
        Assert.Equal((1, 59), (answers.Count(a => a == HttpStatusCode.Created), answers.Count(a => a == HttpStatusCode.Conflict)));
    }

    [Fact]
    public async Task Control_where_all_connections_may_be_taken_by_those_who_wait_nobody_is_served()
    {
        Assert.SkipWhen(PostgresServer.WhyNot is not null, PostgresServer.WhyNot ?? "");
        var line = new Rendezvous();
        Assert.Contains(HttpStatusCode.InternalServerError, await WithFourConnections(atOnce: 100, 4, line));
    }

    private static async Task<List<HttpStatusCode>> WithFourConnections(int? atOnce, int crowd, Rendezvous line)
    {
        await using var database = await TestDatabase.Create(Provider.Postgres);
        var settings = new Dictionary<string, string?> { ["Database:ConnectionString"] = database.Settings.ConnectionString + ";Maximum Pool Size=4;Timeout=5", ["Database:AtOnce"] = atOnce?.ToString(CultureInfo.InvariantCulture) };
        await using var site = await TestSite.Start(database, settings, line.AddTo<PlacesDb>);
        using var centre = await Centre.Open(site);
        var microscope = await centre.Resource();
        await site.Quiet();
        // One that is known to the gate already, where the line is to be met at the booking itself.
        if (atOnce is not null) { await centre.Book(microscope, 90); await site.Quiet(); line.Arm(crowd); }
        return [.. (await Task.WhenAll(Enumerable.Range(0, crowd).Select(_ => Want(centre, microscope)))).Select(a => a.Status)];
    }

    private static async Task<(int Won, int Refused, long Overlaps)> WithoutTurns(bool constraint)
    {
        var line = new Rendezvous();
        var without = new NoTurns();
        await using var site = await TestSite.Start(Provider.Postgres, services: s => { line.AddTo<PlacesDb>(s); s.ConfigureDbContext<PlacesDb>(o => o.AddInterceptors(without)); });
        using var centre = await Centre.Open(site);
        var microscope = await centre.Resource();
        await centre.Book(microscope, 90);
        if (!constraint) await site.Execute("ALTER TABLE places_occupancy DROP CONSTRAINT ex_places_occupancy");
        line.Arm(AtTheLine);
        var answers = await Task.WhenAll(Enumerable.Range(0, AtTheLine).Select(_ => Want(centre, microscope)));
        return (answers.Count(a => a.Status == HttpStatusCode.Created), answers.Count(a => a.Status == HttpStatusCode.Conflict), await Centre.Overlaps(site));
    }

    private static async Task<(HttpStatusCode Status, int Alternatives)> Want(Centre centre, Guid resource)
    {
        using var answer = await centre.Booker.PostAsJsonAsync(new Uri(centre.Api + "/bookings", UriKind.Relative), centre.Wish([resource], 30, 1));
        var body = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
        return (answer.StatusCode, body.TryGetProperty("alternatives", out var a) ? a.GetArrayLength() : 0);
    }

    private sealed class NoTurns : DbCommandInterceptor
    {
        public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default) =>
            command.CommandText.Contains("pg_advisory_xact_lock", StringComparison.Ordinal) ? ValueTask.FromResult(InterceptionResult<int>.SuppressWithResult(0)) : ValueTask.FromResult(result);
    }
}
