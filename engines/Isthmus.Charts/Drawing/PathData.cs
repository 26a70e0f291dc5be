using System.Text;

namespace Isthmus.Charts.Drawing;

/// <summary>The <c>d</c> of a path, in the coordinates of the sheet before it is mirrored.</summary>
internal sealed class PathData(Sheet sheet)
{
    private readonly StringBuilder _data = new();
    private char _last;

    public bool IsEmpty => _data.Length == 0;

    public PathData Move(double x, double y) => Step('M', x, y);

    public PathData To(double x, double y) => Step('L', x, y);

    public PathData Curve(double x1, double y1, double x2, double y2, double x, double y)
    {
        Step('C', x1, y1);
        Pair(x2, y2, true);
        Pair(x, y, true);
        return this;
    }

    public PathData Close()
    {
        _data.Append('z');
        _last = 'z';
        return this;
    }

    public PathData Circle(double x, double y, double r)
    {
        Step('M', x - r, y);
        foreach (double way in (double[])[2 * r, -2 * r])
        {
            _data.Append('a').Number(r).Append(' ').Number(r).Append(" 0 1 0 ").Number(sheet.Mirrored ? -way : way).Append(" 0");
        }
        return Close();
    }

    public PathData Rect(double x, double y, double width, double height) => Move(x, y).To(x + width, y).To(x + width, y + height).To(x, y + height).Close();

    public PathData Polygon(double x, double y, params ReadOnlySpan<(double X, double Y)> corners)
    {
        for (int i = 0; i < corners.Length; i++) Step(i == 0 ? 'M' : 'L', x + corners[i].X, y + corners[i].Y);
        return Close();
    }

    public override string ToString() => _data.ToString();

    private PathData Step(char command, double x, double y)
    {
        // After a move a pair is a line, after a line another one.
        bool same = command == 'L' ? _last is 'L' or 'M' : command == 'C' && _last == 'C';
        if (!same) _data.Append(command);
        Pair(x, y, same);
        _last = command;
        return this;
    }

    private void Pair(double x, double y, bool spaced)
    {
        if (spaced) _data.Append(' ');
        _data.Number(sheet.X(x)).Append(' ').Number(Sheet.Y(y));
    }
}
