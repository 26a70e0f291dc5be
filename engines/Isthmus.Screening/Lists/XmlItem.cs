using System.Text;

namespace Isthmus.Screening.Lists;

/// <summary>An element with what it holds; namespaces do not count. Only entries are held so, one at a time.</summary>
internal sealed class XmlItem(string name, int line)
{
    private List<(string Name, string Value)>? _attributes;
    private List<XmlItem>? _items;
    private StringBuilder? _text;
    private string _value = "";

    public string Name => name;

    public int Line => line;

    /// <summary>The text directly in the element.</summary>
    public string Value => _text is null ? _value : _value = _text.ToString();

    /// <summary>Adds a piece of text, and says how long the whole is.</summary>
    public int AddText(string piece)
    {
        if (_text is null && _value.Length == 0) _value = piece;
        else (_text ??= new StringBuilder(_value)).Append(piece);
        return _text?.Length ?? _value.Length;
    }

    public IReadOnlyList<XmlItem> Items => _items ?? (IReadOnlyList<XmlItem>)[];

    public void Add(XmlItem item) => (_items ??= []).Add(item);

    public void AddAttribute(string attribute, string value) => (_attributes ??= []).Add((attribute, value));

    public string Attribute(string attribute)
    {
        foreach (var (key, value) in _attributes ?? [])
            if (string.Equals(key, attribute, StringComparison.Ordinal)) return value;
        return "";
    }

    /// <summary>The text of the first element with this name; empty if there is none.</summary>
    public string this[string element]
    {
        get
        {
            foreach (var item in Items)
                if (string.Equals(item.Name, element, StringComparison.Ordinal)) return item.Value;
            return "";
        }
    }

    /// <summary>The elements with this name; with two names, those within those.</summary>
    public IEnumerable<XmlItem> All(string element) => Items.Where(item => string.Equals(item.Name, element, StringComparison.Ordinal));

    public IEnumerable<XmlItem> All(string outer, string inner) => All(outer).SelectMany(item => item.All(inner));
}
