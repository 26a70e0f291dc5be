using System.Text.Json;
using Isthmus.Screening.Topics;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.Features;

namespace Isthmus.Compliance.Gate;

/// <summary>
/// Every text that somebody types, into whatever field of whatever room, is held against the refused topics before the room sees it. A text that is refused goes nowhere: what stands in the audit is
/// where it came from and which topic it was about, not the text.
/// </summary>
internal static class TopicGuard
{
    /// <summary>Where the words of a refusal wait for the page that tells them.</summary>
    public const string Told = "isthmus.refusal";

    // Nobody is spared the reading by making the text long; whoever is not signed in may not make it long.
    private const int LongestOfVisitor = 1024 * 1024;

    /// <summary>What officers write about cases quotes what was refused; lists name what they name.</summary>
    private static readonly string[] s_own = ["/compliance", "/api/compliance"];

    public static void UseTopicGuard(IApplicationBuilder app) => app.Use(async (http, next) =>
    {
        if (http.Request.HasJsonContentType() && http.User.Identity is not { IsAuthenticated: true } && await IsLong(http.Request, http.RequestAborted))
        {
            await new Refusal(RefusalKind.TooLarge, "platform.too-large").ToProblem().ExecuteAsync(http);
            return;
        }
        if (!HttpMethods.IsGet(http.Request.Method) && !HttpMethods.IsHead(http.Request.Method) && !Array.Exists(s_own, p => http.Request.Path.StartsWithSegments(p, StringComparison.OrdinalIgnoreCase))
            && await Find(http) is var (field, text, topics))
        {
            await Refuse(http, field, text, topics);
            return;
        }
        await next(http);
    });

    private static async Task<(string Field, string Text, List<TopicFinding> Topics)?> Find(HttpContext http)
    {
        var fields = http.Request.HasJsonContentType() ? await Json(http) : Form(http);
        foreach (var (field, text) in fields)
            if (text.Length > 3 && TopicScreener.Default.Find(text).Where(t => t.Outcome == TopicOutcome.Refuse).ToList() is { Count: > 0 } topics) return (field, text, topics);
        return null;
    }

    // A form without its token is not to be read; whoever it was sent to refuses it.
    private static IEnumerable<(string Field, string Text)> Form(HttpContext http) =>
        http.Features.Get<IAntiforgeryValidationFeature>() is { IsValid: false } || http.Features.Get<IFormFeature>()?.Form is not { } form ? []
            : form.Where(f => !IsSecret(f.Key)).SelectMany(f => f.Value.OfType<string>().Select(v => (f.Key, v)));

    private static async Task<IEnumerable<(string Field, string Text)>> Json(HttpContext http)
    {
        http.Request.EnableBuffering();
        using var copy = new MemoryStream();
        await http.Request.Body.CopyToAsync(copy, http.RequestAborted);
        http.Request.Body.Position = 0;
        return Strings(copy.GetBuffer().AsSpan(0, (int)copy.Length));
    }

    // A body that does not say how long it is, is read as far as it may be.
    private static async Task<bool> IsLong(HttpRequest request, CancellationToken ct)
    {
        if (request.ContentLength is { } length) return length > LongestOfVisitor;
        request.EnableBuffering();
        var start = new byte[LongestOfVisitor + 1];
        var read = await request.Body.ReadAtLeastAsync(start, start.Length, throwOnEndOfStream: false, ct);
        request.Body.Position = 0;
        return read > LongestOfVisitor;
    }

    // What is no JSON is refused by the endpoint, in its words.
    private static List<(string Field, string Text)> Strings(ReadOnlySpan<byte> json)
    {
        var found = new List<(string, string)>();
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = 64 });
        var name = "";
        try
        {
            while (reader.Read())
                if (reader.TokenType == JsonTokenType.PropertyName) name = reader.GetString() ?? "";
                else if (reader.TokenType == JsonTokenType.String && !IsSecret(name) && reader.GetString() is { } text) found.Add((name, text));
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException) { return []; }
        return found;
    }

    private static bool IsSecret(string field) => field.Contains("password", StringComparison.OrdinalIgnoreCase) || field.StartsWith("__", StringComparison.Ordinal) || field == "_handler";

    private static async Task Refuse(HttpContext http, string field, string text, List<TopicFinding> topics)
    {
        var db = http.RequestServices.GetRequiredService<ComplianceDb>();
        var names = topics.ConvertAll(t => t.Topic.ToString());
        db.Record("compliance.refuse-text", new SubjectRef("compliance_text", Digests.Of(text)), new { topics = names, clauses = topics.ConvertAll(t => t.Clause), field, path = http.Request.Path.Value });
        await db.SaveChangesAsync(http.RequestAborted);
        var t = http.RequestServices.GetRequiredService<Texts>();
        var refusal = Refusal.Invalid("compliance.refused-text", string.Join(", ", topics.Select(f => t.Of("compliance.topic", f.Topic)).Distinct())) with { Facts = new Dictionary<string, object?> { ["topics"] = names, ["field"] = field } };
        if (http.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase)) { await refusal.ToProblem().ExecuteAsync(http); return; }
        http.Items[Told] = refusal;
        http.Response.StatusCode = refusal.Status;
        // The page that tells it is only shown: the form is not posted to it once more.
        http.Request.Method = HttpMethods.Get;
    }
}
