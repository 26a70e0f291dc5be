namespace Isthmus.Screening.Lists;

/// <summary>
/// The bytes of one part: its beginning can be looked at before it is read, the bytes of all parts are counted against the limit, and a reader of XML can say how
/// much one value may take, so that an attribute of 100 MB is refused before it is in memory.
/// </summary>
internal sealed class ByteSource(Stream stream, ListBuilder list, ByteSource.Budget all) : Stream
{
    /// <summary>How many bytes of all parts are left.</summary>
    public sealed class Budget(long bytes)
    {
        public long Left { get; set; } = bytes;
    }

    private const int HeadSize = 1 << 16;

    private const int TailSize = 256;

    private readonly List<byte> _tail = [];
    private byte[] _head = [];
    private int _at;
    private long _inValue;
    private bool _atEnd;

    /// <summary>Bytes that may be read before <see cref="NextValue"/> is called again; no bound at first.</summary>
    public long ValueBytes { get; set; } = long.MaxValue;

    /// <summary>The first 64 kB, or the whole file if it is shorter.</summary>
    public ReadOnlySpan<byte> Head => _head;

    public void ReadHead()
    {
        var head = new byte[HeadSize];
        var length = 0;
        while (length < head.Length && Next(head.AsSpan(length)) is > 0 and var n) length += n;
        _head = head[..length];
    }

    public void NextValue() => _inValue = 0;

    /// <summary>Reads what is left and gives the last characters of the file, ASCII only and without what is blank.</summary>
    public string Tail()
    {
        var rest = new byte[1 << 15];
        _at = _head.Length;
        while (Next(rest) > 0) { }
        return string.Concat(_tail.Where(b => b is > (byte)' ' and < 0x7f).Select(b => (char)b));
    }

    public override int Read(Span<byte> buffer)
    {
        if (buffer.IsEmpty) return 0;
        if (_at >= _head.Length) return Spend(Next(buffer));
        var n = Math.Min(buffer.Length, _head.Length - _at);
        _head.AsSpan(_at, n).CopyTo(buffer);
        _at += n;
        return Spend(n);
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    private int Spend(int n)
    {
        _inValue += n;
        return _inValue <= ValueBytes ? n : throw list.Error(ListErrorCode.HostileXml, 0, "a value of absurd length");
    }

    private int Next(Span<byte> buffer)
    {
        if (_atEnd) return 0;
        list.Step();
        var n = stream.Read(buffer);
        _atEnd = n == 0;
        _tail.AddRange(buffer[..n][Math.Max(0, n - TailSize)..]);
        if (_tail.Count > TailSize) _tail.RemoveRange(0, _tail.Count - TailSize);
        all.Left -= n;
        return all.Left >= 0 ? n : throw list.Error(ListErrorCode.TooLarge, 0, $"limit {list.Limits.Bytes} bytes");
    }

    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }
    public override void Flush() { }
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
