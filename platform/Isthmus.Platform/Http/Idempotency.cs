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

    public async Task InvokeAsync(HttpContext http, PlatformDb db, TimeProvider clock)
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
            await Repeat(http, await db.IdempotentCalls.AsNoTracking().SingleAsync(c => c.Caller == caller && c.Key == key, http.RequestAborted), hash);
            return;
        }
        await Run(http, db, call);
    }

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
            var keep = ended && http.Response.StatusCode is >= 200 and < 300 && copy.Length <= MaxBody;
            await db.IdempotentCalls.Where(c => c.Caller == call.Caller && c.Key == call.Key).ExecuteUpdateAsync(u => u
                .SetProperty(c => c.Status, keep ? http.Response.StatusCode : -1).SetProperty(c => c.Body, keep ? copy.ToArray() : null)
                .SetProperty(c => c.ContentType, http.Response.ContentType).SetProperty(c => c.Location, http.Response.Headers.Location.ToString()).SetProperty(c => c.ETag, http.Response.Headers.ETag.ToString()), CancellationToken.None);
            // A refused or failed call may be mended and sent again under the same key.
            if (!keep) await db.IdempotentCalls.Where(c => c.Caller == call.Caller && c.Key == call.Key && c.Status == -1).ExecuteDeleteAsync(CancellationToken.None);
        }
        copy.Position = 0;
        await copy.CopyToAsync(answer, http.RequestAborted);
    }

    private static async Task Repeat(HttpContext http, IdempotentCall first, string hash)
    {
        if (first.RequestHash != hash) { await Refusal.Invalid("platform.idempotency-key-reused").ToProblem().ExecuteAsync(http); return; }
        if (first.Status == 0) { await Refusal.Conflict("platform.idempotency-key-in-use").ToProblem().ExecuteAsync(http); return; }
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
