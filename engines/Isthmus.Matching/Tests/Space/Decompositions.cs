using Isthmus.Matching.Latent;

namespace Isthmus.Matching.Tests.Space;

/// <summary>The small linear algebra beside matrices whose answer is known.</summary>
public sealed class Decompositions
{
    [Fact]
    public void Known_matrices_have_their_known_eigenvalues()
    {
        Assert.Equal([3.0, 1.0], Eigen.Decompose([2, 1, 1, 2], 2).Values.Select(v => Math.Round(v, 12)));
        Assert.Equal([7.0, 2.0, -4.0], Eigen.Decompose([2, 0, 0, 0, 7, 0, 0, 0, -4], 3).Values);
        Assert.Equal([5.0], Eigen.Decompose([5], 1).Values);
        Assert.Equal([0.0, 0.0], Eigen.Decompose([0, 0, 0, 0], 2).Values);
        // the path of n points: 2 - 2 cos(k pi / (n + 1))
        const int N = 20;
        var path = new double[N * N];
        for (var i = 0; i < N; i++)
        {
            path[(i * N) + i] = 2;
            if (i > 0) path[(i * N) + i - 1] = path[((i - 1) * N) + i] = -1;
        }

        var values = Eigen.Decompose(path, N).Values;
        for (var k = 1; k <= N; k++) Assert.Equal(2 - (2 * Math.Cos(k * Math.PI / (N + 1))), values[N - k], 1e-9);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(9)]
    [InlineData(60)]
    public void Vectors_are_orthonormal_and_give_the_matrix_back(int n)
    {
        var random = new Random(n);
        var matrix = new double[n * n];
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j <= i; j++) matrix[(i * n) + j] = matrix[(j * n) + i] = random.NextDouble() - 0.5;
        }

        var before = (double[])matrix.Clone();
        var (values, vectors) = Eigen.Decompose(matrix, n);
        Assert.Equal(before, matrix);
        Assert.Equal(values.OrderDescending(), values);
        for (var a = 0; a < n; a++)
        {
            for (var b = 0; b < n; b++)
            {
                Assert.Equal(a == b ? 1 : 0, vectors[a].Zip(vectors[b], (x, y) => x * y).Sum(), 1e-9);
                Assert.Equal(matrix[(a * n) + b], Enumerable.Range(0, n).Sum(k => values[k] * vectors[k][a] * vectors[k][b]), 1e-8);
            }
        }
    }

    [Theory]
    [InlineData(50, 50)]
    [InlineData(700, 33)]
    [InlineData(300, 1)]
    public void Columns_are_made_orthonormal_and_span_what_they_spanned(int rows, int columns)
    {
        var matrix = Matrix.Gaussian(rows, columns, 5);
        // nearly dependent, and of very different lengths
        for (var i = 0; i < rows; i++)
        {
            var row = matrix.Row(i);
            if (columns > 2) row[1] = row[0] + (1e-2f * row[1]);
            if (columns > 3) row[3] *= 500;
        }

        double[] last = [.. Enumerable.Range(0, rows).Select(i => (double)matrix.Row(i)[columns - 1])];
        matrix.Orthonormalise();
        var products = matrix.Products();
        for (var a = 0; a < columns; a++)
        {
            for (var b = 0; b < columns; b++) Assert.Equal(a == b ? 1 : 0, products[(a * columns) + b], 1e-4);
        }

        // the last column is put together by its shadows on the new ones
        var shadows = Enumerable.Range(0, columns).Select(c => Enumerable.Range(0, rows).Sum(i => last[i] * matrix.Row(i)[c])).ToArray();
        for (var i = 0; i < rows; i++) Assert.Equal(last[i], Enumerable.Range(0, columns).Sum(c => shadows[c] * matrix.Row(i)[c]), 1e-2);
    }

    [Fact]
    public void A_column_that_depends_on_others_becomes_nothing_and_spoils_none()
    {
        var matrix = Matrix.Gaussian(100, 4, 5);
        for (var i = 0; i < 100; i++) matrix.Row(i)[2] = matrix.Row(i)[0] - matrix.Row(i)[1];
        matrix.Orthonormalise();
        var products = matrix.Products();
        for (var a = 0; a < 4; a++)
        {
            for (var b = 0; b < 4; b++) Assert.Equal(a == b && a != 2 ? 1 : 0, products[(a * 4) + b], 1e-4);
        }
    }

    [Fact]
    public void The_random_start_is_normal_and_the_same_for_the_same_seed()
    {
        var matrix = Matrix.Gaussian(1000, 20, 3);
        var again = Matrix.Gaussian(1000, 20, 3);
        var other = Matrix.Gaussian(1000, 20, 4);
        double sum = 0, square = 0;
        for (var i = 0; i < 1000; i++)
        {
            Assert.True(matrix.Row(i).SequenceEqual(again.Row(i)));
            Assert.False(matrix.Row(i).SequenceEqual(other.Row(i)));
            foreach (var value in matrix.Row(i))
            {
                sum += value;
                square += value * value;
            }
        }

        Assert.Equal(0, sum / 20_000, 0.03);
        Assert.Equal(1, square / 20_000, 0.05);
    }
}
