namespace Isthmus.Tabular;

/// <summary>
/// Headers of two lines: groups above ("Contact" over "E-mail" and "Phone"), made by merged cells. The titles become "Contact / E-mail". Without the merged ranges
/// (a CSV saved from such a sheet) the pattern of blanks tells: a title above a blank, and a blank above a title, both in neighbouring rows.
/// </summary>
internal static class TwoLineHeader
{
    /// <summary>First header row, titles, and the first row of data (all as indexes).</summary>
    internal static (int First, string[] Titles, int Body) Join(List<RawRow> rows, int at, IReadOnlyList<MergedCells> merged, Func<string, bool>? isKnown)
    {
        if (at > 0 && Together(rows[at - 1], rows[at], merged, isKnown, foundBelow: true))
        {
            return (at - 1, Titles(rows[at - 1], rows[at], merged), at + 1);
        }

        return at + 1 < rows.Count && Together(rows[at], rows[at + 1], merged, isKnown, foundBelow: false)
            ? (at, Titles(rows[at], rows[at + 1], merged), at + 2)
            : (at, [.. rows[at].Cells.Select(Title)], at + 1);
    }

    private static bool Together(RawRow top, RawRow sub, IReadOnlyList<MergedCells> merged, Func<string, bool>? isKnown, bool foundBelow)
    {
        if (sub.Number != top.Number + 1 || sub.Cells.Any(HeaderRow.LooksLikeData))
        {
            return false;
        }

        // A group over several columns, but not a title over the whole table; or a title that is as high as both rows.
        if (merged.Any(m => m.FirstRow == top.Number && m.LastRow == sub.Number && m.FirstColumn == m.LastColumn))
        {
            return true;
        }

        var groups = merged.Count(m => m.FirstRow == top.Number && m.LastRow == top.Number && m.LastColumn > m.FirstColumn);
        if (groups > 0 && top.Filled > 1)
        {
            return true;
        }

        var width = Math.Max(top.Cells.Length, sub.Cells.Length);
        var blankAbove = Enumerable.Range(0, width).Count(c => At(top, c).Length == 0 && At(sub, c).Length > 0);
        var blankBelow = Enumerable.Range(0, width).Count(c => At(top, c).Length > 0 && At(sub, c).Length == 0);
        if (blankAbove == 0 || blankBelow == 0)
        {
            return false;
        }

        // The row that was not found to be the header must look like a part of one.
        var other = foundBelow ? top : sub;
        return isKnown is not null ? other.Cells.Any(c => c.Length > 0 && isKnown(c)) : blankAbove + blankBelow >= 3;
    }

    private static string[] Titles(RawRow top, RawRow sub, IReadOnlyList<MergedCells> merged)
    {
        var titles = new string[Math.Max(top.Cells.Length, sub.Cells.Length)];
        var group = "";
        for (var c = 0; c < titles.Length; c++)
        {
            var (above, below) = (At(top, c), At(sub, c));
            var block = merged.FirstOrDefault(m => m.FirstRow == top.Number && m.FirstColumn <= c && c <= m.LastColumn && m.LastColumn > m.FirstColumn);
            if (above.Length == 0 && block.LastColumn > 0)
            {
                above = At(top, block.FirstColumn);
            }
            else if (above.Length == 0 && below.Length > 0 && merged.Count == 0)
            {
                above = group;
            }

            // A title with nothing below it is no group.
            group = below.Length > 0 ? above : "";
            titles[c] = Title(above.Length == 0 ? below : below.Length == 0 ? above : $"{above} / {below}");
        }

        return titles;
    }

    private static string At(RawRow row, int column) => column < row.Cells.Length ? row.Cells[column] : "";

    private static string Title(string text) => text.Replace('\n', ' ');
}
