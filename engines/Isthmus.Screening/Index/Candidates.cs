namespace Isthmus.Screening.Index;

/// <summary>
/// The names that share most with a name, by rarity: a few thousand additions, never a look at each name. The rarest pieces are read first and no more than
/// <see cref="MostRead"/> postings a name; the likeliest of what they give are then weighed with all their pieces.
/// </summary>
internal static class Candidates
{
    /// <summary>How many are compared at most.</summary>
    internal const int Most = 40;

    private const int MostWeighed = 64;
    private const int MostRead = 4_000;

    // Below this cosine hardly a name is ever right; the first few are compared all the same.
    private const float LeastCosine = 0.40f;
    private const int Always = 6;

    [ThreadStatic]
    private static Scratch? t_scratch;

    private sealed class Scratch
    {
        internal float[] Sums = [];
        internal int[] Touched = [];
        internal readonly (float Value, int Name)[] Best = new (float, int)[MostWeighed];
        internal readonly (int Frequency, int Gram)[] Grams = new (int, int)[512];
    }

    /// <summary>Writes the likeliest names into <paramref name="result"/>, best first, and answers how many. Deterministic.</summary>
    internal static int Find(Postings postings, ReadOnlySpan<int> grams, Span<int> result)
    {
        var scratch = t_scratch ??= new Scratch();
        if (scratch.Sums.Length < postings.Count)
        {
            scratch.Sums = new float[postings.Count];
            scratch.Touched = new int[postings.Count];
        }

        var found = Select(postings.Closeness, scratch, Sum(postings, grams, scratch));
        var norm = 1f;
        foreach (var gram in grams) norm += postings.Rarity(gram);
        norm = MathF.Sqrt(norm);
        // A name in a script without vowels has skeletons only, and shares at best those with one that has more.
        var least = grams.Length > 0 && grams[0] >= Grams.FirstSkeleton ? LeastCosine * 0.6f : LeastCosine;
        var best = scratch.Best.AsSpan(0, found);
        foreach (ref var one in best) one.Value = Product(postings, grams, postings.GramsOf(one.Name)) / (norm * postings.Norm(one.Name));
        best.Sort(static (a, b) => a.Value != b.Value ? b.Value.CompareTo(a.Value) : a.Name.CompareTo(b.Name));
        var count = 0;
        while (count < found && count < result.Length && (count < Always || best[count].Value >= least))
        {
            result[count] = best[count].Name;
            count++;
        }

        return count;
    }

    private static float Product(Postings postings, ReadOnlySpan<int> a, ReadOnlySpan<int> b)
    {
        int i = 0, j = 0;
        var sum = 0f;
        while (i < a.Length && j < b.Length)
        {
            if (a[i] == b[j]) { sum += postings.Rarity(a[i]); i++; j++; }
            else if (a[i] < b[j]) i++;
            else j++;
        }

        return sum;
    }

    private static int Sum(Postings postings, ReadOnlySpan<int> grams, Scratch scratch)
    {
        var order = scratch.Grams.AsSpan(0, grams.Length);
        for (var i = 0; i < grams.Length; i++) order[i] = (postings.Frequency(grams[i]), grams[i]);
        order.Sort(static (a, b) => a.Frequency != b.Frequency ? a.Frequency.CompareTo(b.Frequency) : a.Gram.CompareTo(b.Gram));
        int touched = 0, read = 0;
        var sums = scratch.Sums;
        var list = scratch.Touched;
        foreach (var (frequency, gram) in order)
        {
            if (frequency == 0) continue;
            if (read > 0 && read + frequency > MostRead) break;
            read += frequency;
            var weight = postings.Rarity(gram);
            foreach (var name in postings.Of(gram))
            {
                ref var sum = ref sums[name];
                if (sum == 0) list[touched++] = name;
                sum += weight;
            }
        }

        return touched;
    }

    // The best by a heap whose root is the worst of them; the sums are set back to nothing on the way.
    private static int Select(byte[] closeness, Scratch scratch, int touched)
    {
        var heap = scratch.Best;
        var sums = scratch.Sums;
        var n = 0;
        var worst = 0f;
        foreach (var name in scratch.Touched.AsSpan(0, touched))
        {
            var value = sums[name] * closeness[name];
            sums[name] = 0;
            if (n < MostWeighed)
            {
                heap[n++] = (value, name);
                if (n < MostWeighed) continue;
                for (var i = MostWeighed / 2 - 1; i >= 0; i--) Sift(heap, i);
                worst = heap[0].Value;
            }
            else if (value >= worst && Worse(heap[0], (value, name)))
            {
                heap[0] = (value, name);
                Sift(heap, 0);
                worst = heap[0].Value;
            }
        }

        return n;
    }

    private static void Sift((float Value, int Name)[] heap, int at)
    {
        while (true)
        {
            var child = 2 * at + 1;
            if (child >= MostWeighed) return;
            if (child + 1 < MostWeighed && Worse(heap[child + 1], heap[child])) child++;
            if (!Worse(heap[child], heap[at])) return;
            (heap[at], heap[child]) = (heap[child], heap[at]);
            at = child;
        }
    }

    private static bool Worse((float Value, int Name) a, (float Value, int Name) b) => a.Value != b.Value ? a.Value < b.Value : a.Name > b.Name;
}
