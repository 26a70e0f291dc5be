namespace Isthmus.Ui;

/// <summary>Guards redirects to an address that came with the request.</summary>
public static class LocalUrl
{
    /// <summary>
    /// True for a path of this site: it starts with one slash, and the second character is neither a slash nor a backslash, which
    /// browsers read as the start of another host. Control characters are refused, because browsers drop them before they look.
    /// </summary>
    public static bool IsLocal(string? url) =>
        url is ['/', ..] && (url.Length == 1 || url[1] is not ('/' or '\\')) && !url.Any(char.IsControl);

    public static string OrHome(string? url) => IsLocal(url) ? url! : "/";
}
