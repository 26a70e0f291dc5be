using System.Text;

namespace Isthmus.Screening.Lists;

/// <summary>
/// Rows of delimited text as RFC 4180 has them, with quotation marks, doubled quotation marks and line breaks within a quotation. Strict where the file would otherwise be
/// misread: a quotation that is never closed is a cut file, characters after a closing mark are an error, control characters are no text. A quotation mark inside a
/// bare field is an ordinary character. One pass; memory of one row.
/// </summary>
internal sealed class CsvRows(CharSource source, char delimiter, ListBuilder list)
{
    private const int MostFields = 500;
    private const char EndMark = '\x1a';

    private readonly List<string> _fields = [];
    private readonly StringBuilder _field = new();
    private bool _lineBreak = true;
    private bool _quoted;

    public IReadOnlyList<string> Fields => _fields;

    public string this[int i] => _fields[i];

    /// <summary>The line where the row begins, from 1.</summary>
    public int Line { get; private set; }

    /// <summary>Whether the file ended with the byte 1A hex.</summary>
    public bool HasEndMark { get; private set; }

    /// <summary>Reads the next row that is not blank.</summary>
    public bool Read()
    {
        list.Step();
        SkipBlank();
        if (source.Peek() < 0) return false;
        Line = source.Line;
        _fields.Clear();
        while (Field())
            if (_fields.Count > MostFields) throw list.Error(ListErrorCode.MalformedRow, Line, $"more than {MostFields} columns");
        return true;
    }

    /// <summary>A row that has not the columns it must have: if nothing follows it, the file was cut.</summary>
    public void Expect(int columns)
    {
        if (_fields.Count == columns) return;
        if (_fields.Count < columns) SkipBlank();
        throw _fields.Count < columns && source.Peek() < 0
            ? list.Error(ListErrorCode.Truncated, Line, $"{_fields.Count} of {columns} columns")
            : list.Error(ListErrorCode.MalformedRow, Line, $"{_fields.Count} columns, not {columns}");
    }

    /// <summary>A row that ends with the file and not with a line break may lack the rest of its last value, unless that stood in quotation marks.</summary>
    public void ExpectLineBreak(bool required)
    {
        if (_lineBreak || (required && _quoted)) return;
        if (required) throw list.Error(ListErrorCode.Truncated, Line, "no line break at the end");
        list.Warn(ListWarningCode.NoLastLineBreak, Line, "");
    }

    private void SkipBlank()
    {
        while (true)
        {
            var c = source.Peek();
            if (c is '\r' or '\n') source.Read();
            else if (c == EndMark)
            {
                source.Read();
                while (source.Peek() is '\r' or '\n') source.Read();
                if (source.Peek() >= 0) throw Control(c);
                HasEndMark = true;
            }
            else return;
        }
    }

    /// <summary>One field; whether another follows in the row.</summary>
    private bool Field()
    {
        _field.Clear();
        _lineBreak = false;
        var blanks = 0;
        while (source.Peek() is ' ' && delimiter != ' ')
        {
            source.Read();
            blanks++;
        }
        _quoted = source.Peek() == '"';
        if (_quoted)
        {
            source.Read();
            Quoted();
            while (source.Peek() is ' ') source.Read();
            var after = source.Read();
            if (after == delimiter || IsEnd(after)) return Done(after);
            throw list.Error(ListErrorCode.MalformedRow, source.Line, $"after the quotation: {(char)after}");
        }
        _field.Append(' ', blanks);
        while (true)
        {
            var c = source.Peek();
            if (c == EndMark && _fields.Count == 0 && _field.Length == 0) throw Control(c);
            if (c == delimiter || IsEnd(c))
            {
                source.Read();
                return Done(c);
            }
            Append(c);
            source.Read();
        }
    }

    private void Quoted()
    {
        var from = source.Line;
        while (true)
        {
            var c = source.Read();
            if (c < 0) throw list.Error(ListErrorCode.Truncated, from, "a quotation is not closed");
            if (c == '"')
            {
                if (source.Peek() != '"') return;
                source.Read();
            }
            Append(c, quoted: true);
        }
    }

    private bool Done(int end)
    {
        _fields.Add(_field.ToString());
        if (end == delimiter) return true;
        if (end == '\r' && source.Peek() == '\n') source.Read();
        _lineBreak = end >= 0;
        return false;
    }

    private static bool IsEnd(int c) => c is < 0 or '\r' or '\n';

    private void Append(int c, bool quoted = false)
    {
        if (c < ' ' && c != '\t' && !(quoted && c is '\r' or '\n')) throw Control(c);
        if (_field.Length >= list.Limits.FieldLength) throw list.Error(ListErrorCode.TooLong, source.Line, $"{list.Limits.FieldLength} characters; is a quotation mark missing?");
        _field.Append((char)c);
    }

    private ListFormatException Control(int c) => list.Error(ListErrorCode.WrongEncoding, source.Line, $"character {c:X2} hex");
}
