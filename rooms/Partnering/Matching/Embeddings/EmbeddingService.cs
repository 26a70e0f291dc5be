using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Serialization;
using Microsoft.Extensions.AI;

namespace Isthmus.Partnering.Matching.Embeddings;

/// <summary>Vectors of texts from an OpenAI-compatible service. What fails for a moment is tried again; what the service answers is believed only if it fits what was asked.</summary>
internal sealed partial class EmbeddingService : IEmbeddingGenerator<string, Embedding<float>>
{
    private const int Tries = 4;
    private const long MostBytes = 256L << 20;
    private static readonly TimeSpan s_longestPause = TimeSpan.FromSeconds(20);

    private readonly EmbeddingSettings _settings;
    private readonly Uri _address;
    private readonly HttpClient _http;

    public EmbeddingService(EmbeddingSettings settings)
    {
        _settings = settings;
        var address = settings.Address.TrimEnd('/');
        _address = new Uri(address.EndsWith("/embeddings", StringComparison.Ordinal) ? address : address + "/embeddings");
        // An answer that points elsewhere is not followed: nobody agreed to send texts there.
        _http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) }) { Timeout = TimeSpan.FromSeconds(settings.TimeoutSeconds), MaxResponseContentBufferSize = MostBytes };
    }

    public async Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
    {
        var all = new GeneratedEmbeddings<Embedding<float>>();
        foreach (var batch in values.Chunk(_settings.BatchSize))
        {
            foreach (var vector in await WithPatience(batch, options, cancellationToken)) all.Add(new Embedding<float>(vector) { ModelId = _settings.Model });
        }
        return all;
    }

    /// <summary>One try, for a reader who waits.</summary>
    public async Task<float[]> Once(string text, CancellationToken ct) => (await Ask([text], null, ct))[0];

    public object? GetService(Type serviceType, object? serviceKey = null) => serviceKey is null && serviceType.IsInstanceOfType(this) ? this : null;

    public void Dispose() => _http.Dispose();

    private async Task<float[][]> WithPatience(string[] texts, EmbeddingGenerationOptions? options, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            TimeSpan pause;
            try { return await Ask(texts, options, ct); }
            catch (Refused e) when (attempt < Tries && e.IsForNow) { pause = e.After ?? Growing(attempt); }
            catch (HttpRequestException) when (attempt < Tries) { pause = Growing(attempt); }
            catch (TaskCanceledException) when (attempt < Tries && !ct.IsCancellationRequested) { pause = Growing(attempt); }
            await Task.Delay(pause < s_longestPause ? pause : s_longestPause, ct);
        }
    }

    private static TimeSpan Growing(int attempt) => TimeSpan.FromMilliseconds(250 << attempt);

    private async Task<float[][]> Ask(string[] texts, EmbeddingGenerationOptions? options, CancellationToken ct)
    {
        using var message = new HttpRequestMessage(HttpMethod.Post, _address);
        message.Content = JsonContent.Create(new Request(options?.ModelId ?? _settings.Model, texts, "float", options?.Dimensions ?? (_settings.Dimensions > 0 ? _settings.Dimensions : null)), Json.Default.Request);
        // Read each time: a key may be changed while we run.
        var key = _settings.KeyFile.Length > 0 ? (await File.ReadAllTextAsync(_settings.KeyFile, ct)).Trim() : _settings.Key;
        if (key.Length > 0) message.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        using var response = await _http.SendAsync(message, ct);
        if (!response.IsSuccessStatusCode) throw new Refused(response.StatusCode, response.Headers.RetryAfter?.Delta);
        Answer? answer;
        try { answer = await response.Content.ReadFromJsonAsync(Json.Default.Answer, ct); }
        catch (System.Text.Json.JsonException) { throw new InvalidDataException("the answer is no list of embeddings"); }
        return Read(answer, texts.Length);
    }

    private float[][] Read(Answer? answer, int count)
    {
        if (answer?.Data is not { } data || data.Length != count) throw new InvalidDataException($"{answer?.Data?.Length ?? 0} vectors came for {count} texts");
        var vectors = new float[count][];
        foreach (var item in data)
        {
            if (item.Index < 0 || item.Index >= count || vectors[item.Index] is not null) throw new InvalidDataException("the vectors are not numbered as the texts");
            if (item.Embedding is not { Length: > 0 } vector || (_settings.Dimensions > 0 && vector.Length != _settings.Dimensions)) throw new InvalidDataException($"a vector has {item.Embedding?.Length ?? 0} dimensions, not {_settings.Dimensions}");
            vectors[item.Index] = vector;
        }
        return vectors;
    }

    /// <summary>The service said no. Its words are not repeated: they may hold what was sent.</summary>
    internal sealed class Refused(HttpStatusCode status, TimeSpan? after) : Exception($"the service answered {(int)status}")
    {
        public TimeSpan? After => after;
        public bool IsForNow => status is HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests || (int)status >= 500;
    }

    internal sealed record Request([property: JsonPropertyName("model")] string Model, [property: JsonPropertyName("input")] string[] Input, [property: JsonPropertyName("encoding_format")] string Format,
        [property: JsonPropertyName("dimensions"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Dimensions);

    internal sealed record Answer([property: JsonPropertyName("data")] Item[]? Data);

    internal sealed record Item([property: JsonPropertyName("index")] int Index, [property: JsonPropertyName("embedding")] float[]? Embedding);

    [JsonSerializable(typeof(Request)), JsonSerializable(typeof(Answer))]
    private sealed partial class Json : JsonSerializerContext;
}
