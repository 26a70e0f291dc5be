using System.IO.Compression;
using System.Xml;

namespace Isthmus.Tabular.Xlsx;

/// <summary>The parts of the ZIP package. What is unpacked is counted while it is read: the sizes that a ZIP file states of itself may lie.</summary>
internal sealed class XlsxPackage
{
    private const int MostEntries = 10_000;
    private readonly Dictionary<string, ZipArchiveEntry> _parts = new(StringComparer.OrdinalIgnoreCase);
    private readonly TableLimits _limits;
    private readonly CancellationToken _cancellation;
    private long _unpacked;

    internal XlsxPackage(ZipArchive zip, TableLimits limits, CancellationToken cancellation)
    {
        (_limits, _cancellation) = (limits, cancellation);
        if (zip.Entries.Count > MostEntries)
        {
            throw new TableRefusedException(TableRefusalReason.TooLarge, "The spreadsheet has too many parts.");
        }

        foreach (var entry in zip.Entries)
        {
            _parts.TryAdd(entry.FullName.Replace('\\', '/').TrimStart('/'), entry);
        }
    }

    internal bool Has(string part) => _parts.ContainsKey(part);

    internal bool HasPrefix(string prefix) => _parts.Keys.Any(p => p.StartsWith(prefix, StringComparison.OrdinalIgnoreCase));

    internal XmlReader Open(string part)
    {
        if (!_parts.TryGetValue(part, out var entry))
        {
            throw new InvalidDataException($"The part {part} is missing.");
        }

        if (entry.IsEncrypted)
        {
            throw new TableRefusedException(TableRefusalReason.PasswordProtected, "The spreadsheet is protected by a password; save it without one.");
        }

        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, CloseInput = true, IgnoreComments = true, IgnoreProcessingInstructions = true };
        return XmlReader.Create(new CountedStream(entry.Open(), Count), settings);
    }

    /// <summary>Relations of a part: id to full part name.</summary>
    internal Dictionary<string, (string Type, string Part)> Relations(string part)
    {
        var slash = part.LastIndexOf('/');
        var folder = slash < 0 ? "" : part[..slash];
        var name = $"{(folder.Length == 0 ? "" : folder + "/")}_rels/{part[(slash + 1)..]}.rels";
        var result = new Dictionary<string, (string, string)>(StringComparer.Ordinal);
        if (!Has(name))
        {
            return result;
        }

        using var xml = Open(name);
        while (xml.Read())
        {
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "Relationship" && xml.GetAttribute("TargetMode") != "External")
            {
                var type = xml.GetAttribute("Type") ?? "";
                result[xml.GetAttribute("Id") ?? ""] = (type[(type.LastIndexOf('/') + 1)..], Resolve(folder, xml.GetAttribute("Target") ?? ""));
            }
        }

        return result;
    }

    private static string Resolve(string folder, string target)
    {
        if (target.StartsWith('/'))
        {
            return target.TrimStart('/');
        }

        var parts = folder.Length == 0 ? [] : folder.Split('/').ToList();
        foreach (var step in target.Split('/'))
        {
            if (step == ".." && parts.Count > 0)
            {
                parts.RemoveAt(parts.Count - 1);
            }
            else if (step is not ("." or ".."))
            {
                parts.Add(step);
            }
        }

        return string.Join('/', parts);
    }

    private void Count(int bytes)
    {
        _cancellation.ThrowIfCancellationRequested();
        _unpacked += bytes;
        if (_unpacked > _limits.UnpackedBytes)
        {
            throw new TableRefusedException(TableRefusalReason.TooLarge, $"The spreadsheet is larger than {_limits.UnpackedBytes / 1_048_576} MB when unpacked.");
        }
    }

    private sealed class CountedStream(Stream inner, Action<int> count) : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override int Read(Span<byte> buffer)
        {
            var read = inner.Read(buffer);
            count(read);
            return read;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                inner.Dispose();
            }

            base.Dispose(disposing);
        }
    }
}
