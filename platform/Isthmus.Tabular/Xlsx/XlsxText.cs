using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;

namespace Isthmus.Tabular.Xlsx;

/// <summary>Reads the text of one cell, in however many nodes it comes, and refuses it as soon as it is too long: what will not be kept is not held either.</summary>
internal sealed partial class XlsxText(TableLimits limits)
{
    // What Excel writes for one character that XML forbids: _x000D_.
    private const int LongestEscape = 7;
    private readonly long _most = (long)limits.CellLength * LongestEscape;
    private readonly char[] _chunk = new char[2048];
    private readonly StringBuilder _text = new();

    /// <summary>The text of an element with plain text. Leaves the reader on the end of the element.</summary>
    /// <param name="xml">On the element, which is not empty.</param>
    /// <param name="row">For the refusal.</param>
    internal string Plain(XmlReader xml, int row)
    {
        var end = xml.Depth;
        _text.Clear();
        while (xml.Read() && xml.Depth > end)
        {
            Take(xml, row);
        }

        return _text.ToString();
    }

    /// <summary>The text of an element with plain or rich text; phonetic readings are left out. Leaves the reader on the end of the element.</summary>
    internal string Rich(XmlReader xml, int? row)
    {
        if (xml.IsEmptyElement)
        {
            return "";
        }

        var end = xml.Depth;
        var reading = 0;
        var inText = false;
        _text.Clear();
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
                default:
                    if (inText && reading == 0)
                    {
                        Take(xml, row);
                    }

                    break;
            }
        }

        var text = Unescape(_text.ToString());
        return text.Length > limits.CellLength ? throw RawTable.LongCell(limits, row) : text;
    }

    /// <summary>Excel writes characters that XML forbids as _x000D_.</summary>
    internal static string Unescape(string text) => text.Contains("_x", StringComparison.Ordinal)
        ? Escaped().Replace(text, m => ((char)int.Parse(m.Groups[1].ValueSpan, NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString())
        : text;

    // In pieces: a node may be as long as the whole part.
    private void Take(XmlReader xml, int? row)
    {
        if (xml.NodeType is not (XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace))
        {
            return;
        }

        int read;
        while ((read = xml.ReadValueChunk(_chunk, 0, _chunk.Length)) > 0)
        {
            _text.Append(_chunk, 0, read);
            if (_text.Length > _most)
            {
                throw RawTable.LongCell(limits, row);
            }
        }
    }

    [GeneratedRegex("_x([0-9A-Fa-f]{4})_")]
    private static partial Regex Escaped();
}
