using System.Text;

namespace Isthmus.Tabular.Csv;

/// <summary>Records of RFC 4180, read leniently: any line ends, quotation marks within an unquoted cell, text after a closing mark.</summary>
internal sealed class CsvRecords(string text, int start, char separator, RawTable raw)
{
    private readonly StringBuilder _cell = new();
    private int _at = start;
    private int _line = text.AsSpan(0, start).Count('\n') + 1;
    private int _record = text.AsSpan(0, start).Count('\n');

    /// <summary>Reads the next record, blank ones too; the number counts records, as a spreadsheet would.</summary>
    internal bool Next(out int number, out List<string> cells)
    {
        cells = [];
        number = ++_record;
        if (_at >= text.Length)
        {
            return false;
        }

        while (true)
        {
            cells.Add(CellText.Unguarded(CellText.Clean(IsQuoted() ? Quoted() : Plain())));
            if (_at < text.Length && text[_at] == separator)
            {
                _at++;
                if (_at < text.Length)
                {
                    continue;
                }

                cells.Add("");
            }

            LineEnd();
            return true;
        }
    }

    /// <summary>A mark opens a quoted cell also after spaces, as some programs write.</summary>
    private bool IsQuoted()
    {
        var at = _at;
        while (at < text.Length && text[at] == ' ')
        {
            at++;
        }

        if (at >= text.Length || text[at] != '"')
        {
            return false;
        }

        _at = at;
        return true;
    }

    private string Plain()
    {
        var rest = text.AsSpan(_at);
        var length = rest.IndexOfAny(separator, '\r', '\n');
        length = length < 0 ? rest.Length : length;
        raw.CheckCell(length, _record);
        _at += length;
        return rest[..length].ToString();
    }

    private string Quoted()
    {
        var opened = _line;
        _cell.Clear();
        _at++;
        while (true)
        {
            var rest = text.AsSpan(_at);
            var length = rest.IndexOf('"');
            if (length < 0)
            {
                throw new TableRefusedException(TableRefusalReason.UnbalancedQuote, $"A quotation mark opened in line {opened} is not closed.", opened);
            }

            _cell.Append(rest[..length]);
            _line += Lines(rest[..length]);
            _at += length + 1;
            if (_at < text.Length && text[_at] == '"')
            {
                _cell.Append('"');
                _at++;
                continue;
            }

            if (_cell.Length > 100_000)
            {
                throw new TableRefusedException(TableRefusalReason.UnbalancedQuote, $"A quotation mark opened in line {opened} seems not to be closed.", opened);
            }

            raw.CheckCell(_cell.Length, _record);
            var tail = Plain();
            if (string.IsNullOrWhiteSpace(tail))
            {
                return _cell.ToString();
            }

            raw.Warnings.Add(new(TableWarningKind.StrayQuote, _record, Detail: tail.Trim()));
            return "\"" + _cell + "\"" + tail;
        }
    }

    private void LineEnd()
    {
        if (_at < text.Length && text[_at] == '\r')
        {
            _at++;
            _line += _at < text.Length && text[_at] == '\n' ? 0 : 1;
        }

        if (_at < text.Length && text[_at] == '\n')
        {
            _at++;
            _line++;
        }
    }

    private static int Lines(ReadOnlySpan<char> part) => part.Contains('\n') ? part.Count('\n') : part.Count('\r');
}
