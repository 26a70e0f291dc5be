using Isthmus.Platform.Data;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.Features;

namespace Isthmus.Host.Http;

/// <summary>
/// Addresses with characters that nobody types (control characters, code points that are no characters) are refused before a page or the API searches for them;
/// so are forms with a NUL, which PostgreSQL has no room for. Other such characters in a form are told at their field, and in the body of an API call at theirs.
/// </summary>
internal static class TextGuard
{
    /// <summary>After antiforgery, which has read the form of a page.</summary>
    public static void UseTextGuard(this WebApplication app) => app.Use((http, next) =>
    {
        if (IsReadable(http.Request) && (Form(http) is not { } form || IsReadable(form))) return next(http);
        http.Response.StatusCode = StatusCodes.Status400BadRequest;
        return Task.CompletedTask;
    });

    // A form without its token is not to be read; whoever it was sent to refuses it.
    private static IFormCollection? Form(HttpContext http) =>
        http.Features.Get<IAntiforgeryValidationFeature>() is { IsValid: false } ? null : http.Features.Get<IFormFeature>()?.Form;

    private static bool IsReadable(HttpRequest request) =>
        PlainText.IsWritable(request.Path.Value) && request.Query.All(p => PlainText.IsWritable(p.Key) && p.Value.All(PlainText.IsWritable));

    private static bool IsReadable(IFormCollection form) =>
        form.All(p => HasNoNul(p.Key) && p.Value.All(HasNoNul)) && form.Files.All(f => HasNoNul(f.Name) && HasNoNul(f.FileName));

    private static bool HasNoNul(string? text) => text?.Contains('\0', StringComparison.Ordinal) != true;
}
