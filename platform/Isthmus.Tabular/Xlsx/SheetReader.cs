using System.Globalization;
using System.Xml;

namespace Isthmus.Tabular.Xlsx;

/// <summary>Streams one worksheet into rows; answers its merged ranges.</summary>
internal sealed class SheetReader(List<string> strings, List<bool> dateStyles, bool from1904, XlsxText text, RawTable raw)
{
    private static readonly DateTime Epoch1900 = new(1899, 12, 30);
    private static readonly DateTime Epoch1904 = new(1904, 1, 1);
    private readonly List<MergedCells> _merged = [];

    internal IReadOnlyList<MergedCells> Read(XlsxPackage package, string part)
    {
        using var xml = package.Open(part);
        var number = 0;
        while (xml.Read())
        {
            if (xml.NodeType != XmlNodeType.Element)
            {
                continue;
            }

            if (xml.LocalName == "row")
            {
                // Rows and cells may come without their address: then they follow the one before.
                number = int.TryParse(xml.GetAttribute("r"), NumberStyles.None, CultureInfo.InvariantCulture, out var given) && given > number ? given : number + 1;
                raw.Add(number, Row(xml, number));
            }
            else if (xml.LocalName == "mergeCell" && _merged.Count < 10_000 && Range(xml.GetAttribute("ref") ?? "") is { } range)
            {
                _merged.Add(range);
            }
        }

        return _merged;
    }

    private List<string> Row(XmlReader xml, int number)
    {
        var cells = new List<string>();
        if (xml.IsEmptyElement)
        {
            return cells;
        }

        var end = xml.Depth;
        var next = 0;
        while (xml.Read() && xml.Depth > end)
        {
            if (xml.NodeType != XmlNodeType.Element || xml.LocalName != "c")
            {
                continue;
            }

            var column = Address(xml.GetAttribute("r"), out var given, out _) && given >= next ? given : next;
            next = column + 1;
            var cell = Cell(xml, number, column);
            if (cell.Length == 0)
            {
                continue;
            }

            if (column >= 16_384)
            {
                throw new InvalidDataException("A cell stands beyond the last column.");
            }

            while (cells.Count < column)
            {
                cells.Add("");
            }

            cells.Add(cell);
        }

        return cells;
    }

    private string Cell(XmlReader xml, int row, int column)
    {
        var type = xml.GetAttribute("t") ?? "n";
        var style = int.TryParse(xml.GetAttribute("s"), NumberStyles.None, CultureInfo.InvariantCulture, out var s) ? s : -1;
        if (xml.IsEmptyElement)
        {
            return "";
        }

        var end = xml.Depth;
        var value = "";
        while (xml.Read() && xml.Depth > end)
        {
            if (xml.NodeType != XmlNodeType.Element)
            {
                continue;
            }

            if (xml.LocalName == "is")
            {
                value = text.Rich(xml, row);
            }
            else if (xml.LocalName == "v" && !xml.IsEmptyElement)
            {
                value = text.Plain(xml, row);
            }
        }

        value = type == "str" ? XlsxText.Unescape(value) : value;
        raw.CheckCell(value.Length, row);
        // Shared strings are clean already.
        return type == "s" ? Shared(value) : CellText.Clean(type switch
        {
            "str" or "inlineStr" or "d" => value,
            "b" => value == "1" ? "true" : value == "0" ? "false" : value,
            "e" => Error(value, row, column),
            _ => Number(value, style >= 0 && style < dateStyles.Count && dateStyles[style]),
        });
    }

    private string Shared(string index) => int.TryParse(index, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at < strings.Count ? strings[at] : "";

    private string Error(string value, int row, int column)
    {
        if (raw.Warnings.Count < 100)
        {
            raw.Warnings.Add(new(TableWarningKind.ErrorCell, row, Table.ColumnLetter(column), value));
        }

        return "";
    }

    private string Number(string value, bool date)
    {
        if (!double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || !double.IsFinite(number))
        {
            return value;
        }

        if (date && number is >= 0 and < 2_958_466)
        {
            return Date(number);
        }

        // Binary noise of stored numbers ends after the 15th digit, as Excel shows them.
        return Math.Abs(number) < 1e15 && number == Math.Floor(number)
            ? number.ToString("F0", CultureInfo.InvariantCulture)
            : number.ToString("G15", CultureInfo.InvariantCulture);
    }

    private string Date(double number)
    {
        // Excel's 1900 system has a 29 February 1900 that never was; serials before it are a day off, and no forum is that old.
        var moment = (from1904 ? Epoch1904 : Epoch1900).AddSeconds(Math.Round(number * 86_400));
        return number < 1
            ? moment.ToString("HH:mm:ss", CultureInfo.InvariantCulture)
            : moment.TimeOfDay == TimeSpan.Zero ? moment.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : moment.ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture);
    }

    private static MergedCells? Range(string reference)
    {
        var parts = reference.Split(':');
        return parts.Length == 2 && Address(parts[0], out var firstColumn, out var firstRow) && Address(parts[1], out var lastColumn, out var lastRow)
            ? new MergedCells(firstRow, lastRow, firstColumn, lastColumn)
            : null;
    }

    private static bool Address(string? reference, out int column, out int row)
    {
        (column, row) = (0, 0);
        if (string.IsNullOrEmpty(reference))
        {
            return false;
        }

        var letters = 0;
        foreach (var c in reference)
        {
            if (char.IsAsciiLetterUpper(c) && row == 0 && letters < 4)
            {
                column = (column * 26) + (c - 'A' + 1);
                letters++;
            }
            else if (char.IsAsciiDigit(c) && row < 100_000_000)
            {
                row = (row * 10) + (c - '0');
            }
        }

        column--;
        return letters > 0;
    }
}
