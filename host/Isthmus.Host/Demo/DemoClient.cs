using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Isthmus.Host.Demo;

/// <summary>The demo's organiser: signs in through the page and works over the API.</summary>
internal sealed partial class DemoClient(Uri address) : IDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false }) { BaseAddress = address, Timeout = TimeSpan.FromMinutes(3) };

    public async Task SignIn(string email, string password, CancellationToken ct)
    {
        var page = await _http.GetStringAsync(new Uri("/sign-in", UriKind.Relative), ct);
        var token = Token().Match(page).Groups[1].Value;
        using var answer = await _http.PostAsync(new Uri("/sign-in", UriKind.Relative), new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["_handler"] = "sign-in", ["__RequestVerificationToken"] = token, ["Input.Email"] = email, ["Input.Password"] = password,
        }), ct);
        if ((int)answer.StatusCode is not (302 or 303)) throw new InvalidOperationException($"The demo could not sign in ({(int)answer.StatusCode}). Was the password changed? Remove the data folder to begin anew.");
    }

    public Task<JsonElement> Get(string path, CancellationToken ct) => Send(HttpMethod.Get, path, null, ct);

    public async Task<string> Text(string path, CancellationToken ct) => await _http.GetStringAsync(new Uri(path, UriKind.Relative), ct);

    public Task<JsonElement> Post(string path, object body, CancellationToken ct) => Send(HttpMethod.Post, path, JsonContent.Create(body), ct);

    public Task<JsonElement> Put(string path, CancellationToken ct) => Send(HttpMethod.Put, path, null, ct);

    public Task<JsonElement> Put(string path, object body, CancellationToken ct) => Send(HttpMethod.Put, path, JsonContent.Create(body), ct);

    public async Task<JsonElement> Upload(string path, string file, CancellationToken ct, string field = "file")
    {
        using var body = new MultipartFormDataContent();
        body.Add(new ByteArrayContent(await File.ReadAllBytesAsync(file, ct)), field, Path.GetFileName(file));
        return await Send(HttpMethod.Post, path, body, ct);
    }

    public async Task<JsonElement> Upload(string path, string name, byte[] bytes, IReadOnlyDictionary<string, string> fields, CancellationToken ct)
    {
        using var body = new MultipartFormDataContent();
        body.Add(new ByteArrayContent(bytes), "file", name);
        foreach (var (field, value) in fields) body.Add(new StringContent(value), field);
        return await Send(HttpMethod.Post, path, body, ct);
    }

    /// <summary>Reads again until the condition holds.</summary>
    public async Task<JsonElement> Until(string path, Func<JsonElement, bool> holds, string what, CancellationToken ct)
    {
        for (var i = 0; i < 1200; i++)
        {
            var state = await Get(path, ct);
            if (holds(state)) return state;
            await Task.Delay(100, ct);
        }
        throw new TimeoutException($"The demo waited two minutes for: {what}.");
    }

    private async Task<JsonElement> Send(HttpMethod method, string path, HttpContent? body, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative)) { Content = body };
        using var answer = await _http.SendAsync(request, ct);
        var text = await answer.Content.ReadAsStringAsync(ct);
        if (!answer.IsSuccessStatusCode) throw new InvalidOperationException($"{method} {path} answered {(int)answer.StatusCode}: {text}");
        return text.Length == 0 ? default : JsonDocument.Parse(text).RootElement.Clone();
    }

    public void Dispose() => _http.Dispose();

    [GeneratedRegex("""name="__RequestVerificationToken" value="([^"]+)""")]
    private static partial Regex Token();
}
