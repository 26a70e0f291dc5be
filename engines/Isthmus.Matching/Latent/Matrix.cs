using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Isthmus.Matching.Latent;

/// <summary>A dense matrix of floats, row after row, with the few operations the decomposition needs.</summary>
internal sealed class Matrix(int rows, int columns)
{
    private readonly float[] values = new float[checked(rows * columns)];

    internal int Rows { get; } = rows;

    internal int Columns { get; } = columns;

    internal Span<float> Row(int row) => values.AsSpan(row * Columns, Columns);

    /// <summary>Numbers of the normal distribution, the same for the same seed.</summary>
    internal static Matrix Gaussian(int rows, int columns, int seed)
    {
        var random = new Random(seed);
        var matrix = new Matrix(rows, columns);
        for (var i = 0; i < matrix.values.Length; i++)
        {
            // Box and Muller; 1 - x is never 0
            matrix.values[i] = (float)(Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble()));
        }

        return matrix;
    }

    /// <summary>to += scale * from.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Add(Span<float> to, ReadOnlySpan<float> from, float scale)
    {
        var fast = MemoryMarshal.Cast<float, Vector<float>>(to);
        var others = MemoryMarshal.Cast<float, Vector<float>>(from);
        var factor = new Vector<float>(scale);
        for (var i = 0; i < fast.Length; i++) fast[i] += factor * others[i];
        for (var i = fast.Length * Vector<float>.Count; i < to.Length; i++) to[i] += scale * from[i];
    }

    /// <summary>
    /// Makes the columns orthonormal by the Cholesky factor of their products, twice, which is as exact as Gram and Schmidt and reads the rows in their order. Columns that
    /// depend on the ones before become zero.
    /// </summary>
    internal void Orthonormalise()
    {
        for (var pass = 0; pass < 2; pass++)
        {
            var gram = Products();
            var inverse = InverseOfCholesky(gram, Columns);
            var row = new float[Columns];
            for (var i = 0; i < Rows; i++)
            {
                var own = Row(i);
                own.CopyTo(row);
                own.Clear();
                // row times an upper triangle: column j takes from columns up to j
                for (var j = 0; j < Columns; j++)
                {
                    if (row[j] != 0) Add(own[j..], inverse.AsSpan((j * Columns) + j, Columns - j), row[j]);
                }
            }
        }
    }

    /// <summary>The products of all pairs of columns.</summary>
    internal double[] Products()
    {
        var sums = new double[Columns * Columns];
        var block = new float[Columns * Columns];
        for (var i = 0; i < Rows; i++)
        {
            var row = Row(i);
            for (var a = 0; a < Columns; a++)
            {
                if (row[a] != 0) Add(block.AsSpan((a * Columns) + a, Columns - a), row[a..], row[a]);
            }

            // floats are added up over a stretch only, so that many rows do not lose the small ones
            if (i % 256 == 255 || i == Rows - 1)
            {
                for (var j = 0; j < block.Length; j++) sums[j] += block[j];
                Array.Clear(block);
            }
        }

        for (var a = 0; a < Columns; a++)
        {
            for (var b = 0; b < a; b++) sums[(a * Columns) + b] = sums[(b * Columns) + a];
        }

        return sums;
    }

    // The inverse of the upper Cholesky factor, row after row.
    private static float[] InverseOfCholesky(double[] gram, int n)
    {
        var factor = new double[n * n];
        var most = 0.0;
        for (var i = 0; i < n; i++) most = Math.Max(most, gram[(i * n) + i]);
        for (var j = 0; j < n; j++)
        {
            var pivot = gram[(j * n) + j];
            for (var k = 0; k < j; k++) pivot -= factor[(k * n) + j] * factor[(k * n) + j];
            var isZero = pivot <= most * 1e-10;
            factor[(j * n) + j] = isZero ? 0 : Math.Sqrt(pivot);
            for (var i = j + 1; i < n; i++)
            {
                var value = gram[(j * n) + i];
                for (var k = 0; k < j; k++) value -= factor[(k * n) + j] * factor[(k * n) + i];
                factor[(j * n) + i] = isZero ? 0 : value / factor[(j * n) + j];
            }
        }

        var inverse = new double[n * n];
        for (var j = 0; j < n; j++)
        {
            if (factor[(j * n) + j] == 0) continue;
            inverse[(j * n) + j] = 1 / factor[(j * n) + j];
            for (var i = j - 1; i >= 0; i--)
            {
                if (factor[(i * n) + i] == 0) continue;
                double value = 0;
                for (var k = i + 1; k <= j; k++) value += factor[(i * n) + k] * inverse[(k * n) + j];
                inverse[(i * n) + j] = -value / factor[(i * n) + i];
            }
        }

        return [.. inverse.Select(v => (float)v)];
    }
}
