using Isthmus.Charts.Drawing;

namespace Isthmus.Charts;

/// <summary>A figure where a row and a column meet.</summary>
/// <param name="Row">The row, from 0.</param>
/// <param name="Column">The column, from 0. A cell outside of the matrix is not drawn.</param>
/// <param name="Value">The figure.</param>
/// <param name="Text">The figure in full words, shown when the pointer rests on the cell.</param>
public sealed record PairCell(int Row, int Column, decimal Value, string Text)
{
    /// <summary>What is written in the cell, where there is room. Null: the figure as <see cref="PairMatrix.Number"/> writes it.</summary>
    public string? Label { get; init; }

    /// <summary>How firmly it is said. Anything but <see cref="Mark.Exact"/> has a corner cut.</summary>
    public Mark Mark { get; init; }
}

/// <summary>Figures of pairs, of countries for instance, as shaded cells with numbers. Where nothing is known there is a dot. Made for up to 30 by 30.</summary>
/// <param name="Text">Its words.</param>
/// <param name="Rows">The names of the rows.</param>
/// <param name="Columns">The names of the columns.</param>
/// <param name="Cells">The figures; several of one cell are claims that contradict each other.</param>
/// <param name="Number">Writes a value.</param>
public sealed record PairMatrix(ChartText Text, IReadOnlyList<string> Rows, IReadOnlyList<string> Columns, IReadOnlyList<PairCell> Cells, Func<decimal, string> Number) : Chart(Text)
{
    /// <summary>Where one step of shade ends and the next begins, up to six, rising. Null: by quantiles.</summary>
    public IReadOnlyList<decimal>? Breaks { get; init; }

    /// <summary>How many steps there are to be by quantiles, 2 to 7. Default 5.</summary>
    public int Steps { get; init; } = 5;

    private protected override void Draw(Sheet sheet) => new MatrixPainter(sheet, this).Paint();
}
