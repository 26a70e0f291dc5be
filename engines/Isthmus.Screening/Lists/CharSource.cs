using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace Isthmus.Screening.Lists;

/// <summary>
/// The characters of a CSV part. UTF-16 is known by its mark or by its zero bytes; all else is UTF-8, read strictly. Bytes that are no UTF-8 mean Windows-1252 if the
/// layout may come in it and everything before was ASCII; they are an error otherwise, because a name read in the wrong encoding is a name that nobody finds.
/// </summary>
internal sealed class CharSource
{
    private enum Encoding { Utf8, Windows1252, Utf16 }

    /// <summary>Windows-1252 80 to 9F hex; zero where it has no character.</summary>
    private const string Windows1252 = "€\0‚ƒ„…†‡ˆ‰Š‹Œ\0Ž\0\0‘’“”•–—˜™š›œ\0žŸ";

    private readonly ByteSource _source;
    private readonly ListBuilder _list;
    private readonly byte[] _bytes = new byte[1 << 15];
    private readonly char[] _chars = new char[1 << 15];
    private readonly Decoder? _utf16;
    private Encoding _encoding;
    private bool _ended;
    private bool _onlyAscii = true;
    private int _from;
    private int _to;
    private int _next;
    private int _have;

    public CharSource(ByteSource source, ListBuilder list)
    {
        (_source, _list) = (source, list);
        var head = source.Head;
        var big = head is [0xfe, 0xff, ..] || head is [0, not 0, 0, not 0, ..];
        var little = head is [0xff, 0xfe, ..] || head is [not 0, 0, not 0, 0, ..];
        if (big || little)
        {
            _encoding = Encoding.Utf16;
            _utf16 = new UnicodeEncoding(big, false, true).GetDecoder();
        }
        if (Peek() == '\ufeff') _next++;
    }

    /// <summary>Whether the layout that was recognised may be read as Windows-1252. Asked when the first byte that is no UTF-8 is met.</summary>
    public bool MayBeWindows1252 { get; set; }

    /// <summary>The line of the next character, from 1.</summary>
    public int Line { get; private set; } = 1;

    /// <summary>The next character, or -1 at the end.</summary>
    public int Peek() => _next < _have || Fill() ? _chars[_next] : -1;

    public int Read()
    {
        if (_next >= _have && !Fill()) return -1;
        var c = _chars[_next++];
        if (c == '\n') Line++;
        return c;
    }

    private bool Fill()
    {
        _next = _have = 0;
        while (_have == 0 && !(_ended && _from == _to))
        {
            if (!_ended)
            {
                _bytes.AsSpan(_from, _to - _from).CopyTo(_bytes);
                (_to, _from) = (_to - _from, 0);
                var n = _source.Read(_bytes.AsSpan(_to));
                _ended = n == 0;
                _to += n;
            }
            Decode();
        }
        return _have > 0;
    }

    private void Decode()
    {
        var bytes = _bytes.AsSpan(_from, _to - _from);
        switch (_encoding)
        {
            case Encoding.Utf8:
                var status = Utf8.ToUtf16(bytes, _chars, out var read, out _have, replaceInvalidSequences: false, isFinalBlock: _ended);
                if (_onlyAscii) _onlyAscii = !_chars.AsSpan(0, _have).ContainsAnyExceptInRange('\0', '\x7f');
                _from += read;
                if (status != OperationStatus.InvalidData || _have > 0) return;
                NoUtf8();
                return;
            case Encoding.Windows1252:
                foreach (var b in bytes)
                    _chars[_have++] = b is >= 0x80 and <= 0x9f ? Windows1252[b - 0x80] is > '\0' and var c ? c : throw WrongEncoding("neither UTF-8 nor Windows-1252") : (char)b;
                _from = _to;
                return;
            case Encoding.Utf16:
                // the half of a character waits for its other half here, and not unseen in the decoder
                if (_ended && bytes.Length % 2 == 1) throw _list.Error(ListErrorCode.Truncated, Line, "half a character");
                bytes = bytes[..(bytes.Length & ~1)];
                try
                {
                    _utf16!.Convert(bytes, _chars, _ended, out var used, out _have, out _);
                    _from += used;
                }
                catch (DecoderFallbackException e)
                {
                    throw _ended ? _list.Error(ListErrorCode.Truncated, Line, "half a character", 0, e) : _list.Error(ListErrorCode.WrongEncoding, Line, "UTF-16", 0, e);
                }
                return;
            default:
                throw new InvalidOperationException(_encoding.ToString());
        }
    }

    private void NoUtf8()
    {
        if (_ended && Unfinished(_bytes.AsSpan(_from, _to - _from)) && !(MayBeWindows1252 && _onlyAscii)) throw _list.Error(ListErrorCode.Truncated, Line, "part of a character");
        if (!_onlyAscii) throw WrongEncoding("not UTF-8 throughout");
        if (!MayBeWindows1252) throw WrongEncoding("not UTF-8");
        _list.Warn(ListWarningCode.ReadAsWindows1252, Line, "");
        _encoding = Encoding.Windows1252;
        Decode();
    }

    private static bool Unfinished(ReadOnlySpan<byte> rest) => Rune.DecodeFromUtf8(rest, out _, out _) == OperationStatus.NeedMoreData;

    private ListFormatException WrongEncoding(string detail) => _list.Error(ListErrorCode.WrongEncoding, Line, detail);
}
