using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Unicode;

namespace Isthmus.Indicators.Datasets.Reading;

/// <summary>How a line ends.</summary>
internal enum LineEnd { None, Lf, CrLf }

/// <summary>What is wrong with how a line is written.</summary>
internal enum LineFault { None, OpenQuote, QuoteInside, AfterQuote, TooLong, Encoding }

/// <summary>A cell in the buffer, with its quotation marks.</summary>
internal readonly record struct Cell(int Start, int End, bool IsQuoted, bool HasQuotes);

/// <summary>Reads the lines of a CSV file without changing a byte of them, however long the file is, and hashes it by the way.</summary>
internal sealed class CsvBytes(Stream file) : IDisposable
{
    private const int LongestLine = 1 << 20;
    private const byte Quote = (byte)'"', Cr = (byte)'\r', Lf = (byte)'\n';

    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly List<Cell> _cells = [];
    private byte[] _buffer = new byte[1 << 18];
    private int _at, _end, _nextLine = 1;
    private bool _over;
    private SearchValues<byte> _special = SearchValues.Create(",\"\n"u8);
    private byte _delimiter = (byte)',';

    public bool HasMark { get; private set; }
    public char Delimiter => (char)_delimiter;
    public long Size { get; private set; }

    /// <summary>The line that the record begins in, from 1.</summary>
    public int Line { get; private set; }
    public IReadOnlyList<Cell> Cells => _cells;
    public LineEnd Ending { get; private set; }
    public LineFault Fault { get; private set; }
    public int FaultColumn { get; private set; }
    public bool IsBlank => _cells.Count == 1 && _cells[0].Start == _cells[0].End;

    /// <summary>The cell with its quotation marks.</summary>
    public ReadOnlySpan<byte> Raw(int cell) => _buffer.AsSpan(_cells[cell].Start.._cells[cell].End);

    /// <summary>The cell without them; marks within are doubled as in the file where <see cref="Cell.HasQuotes"/>.</summary>
    public ReadOnlySpan<byte> Inner(int cell) => _cells[cell] is { IsQuoted: true } c ? _buffer.AsSpan((c.Start + 1)..(c.End - 1)) : Raw(cell);

    public string Text(int cell)
    {
        var text = Encoding.UTF8.GetString(Inner(cell));
        return _cells[cell].HasQuotes ? text.Replace("\"\"", "\"", StringComparison.Ordinal) : text;
    }

    /// <summary>False where the file is in another encoding than UTF-8.</summary>
    public bool Open()
    {
        while (!_over && _end < 4096) Fill();
        var head = _buffer.AsSpan(0, _end);
        if (head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || head.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]) || head.Contains((byte)0)) return false;
        HasMark = head.StartsWith(Encoding.UTF8.Preamble);
        if (HasMark) _at = 3;
        var line = head[_at..];
        if (line.IndexOf(Lf) is >= 0 and var first) line = line[..first];
        byte[] usual = [(byte)',', (byte)';', (byte)'\t', (byte)'|'];
        var counts = new int[4];
        for (var i = 0; i < 4; i++) counts[i] = line.Count(usual[i]);
        if (counts.Max() > 0) _delimiter = usual[Array.IndexOf(counts, counts.Max())];
        _special = SearchValues.Create([_delimiter, Quote, Lf]);
        return true;
    }

    /// <summary>Reads the next line, or the lines of a record that goes over several.</summary>
    public bool Next()
    {
        while (true)
        {
            if (_at >= _end && !Fill()) return false;
            Line = _nextLine;
            if (Read()) return true;
            if (_end - _at > LongestLine)
            {
                Fault = LineFault.TooLong;
                _at = _end;
                return true;
            }
            Fill();
        }
    }

    /// <summary>To be asked for once the file is read: of all its bytes.</summary>
    public string Sha256()
    {
        while (!_over) { _at = _end; Fill(); }
        return Convert.ToHexStringLower(_hash.GetHashAndReset());
    }

    public void Dispose() => _hash.Dispose();

    // False where the buffer ends within the record and the file does not.
    private bool Read()
    {
        _cells.Clear();
        (Fault, FaultColumn) = (LineFault.None, 0);
        var (at, lines) = (_at, 1);
        while (true)
        {
            var start = at;
            var (quoted, marks) = (at < _end && _buffer[at] == Quote, false);
            if (quoted)
            {
                at++;
                while (true)
                {
                    var found = _buffer.AsSpan(at.._end).IndexOf(Quote);
                    if (found < 0 || (at + found + 1 == _end && !_over))
                    {
                        if (!_over) return false;
                        if (found < 0) return Broken(LineFault.OpenQuote, _end, lines);
                    }
                    at += found + 1;
                    if (at >= _end || _buffer[at] != Quote) break;
                    (at, marks) = (at + 1, true);
                }
                lines += _buffer.AsSpan(start..at).Count(Lf);
            }
            else
            {
                var found = _buffer.AsSpan(at.._end).IndexOfAny(_special);
                if (found < 0 && !_over) return false;
                at = found < 0 ? _end : at + found;
                if (at < _end && _buffer[at] == Quote)
                {
                    (Fault, FaultColumn) = (LineFault.QuoteInside, _cells.Count + 1);
                    if (!ToEndOfLine(ref at)) return false;
                }
            }
            var end = at;
            if (!quoted && at > start && (at == _end || _buffer[at] == Lf) && _buffer[at - 1] == Cr) end = --at;
            if (quoted && at == _end && !_over) return false;
            _cells.Add(new(start, end, quoted, marks));
            if (at < _end && _buffer[at] == _delimiter) { at++; if (at == _end && !_over) return false; continue; }
            if (at + 1 >= _end && !_over) return false;
            if (at == _end) return Done(at, LineEnd.None, lines);
            if (_buffer[at] == Lf) return Done(at + 1, LineEnd.Lf, lines);
            if (_buffer[at] == Cr && at + 1 < _end && _buffer[at + 1] == Lf) return Done(at + 2, LineEnd.CrLf, lines);
            (Fault, FaultColumn) = (LineFault.AfterQuote, _cells.Count);
            if (!ToEndOfLine(ref at)) return false;
            return Done(Math.Min(at + 1, _end), LineEnd.Lf, lines);
        }
    }

    private bool Broken(LineFault fault, int at, int lines)
    {
        (Fault, FaultColumn) = (fault, _cells.Count + 1);
        return Done(at, LineEnd.None, lines);
    }

    private bool ToEndOfLine(ref int at)
    {
        var found = _buffer.AsSpan(at.._end).IndexOf(Lf);
        if (found < 0 && !_over) return false;
        at = found < 0 ? _end : at + found;
        return true;
    }

    private bool Done(int at, LineEnd ending, int lines)
    {
        if (Fault == LineFault.None && !Utf8.IsValid(_buffer.AsSpan(_at..at))) (Fault, FaultColumn) = (LineFault.Encoding, 1);
        (_at, Ending, _nextLine) = (at, ending, _nextLine + lines);
        return true;
    }

    private bool Fill()
    {
        if (_over) return false;
        if (_at > 0)
        {
            _buffer.AsSpan(_at.._end).CopyTo(_buffer);
            (_at, _end) = (0, _end - _at);
        }
        if (_end == _buffer.Length) Array.Resize(ref _buffer, _buffer.Length * 2);
        var read = file.Read(_buffer, _end, _buffer.Length - _end);
        if (read == 0) { _over = true; return false; }
        _hash.AppendData(_buffer, _end, read);
        (_end, Size) = (_end + read, Size + read);
        return true;
    }
}
