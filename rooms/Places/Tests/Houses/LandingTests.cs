using System.Net;
using System.Net.Http.Json;
using Isthmus.Platform.Data;
using Isthmus.Testing;

namespace Isthmus.Places.Tests.Houses;

/// <summary>Soft-landing packages of a house and a sending body: places are never more than the quota, whoever asks at the same moment.</summary>
public sealed class LandingTests
{
    private const int AtTheLine = 10;

    private static object Package(Guid sending, int quota, bool published = true, string from = "2026-01-01", string until = "2099-12-31") =>
        new { sending, titleEn = "Three months in Moscow", quota, from, until, hostEn = "A desk and a shelf.", senderEn = "Flights and insurance.", published };

    [Theory, Databases]
    public async Task A_package_has_two_sides_and_a_company_that_leaves_frees_its_place(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var agency = new Agency(site);
        var (run, sending, elsewhere) = (await agency.Organisation("Runs the house"), await agency.Organisation("Agency that sends", "Agency"), await agency.Organisation("Elsewhere"));
        var (one, two) = (await agency.Organisation("First company"), await agency.Organisation("Second company"));
        var house = await agency.OpenHouse(run);
        using var host = site.ClientOf(TestUser.MemberOf(run), followRedirects: true);
        using var sender = site.ClientOf(TestUser.MemberOf(sending, "editor"));
        using var foreigner = site.ClientOf(TestUser.MemberOf(elsewhere));
        var landing = $"/api/places/{house}/landing";
        await agency.Post(landing, Package(sending, 1), HttpStatusCode.Forbidden, sender);
        await agency.Post(landing, Package(sending, 1, until: "2025-01-01"), HttpStatusCode.BadRequest, host);
        await agency.Post(landing, new { sending, titleEn = "One-sided", quota = 1, from = "2026-01-01", until = "2026-02-01", hostEn = "A desk." }, HttpStatusCode.BadRequest, host);
        var package = Agency.Id(await agency.Post(landing, Package(sending, 1, published: false), HttpStatusCode.Created, host));
        var places = $"{landing}/{package}/places";
        Assert.Equal(HttpStatusCode.NotFound, (await agency.Visitor.GetAsync(new Uri($"{landing}/{package}", UriKind.Relative))).StatusCode);
        await agency.Put($"{landing}/{package}", Package(sending, 1), who: host);
        await agency.Post(places, new { organisation = one }, HttpStatusCode.Forbidden, foreigner);
        var first = Agency.Id(await agency.Post(places, new { organisation = one }, HttpStatusCode.Created, sender));
        await agency.Post(places, new { organisation = one }, HttpStatusCode.Conflict, host);
        await agency.Post(places, new { organisation = two }, HttpStatusCode.Conflict, host);
        await agency.Put($"{places}/{first}", new { state = "Left" }, HttpStatusCode.BadRequest, who: sender);
        await agency.Put($"{places}/{first}", new { state = "Left", outcome = "Found no partner" }, who: sender);
        await agency.Put($"{places}/{first}", new { state = "Completed", outcome = "Again" }, HttpStatusCode.Conflict, who: sender);
        using var taken = await host.Submit($"/places/{house}/landing/{package}", "form:has([name='Input.Name'])", new Dictionary<string, string> { ["Input.Name"] = "Second company" });
        Assert.Contains("Second company", (await taken.Html()).QuerySelector("tbody")!.TextContent, StringComparison.Ordinal);
        await agency.Put($"{landing}/{package}", Package(sending, 3), who: host);
        await agency.Post(places, new { organisation = one }, HttpStatusCode.Created, host);
        await agency.Put($"{landing}/{package}", Package(sending, 1), HttpStatusCode.BadRequest, who: host);
        // Visitors see how many, the two sides see who.
        var open = await agency.Get($"{landing}/{package}", agency.Visitor);
        Assert.Equal((2, 3, 0), (open.GetProperty("taken").GetInt32(), open.GetProperty("quota").GetInt32(), open.GetProperty("places").GetArrayLength()));
        Assert.DoesNotContain("Second company", await agency.Text($"/places/{house}/landing/{package}"), StringComparison.Ordinal);
        Assert.Contains("2 of 3", await agency.Text($"/places/{house}/landing"), StringComparison.Ordinal);

        // A sending body on hold takes the package off the air.
        await Clearing.Gates.Say(site, Clearing.Gates.OfOrganisation(sending, "Qwyxzenthor Vlorpnik Grubbelwatz"));
        Assert.Empty((await agency.Get(landing, agency.Visitor)).EnumerateArray());
        await agency.Post(places, new { organisation = elsewhere }, HttpStatusCode.Conflict, host);
    }

    [Theory, Databases]
    public async Task Of_ten_who_want_the_last_three_places_at_the_same_moment_three_have_one(Provider provider)
    {
        var line = new Rendezvous();
        await using var site = await TestSite.Start(provider, services: line.AddTo<PlacesDb>);
        Assert.Equal(3, (await WantAPlace(site, line)).Count(s => s == HttpStatusCode.Created));
        Assert.Equal(3, await site.Count("SELECT count(*) FROM places_landing"));
    }

    // SQLite has one writer at a time, whatever we do; PostgreSQL has not.
    [Fact]
    public async Task Control_without_the_line_more_have_one_than_there_are()
    {
        Assert.SkipWhen(PostgresServer.WhyNot is not null, PostgresServer.WhyNot ?? "");
        var (line, without) = (new Rendezvous(), new WithoutLine());
        await using var site = await TestSite.Start(Provider.Postgres, services: s => { line.AddTo<PlacesDb>(s); s.ConfigureDbContext<PlacesDb>(o => o.AddInterceptors(without)); });
        Assert.InRange((await WantAPlace(site, line)).Count(s => s == HttpStatusCode.Created), 4, AtTheLine);
    }

    private static async Task<List<HttpStatusCode>> WantAPlace(TestSite site, Rendezvous line)
    {
        using var agency = new Agency(site);
        var (run, sending) = (await agency.Organisation("Runs the house"), await agency.Organisation("Agency that sends"));
        var house = await agency.OpenHouse(run);
        using var host = site.ClientOf(TestUser.MemberOf(run));
        var package = Agency.Id(await agency.Post($"/api/places/{house}/landing", Package(sending, 3), HttpStatusCode.Created, host));
        var companies = new List<Guid>();
        for (var n = 1; n <= AtTheLine; n++) companies.Add(await agency.Organisation($"Company number {n:00}"));
        await site.Quiet();
        line.Arm(AtTheLine);
        var answers = await Task.WhenAll(companies.Select(c => Task.Run(() => host.PostAsJsonAsync($"/api/places/{house}/landing/{package}/places", new { organisation = c }))));
        Assert.All(answers, a => Assert.Contains(a.StatusCode, new[] { HttpStatusCode.Created, HttpStatusCode.Conflict }));
        return [.. answers.Select(a => a.StatusCode)];
    }

    /// <summary>Takes the line away, and holds whoever has counted the places until all have.</summary>
    private sealed class WithoutLine : Microsoft.EntityFrameworkCore.Diagnostics.DbCommandInterceptor
    {
        private readonly TaskCompletionSource _all = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int _counted;

        public override ValueTask<Microsoft.EntityFrameworkCore.Diagnostics.InterceptionResult<int>> NonQueryExecutingAsync(System.Data.Common.DbCommand command, Microsoft.EntityFrameworkCore.Diagnostics.CommandEventData eventData, Microsoft.EntityFrameworkCore.Diagnostics.InterceptionResult<int> result, CancellationToken cancellationToken = default) =>
            new(command.CommandText.Contains("SET \"Turn\"", StringComparison.Ordinal) ? Microsoft.EntityFrameworkCore.Diagnostics.InterceptionResult<int>.SuppressWithResult(1) : result);

        public override async ValueTask<System.Data.Common.DbDataReader> ReaderExecutedAsync(System.Data.Common.DbCommand command, Microsoft.EntityFrameworkCore.Diagnostics.CommandExecutedEventData eventData, System.Data.Common.DbDataReader result, CancellationToken cancellationToken = default)
        {
            if (!command.CommandText.Contains("count(*)", StringComparison.Ordinal) || !command.CommandText.Contains("places_landing", StringComparison.Ordinal)) return result;
            if (Interlocked.Increment(ref _counted) == AtTheLine) _all.SetResult();
            await _all.Task.WaitAsync(TimeSpan.FromSeconds(60), cancellationToken);
            return result;
        }
    }
}
