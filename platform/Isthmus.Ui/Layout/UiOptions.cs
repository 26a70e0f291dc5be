using System.Security.Claims;
using Isthmus.Platform.Access;

namespace Isthmus.Ui;

/// <summary>The signed-in person as the header shows it.</summary>
public sealed record NavUser(string Name, int UnreadNotices = 0, string? Detail = null);

/// <summary>What the host tells the interface about the site.</summary>
public sealed class UiOptions
{
    public string Brand { get; set; } = "Isthmus";

    /// <summary>The address people use: what the links of a page mean on paper.</summary>
    public Uri Home { get; set; } = new("http://127.0.0.1/");

    /// <summary>The zone of a reader who has chosen none: an IANA name.</summary>
    public string TimeZone { get; set; } = "Etc/UTC";

    /// <summary>The language of a reader whose browser speaks none of ours.</summary>
    public string Language { get; set; } = "en";

    public string SignInPath { get; set; } = "/sign-in";
    public string SignOutPath { get; set; } = "/sign-out";
    public string NoticesPath { get; set; } = "/notices";

    /// <summary>Who is signed in; null for a visitor. The default takes the name from the claims of the session.</summary>
    public Func<HttpContext, CancellationToken, ValueTask<NavUser?>> CurrentUser { get; set; } = static (context, _) =>
        ValueTask.FromResult(context.User.Identity is { IsAuthenticated: true } identity
            ? new NavUser(context.User.FindFirstValue(Claims.DisplayName) ?? identity.Name ?? "?")
            : null);

    /// <summary>Sent with every page. Null when something in front of the application sends it.</summary>
    public string? ContentSecurityPolicy { get; set; } =
        "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
}
