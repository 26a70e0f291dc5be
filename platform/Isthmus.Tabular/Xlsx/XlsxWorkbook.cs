using System.Xml;

namespace Isthmus.Tabular.Xlsx;

internal sealed record XlsxSheet(string Name, string Part, bool Hidden);

/// <summary>The workbook part: its worksheets in order and the date system.</summary>
internal sealed record XlsxWorkbook(string Part, IReadOnlyList<XlsxSheet> Sheets, bool From1904)
{
    internal static XlsxWorkbook Read(XlsxPackage package)
    {
        var part = package.Relations("").Values.FirstOrDefault(r => r.Type == "officeDocument").Part ?? "xl/workbook.xml";
        if (part.EndsWith(".bin", StringComparison.OrdinalIgnoreCase) || !package.Has(part) || package.Has("mimetype") || package.HasPrefix("word/") || package.HasPrefix("ppt/"))
        {
            throw new TableRefusedException(TableRefusalReason.OtherFormat, "This is not an XLSX spreadsheet; save the table as XLSX or CSV.");
        }

        var relations = package.Relations(part);
        var sheets = new List<XlsxSheet>();
        var from1904 = false;
        using var xml = package.Open(part);
        while (xml.Read())
        {
            if (xml.NodeType != XmlNodeType.Element)
            {
                continue;
            }

            if (xml.LocalName == "workbookPr")
            {
                from1904 = xml.GetAttribute("date1904") is "1" or "true";
            }
            else if (xml.LocalName == "sheet" && relations.TryGetValue(Id(xml), out var relation) && relation.Type == "worksheet")
            {
                sheets.Add(new XlsxSheet(xml.GetAttribute("name") ?? "", relation.Part, xml.GetAttribute("state") is "hidden" or "veryHidden"));
            }
        }

        return new XlsxWorkbook(part, sheets, from1904);
    }

    /// <summary>The relation's id in the transitional or the strict namespace.</summary>
    private static string Id(XmlReader xml) => xml.GetAttribute("id", "http://schemas.openxmlformats.org/officeDocument/2006/relationships")
        ?? xml.GetAttribute("id", "http://purl.oclc.org/ooxml/officeDocument/relationships") ?? "";
}
