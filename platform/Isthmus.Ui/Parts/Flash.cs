using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;

namespace Isthmus.Ui;

public enum NoticeKind
{
    Info,
    Success,
    Warning,
    Error,
}

/// <summary>
/// A notice for the page after the redirect: <c>Flash.Success(T["registry.saved"])</c>, then navigate. It travels in a protected cookie that lives
/// a minute and is shown once, so it works on every node and without a session.
/// </summary>
public sealed class Flash(IHttpContextAccessor accessor, IDataProtectionProvider protection)
{
    private const string Cookie = "isthmus-flash";
    private readonly ITimeLimitedDataProtector _protector = protection.CreateProtector("Isthmus.Ui.Flash").ToTimeLimitedDataProtector();
    private readonly List<FlashNotice> _pending = [];

    public void Success(string text) => Add(NoticeKind.Success, text);

    public void Info(string text) => Add(NoticeKind.Info, text);

    public void Warning(string text) => Add(NoticeKind.Warning, text);

    public void Error(string text) => Add(NoticeKind.Error, text);

    public void Add(NoticeKind kind, string text)
    {
        var context = accessor.HttpContext ?? throw new InvalidOperationException("A flash notice needs a request.");
        _pending.Add(new FlashNotice(kind, text));
        var value = _protector.Protect(JsonSerializer.Serialize(_pending), TimeSpan.FromMinutes(1));
        context.Response.Cookies.Append(Cookie, value, Options(context));
    }

    /// <summary>Takes the notices that the request brought; they are gone afterwards.</summary>
    internal IReadOnlyList<FlashNotice> Take()
    {
        var context = accessor.HttpContext;
        if (context?.Request.Cookies[Cookie] is not { Length: > 0 } value)
        {
            return [];
        }
        if (!context.Response.HasStarted && _pending.Count == 0)
        {
            context.Response.Cookies.Delete(Cookie, Options(context));
        }
        try
        {
            return JsonSerializer.Deserialize<List<FlashNotice>>(_protector.Unprotect(value)) ?? [];
        }
        catch (Exception e) when (e is System.Security.Cryptography.CryptographicException or JsonException)
        {
            // Too old, or not ours: a notice is not worth an error page.
            return [];
        }
    }

    private static CookieOptions Options(HttpContext context) => new()
    {
        Path = "/",
        SameSite = SameSiteMode.Lax,
        HttpOnly = true,
        Secure = context.Request.IsHttps,
        IsEssential = true,
    };
}

internal sealed record FlashNotice(NoticeKind Kind, string Text);
