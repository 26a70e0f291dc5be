using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace Isthmus.Ui;

/// <summary>A page of rows and the number of all rows that match.</summary>
public sealed record Paged<T>(IReadOnlyList<T> Items, int Total);

/// <summary>
/// The state of a table in the URL: <c>?q=text&amp;page=2&amp;size=50&amp;sort=-name&amp;country=IR</c>. Everything a reader sees can be
/// bookmarked and sent; nothing is kept on the server. Values come from outside and are clamped here.
/// </summary>
public sealed class TableState
{
    public const int DefaultSize = 25;
    public static readonly IReadOnlyList<int> Sizes = [10, 25, 50, 100];

    private readonly string _path;
    private readonly IReadOnlyDictionary<string, StringValues> _query;

    private TableState(string path, IReadOnlyDictionary<string, StringValues> query, string prefix)
    {
        _path = path;
        _query = query;
        Prefix = prefix;
        Page = Math.Clamp(Whole("page") ?? 1, 1, 1_000_000);
        Size = Whole("size") is { } size && Sizes.Contains(size) ? size : DefaultSize;
        var sort = this["sort"];
        Descending = sort?.StartsWith('-') == true;
        Sort = Descending ? sort![1..] : sort;
    }

    /// <summary>Before each name in the query, when a page has more than one table.</summary>
    public string Prefix { get; }

    /// <summary>From 1.</summary>
    public int Page { get; }
    public int Size { get; }

    /// <summary>The key of the sorted column, or null: the page's own order.</summary>
    public string? Sort { get; }
    public bool Descending { get; }

    /// <summary>The words searched for, trimmed; empty when none.</summary>
    public string Query => this["q"]?.Trim() ?? "";

    public int Skip => (Page - 1) * Size;

    /// <summary>The first value of a filter; null when absent or empty.</summary>
    public string? this[string name] => _query.TryGetValue(Prefix + name, out var v) && v.FirstOrDefault() is { Length: > 0 } s ? s : null;

    /// <summary>All values of a filter: <c>?kind=a&amp;kind=b</c>.</summary>
    public IReadOnlyList<string> All(string name) =>
        _query.TryGetValue(Prefix + name, out var v) ? [.. v.OfType<string>().Where(s => s.Length > 0)] : [];

    /// <summary>True when a search or any filter is set (not page, size or sort).</summary>
    public bool IsFiltered => _query.Any(p => p.Key.StartsWith(Prefix, StringComparison.Ordinal)
        && p.Key[Prefix.Length..] is not ("page" or "size" or "sort") && p.Value.Any(v => !string.IsNullOrEmpty(v)));

    public static TableState FromUri(string uri, string prefix = "")
    {
        var mark = uri.IndexOf('?', StringComparison.Ordinal);
        var hash = uri.IndexOf('#', StringComparison.Ordinal);
        var query = mark < 0 ? "" : uri[mark..(hash > mark ? hash : uri.Length)];
        var path = Uri.TryCreate(uri, UriKind.Absolute, out var absolute) && absolute.Scheme is "http" or "https"
            ? absolute!.AbsolutePath
            : uri[..(mark < 0 ? uri.Length : mark)];
        return new TableState(path, QueryHelpers.ParseQuery(query), prefix);
    }

    public string PageUrl(int page) => With(("page", page <= 1 ? null : page.ToString(CultureInfo.InvariantCulture)));

    public string SizeUrl(int size) => With(("size", size == DefaultSize ? null : size.ToString(CultureInfo.InvariantCulture)), ("page", null));

    /// <summary>Sorts by the column; a second time turns the order around.</summary>
    public string SortUrl(string key) => With(("sort", Sort == key && !Descending ? "-" + key : key), ("page", null));

    /// <summary>Sets one filter, or clears it with null, and goes back to the first page.</summary>
    public string FilterUrl(string name, string? value) => With((name, value), ("page", null));

    /// <summary>Adds a value to a filter of several values, or takes it away.</summary>
    public string ToggleUrl(string name, string value)
    {
        var values = All(name);
        var next = values.Contains(value) ? values.Where(v => v != value) : values.Append(value);
        return Url(_query.Where(p => p.Key != Prefix + "page" && p.Key != Prefix + name)
            .SelectMany(p => p.Value.Select(v => (p.Key, v)))
            .Concat(next.Select(v => (Prefix + name, (string?)v))));
    }

    /// <summary>The same page without search, filters and page number; sort and size stay.</summary>
    public string ClearUrl() => Url(Kept("size", "sort"));

    /// <summary>The pairs of the query that a filter form has to carry along: everything but the names it asks for, and the page.</summary>
    internal IEnumerable<(string Name, string Value)> Others(IReadOnlyCollection<string> asked) =>
        _query.Where(p => p.Key != Prefix + "page" && !asked.Contains(p.Key))
            .SelectMany(p => p.Value.OfType<string>().Where(v => v.Length > 0).Select(v => (p.Key, v)));

    internal string Path => _path;

    private string With(params (string Name, string? Value)[] changes)
    {
        var names = changes.Select(c => Prefix + c.Name).ToHashSet(StringComparer.Ordinal);
        return Url(_query.Where(p => !names.Contains(p.Key)).SelectMany(p => p.Value.Select(v => (p.Key, v)))
            .Concat(changes.Select(c => (Prefix + c.Name, c.Value))));
    }

    private IEnumerable<(string, string?)> Kept(params string[] names) =>
        _query.Where(p => !p.Key.StartsWith(Prefix, StringComparison.Ordinal) || names.Contains(p.Key[Prefix.Length..]))
            .SelectMany(p => p.Value.Select(v => (p.Key, v)));

    private string Url(IEnumerable<(string Name, string? Value)> pairs)
    {
        var url = new StringBuilder(_path);
        var mark = '?';
        foreach (var (name, value) in pairs.Where(p => !string.IsNullOrEmpty(p.Value)))
        {
            url.Append(mark).Append(Uri.EscapeDataString(name)).Append('=').Append(Uri.EscapeDataString(value!));
            mark = '&';
        }
        return url.ToString();
    }

    private int? Whole(string name) =>
        int.TryParse(this[name], NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : null;
}
