using System.IO.Compression;
using System.Text;

namespace Isthmus.Tabular.Tests;

/// <summary>Files as bytes, built in code.</summary>
internal static class Files
{
    static Files() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    internal static byte[] In(string encoding, string text, bool mark = false)
    {
        Encoding found = encoding switch
        {
            "utf-8" => new UTF8Encoding(mark),
            "utf-16" => new UnicodeEncoding(false, mark),
            "utf-16BE" => new UnicodeEncoding(true, mark),
            _ => Encoding.GetEncoding(encoding),
        };
        return [.. found.GetPreamble(), .. found.GetBytes(text)];
    }

    internal static Table Csv(string text, Func<string, bool>? isKnown = null) => Read(In("utf-8", text), isKnown);

    internal static Table Read(byte[] file, Func<string, bool>? isKnown = null, string? sheet = null)
    {
        var read = TableFile.Read(file, new TableReadOptions { IsKnownTitle = isKnown, Sheet = sheet });
        Assert.True(read.Refusal is null, read.Refusal?.Message);
        return read.Table!;
    }

    internal static TableRefusal Refused(byte[] file, TableLimits? limits = null, string? sheet = null)
    {
        var read = TableFile.Read(file, new TableReadOptions { Limits = limits ?? TableLimits.Default, Sheet = sheet });
        Assert.True(read.Table is null, "the file was read");
        return read.Refusal!;
    }

    /// <summary>A workbook of raw sheet XML (the inside of worksheet), with shared strings and three styles: 0 plain, 1 date, 2 custom date and time.</summary>
    internal static byte[] Xlsx(string[] strings, params (string Name, string Inside, string State)[] sheets)
    {
        const string main = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";
        const string office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        const string package = "xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"";
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            Put("_rels/.rels", $"<Relationships {package}><Relationship Id=\"r\" Type=\"{office}/officeDocument\" Target=\"/xl/workbook.xml\"/></Relationships>");
            Put("xl/workbook.xml", $"<workbook {main} xmlns:r=\"{office}\"><sheets>"
                + string.Concat(sheets.Select((s, i) => $"<sheet name=\"{s.Name}\" sheetId=\"{i + 1}\" state=\"{s.State}\" r:id=\"s{i}\"/>")) + "</sheets></workbook>");
            Put("xl/_rels/workbook.xml.rels", $"<Relationships {package}><Relationship Id=\"ss\" Type=\"{office}/sharedStrings\" Target=\"sharedStrings.xml\"/><Relationship Id=\"st\" Type=\"{office}/styles\" Target=\"styles.xml\"/>"
                + string.Concat(sheets.Select((_, i) => $"<Relationship Id=\"s{i}\" Type=\"{office}/worksheet\" Target=\"worksheets/s{i}.xml\"/>")) + "</Relationships>");
            Put("xl/sharedStrings.xml", $"<sst {main}>" + string.Concat(strings.Select(s => $"<si>{s}</si>")) + "</sst>");
            Put("xl/styles.xml", $"<styleSheet {main}><numFmts><numFmt numFmtId=\"170\" formatCode=\"[$-409]d\\.mm\\.yyyy hh:mm\"/><numFmt numFmtId=\"171\" formatCode=\"[Red]0.00&quot; days&quot;\"/></numFmts>"
                + "<cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"170\"/><xf numFmtId=\"171\"/></cellXfs></styleSheet>");
            for (var i = 0; i < sheets.Length; i++)
            {
                Put($"xl/worksheets/s{i}.xml", $"<worksheet {main}>{sheets[i].Inside}</worksheet>");
            }

            void Put(string name, string content)
            {
                using var writer = new StreamWriter(zip.CreateEntry(name).Open());
                writer.Write(content);
            }
        }

        return stream.ToArray();
    }

    internal static byte[] Sheet(string inside, params string[] strings) => Xlsx(strings, ("Data", inside, "visible"));
}
