namespace Isthmus.Screening.Lists;

/// <summary>The names of the columns of a table, and the values of the present row under them. Case and blanks do not count.</summary>
internal sealed class CsvHeader
{
    private readonly Dictionary<string, int> _columns = new(StringComparer.OrdinalIgnoreCase);
    private readonly CsvRows _rows;
    private readonly ListBuilder _list;

    private CsvHeader(CsvRows rows, ListBuilder list) => (_rows, _list) = (rows, list);

    public int Columns { get; private init; }

    public IEnumerable<string> Names => _columns.Keys;

    public static CsvHeader Of(CsvRows rows, ListBuilder list)
    {
        var header = new CsvHeader(rows, list) { Columns = rows.Fields.Count };
        for (var i = 0; i < rows.Fields.Count; i++)
            if (Text.Clean(rows[i]) is { Length: > 0 } name) header._columns.TryAdd(name, i);
        return header;
    }

    public bool Has(string name) => _columns.ContainsKey(name);

    public bool HasAll(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
            if (!Has(name)) return false;
        return true;
    }

    /// <summary>Reads the next row; it has as many columns as the header.</summary>
    public bool Next(bool breakRequired)
    {
        if (!_rows.Read()) return false;
        _rows.Expect(Columns);
        _rows.ExpectLineBreak(breakRequired);
        return true;
    }

    /// <summary>The value of the first of these columns that there is; empty when there is none.</summary>
    public string this[params ReadOnlySpan<string> names]
    {
        get
        {
            foreach (var name in names)
                if (_columns.TryGetValue(name, out var i)) return _rows[i];
            return "";
        }
    }

    public int Line => _rows.Line;

    public string Required(string name) => Text.Clean(this[name]) is { Length: > 0 } value ? value : throw _list.Error(ListErrorCode.MissingValue, Line, name);
}
