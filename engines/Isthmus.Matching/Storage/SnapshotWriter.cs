using System.Numerics;
using System.Runtime.InteropServices;
using System.Text;

namespace Isthmus.Matching.Storage;

/// <summary>Writes plain values and arrays, little-endian as they lie in memory, and a checksum over all of them at the end.</summary>
internal sealed class SnapshotWriter(Stream stream)
{
    private uint sum = uint.MaxValue;

    internal void Number(int value) => Array<int>([value]);

    internal void Text(string value)
    {
        var bytes = Encoding.UTF8.GetBytes(value);
        Number(bytes.Length);
        Write(bytes);
    }

    /// <summary>An array with its length before it.</summary>
    internal void Sized<T>(ReadOnlySpan<T> values)
        where T : unmanaged
    {
        Number(values.Length);
        Array(values);
    }

    internal void Finish()
    {
        Span<byte> end = stackalloc byte[4];
        MemoryMarshal.Write(end, sum);
        stream.Write(end);
        stream.Flush();
    }

    private void Array<T>(ReadOnlySpan<T> values)
        where T : unmanaged
    {
        // in pieces: the bytes of an array of more than 2 GB are no span
        const int Piece = 1 << 20;
        for (var i = 0; i < values.Length; i += Piece) Write(MemoryMarshal.AsBytes(values[i..Math.Min(i + Piece, values.Length)]));
    }

    private void Write(ReadOnlySpan<byte> bytes)
    {
        sum = Checksum.Add(sum, bytes);
        stream.Write(bytes);
    }
}

/// <summary>Reads what <see cref="SnapshotWriter"/> wrote.</summary>
internal sealed class SnapshotReader(Stream stream)
{
    private uint sum = uint.MaxValue;

    internal int Number()
    {
        Span<int> value = stackalloc int[1];
        Read(MemoryMarshal.AsBytes(value));
        return value[0];
    }

    internal string Text()
    {
        var bytes = Sized<byte>(1 << 20);
        return Encoding.UTF8.GetString(bytes);
    }

    internal T[] Sized<T>(int most = int.MaxValue)
        where T : unmanaged
    {
        var length = Number();
        if (length < 0 || length > most) throw Damaged();
        // grown as it is read, so that a damaged length does not ask for memory that the file cannot fill
        const int Piece = 1 << 22;
        var values = new T[Math.Min(length, Piece)];
        for (var i = 0; i < length;)
        {
            if (i == values.Length) System.Array.Resize(ref values, (int)Math.Min(length, values.Length * 2L));
            var end = Math.Min(values.Length, i + Piece);
            Read(MemoryMarshal.AsBytes(values.AsSpan(i, end - i)));
            i = end;
        }

        return values;
    }

    internal void Finish()
    {
        var expected = sum;
        Span<byte> end = stackalloc byte[4];
        if (stream.ReadAtLeast(end, 4, throwOnEndOfStream: false) < 4 || MemoryMarshal.Read<uint>(end) != expected) throw Damaged();
    }

    internal static InvalidDataException Damaged() => new("The snapshot is damaged or cut off: build the index anew.");

    private void Read(Span<byte> bytes)
    {
        if (stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) < bytes.Length) throw Damaged();
        sum = Checksum.Add(sum, bytes);
    }
}

/// <summary>CRC-32C, by the processor's instruction where it has one.</summary>
internal static class Checksum
{
    internal static uint Add(uint sum, ReadOnlySpan<byte> bytes)
    {
        foreach (var eight in MemoryMarshal.Cast<byte, ulong>(bytes)) sum = BitOperations.Crc32C(sum, eight);
        foreach (var one in bytes[(bytes.Length & ~7)..]) sum = BitOperations.Crc32C(sum, one);
        return sum;
    }
}
