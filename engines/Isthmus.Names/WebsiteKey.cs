using System.Globalization;

namespace Isthmus.Names;

/// <summary>The part of a web address that tells whose site it is.</summary>
public static class WebsiteKey
{
    private static readonly IdnMapping Idn = new() { UseStd3AsciiRules = false };

    // Many organisations share these hosts: the first parts of the path tell whose page it is.
    private static readonly string[] Shared =
    [
        "facebook.com", "linkedin.com", "instagram.com", "twitter.com", "x.com", "vk.com", "t.me", "youtube.com", "github.com", "medium.com", "wordpress.com",
        "sites.google.com", "google.com", "aparat.com", "ok.ru", "taplink.cc", "linktr.ee", "alibaba.com", "made-in-china.com", "indiamart.com", "telegram.me",
    ];

    /// <summary>
    /// Host in lower case and punycode without scheme, user, port, "www." and trailing dot: <c>HTTPS://www.Пример.рф:443/ru/</c> is <c>xn--e1afmkfd.xn--p1ai</c>.
    /// For hosts that many organisations share the path follows (<c>linkedin.com/company/cinnagen</c>), and null without a path. Null for what is no web address.
    /// </summary>
    public static string? Of(string? website)
    {
        var text = website?.Trim(' ', '\t', '\r', '\n', '\u00A0', '"', '\'', '<', '>', '\u200B', '\uFEFF') ?? "";
        var scheme = text.IndexOf("://", StringComparison.Ordinal);
        text = scheme >= 0 ? text[(scheme + 3)..] : text.TrimStart('/');
        var end = text.IndexOfAny(['/', '?', '#', '\\', ' ', ',', ';']);
        var path = end >= 0 && text[end] == '/' ? text[(end + 1)..] : "";
        var host = end >= 0 ? text[..end] : text;
        if (host.Contains('@', StringComparison.Ordinal))
        {
            // user@host in an address is a web site only with a scheme; else it is an e-mail.
            if (scheme < 0)
            {
                return null;
            }

            host = host[(host.LastIndexOf('@') + 1)..];
        }

        var colon = host.IndexOf(':', StringComparison.Ordinal);
        host = (colon >= 0 ? host[..colon] : host).TrimEnd('.').Replace('。', '.');
        return Ascii(host) is { } key ? WithPath(Naked(key), path) : null;
    }

    private static string? Ascii(string host)
    {
        if (host.Length is < 3 or > 255 || !host.Contains('.', StringComparison.Ordinal) || host.Contains("..", StringComparison.Ordinal))
        {
            return null;
        }

        try
        {
            var ascii = Idn.GetAscii(host.ToLowerInvariant()).ToLowerInvariant();
            var top = ascii[(ascii.LastIndexOf('.') + 1)..];
            var sound = ascii.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_');
            return sound && top.Length >= 2 && top.Any(char.IsAsciiLetter) ? ascii : null;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static string Naked(string host)
    {
        foreach (var prefix in (ReadOnlySpan<string>)["www.", "www2.", "www3.", "m."])
        {
            if (host.StartsWith(prefix, StringComparison.Ordinal) && host.AsSpan(prefix.Length).Contains('.'))
            {
                return host[prefix.Length..];
            }
        }

        return host;
    }

    private static string? WithPath(string host, string path)
    {
        if (!Shared.Any(s => host == s || host.EndsWith("." + s, StringComparison.Ordinal)) || host.EndsWith(".wordpress.com", StringComparison.Ordinal))
        {
            return host;
        }

        var own = path.Split('?', '#')[0].Trim('/').ToLowerInvariant();
        return own.Length == 0 ? null : host + "/" + own;
    }
}
