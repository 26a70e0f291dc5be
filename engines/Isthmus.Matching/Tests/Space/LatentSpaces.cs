using Isthmus.Matching.Index;
using Isthmus.Matching.Latent;
using Isthmus.Matching.Search;

namespace Isthmus.Matching.Tests.Space;

/// <summary>A space learnt from documents in which eight subjects were planted, beside the exact decomposition in doubles.</summary>
public sealed class LatentSpaces
{
    private const int Subjects = 8;
    private const int Dimensions = 8;
    private static readonly MatchIndex Planted = Plant();
    private static readonly LatentSpace Learnt = LatentSpace.Learn(Planted.Current, Dimensions)!;

    [Theory]
    [InlineData(Dimensions, 0.03, 0.01)]
    [InlineData(32, 0.4, 0.04)]
    public void What_was_planted_is_found_as_the_exact_decomposition_finds_it(int dimensions, double error, double meanError)
    {
        var snapshot = Planted.Current;
        var space = LatentSpace.Learn(snapshot, dimensions)!;
        var rows = SparseRows.Of(snapshot, int.MaxValue, int.MaxValue);
        // documents by words, in doubles
        var documents = rows.Times(Unit(rows.Columns));
        var n = rows.Columns;
        var (values, vectors) = Eigen.Decompose(documents.Products(), n);
        Assert.True(values[Subjects - 1] > 3 * values[Subjects], "nothing was planted");

        double[][] exact = [.. Enumerable.Range(0, rows.Rows).Select(r =>
        {
            var row = documents.Row(r).ToArray();
            return Enumerable.Range(0, dimensions).Select(d => row.Zip(vectors[d], (a, b) => a * b).Sum()).ToArray();
        })];
        var random = new Random(1);
        double worst = 0, sum = 0;
        for (var pair = 0; pair < 3000; pair++)
        {
            var (a, b) = (random.Next(rows.Rows), random.Next(rows.Rows));
            var off = Math.Abs(Cosine(exact[a], exact[b]) - Closeness(space, snapshot, a, b));
            worst = Math.Max(worst, off);
            sum += off;
        }

        // bytes keep a cosine to about a hundredth; beyond what was planted the dimensions are noise, of which a sample finds some
        Assert.True(sum / 3000 < meanError, $"cosines are off by {sum / 3000}");
        Assert.True(worst < error, $"a cosine is off by {worst}");
    }

    [Fact]
    public void Documents_of_one_subject_lie_close_and_of_two_apart_though_they_share_no_word()
    {
        var snapshot = Planted.Current;
        double within = 0, between = 0;
        var (ins, outs) = (0, 0);
        for (var a = 0; a < 200; a++)
        {
            for (var b = 200; b < 400; b += 3)
            {
                if (a % Subjects == b % Subjects)
                {
                    within += Closeness(Learnt, snapshot, a, b);
                    ins++;
                }
                else
                {
                    between += Closeness(Learnt, snapshot, a, b);
                    outs++;
                }
            }
        }

        Assert.True(within / ins > 0.85, $"within {within / ins}");
        Assert.True(between / outs < 0.2, $"between {between / outs}");
    }

    [Fact]
    public void A_document_that_came_later_is_folded_in_where_its_words_lie()
    {
        var index = Plant();
        var space = LatentSpace.Learn(index.Current, Dimensions)!;
        index.Add(Made.Document("later", "s3w0 s3w1 s3w4"));
        index.Add(Made.Document("stranger", "unheard of things"));
        index.Publish();
        space.Prepare(index.Current);
        var snapshot = index.Current;
        var later = Where(snapshot, "later");
        for (var subject = 0; subject < Subjects; subject++)
        {
            var point = space.PointOf(snapshot, [Clause.Word(index.Words.Find($"s{subject}w2"), 1), Clause.Word(index.Words.Find($"s{subject}w3"), 1)]);
            var closeness = new float[2];
            space.Closeness(snapshot, [later, Where(snapshot, "stranger")], point, closeness);
            Assert.True(subject == 3 ? closeness[0] > 0.8 : closeness[0] < 0.4, $"{subject}: {closeness[0]}");
            Assert.Equal(0, closeness[1]);
        }

        Assert.Empty(space.PointOf(snapshot, [Clause.Word(index.Words.Find("unheard"), 1)]));
    }

    [Fact]
    public void A_point_is_as_long_as_a_byte_can_say_and_is_turned_as_the_weights_say()
    {
        var index = Planted;
        Clause[] one = [Clause.Word(index.Words.Find("s1w1"), 2)];
        var point = Learnt.PointOf(index.Current, one);
        Assert.Equal(127, Math.Sqrt(point.Sum(p => p * p)), 3.0);
        Assert.Equal(point, Learnt.PointOf(index.Current, [Clause.Word(index.Words.Find("s1w1"), 1)]));
        var both = Learnt.PointOf(index.Current, [one[0], Clause.Word(index.Words.Find("s2w1"), 0.01)]);
        Assert.All(point.Zip(both), p => Assert.InRange(p.First - p.Second, -4, 4));
    }

    [Fact]
    public void The_same_seed_gives_the_same_space_and_another_one_the_same_closeness()
    {
        var again = LatentSpace.Learn(Planted.Current, Dimensions)!;
        var other = LatentSpace.Learn(Planted.Current, Dimensions, seed: 77)!;
        Assert.Equal(Dimensions, again.Dimensions);
        for (var subject = 0; subject < Subjects; subject++)
        {
            Clause[] clauses = [Clause.Word(Planted.Words.Find($"s{subject}w1"), 1)];
            Assert.Equal(Learnt.PointOf(Planted.Current, clauses), again.PointOf(Planted.Current, clauses));
        }

        for (var a = 0; a < 100; a++)
        {
            Assert.Equal(Closeness(Learnt, Planted.Current, a, a + 100), Closeness(again, Planted.Current, a, a + 100));
            Assert.Equal(Closeness(Learnt, Planted.Current, a, a + 100), Closeness(other, Planted.Current, a, a + 100), 0.05);
        }
    }

    [Fact]
    public void A_small_index_has_none_and_one_document_more_gives_one()
    {
        var documents = Enumerable.Range(0, LatentSpace.LeastDocuments).Select(i => (Id: $"d{i}", Text: DocumentText(new Random(i), i))).ToList();
        var index = Made.Index(Made.OneField, documents.Skip(1));
        Assert.Null(LatentSpace.Learn(index.Current, Dimensions));
        var searcher = new MatchSearcher(index);
        Assert.False(searcher.LearnSpace());
        Assert.Null(searcher.Space);
        index.Add(Made.Document(documents[0].Id, documents[0].Text));
        index.Publish();
        Assert.NotNull(LatentSpace.Learn(index.Current, Dimensions));
        // more dimensions than words can fill
        Assert.Null(LatentSpace.Learn(index.Current, 256));
    }

    [Theory]
    [InlineData(7)]
    [InlineData(1025)]
    public void Dimensions_out_of_range_are_refused(int dimensions) => Assert.ThrowsAny<ArgumentException>(() => LatentSpace.Learn(Planted.Current, dimensions));

    [Theory]
    [InlineData(8)]
    [InlineData(13)]
    [InlineData(32)]
    public void A_cosine_is_the_sum_over_all_dimensions_whether_registers_hold_them_or_not(int dimensions)
    {
        var space = LatentSpace.Learn(Planted.Current, dimensions)!;
        var random = new Random(1);
        var to = new float[1];
        for (var doc = 0; doc < 40; doc++)
        {
            var own = new float[dimensions];
            for (var d = 0; d < dimensions; d++) own[d] = With(Enumerable.Range(0, dimensions).Select(i => (sbyte)(i == d ? 127 : 0)));
            Assert.Equal(1, Math.Sqrt(own.Sum(v => v * v)), 0.03);
            sbyte[] point = [.. Enumerable.Range(0, dimensions).Select(_ => (sbyte)random.Next(-127, 128))];
            Assert.Equal(own.Zip(point, (v, p) => v * p / 127.0).Sum(), With(point), 1e-3);

            float With(IEnumerable<sbyte> at)
            {
                space.Closeness(Planted.Current, [new Hit(0, doc, 0)], at.ToArray(), to);
                return to[0];
            }
        }
    }

    // A document as a query: its words by impact and rarity, which is how a document is folded in.
    private static double Closeness(LatentSpace space, IndexSnapshot snapshot, int a, int b)
    {
        var clauses = new List<Clause>();
        var reader = snapshot.Parts[0].Segment.WordsOf(a);
        while (reader.Next()) clauses.Add(Clause.Word(reader.Term, reader.Impact * snapshot.RarityOf(reader.Term)));
        var to = new float[1];
        space.Closeness(snapshot, [new Hit(0, b, 0)], space.PointOf(snapshot, clauses), to);
        return to[0];
    }

    private static Hit Where(IndexSnapshot snapshot, string id)
    {
        for (var part = 0; part < snapshot.Parts.Length; part++)
        {
            var doc = Array.IndexOf(snapshot.Parts[part].Segment.Ids, id);
            if (doc >= 0) return new Hit(part, doc, 0);
        }

        throw new KeyNotFoundException(id);
    }

    private static double Cosine(double[] a, double[] b) => a.Zip(b, (x, y) => x * y).Sum() / Math.Sqrt(a.Sum(x => x * x) * b.Sum(x => x * x));

    private static Matrix Unit(int n)
    {
        var unit = new Matrix(n, n);
        for (var i = 0; i < n; i++) unit.Row(i)[i] = 1;
        return unit;
    }

    private static MatchIndex Plant() => Made.Index(Made.OneField, Enumerable.Range(0, 1200).Select(i => ($"d{i}", DocumentText(new Random(i), i))));

    // Five of the eight words of its subject, and now and then a word of another.
    private static string DocumentText(Random random, int i)
    {
        var words = Enumerable.Range(0, 8).OrderBy(_ => random.Next()).Take(5).Select(w => $"s{i % Subjects}w{w}");
        return string.Join(' ', words) + (random.Next(3) == 0 ? $" s{random.Next(Subjects)}w{random.Next(8)}" : "");
    }
}
