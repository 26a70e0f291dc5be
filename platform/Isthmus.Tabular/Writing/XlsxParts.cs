using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;

namespace Isthmus.Tabular.Writing;

/// <summary>The fixed parts of the workbook.</summary>
internal static partial class XlsxParts
{
    internal const string SheetEnd = "</sheetData></worksheet>";
    private const string Head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Package = "http://schemas.openxmlformats.org/package/2006";
    private const string Content = "application/vnd.openxmlformats-officedocument.spreadsheetml";

    internal static IEnumerable<(string Part, string Content)> Fixed(string sheet)
    {
        yield return ("[Content_Types].xml", $"""
            {Head}<Types xmlns="{Package}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="{Content}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="{Content}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="{Content}.styles+xml"/></Types>
            """);
        yield return ("_rels/.rels", $"""
            {Head}<Relationships xmlns="{Package}/relationships"><Relationship Id="rId1" Type="{Office}/officeDocument" Target="xl/workbook.xml"/></Relationships>
            """);
        yield return ("xl/_rels/workbook.xml.rels", $"""
            {Head}<Relationships xmlns="{Package}/relationships"><Relationship Id="rId1" Type="{Office}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="{Office}/styles" Target="styles.xml"/></Relationships>
            """);
        yield return ("xl/workbook.xml", $"""
            {Head}<workbook xmlns="{Main}" xmlns:r="{Office}"><sheets><sheet name="{SheetName(sheet)}" sheetId="1" r:id="rId1"/></sheets></workbook>
            """);
        // Cell styles: 0 plain, 1 bold, 2 date, 3 date and time, 4 and 5 plain and bold text that must stay text.
        yield return ("xl/styles.xml", $"""
            {Head}<styleSheet xmlns="{Main}"><numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy\-mm\-dd"/><numFmt numFmtId="165" formatCode="yyyy\-mm\-dd\ hh:mm:ss"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="6"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/><xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="165" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" quotePrefix="1"/><xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1" quotePrefix="1"/></cellXfs></styleSheet>
            """);
    }

    internal static string SheetStart(bool rightToLeft, int columns)
    {
        var direction = rightToLeft ? " rightToLeft=\"1\"" : "";
        var widths = columns == 0 ? "" : $"<cols><col min=\"1\" max=\"{columns.ToString(CultureInfo.InvariantCulture)}\" width=\"24\" customWidth=\"1\"/></cols>";
        return $"""
            {Head}<worksheet xmlns="{Main}"><sheetViews><sheetView workbookViewId="0"{direction}><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>{widths}<sheetData>
            """;
    }

    /// <summary>Escapes text for XML as Excel does: characters that XML forbids as _x0001_, and a literal "_x0001_" by escaping its underscore.</summary>
    internal static void AppendEscaped(StringBuilder line, string text)
    {
        if (text.Contains("_x", StringComparison.Ordinal))
        {
            text = Literal().Replace(text, "_x005F_");
        }

        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            switch (c)
            {
                case '<': line.Append("&lt;"); break;
                case '>': line.Append("&gt;"); break;
                case '&': line.Append("&amp;"); break;
                case '"': line.Append("&quot;"); break;
                case var _ when char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]):
                    line.Append(c).Append(text[++i]);
                    break;
                case '\r':
                case var _ when !XmlConvert.IsXmlChar(c):
                    line.Append(CultureInfo.InvariantCulture, $"_x{(int)c:X4}_");
                    break;
                default: line.Append(c); break;
            }
        }
    }

    /// <summary>At most 31 characters, none of []:*?/\ and no apostrophe at the ends.</summary>
    private static string SheetName(string name)
    {
        var legal = string.Concat(name.Select(c => c is '[' or ']' or ':' or '*' or '?' or '/' or '\\' || !XmlConvert.IsXmlChar(c) ? '-' : c)).Trim('\'', ' ');
        legal = legal.Length == 0 ? "Table" : legal.Length > 31 ? legal[..31] : legal;
        var escaped = new StringBuilder();
        AppendEscaped(escaped, legal);
        return escaped.ToString();
    }

    [GeneratedRegex("_(?=x[0-9A-Fa-f]{4}_)")]
    private static partial Regex Literal();
}
