using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;

namespace Isthmus.Tabular.Xlsx;

/// <summary>The table of strings that cells refer to.</summary>
internal static partial class SharedStrings
{
    internal static List<string> Read(XlsxPackage package, string workbook, TableLimits limits)
    {
        var strings = new List<string>();
        if (package.Relations(workbook).Values.FirstOrDefault(r => r.Type == "sharedStrings").Part is not { } part || !package.Has(part))
        {
            return strings;
        }

        using var xml = package.Open(part);
        while (xml.Read())
        {
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "si")
            {
                if (strings.Count >= limits.Cells)
                {
                    throw new TableRefusedException(TableRefusalReason.TooLarge, $"The table has more than {limits.Cells} cells.");
                }

                strings.Add(Text(xml));
            }
        }

        return strings;
    }

    /// <summary>The text of an element with plain or rich text; phonetic readings are left out. Leaves the reader on the end of the element.</summary>
    internal static string Text(XmlReader xml)
    {
        if (xml.IsEmptyElement)
        {
            return "";
        }

        var text = new StringBuilder();
        var end = xml.Depth;
        var reading = 0;
        var inText = false;
        while (xml.Read() && xml.Depth > end)
        {
            switch (xml.NodeType)
            {
                case XmlNodeType.Element when xml.LocalName == "rPh":
                    reading += xml.IsEmptyElement ? 0 : 1;
                    break;
                case XmlNodeType.EndElement when xml.LocalName == "rPh":
                    reading--;
                    break;
                case XmlNodeType.Element when xml.LocalName == "t":
                    inText = !xml.IsEmptyElement;
                    break;
                case XmlNodeType.EndElement when xml.LocalName == "t":
                    inText = false;
                    break;
                case XmlNodeType.Text or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace or XmlNodeType.CDATA when inText && reading == 0:
                    text.Append(xml.Value);
                    break;
            }
        }

        return Unescape(text.ToString());
    }

    /// <summary>Excel writes characters that XML forbids as _x000D_.</summary>
    internal static string Unescape(string text) => text.Contains("_x", StringComparison.Ordinal)
        ? Escaped().Replace(text, m => ((char)int.Parse(m.Groups[1].ValueSpan, NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString())
        : text;

    [GeneratedRegex("_x([0-9A-Fa-f]{4})_")]
    private static partial Regex Escaped();
}
