using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Isthmus.Indicators.Subjects;

namespace Isthmus.Indicators.Datasets.Reading;

/// <summary>Reads a file of observations whole before anything is written: each line is right or a fault, and what is kept gives its bytes back.</summary>
internal sealed partial class ObservationReader : IDisposable
{
    private const decimal Largest = 79_000_000_000_000_000_000_000_000_000m;

    private readonly CsvBytes _csv;
    private readonly ReadOptions _options;
    private readonly Faults _faults = new();
    private readonly RowList _rows = new();
    private readonly List<int> _lines = [];
    private readonly List<FoundSeries> _series = [];
    private readonly Dictionary<string, int> _byText = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (int Code, bool AsIs)> _periods = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _rests = new(StringComparer.Ordinal);
    private readonly StringBuilder _rest = new();
    private string[] _titles = [], _names = [];
    private ColumnRole[] _roles = [];
    private bool?[] _quoted = [];
    private int[] _kept = [];
    private int _measure, _subject, _period, _value, _status, _unit, _power, _action;
    private SchemaCheck? _schema;
    private LineEnd _ending;
    private int _blanks, _endLines;
    private bool _inOrder = true, _keyed = true;
    private readonly SortedSet<string> _missing = new(StringComparer.Ordinal);

    private ObservationReader(Stream file, ReadOptions options) => (_csv, _options) = (new CsvBytes(file), options);

    /// <summary>Never throws for what is in the file: the faults tell.</summary>
    public static ReadFile Read(Stream file, ReadOptions options, CancellationToken ct)
    {
        using var reader = new ObservationReader(file, options);
        return reader.Read(ct);
    }

    public void Dispose() => _csv.Dispose();

    private ReadFile Read(CancellationToken ct)
    {
        if (!_csv.Open()) Say(1, 0, "encoding");
        else if (!_csv.Next() || _csv.IsBlank) Say(1, 0, "empty");
        else if (Header())
        {
            while (_csv.Next() && _rows.Count < _options.Rows)
            {
                if (_rows.Count % 8192 == 0) { ct.ThrowIfCancellationRequested(); _options.Read?.Invoke(_csv.Size); }
                Line();
            }
            if (_rows.Count >= _options.Rows) Say(_csv.Line, 0, "rows", _options.Rows.ToString("N0", CultureInfo.InvariantCulture));
            if (_rows.Count == 0 && _faults.Count == 0) Say(1, 0, "empty");
        }
        _endLines = (_endLines > 0 ? 1 : 0) + _blanks;
        var order = _inOrder ? null : Sorted();
        if (_faults.Count == 0) Twice(order);
        var columns = _titles.Select((t, i) => new FileColumn(t, _names[i], _roles[i], _quoted[i] == true, _options.Schema?.Field(_names[i])?.Type, _options.Schema?.Field(_names[i])?.Description)).ToList();
        return new(_options.Name, _csv.Sha256(), _csv.Size, new(_csv.Delimiter, _ending == LineEnd.CrLf ? "\r\n" : "\n", _endLines, _csv.HasMark, _inOrder, columns, _keyed && _series.DistinctBy(s => (s.MeasureWritten, s.SubjectWritten)).Count() == _series.Count, [.. _missing]), _series, _rows, order, _faults);
    }

    private bool Header()
    {
        var count = _csv.Cells.Count;
        if (_csv.Fault != LineFault.None) { Badly(); return false; }
        (_ending, _endLines) = (_csv.Ending, _csv.Ending == LineEnd.None ? 0 : 1);
        _titles = [.. Enumerable.Range(0, count).Select(i => Encoding.UTF8.GetString(_csv.Raw(i)))];
        _names = [.. Enumerable.Range(0, count).Select(i => _csv.Text(i).Trim())];
        _roles = ColumnTitles.Of(_names);
        _quoted = new bool?[count];
        foreach (var role in ColumnTitles.Needed.Where(r => !_roles.Contains(r))) Say(_csv.Line, 0, "no-column", ColumnTitles.Usual(role), string.Join(", ", _names));
        foreach (var twice in _names.GroupBy(n => n, StringComparer.Ordinal).Where(g => g.Count() > 1)) Say(_csv.Line, Array.LastIndexOf(_names, twice.Key) + 1, "column-twice", twice.Key);
        for (var i = 0; i < count; i++)
            if (HasControl(_csv.Inner(i))) Say(_csv.Line, i + 1, "control");
        int At(ColumnRole role) => Array.IndexOf(_roles, role);
        (_measure, _subject, _period, _value, _status, _unit, _power) = (At(ColumnRole.Measure), At(ColumnRole.Subject), At(ColumnRole.Period), At(ColumnRole.Value), At(ColumnRole.Status), At(ColumnRole.Unit), At(ColumnRole.UnitPower));
        _action = Array.FindIndex(_names, n => n == "ACTION");
        _kept = [.. Enumerable.Range(0, count).Where(i => _roles[i] is ColumnRole.Extra or ColumnRole.Unit or ColumnRole.UnitPower or ColumnRole.Source)];
        if (_options.Schema is { } schema)
        {
            if (schema.Fields.Count != count || !schema.Fields.Select(f => f.Name).SequenceEqual(_names)) Say(_csv.Line, 0, "schema-columns", string.Join(", ", schema.Fields.Select(f => f.Name)));
            else _schema = new SchemaCheck(schema, _names, [_measure, _subject, _period], Say);
        }
        return _faults.Count == 0;
    }

    private void Line()
    {
        if (_csv.IsBlank && _csv.Fault == LineFault.None) { _blanks++; return; }
        if (_blanks > 0) { Say(_csv.Line - 1, 0, "blank-line"); _blanks = 0; }
        _endLines = _csv.Ending == LineEnd.None ? 0 : 1;
        if (_csv.Fault != LineFault.None) { Badly(); return; }
        if (_csv.Ending != _ending && _csv.Ending != LineEnd.None) { Say(_csv.Line, 0, "newlines"); _ending = _csv.Ending; }
        if (_csv.Cells.Count != _titles.Length)
        {
            Say(_csv.Line, 0, "cells", _csv.Cells.Count.ToString(CultureInfo.InvariantCulture), _titles.Length.ToString(CultureInfo.InvariantCulture));
            return;
        }
        var before = _faults.Count;
        _schema?.Row(_csv);
        // SDMX-CSV 2: only what is there is loaded, in place of the load before.
        if (_action >= 0 && _csv.Text(_action) is "D" or "Delete") Say(_csv.Line, _action + 1, "action", _csv.Text(_action));
        _rest.Clear();
        var any = false;
        foreach (var column in _kept)
        {
            if (_rest.Length > 0 || column != _kept[0]) _rest.Append(RowRest.Between);
            var length = _rest.Length;
            Keep(column);
            any |= _rest.Length > length;
        }
        if (!any) _rest.Clear();
        var series = SeriesOf();
        var (period, asIs) = PeriodOf();
        var value = ValueOf(out var plain);
        var status = _status < 0 ? null : _csv.Text(_status) is { Length: > 0 } s ? s : null;
        if (!IsUsual(_measure)) Other(ColumnRole.Measure, _measure, any);
        if (!IsUsual(_subject)) Other(ColumnRole.Subject, _subject, any);
        if (!IsUsual(_period) || !asIs) Other(ColumnRole.Period, _period, any);
        if (!IsUsual(_value) || !plain) Other(ColumnRole.Value, _value, any);
        if (_status >= 0 && (!IsUsual(_status) | status is { Length: > 1 })) { Other(ColumnRole.Status, _status, any); status = status is { Length: > 1 } ? null : status; }
        if (_rest.Length > RowRest.Longest) Say(_csv.Line, 0, "long-row", RowRest.Longest.ToString("N0", CultureInfo.InvariantCulture));
        // The places of rows are counted also where one is left out.
        Add(series, period, value, status, _faults.Count == before && _rest.Length > 0 ? Shared(_rest.ToString()) : null, _csv.Line);
    }

    private void Add(int series, int period, double value, string? status, string? rest, int line)
    {
        if (_rows.Count > 0 && _rows[_rows.Count - 1] is var last && (series < last.Series || (series == last.Series && period < last.Period))) _inOrder = false;
        _rows.Add(new(series, period, value, status, rest));
        _lines.Add(line);
    }

    private int SeriesOf()
    {
        Span<char> key = stackalloc char[512];
        var measure = _csv.Inner(_measure);
        var subject = _csv.Inner(_subject);
        var unit = _unit < 0 ? [] : _csv.Inner(_unit);
        var power = _power < 0 ? [] : _csv.Inner(_power);
        if (measure.Length + subject.Length + unit.Length + power.Length > 500) { Say(_csv.Line, _measure + 1, "measure", _csv.Text(_measure)); return 0; }
        var length = Encoding.UTF8.GetChars(measure, key);
        key[length++] = RowRest.Between;
        length += Encoding.UTF8.GetChars(subject, key[length..]);
        key[length++] = RowRest.Between;
        length += Encoding.UTF8.GetChars(unit, key[length..]);
        key[length++] = RowRest.Between;
        length += Encoding.UTF8.GetChars(power, key[length..]);
        var lookup = _byText.GetAlternateLookup<ReadOnlySpan<char>>();
        if (lookup.TryGetValue(key[..length], out var known)) return known;
        if (NewSeries(_csv.Text(_measure), _csv.Text(_subject)) is not { } found) return 0;
        _series.Add(found);
        lookup[key[..length]] = _series.Count - 1;
        return _series.Count - 1;
    }

    private FoundSeries? NewSeries(string measure, string subject)
    {
        var before = _faults.Count;
        if (!Code().IsMatch(measure)) Say(_csv.Line, _measure + 1, measure.Length == 0 ? "no-measure" : "measure", measure);
        var read = SubjectOf(subject);
        if (read is null) Say(_csv.Line, _subject + 1, subject.Length == 0 ? "no-subject" : "subject", subject);
        Unit? unit = _options.Units.TryGetValue(measure, out var told) ? told : _options.Unit;
        if (_unit >= 0 && _csv.Text(_unit) is { Length: > 0 } unitText)
        {
            if (UnitCodes.Find(unitText) is { } one) unit = one;
            else Say(_csv.Line, _unit + 1, "unit", unitText);
        }
        if (_power >= 0 && _csv.Text(_power) is { Length: > 0 } powerText)
        {
            if (int.TryParse(powerText, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var power) && power is >= -9 and <= 15) unit = (unit ?? Unit.Count).Times10(power);
            else Say(_csv.Line, _power + 1, "unit-mult", powerText);
        }
        return _faults.Count > before ? null : new(measure, measure, read!.Value.Key, read.Value.Kind, subject, unit);
    }

    internal static (string Key, SubjectKind Kind)? SubjectOf(string text) => SubjectKey.Read(text) ?? (text.Contains(':', StringComparison.Ordinal) ? null : SubjectKey.Read(SubjectKey.OtherPrefix + text.Trim().Replace(' ', '-')));

    private (int Code, bool AsIs) PeriodOf()
    {
        var inner = _csv.Inner(_period);
        Span<char> text = stackalloc char[64];
        if (inner.Length is 0 or > 60) { Say(_csv.Line, _period + 1, "period", _csv.Text(_period)); return (0, true); }
        var length = Encoding.UTF8.GetChars(inner, text);
        var lookup = _periods.GetAlternateLookup<ReadOnlySpan<char>>();
        if (lookup.TryGetValue(text[..length], out var known)) return known;
        var written = text[..length].ToString();
        var usual = Months().Replace(written, "$1-$2");
        if (Halves().IsMatch(written)) { Say(_csv.Line, _period + 1, "period-part", written); return (0, true); }
        if (!Period.TryParse(usual, out var period) || period.Mark.Year is < 2 or > 9998) { Say(_csv.Line, _period + 1, "period", written); return (0, true); }
        var code = PeriodCode.Of(period);
        return _periods[written] = (code, PeriodCode.Read(code)?.Text == written);
    }

    private double ValueOf(out bool asIs)
    {
        var inner = _csv.Inner(_value);
        asIs = true;
        if (inner.Length == 0) return double.NaN;
        if (IsMissing(inner)) { asIs = false; _missing.Add(_csv.Text(_value)); return double.NaN; }
        if (!double.TryParse(inner, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var value) || !double.IsFinite(value))
        {
            Say(_csv.Line, _value + 1, inner.Contains((byte)',') ? "number-comma" : "number", _csv.Text(_value));
            return double.NaN;
        }
        if (Math.Abs(value) >= (double)Largest) { Say(_csv.Line, _value + 1, "number-large", _csv.Text(_value)); return double.NaN; }
        Span<byte> shortest = stackalloc byte[40];
        // SQLite keeps no minus before a zero.
        asIs = value.TryFormat(shortest, out var written, "R", CultureInfo.InvariantCulture) && shortest[..written].SequenceEqual(inner) && !(value == 0 && written > 1);
        return value;
    }

    private static bool IsMissing(ReadOnlySpan<byte> text) => text.SequenceEqual(".."u8) || text.SequenceEqual("NA"u8) || text.SequenceEqual("NaN"u8) || text.SequenceEqual(":"u8);

    // Whether the cell's quotation marks are those of its column; the first cell that can tell says which those are.
    private bool IsUsual(int column)
    {
        var cell = _csv.Cells[column];
        var inner = _csv.Inner(column);
        var needed = cell.HasQuotes || inner.IndexOfAny((byte)_csv.Delimiter, (byte)'\n', (byte)'\r') >= 0;
        if (needed) return cell.IsQuoted;
        _quoted[column] ??= cell.IsQuoted;
        return _quoted[column] == cell.IsQuoted;
    }

    private void Keep(int column)
    {
        if (HasControl(_csv.Inner(column))) { Say(_csv.Line, column + 1, "control"); return; }
        if (IsUsual(column)) _rest.Append(_csv.Text(column));
        else _rest.Append(RowRest.AsWritten).Append(Encoding.UTF8.GetString(_csv.Raw(column)));
    }

    private void Other(ColumnRole role, int column, bool any)
    {
        if (HasControl(_csv.Inner(column))) { Say(_csv.Line, column + 1, "control"); return; }
        // Empty cells of further columns are told apart from what follows them.
        if (!any && _rest.Length == 0 && _kept.Length > 1) _rest.Append(RowRest.Between, _kept.Length - 1);
        if (_rest.Length > 0 || _kept.Length > 0) _rest.Append(RowRest.Between);
        _rest.Append(RowRest.Letter(role));
        if (IsUsual(column)) _rest.Append(_csv.Text(column));
        else _rest.Append(RowRest.AsWritten).Append(Encoding.UTF8.GetString(_csv.Raw(column)));
    }

    // The same cells in row after row are one text in memory.
    private string Shared(string rest)
    {
        if (_rests.TryGetValue(rest, out var known)) return known;
        if (_rests.Count < 10_000) _rests[rest] = rest;
        return rest;
    }

    private int[] Sorted()
    {
        var keys = new (long Key, int Row)[_rows.Count];
        for (var i = 0; i < keys.Length; i++) keys[i] = (((long)_rows[i].Series << 32) + ((long)_rows[i].Period - int.MinValue), i);
        Array.Sort(keys);
        return Array.ConvertAll(keys, k => k.Row);
    }

    private void Twice(int[]? order)
    {
        for (var i = 1; i < _rows.Count; i++)
        {
            var (one, other) = order is null ? (i - 1, i) : (order[i - 1], order[i]);
            var (a, b) = (_rows[one], _rows[other]);
            if (a.Series != b.Series || a.Period != b.Period) continue;
            _keyed = false;
            if (Cells(a.Rest).SequenceEqual(Cells(b.Rest)))
                Say(_lines[other], _period + 1, "twice", _series[b.Series].MeasureWritten, _series[b.Series].SubjectWritten, PeriodCode.Read(b.Period)?.Text ?? "", Shown(_lines[one]).ToString(CultureInfo.InvariantCulture));
        }
    }

    private string[] Cells(string? rest) => RowRest.Read(rest, _kept.Length).Kept;

    private void Badly() => Say(_csv.Line, _csv.FaultColumn, _csv.Fault switch
    {
        LineFault.OpenQuote => "open-quote",
        LineFault.QuoteInside => "quote-inside",
        LineFault.AfterQuote => "after-quote",
        LineFault.TooLong => "long-line",
        _ => "encoding",
    });

    private void Say(int line, int column, string what, params string[] args) => _faults.Add(_options.Name, Shown(line), column, what, args);

    private int Shown(int line) => _options.Lines is { } lines && line - 1 < lines.Count ? lines[line - 1] : line;

    private static bool HasControl(ReadOnlySpan<byte> text)
    {
        foreach (var b in text)
            if (b < 0x20 && b is not ((byte)'\t' or (byte)'\n' or (byte)'\r')) return true;
        return false;
    }

    [GeneratedRegex("^[A-Za-z0-9][A-Za-z0-9._-]{0,59}$", RegexOptions.CultureInvariant)]
    private static partial Regex Code();

    // 2019M07, as the World Bank writes months.
    [GeneratedRegex("^([0-9]{4})-?M([0-9]{2})$", RegexOptions.CultureInvariant)]
    private static partial Regex Months();

    [GeneratedRegex("^[0-9]{4}-?(S[12]|H[12]|T[123]|W[0-9]{1,2}|D[0-9]{1,3}|A1)$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Halves();
}
