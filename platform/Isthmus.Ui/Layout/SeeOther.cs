using Microsoft.AspNetCore.Http.Extensions;

namespace Isthmus.Ui;

/// <summary>303 See Other: after a POST the browser comes back with GET. The framework has only 302 and 307.</summary>
public sealed class SeeOther(string localUrl) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
        // A header carries ASCII only: a path with Persian or Cyrillic letters is escaped, what is escaped already stays.
        httpContext.Response.Headers.Location = UriHelper.Encode(new Uri(localUrl, UriKind.Relative));
        return Task.CompletedTask;
    }
}
