using System.Xml;

namespace Isthmus.Tabular.Xlsx;

/// <summary>The table of strings that cells refer to.</summary>
internal static class SharedStrings
{
    /// <returns>The strings, each cleaned once: any number of cells may refer to the same one.</returns>
    internal static List<string> Read(XlsxPackage package, string workbook, TableLimits limits)
    {
        var strings = new List<string>();
        if (package.Relations(workbook).Values.FirstOrDefault(r => r.Type == "sharedStrings").Part is not { } part || !package.Has(part))
        {
            return strings;
        }

        var text = new XlsxText(limits);
        using var xml = package.Open(part);
        while (xml.Read())
        {
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "si")
            {
                if (strings.Count >= limits.Cells)
                {
                    throw new TableRefusedException(TableRefusalReason.TooLarge, $"The table has more than {limits.Cells} cells.");
                }

                strings.Add(CellText.Clean(text.Rich(xml, row: null)));
            }
        }

        return strings;
    }
}
