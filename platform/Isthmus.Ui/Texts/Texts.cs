using System.Collections.Frozen;

namespace Isthmus.Ui;

/// <summary>What to do when a page asks for a text that nobody wrote.</summary>
public sealed class TextsOptions
{
    /// <summary>True in development and in tests: the missing key is an exception. False in production: the key itself is shown.</summary>
    public bool ThrowOnMissing { get; set; }
}

/// <summary>
/// The texts of the interface in the reader's language: <c>T["registry.organisation.name"]</c>, <c>T["forums.seats", free, all]</c>,
/// <c>T.Count("registry.found", n)</c>. Numbers in the arguments are written in the reader's digits, and a name in the other
/// direction is isolated so that it does not turn the sentence around.
/// </summary>
public sealed class Texts
{
    private readonly FrozenDictionary<string, IReadOnlyList<string>> _rows;
    private readonly bool _throwOnMissing;
    private readonly Language? _fixed;

    public Texts(IEnumerable<TextSource> sources, TextsOptions options)
    {
        var rows = new Dictionary<string, (IReadOnlyList<string> Forms, string Source)>(StringComparer.Ordinal);
        foreach (var source in sources)
        {
            foreach (var (key, forms) in source.Rows)
            {
                if (!rows.TryAdd(key, (forms, source.Name)))
                {
                    throw new InvalidOperationException($"The text '{key}' is written twice: in {rows[key].Source} and in {source.Name}.");
                }
            }
        }
        _rows = rows.ToFrozenDictionary(r => r.Key, r => r.Value.Forms, StringComparer.Ordinal);
        _throwOnMissing = options.ThrowOnMissing;
    }

    private Texts(Texts all, Language language) => (_rows, _throwOnMissing, _fixed) = (all._rows, all._throwOnMissing, language);

    /// <summary>The language the texts come in: the reader's, unless <see cref="In"/> fixed it.</summary>
    public Language Language => _fixed ?? Language.Current;

    public IReadOnlyCollection<string> Keys => _rows.Keys;

    public string this[string key] => Find(key);

    public string this[string key, params object?[] args] => Compose(Find(key), args);

    /// <summary>The same texts in a fixed language: for mail and other things that are not written for the reader of this request.</summary>
    public Texts In(Language language) => new(this, language);

    public bool Has(string key) => _rows.ContainsKey(key);

    /// <summary>
    /// A text that depends on a number. Its forms stand in one row separated by <c>|</c>: two in en and fa (one, other), three in
    /// ru (one, few, many), or one when the language needs no more. <c>{0}</c> is the number, further arguments follow.
    /// </summary>
    public string Count(string key, long n, params object?[] args)
    {
        var forms = Find(key).Split('|');
        var form = Math.Min(Plurals.Form(Language, n), forms.Length - 1);
        return Compose(forms[form], [n, .. args]);
    }

    /// <summary>All that is wrong with the texts: a language left out, placeholders that differ, a wrong number of plural forms. Empty is good.</summary>
    public IReadOnlyList<string> Missing() =>
        [.. _rows.OrderBy(r => r.Key, StringComparer.Ordinal).SelectMany(r => TextRules.Check(r.Key, r.Value))];

    private string Find(string key)
    {
        if (_rows.TryGetValue(key, out var forms) && forms.Count > Language.Index && forms[Language.Index].Length > 0)
        {
            return forms[Language.Index];
        }
        return _throwOnMissing ? throw new KeyNotFoundException($"There is no text '{key}' in {Language}.") : key;
    }

    private string Compose(string text, object?[] args) => string.Format(new ReaderFormat(Language), text, args);
}
