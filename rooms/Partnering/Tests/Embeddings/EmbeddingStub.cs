using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Isthmus.Partnering.Tests.Embeddings;

/// <summary>A service that speaks as OpenAI's does, on this machine. It answers with vectors that were written down: by the first of its subjects that a text speaks of.</summary>
internal sealed class EmbeddingStub : IAsyncDisposable
{
    // Subjects by words in several languages, two of them unknown to the dictionaries of the engine, and where each lies.
    private static readonly (string[] Words, float[] Vector)[] s_recorded =
    [
        (["heart", "сердц", "սրտի", "cardiac"], [0.71f, 0.12f, 0.05f, -0.31f, 0.22f, 0.08f]),
        (["foam", "пен", "փրփուր"], [0.09f, 0.77f, -0.21f, 0.11f, 0.05f, 0.18f]),
        (["seed", "семян", "սերմ"], [0.02f, -0.11f, 0.81f, 0.21f, 0.12f, 0.09f]),
        (["", ], [0.11f, 0.08f, 0.12f, 0.05f, 0.79f, 0.1f]),
    ];

    private readonly WebApplication _app;

    private EmbeddingStub(WebApplication app) => _app = app;

    public string Address => _app.Urls.First() + "/v1";

    /// <summary>What was asked, the texts of each call.</summary>
    public ConcurrentQueue<string[]> Asked { get; } = new();

    public ConcurrentQueue<string> Keys { get; } = new();

    public ConcurrentQueue<JsonElement> Bodies { get; } = new();

    /// <summary>What it does instead of answering, call by call; when nothing is left it answers.</summary>
    public ConcurrentQueue<Func<HttpContext, Task>> Instead { get; } = new();

    public Func<float[], float[]> Bend { get; set; } = v => v;

    public IEnumerable<string> Texts => Asked.SelectMany(t => t);

    public static async Task<EmbeddingStub> Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var stub = new EmbeddingStub(app);
        app.MapPost("/v1/embeddings", stub.Answer);
        await app.StartAsync();
        return stub;
    }

    public static Func<HttpContext, Task> Status(int status, string? retryAfter = null) => context =>
    {
        context.Response.StatusCode = status;
        if (retryAfter is not null) context.Response.Headers.RetryAfter = retryAfter;
        return Task.CompletedTask;
    };

    public static Func<HttpContext, Task> Text(string text) => context => context.Response.WriteAsync(text);

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task Answer(HttpContext context)
    {
        var body = (await JsonDocument.ParseAsync(context.Request.Body)).RootElement;
        string[] texts = [.. body.GetProperty("input").EnumerateArray().Select(t => t.GetString()!)];
        Asked.Enqueue(texts);
        Bodies.Enqueue(body);
        Keys.Enqueue(context.Request.Headers.Authorization.ToString());
        if (Instead.TryDequeue(out var other))
        {
            await other(context);
            return;
        }
        // The last first: the order of an answer is said by its numbers.
        await context.Response.WriteAsJsonAsync(new
        {
            @object = "list", model = body.GetProperty("model").GetString(), usage = new { prompt_tokens = 1, total_tokens = 1 },
            data = texts.Select((t, i) => new { @object = "embedding", index = i, embedding = Bend(Array.Find(s_recorded, r => r.Words.Any(w => t.Contains(w, StringComparison.OrdinalIgnoreCase))).Vector) }).Reverse(),
        });
    }
}
