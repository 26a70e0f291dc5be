using Isthmus.Matching.Index;

namespace Isthmus.Matching.Latent;

/// <summary>The documents a latent space is learnt from, as sparse rows of length 1: words by number of column, weighted by impact and rarity.</summary>
internal sealed class SparseRows
{
    private readonly List<int> starts = [0];
    private readonly List<int> columns = [];
    private readonly List<float> values = [];

    /// <summary>Column of each word of the index; -1 for words that stand in too few or too many documents to tell what documents have in common.</summary>
    internal required int[] ColumnOf { get; init; }

    internal int Columns { get; private init; }

    internal int Rows => starts.Count - 1;

    /// <param name="snapshot">The index.</param>
    /// <param name="maxRows">At most so many documents, evenly taken.</param>
    /// <param name="maxColumns">At most so many words, those of most documents.</param>
    internal static SparseRows Of(IndexSnapshot snapshot, int maxRows, int maxColumns)
    {
        var columnOf = new int[snapshot.Words.Count];
        Array.Fill(columnOf, -1);
        var chosen = Enumerable.Range(0, columnOf.Length).Where(t => snapshot.DocumentsWith(t) >= 2 && snapshot.DocumentsWith(t) <= snapshot.Indexed / 2)
            .OrderByDescending(snapshot.DocumentsWith).ThenBy(t => t).Take(maxColumns).ToList();
        for (var i = 0; i < chosen.Count; i++) columnOf[chosen[i]] = i;
        var rows = new SparseRows { ColumnOf = columnOf, Columns = chosen.Count };
        var step = Math.Max(1, snapshot.Indexed / (double)maxRows);
        double next = 0;
        var number = 0;
        foreach (var part in snapshot.Parts)
        {
            for (var doc = 0; doc < part.Segment.Count; doc++, number++)
            {
                if (number < next) continue;
                next += step;
                rows.Add(snapshot, part.Segment, doc);
            }
        }

        return rows;
    }

    /// <summary>This times a matrix with a row for each column.</summary>
    internal Matrix Times(Matrix other)
    {
        var result = new Matrix(Rows, other.Columns);
        for (var row = 0; row < Rows; row++)
        {
            var to = result.Row(row);
            for (var i = starts[row]; i < starts[row + 1]; i++) Matrix.Add(to, other.Row(columns[i]), values[i]);
        }

        return result;
    }

    /// <summary>This, turned over, times a matrix with a row for each row.</summary>
    internal Matrix TransposedTimes(Matrix other)
    {
        var result = new Matrix(Columns, other.Columns);
        for (var row = 0; row < Rows; row++)
        {
            var from = other.Row(row);
            for (var i = starts[row]; i < starts[row + 1]; i++) Matrix.Add(result.Row(columns[i]), from, values[i]);
        }

        return result;
    }

    private void Add(IndexSnapshot snapshot, Segment segment, int doc)
    {
        var first = columns.Count;
        double square = 0;
        var reader = segment.WordsOf(doc);
        while (reader.Next())
        {
            if (ColumnOf[reader.Term] < 0) continue;
            var weight = reader.Impact * snapshot.RarityOf(reader.Term);
            columns.Add(ColumnOf[reader.Term]);
            values.Add(weight);
            square += weight * weight;
        }

        if (first == columns.Count) return;
        var scale = (float)(1 / Math.Sqrt(square));
        for (var i = first; i < values.Count; i++) values[i] *= scale;
        starts.Add(columns.Count);
    }
}
