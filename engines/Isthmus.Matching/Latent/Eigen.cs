namespace Isthmus.Matching.Latent;

/// <summary>Eigenvalues and vectors of a small symmetric matrix, by Jacobi's rotations (Golub and Van Loan, 8.5). Cubic in its size, for some hundred rows.</summary>
internal static class Eigen
{
    private const int MaxSweeps = 30;

    /// <summary>The values from the greatest down, and beside each its vector.</summary>
    internal static (double[] Values, double[][] Vectors) Decompose(double[] matrix, int n)
    {
        var a = (double[])matrix.Clone();
        var vectors = new double[n * n];
        for (var i = 0; i < n; i++) vectors[(i * n) + i] = 1;
        for (var sweep = 0; sweep < MaxSweeps; sweep++)
        {
            double off = 0, all = 0;
            for (var i = 0; i < n; i++)
            {
                for (var j = 0; j < n; j++)
                {
                    all += a[(i * n) + j] * a[(i * n) + j];
                    if (i != j) off += a[(i * n) + j] * a[(i * n) + j];
                }
            }

            if (off <= all * 1e-18) break;
            for (var p = 0; p < n; p++)
            {
                for (var q = p + 1; q < n; q++) Rotate(a, vectors, n, p, q);
            }
        }

        var order = Enumerable.Range(0, n).OrderByDescending(i => a[(i * n) + i]).ToArray();
        return ([.. order.Select(i => a[(i * n) + i])], [.. order.Select(i => vectors.AsSpan(i * n, n).ToArray())]);
    }

    // vectors are kept as rows, so that a rotation runs along two rows
    private static void Rotate(double[] a, double[] vectors, int n, int p, int q)
    {
        var apq = a[(p * n) + q];
        if (Math.Abs(apq) < 1e-300) return;
        var theta = (a[(q * n) + q] - a[(p * n) + p]) / (2 * apq);
        var t = Math.Abs(theta) > 1e150 ? 1 / (2 * theta) : (theta >= 0 ? 1 : -1) / (Math.Abs(theta) + Math.Sqrt((theta * theta) + 1));
        var c = 1 / Math.Sqrt((t * t) + 1);
        var s = t * c;
        for (var k = 0; k < n; k++)
        {
            var kp = a[(k * n) + p];
            var kq = a[(k * n) + q];
            a[(k * n) + p] = (c * kp) - (s * kq);
            a[(k * n) + q] = (s * kp) + (c * kq);
        }

        RotateRows(a.AsSpan(p * n, n), a.AsSpan(q * n, n), c, s);
        RotateRows(vectors.AsSpan(p * n, n), vectors.AsSpan(q * n, n), c, s);
    }

    private static void RotateRows(Span<double> p, Span<double> q, double c, double s)
    {
        for (var k = 0; k < p.Length; k++)
        {
            var left = p[k];
            var right = q[k];
            p[k] = (c * left) - (s * right);
            q[k] = (s * left) + (c * right);
        }
    }
}
