using System.Text;

namespace Isthmus.Screening.Lists;

/// <summary>A part whose beginning has been looked at.</summary>
internal sealed record OpenPart(string FileName, ByteSource Source, HeadKind Kind, string Head)
{
    public CsvRows Rows(ListBuilder list, out CharSource chars)
    {
        list.Part = FileName;
        chars = new CharSource(Source, list);
        return new CsvRows(chars, HeadText.Delimiter(Head), list);
    }
}

/// <summary>What the beginning of a file looks like.</summary>
internal enum HeadKind
{
    Empty,
    Xml,
    Rows,

    /// <summary>Something that is no list, and often downloaded in its place.</summary>
    Foreign,
}

/// <summary>Looks at the first 64 kB of a file.</summary>
internal static class HeadText
{
    public static HeadKind Recognise(ReadOnlySpan<byte> head, out string text)
    {
        text = head switch
        {
            [(byte)'P', (byte)'K', 3 or 5, ..] => "a ZIP archive or a spreadsheet; unpack it or save it as CSV",
            [0x1f, 0x8b, ..] => "a compressed file; unpack it",
            [(byte)'%', (byte)'P', (byte)'D', (byte)'F', ..] => "a PDF",
            [0xd0, 0xcf, 0x11, 0xe0, ..] => "an old spreadsheet; save it as CSV",
            _ => "",
        };
        if (text.Length > 0) return HeadKind.Foreign;
        text = Decode(head);
        var start = text.AsSpan().TrimStart("\ufeff \t\r\n\x1a");
        if (start.IsEmpty) return HeadKind.Empty;
        if (start[0] == '{' || start[0] == '[')
        {
            text = "JSON";
            return HeadKind.Foreign;
        }
        if (start.StartsWith("<!doctype html", StringComparison.OrdinalIgnoreCase) || start.StartsWith("<html", StringComparison.OrdinalIgnoreCase))
        {
            text = "a web page";
            return HeadKind.Foreign;
        }
        return start[0] == '<' ? HeadKind.Xml : HeadKind.Rows;
    }

    public static bool HasDocumentType(string head) => head.Contains("<!DOCTYPE", StringComparison.OrdinalIgnoreCase) || head.Contains("<!ENTITY", StringComparison.OrdinalIgnoreCase);

    /// <summary>The one of comma, tab and semicolon that stands most often in the first line that is no note, outside quotations; a comma when none does.</summary>
    public static char Delimiter(string head)
    {
        var (commas, tabs, semicolons, quoted, note) = (0, 0, 0, false, false);
        var begin = true;
        foreach (var c in head)
        {
            if (begin && c is '\ufeff' or ' ') continue;
            if (c is '\r' or '\n' && !quoted)
            {
                if (!begin && !note) break;
                (begin, note) = (true, false);
                continue;
            }
            if (begin) note = c == '#';
            begin = false;
            if (note) continue;
            if (c == '"') quoted = !quoted;
            else if (quoted) continue;
            else if (c == ',') commas++;
            else if (c == '\t') tabs++;
            else if (c == ';') semicolons++;
        }
        return tabs > commas && tabs >= semicolons ? '\t' : semicolons > commas ? ';' : ',';
    }

    private static string Decode(ReadOnlySpan<byte> head) => head switch
    {
        [0xff, 0xfe, ..] or [not 0, 0, not 0, 0, ..] => Encoding.Unicode.GetString(head),
        [0xfe, 0xff, ..] or [0, not 0, 0, not 0, ..] => Encoding.BigEndianUnicode.GetString(head),
        _ => Encoding.UTF8.GetString(head),
    };
}
