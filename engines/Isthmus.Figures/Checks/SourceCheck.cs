namespace Isthmus.Figures.Checks;

/// <summary>What an address given as a source is worth.</summary>
public enum SourceVerdict
{
    /// <summary>It names a page.</summary>
    Page,

    /// <summary>It is not a web address.</summary>
    NotAnAddress,

    /// <summary>A search engine or its result: it says where somebody looked, not who said it.</summary>
    SearchEngine,

    /// <summary>Only the front page of a site: what stands there changes.</summary>
    FrontPage,
}

/// <summary>Tells sources from non-sources by their address.</summary>
public static class SourceCheck
{
    private static readonly string[] s_searchEngines = ["google", "bing", "yahoo", "duckduckgo", "baidu", "yandex", "ya", "ask", "ecosia", "startpage", "qwant", "sogou", "mojeek", "brave"];

    /// <summary>Looks at the address alone; nothing is opened.</summary>
    public static SourceVerdict Of(string? address)
    {
        if (!Uri.TryCreate((address ?? "").Trim(), UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https") || !uri.Host.Contains('.', StringComparison.Ordinal) || uri.IsLoopback || uri.UserInfo.Length > 0) return SourceVerdict.NotAnAddress;
        var labels = uri.Host.ToLowerInvariant().Split('.');
        // google.com, www.google.co.uk and search.brave.com, but not scholar.google.com's articles or google.example.org.
        if (IsSearchEngine(labels)) return SourceVerdict.SearchEngine;
        return uri.AbsolutePath is "/" or "" && uri.Query.Length == 0 ? SourceVerdict.FrontPage : SourceVerdict.Page;
    }

    private static bool IsSearchEngine(string[] labels)
    {
        var at = labels[0] is "www" or "m" or "search" ? 1 : 0;
        return labels.Length - at is 2 or 3 && s_searchEngines.Contains(labels[at]) && labels[^1].Length <= 3 && (labels.Length - at == 2 || labels[^2] is "com" or "co");
    }
}
