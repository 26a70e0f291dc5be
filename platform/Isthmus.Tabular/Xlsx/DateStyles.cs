using System.Globalization;
using System.Xml;

namespace Isthmus.Tabular.Xlsx;

/// <summary>Which cell styles show a number as a date or time.</summary>
internal static class DateStyles
{
    internal static List<bool> Read(XlsxPackage package, string workbook)
    {
        var dates = new List<bool>();
        if (package.Relations(workbook).Values.FirstOrDefault(r => r.Type == "styles").Part is not { } part || !package.Has(part))
        {
            return dates;
        }

        var custom = new Dictionary<int, bool>();
        var inCells = false;
        using var xml = package.Open(part);
        while (xml.Read())
        {
            if (xml.LocalName == "cellXfs")
            {
                inCells = xml.NodeType == XmlNodeType.Element && !xml.IsEmptyElement;
            }
            else if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "numFmt")
            {
                custom[Number(xml)] = IsDate(xml.GetAttribute("formatCode") ?? "");
            }
            else if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "xf" && inCells)
            {
                var format = Number(xml);
                dates.Add(custom.TryGetValue(format, out var date) ? date : format is (>= 14 and <= 22) or (>= 27 and <= 36) or (>= 45 and <= 47) or (>= 50 and <= 58));
            }
        }

        return dates;
    }

    /// <summary>A format with a letter of a date outside quotes, brackets (other than elapsed time) and escapes.</summary>
    internal static bool IsDate(string format)
    {
        for (var i = 0; i < format.Length; i++)
        {
            switch (format[i])
            {
                case '"':
                    i = SkipTo(format, '"', i);
                    break;
                case '[' when !(i + 1 < format.Length && format[i + 1] is 'h' or 'H' or 'm' or 's'):
                    i = SkipTo(format, ']', i);
                    break;
                case '\\' or '_' or '*':
                    i++;
                    break;
                case 'y' or 'Y' or 'd' or 'D' or 'h' or 'H' or 's' or 'S' or 'm' or 'M':
                    return true;
                case ';':
                    return false;
            }
        }

        return false;
    }

    private static int SkipTo(string format, char mark, int from)
    {
        var end = format.IndexOf(mark, from + 1);
        return end < 0 ? format.Length : end;
    }

    private static int Number(XmlReader xml) => int.TryParse(xml.GetAttribute("numFmtId"), NumberStyles.Integer, CultureInfo.InvariantCulture, out var id) ? id : 0;
}
