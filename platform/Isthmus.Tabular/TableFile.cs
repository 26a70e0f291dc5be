using System.IO.Compression;
using System.Text;
using System.Xml;
using Isthmus.Tabular.Csv;
using Isthmus.Tabular.Xlsx;

namespace Isthmus.Tabular;

/// <summary>Reads a table from a CSV or XLSX file as people have them. The format is told by the content, not by the file's name.</summary>
public static class TableFile
{
    private static ReadOnlySpan<byte> OldOffice => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    /// <summary>Reads a whole file. Never throws for what is in it: a refusal is an answer.</summary>
    public static async Task<TableRead> ReadAsync(Stream file, TableReadOptions options, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(options);
        using var buffer = new MemoryStream();
        var chunk = new byte[81_920];
        int read;
        while ((read = await file.ReadAsync(chunk, cancellation).ConfigureAwait(false)) > 0)
        {
            if (buffer.Length + read > options.Limits.Bytes)
            {
                return TableRead.Refused(new(TableRefusalReason.TooLarge, $"The file is larger than {options.Limits.Bytes / 1_048_576} MB."));
            }

            buffer.Write(chunk, 0, read);
        }

        return Read(buffer.GetBuffer().AsMemory(0, (int)buffer.Length), options, cancellation);
    }

    /// <summary>Reads a file that is in memory.</summary>
    public static TableRead Read(ReadOnlyMemory<byte> file, TableReadOptions options, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        try
        {
            return TableRead.Of(Parse(file, options, cancellation));
        }
        catch (TableRefusedException refused)
        {
            return TableRead.Refused(refused.Refusal);
        }
        catch (Exception broken) when (broken is InvalidDataException or XmlException or EndOfStreamException)
        {
            return TableRead.Refused(new(TableRefusalReason.Damaged, "The spreadsheet is damaged; open it in your program and save it again."));
        }
    }

    private static Table Parse(ReadOnlyMemory<byte> file, TableReadOptions options, CancellationToken cancellation)
    {
        var bytes = file.Span;
        if (bytes.Length == 0)
        {
            throw new TableRefusedException(TableRefusalReason.Empty, "The file is empty.");
        }

        if (bytes.StartsWith("PK\u0003\u0004"u8) || bytes.StartsWith("PK\u0005\u0006"u8))
        {
            return XlsxReader.Read(file, options, cancellation);
        }

        if (bytes.StartsWith(OldOffice))
        {
            throw bytes.IndexOf(Encoding.Unicode.GetBytes("EncryptedPackage")) >= 0
                ? new TableRefusedException(TableRefusalReason.PasswordProtected, "The spreadsheet is protected by a password; save it without one.")
                : new TableRefusedException(TableRefusalReason.OtherFormat, "This is an old Excel file (.xls); save it as XLSX or CSV.");
        }

        return CsvReader.Read(file, options, cancellation);
    }
}
