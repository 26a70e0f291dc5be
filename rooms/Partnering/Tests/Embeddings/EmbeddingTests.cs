using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Text.Json;
using Isthmus.Partnering.Matching;
using Isthmus.Partnering.Matching.Embeddings;
using Isthmus.Platform.Data;
using Isthmus.Testing;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Isthmus.Partnering.Tests.Embeddings;

/// <summary>A service that makes vectors of texts, or does not.</summary>
public sealed class EmbeddingTests
{
    private const string Secret = "sk-Geheimnis-4711";

    private static readonly object s_valve = new
    {
        title = "Mechanical heart valve", summary = "A titanium prosthesis with pyrolytic carbon leaflets.", description = "It is implanted by surgeons.", partnerRole = "A distributor to hospitals.", advantages = "No clotting.",
        technicalSpecification = "Titanium and carbon.", offered = "Prostheses.", lookedFor = "Clinics.", targetCountries = Array.Empty<string>(), confidential = "The drawing numbers are Zwiebelturm 12 to 19.",
    };

    private static readonly object s_seeds = new
    {
        title = "Drill for seed", summary = "It sows into dry soil.", description = "It is drawn by a tractor.", partnerRole = "A dealer.", advantages = "Saves fuel.", technicalSpecification = "Six metres.", offered = "Machines.", lookedFor = "Dealers.", targetCountries = Array.Empty<string>(),
    };

    // Armenian: the engine has no dictionary for it, so no word leads from here to English.
    private static readonly object s_armenian = new
    {
        language = "hy", title = "Սրտի փական", summary = "Փնտրում ենք արտադրող։", description = "Մեզ պետք են պրոթեզներ։", partnerRole = "Մատակարարում։", advantages = "Փորձառու վիրաբույժներ։", technicalSpecification = "Տասնինից երեսունմեկ միլիմետր։", offered = "Կլինիկաներ։", lookedFor = "Արտադրող։",
        targetCountries = Array.Empty<string>(),
    };

    [Theory, Databases]
    public async Task What_no_word_leads_to_is_found_by_its_meaning_and_only_public_texts_leave_the_site(Provider provider)
    {
        await using var stub = await EmbeddingStub.Start();
        await using var site = await TestSite.Start(provider, Settings(stub, new() { ["Key"] = Secret }));
        using var market = new Market(site);
        var (asks, clinics, valve, request) = await Three(market);
        await market.Draft(asks, clinics, more: new { title = "Entwurf of a heart pump" });
        await Settled(site, market);

        var first = (await Matches(asks, request))[0];
        Assert.Equal(valve, Market.Id(first));
        Assert.True(first.GetProperty("closeness").GetDouble() > 0.8);
        Assert.Contains("Close in meaning, by the site’s language model", await market.Text(asks, $"/opportunities/{request}/matches"), StringComparison.Ordinal);
        Assert.Equal(3, stub.Texts.Count());
        Assert.All(stub.Keys, k => Assert.Equal("Bearer " + Secret, k));
        Assert.Contains(stub.Texts, t => t.Contains("pyrolytic", StringComparison.Ordinal));
        Assert.DoesNotContain(stub.Texts, t => t.Contains("Zwiebelturm", StringComparison.Ordinal) || t.Contains("Entwurf", StringComparison.Ordinal) || t.Contains("Zyrianka", StringComparison.Ordinal));
        Assert.Equal("recorded-1", stub.Bodies.First().GetProperty("model").GetString());
        // what readers search for stays here unless the operator says otherwise
        await market.Text(market.Visitor, "/api/opportunities?q=Herzklappe-cardiac");
        Assert.DoesNotContain(stub.Texts, t => t.Contains("Herzklappe", StringComparison.Ordinal));
    }

    [Theory, Databases]
    public async Task A_text_is_sent_once_again_when_it_changes_and_forgotten_when_it_is_withdrawn(Provider provider)
    {
        await using var stub = await EmbeddingStub.Start();
        await using var site = await TestSite.Start(provider, Settings(stub));
        using var market = new Market(site);
        var maker = await market.Organisation("Makers");
        var offers = market.MemberOf(maker);
        var valve = await market.Publish(offers, maker, more: s_valve);
        var seeds = await market.Publish(offers, maker, more: s_seeds);
        await Settled(site, market);
        await Settled(site, market);
        Assert.Equal(2, stub.Texts.Count());

        // saved, but nothing that is sent has changed
        await market.Move(offers, seeds, "Withdraw");
        await Settled(site, market);
        Assert.Equal(2, stub.Texts.Count());
        var vectors = site.Services.GetRequiredService<OpportunityIndex>().Searcher.Vectors!;
        Assert.Equal((1, 6), (vectors.Count, vectors.Dimensions));
        await market.Move(offers, valve, "Withdraw");
        await Settled(site, market);
        Assert.Equal(0, vectors.Count);
    }

    [Fact]
    public async Task The_same_text_keeps_its_vector_and_a_new_one_loses_it_until_the_answer_comes()
    {
        await using var stub = await EmbeddingStub.Start();
        await using var site = await TestSite.Start(Provider.Sqlite, Settings(stub));
        var (vectors, index) = (site.Services.GetRequiredService<OpportunityVectors>(), site.Services.GetRequiredService<OpportunityIndex>());
        async Task Done() { vectors.Ask(index.Searcher); await Until(() => vectors.Waiting == 0); }
        vectors.Want("a", "heart valve");
        vectors.Want("b", "foam");
        await Done();
        vectors.Want("a", "heart valve");
        await Done();
        Assert.Equal(["heart valve", "foam"], stub.Texts);
        vectors.Want("a", "seed drill");
        Assert.False(index.Searcher.Vectors!.Contains("a"));
        await Done();
        Assert.Equal(["heart valve", "foam", "seed drill"], stub.Texts);
        Assert.True(index.Searcher.Vectors.Contains("a"));
    }

    [Theory, Databases]
    public async Task While_the_service_is_silent_matches_go_by_words_and_it_is_said_once(Provider provider)
    {
        await using var stub = await EmbeddingStub.Start();
        var lines = new ConcurrentQueue<string>();
        await using var site = await TestSite.Start(provider, Settings(stub, new() { ["Key"] = Secret, ["SendsSearches"] = "true" }));
        using var recorder = new Recorder(lines);
        site.Services.GetRequiredService<ILoggerFactory>().AddProvider(recorder);
        for (var i = 0; i < 2; i++) stub.Instead.Enqueue(EmbeddingStub.Status(401));
        using var market = new Market(site);
        var (asks, clinics, valve, request) = await Three(market);
        var vectors = site.Services.GetRequiredService<OpportunityVectors>();
        var english = await market.Publish(asks, clinics, "TechnologyRequest", new { title = "We need a heart valve", summary = "A titanium prosthesis.", targetCountries = Array.Empty<string>() });
        Assert.Equal(valve, Market.Id((await Matches(asks, english))[0]));
        await Until(() => vectors.Trouble is not null);
        Assert.Equal(valve, Market.Id((await Matches(asks, english))[0]));
        Assert.Contains("Mechanical heart valve", await market.Text(market.Visitor, "/api/opportunities?q=heart+valve"), StringComparison.Ordinal);
        Assert.Equal("Degraded", await market.Text(market.Visitor, "/health/ready"));
        Assert.Single(stub.Asked);
        // tried again after a rest, in vain, and not said again
        site.Clock.Advance(TimeSpan.FromMinutes(1));
        await Matches(asks, english);
        await Until(() => stub.Asked.Count == 2);
        await Matches(asks, english);
        Assert.Single(lines, l => l.StartsWith("Embeddings from", StringComparison.Ordinal) && l.Contains("the service answered 401", StringComparison.Ordinal));
        Assert.DoesNotContain(lines, l => l.Contains(Secret, StringComparison.Ordinal));
        // and then it answers
        site.Clock.Advance(TimeSpan.FromMinutes(20));
        await Settled(site, market);
        Assert.Equal("Healthy", await market.Text(market.Visitor, "/health/ready"));
        Assert.Equal(valve, Market.Id((await Matches(asks, request))[0]));
    }

    [Theory]
    [InlineData(429, "0")]
    [InlineData(503, null)]
    [InlineData(408, null)]
    public async Task What_fails_for_a_moment_is_tried_again(int status, string? retryAfter)
    {
        await using var stub = await EmbeddingStub.Start();
        stub.Instead.Enqueue(EmbeddingStub.Status(status, retryAfter));
        using var service = new EmbeddingService(new EmbeddingSettings { Address = stub.Address + "/", Model = "m", BatchSize = 2, Dimensions = 6 });
        var vectors = await service.GenerateAsync(["heart", "foam", "seed"]);
        Assert.Equal([0.71f, 0.09f, 0.02f], vectors.Select(v => v.Vector.Span[0]));
        Assert.Equal([2, 2, 1], stub.Asked.Select(a => a.Length));
        Assert.All(stub.Bodies, b => Assert.Equal(6, b.GetProperty("dimensions").GetInt32()));
        Assert.IsType<EmbeddingService>(((IEmbeddingGenerator)service).GetService(typeof(EmbeddingService)));
    }

    [Fact]
    public async Task It_is_not_tried_for_ever_and_not_at_all_where_the_answer_is_a_no()
    {
        await using var stub = await EmbeddingStub.Start();
        using var service = new EmbeddingService(new EmbeddingSettings { Address = stub.Address, Model = "m" });
        for (var i = 0; i < 4; i++) stub.Instead.Enqueue(EmbeddingStub.Status(500, "0"));
        await Assert.ThrowsAsync<EmbeddingService.Refused>(() => service.GenerateAsync(["heart"]));
        Assert.Equal(4, stub.Asked.Count);
        stub.Instead.Enqueue(EmbeddingStub.Status(400));
        await Assert.ThrowsAsync<EmbeddingService.Refused>(() => service.GenerateAsync(["heart"]));
        // sent elsewhere: nobody agreed to that
        stub.Instead.Enqueue(context => { context.Response.Redirect(stub.Address + "/embeddings"); return Task.CompletedTask; });
        await Assert.ThrowsAsync<EmbeddingService.Refused>(() => service.GenerateAsync(["heart"]));
        Assert.Equal(6, stub.Asked.Count);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("no json")]
    [InlineData("""{"data":[{"index":0,"embedding":[]}]}""")]
    [InlineData("""{"data":[{"index":1,"embedding":[1,2]}]}""")]
    [InlineData("""{"data":[{"index":0,"embedding":[1,2]},{"index":0,"embedding":[1,2]}]}""")]
    public async Task An_answer_that_does_not_fit_the_question_is_refused(string answer)
    {
        await using var stub = await EmbeddingStub.Start();
        using var service = new EmbeddingService(new EmbeddingSettings { Address = stub.Address, Model = "m" });
        stub.Instead.Enqueue(c => { c.Response.ContentType = "application/json"; return EmbeddingStub.Text(answer)(c); });
        await Assert.ThrowsAsync<InvalidDataException>(() => service.GenerateAsync(["heart"]));
    }

    [Fact]
    public async Task Vectors_of_other_dimensions_or_without_direction_are_not_mixed_with_those_before()
    {
        await using var stub = await EmbeddingStub.Start();
        await using var site = await TestSite.Start(Provider.Sqlite, Settings(stub, new() { ["SendsSearches"] = "true" }));
        var (vectors, index) = (site.Services.GetRequiredService<OpportunityVectors>(), site.Services.GetRequiredService<OpportunityIndex>());
        vectors.Want("a", "heart valve");
        vectors.Ask(index.Searcher);
        await Until(() => vectors.Waiting == 0);
        foreach (var (bend, reason) in new (Func<float[], float[]>, string)[] { (v => [.. v, 1], "dimensions"), (v => [.. v.Select(_ => 0f)], "nought") })
        {
            stub.Bend = bend;
            vectors.Want("b", "foam");
            vectors.Ask(index.Searcher);
            await Until(() => vectors.Trouble?.Contains(reason, StringComparison.Ordinal) == true);
            Assert.Equal((1, 6), (index.Searcher.Vectors!.Count, index.Searcher.Vectors.Dimensions));
            site.Clock.Advance(TimeSpan.FromHours(1));
            Assert.True((await vectors.OfSearch("seed", default)).IsEmpty);
            site.Clock.Advance(TimeSpan.FromHours(1));
        }
        stub.Bend = v => v;
        Assert.Equal(6, (await vectors.OfSearch("seed", default)).Length);
        vectors.Ask(index.Searcher);
        await Until(() => vectors.Waiting == 0 && vectors.Trouble is null);
    }

    [Theory, Databases]
    public async Task With_leave_the_words_of_a_search_are_sent_too_once(Provider provider)
    {
        await using var stub = await EmbeddingStub.Start();
        await using var site = await TestSite.Start(provider, Settings(stub, new() { ["SendsSearches"] = "true" }));
        using var market = new Market(site);
        await Three(market);
        await Settled(site, market);
        for (var i = 0; i < 3; i++) Assert.Contains("Mechanical heart valve", await market.Text(market.Visitor, "/api/opportunities?q=" + Uri.EscapeDataString("սրտի համար")), StringComparison.Ordinal);
        Assert.Single(stub.Texts, t => t == "սրտի համար");
    }

    [Theory, Databases]
    public async Task Unless_an_address_is_given_nothing_is_asked_of_anybody(Provider provider)
    {
        var asked = new ConcurrentQueue<string>();
        using var watch = new Watch(asked);
        using var all = DiagnosticListener.AllListeners.Subscribe(watch);
        await using (var stub = await EmbeddingStub.Start())
        {
            using var service = new EmbeddingService(new EmbeddingSettings { Address = stub.Address, Model = "m" });
            await service.GenerateAsync(["control: this one is seen"]);
            Assert.Contains(asked, a => a.StartsWith(stub.Address, StringComparison.Ordinal));
        }
        await using var site = await TestSite.Start(provider);
        var before = asked.Count;
        using var market = new Market(site);
        var (asks, _, _, request) = await Three(market);
        await Matches(asks, request);
        await market.Text(market.Visitor, "/api/opportunities?q=heart");
        await market.Chores();
        Assert.Equal(0, site.Services.GetRequiredService<OpportunityVectors>().Waiting);
        Assert.Null(site.Services.GetRequiredService<OpportunityIndex>().Searcher.Vectors);
        Assert.Equal("Healthy", await market.Text(market.Visitor, "/health/ready"));
        Assert.DoesNotContain(asked.Skip(before), a => a.Contains("embeddings", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("http://embeddings.example.org/v1", "m", "https://")]
    [InlineData("ftp://127.0.0.1/v1", "m", "http://")]
    [InlineData("https://me:word@example.org/v1", "m", "password")]
    [InlineData("http://127.0.0.1/v1", "", "Model")]
    public void Wrong_settings_are_refused_in_a_sentence_that_does_not_hold_the_key(string address, string model, string says)
    {
        var settings = new EmbeddingSettings { Address = address, Model = model, Key = Secret, KeyFile = "/nowhere" };
        var said = settings.Validate(new(settings)).Select(r => r.ErrorMessage!).ToList();
        Assert.Contains(said, s => s.Contains(says, StringComparison.Ordinal));
        Assert.Contains(said, s => s.Contains("KeyFile does not exist", StringComparison.Ordinal));
        Assert.Contains(said, s => s.Contains("both set", StringComparison.Ordinal));
        Assert.DoesNotContain(said, s => s.Contains(Secret, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("http://127.0.0.1:8080/v1")]
    [InlineData("http://[::1]:8080/v1")]
    [InlineData("http://10.1.2.3/v1")]
    [InlineData("http://172.16.0.9/v1")]
    [InlineData("http://192.168.7.7/v1")]
    [InlineData("https://api.example.org/v1")]
    public void This_machine_a_private_network_and_an_encrypted_address_are_taken(string address) => Assert.Empty(new EmbeddingSettings { Address = address, Model = "m" }.Validate(new(new object())));

    [Fact]
    public async Task The_key_may_stand_in_a_file_and_be_changed_there()
    {
        var file = Path.GetTempFileName();
        try
        {
            await using var stub = await EmbeddingStub.Start();
            await File.WriteAllTextAsync(file, "first\n");
            using var service = new EmbeddingService(new EmbeddingSettings { Address = stub.Address, Model = "m", KeyFile = file });
            await service.GenerateAsync(["heart"]);
            await File.WriteAllTextAsync(file, "second\n");
            await service.GenerateAsync(["heart"]);
            Assert.Equal(["Bearer first", "Bearer second"], stub.Keys);
        }
        finally { File.Delete(file); }
    }

    private static async Task<(HttpClient Asks, Guid Clinics, Guid Valve, Guid Request)> Three(Market market)
    {
        var (maker, clinics) = (await market.Organisation("Zyrianka Valves"), await market.Organisation("Clinics", "AM"));
        var (offers, asks) = (market.MemberOf(maker), market.MemberOf(clinics));
        var valve = await market.Publish(offers, maker, more: s_valve);
        await market.Publish(offers, maker, more: s_seeds);
        return (asks, clinics, valve, await market.Publish(asks, clinics, "TechnologyRequest", s_armenian));
    }

    private static async Task<List<JsonElement>> Matches(HttpClient who, Guid request) => [.. (await Market.Send(who, HttpMethod.Get, $"/api/opportunities/{request}/matches", null)).EnumerateArray()];

    // A search takes in what has changed and has the vectors asked for, beside it.
    private static async Task Settled(TestSite site, Market market)
    {
        await market.Text(market.Visitor, "/api/opportunities?q=anything");
        var vectors = site.Services.GetRequiredService<OpportunityVectors>();
        await Until(() => vectors.Waiting == 0 && vectors.Trouble is null);
    }

    private static async Task Until(Func<bool> holds)
    {
        for (var i = 0; i < 400 && !holds(); i++) await Task.Delay(25);
        Assert.True(holds(), "it did not come about in ten seconds");
    }

    private static Dictionary<string, string?> Settings(EmbeddingStub stub, Dictionary<string, string>? more = null)
    {
        var settings = new Dictionary<string, string?> { ["Partnering:Embeddings:Address"] = stub.Address, ["Partnering:Embeddings:Model"] = "recorded-1" };
        foreach (var (name, value) in more ?? []) settings["Partnering:Embeddings:" + name] = value;
        return settings;
    }

    private sealed class Recorder(ConcurrentQueue<string> lines) : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;
        public void Dispose() { }
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;
        public bool IsEnabled(LogLevel logLevel) => true;
        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => lines.Enqueue(formatter(state, exception) + exception);
    }

    // Hears of every request that leaves by an HttpClient of this process.
    private sealed class Watch(ConcurrentQueue<string> asked) : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
    {
        private readonly List<IDisposable> _heard = [];
        public void OnNext(DiagnosticListener value) { if (value.Name == "HttpHandlerDiagnosticListener") _heard.Add(value.Subscribe(this)); }
        public void OnNext(KeyValuePair<string, object?> value)
        {
            if (value.Key.EndsWith(".Start", StringComparison.Ordinal) && value.Value?.GetType().GetProperty("Request")?.GetValue(value.Value) is HttpRequestMessage { RequestUri: { } uri }) asked.Enqueue(uri.ToString());
        }
        public void OnCompleted() { }
        public void OnError(Exception error) { }
        public void Dispose() => _heard.ForEach(h => h.Dispose());
    }
}
