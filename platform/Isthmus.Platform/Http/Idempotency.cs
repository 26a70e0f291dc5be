using System.Security.Claims;
using System.Security.Cryptography;
using Isthmus.Platform.Data;
using Isthmus.Platform.Outcomes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Isthmus.Platform.Http;

/// <summary>Marks an endpoint as one that honours the Idempotency-Key header (draft-ietf-httpapi-idempotency-key-header).</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class IdempotentAttribute : Attribute;

public static class IdempotencyExtensions
{
    /// <summary>A repeated create with the same Idempotency-Key gets the first answer; the same key with another body is refused.</summary>
    public static RouteHandlerBuilder Idempotent(this RouteHandlerBuilder builder) => builder.WithMetadata(new IdempotentAttribute());
}

/// <summary>Runs after authorization, before the endpoint. Works on the bytes of the answer, so any endpoint can be marked.</summary>
internal sealed class IdempotencyMiddleware(RequestDelegate next)
{
    private const int MaxKey = 120;
    private const int MaxBody = 1_000_000;

    // A call that has not ended by then has ended with its process.
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);

    public async Task InvokeAsync(HttpContext http, PlatformDb db, CurrentCall current, TimeProvider clock)
    {
        var key = http.Request.Headers["Idempotency-Key"].ToString();
        if (key.Length == 0 || http.GetEndpoint()?.Metadata.GetMetadata<IdempotentAttribute>() is null) { await next(http); return; }
        if (key.Length > MaxKey) { await Refusal.Invalid("platform.idempotency-key-too-long", MaxKey).ToProblem().ExecuteAsync(http); return; }

        var caller = http.User.FindFirstValue(ClaimTypes.NameIdentifier) ?? "anonymous";
        var hash = await HashOf(http);
        var call = new IdempotentCall { Caller = caller, Key = key, RequestHash = hash, At = Instants.Stored(clock) };
        db.Add(call);
        try { await db.SaveChangesAsync(http.RequestAborted); }
        catch (DbUpdateException e) when (DbErrors.IsDuplicate(e))
        {
            db.ChangeTracker.Clear();
            var first = await db.IdempotentCalls.AsNoTracking().SingleOrDefaultAsync(c => c.Caller == caller && c.Key == key, http.RequestAborted);
            if (first?.RequestHash != hash || !await TakeOver(first, call.At, db, http.RequestAborted)) { await Repeat(http, first, hash, call.At); return; }
        }
        current.Call = call;
        await Run(http, db, call);
    }

    // The first run neither wrote nor answered: its process was killed. Of several who try, one gets the call.
    private static async Task<bool> TakeOver(IdempotentCall first, DateTime now, PlatformDb db, CancellationToken ct) =>
        first.Status == IdempotentCall.Running && first.At <= now - Lease && await db.IdempotentCalls
            .Where(c => c.Caller == first.Caller && c.Key == first.Key && c.At == first.At && c.Status == IdempotentCall.Running)
            .ExecuteUpdateAsync(u => u.SetProperty(c => c.At, now), ct) == 1;

    private async Task Run(HttpContext http, PlatformDb db, IdempotentCall call)
    {
        var answer = http.Response.Body;
        using var copy = new MemoryStream();
        http.Response.Body = copy;
        var ended = false;
        try { await next(http); ended = true; }
        finally
        {
            http.Response.Body = answer;
            var good = ended && http.Response.StatusCode is >= 200 and < 300;
            var mine = db.IdempotentCalls.Where(c => c.Caller == call.Caller && c.Key == call.Key && c.At == call.At);
            if (good && copy.Length <= MaxBody)
                await mine.ExecuteUpdateAsync(u => u.SetProperty(c => c.Status, http.Response.StatusCode).SetProperty(c => c.Body, copy.ToArray())
                    .SetProperty(c => c.ContentType, http.Response.ContentType).SetProperty(c => c.Location, http.Response.Headers.Location.ToString()).SetProperty(c => c.ETag, http.Response.Headers.ETag.ToString()), CancellationToken.None);
            // A refused call may be mended and sent again under the same key, and so may one that failed before it wrote anything.
            else await mine.Where(c => (ended && !good) || c.Status == IdempotentCall.Running).ExecuteDeleteAsync(CancellationToken.None);
        }
        copy.Position = 0;
        await copy.CopyToAsync(answer, http.RequestAborted);
    }

    // No first one: it was refused just now and may be tried again, which is what "in use" tells the caller to do.
    private static async Task Repeat(HttpContext http, IdempotentCall? first, string hash, DateTime now)
    {
        if (first is not null && first.RequestHash != hash) { await Refusal.Invalid("platform.idempotency-key-reused").ToProblem().ExecuteAsync(http); return; }
        if (first is { Status: IdempotentCall.Written } && first.At <= now - Lease) { await Refusal.Conflict("platform.idempotency-answer-lost").ToProblem().ExecuteAsync(http); return; }
        if (first is null or { Status: IdempotentCall.Running or IdempotentCall.Written }) { await Refusal.Conflict("platform.idempotency-key-in-use").ToProblem().ExecuteAsync(http); return; }
        http.Response.StatusCode = first.Status;
        http.Response.ContentType = first.ContentType;
        if (first.Location is { Length: > 0 }) http.Response.Headers.Location = first.Location;
        if (first.ETag is { Length: > 0 }) http.Response.Headers.ETag = first.ETag;
        http.Response.Headers["Idempotent-Replay"] = "true";
        await http.Response.Body.WriteAsync(first.Body ?? [], http.RequestAborted);
    }

    private static async Task<string> HashOf(HttpContext http)
    {
        http.Request.EnableBuffering();
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        sha.AppendData(System.Text.Encoding.UTF8.GetBytes($"{http.Request.Method} {http.Request.Path}{http.Request.QueryString}\n"));
        var buffer = new byte[16384];
        for (int read; (read = await http.Request.Body.ReadAsync(buffer, http.RequestAborted)) > 0;) sha.AppendData(buffer, 0, read);
        http.Request.Body.Position = 0;
        return Convert.ToHexStringLower(sha.GetHashAndReset());
    }
}
