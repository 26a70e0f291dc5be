namespace Isthmus.Matching.Search;

/// <summary>The best k so far: a heap with the worst on top. Of equal scores those that were offered first are kept.</summary>
internal sealed class TopHits
{
    private float[] scores = [];
    private long[] rows = [];
    private int capacity;
    private float floor;

    internal int Count { get; private set; }

    /// <summary>A document must score more than this to be taken.</summary>
    internal float Threshold { get; private set; }

    /// <param name="k">How many to keep, 1 or more.</param>
    /// <param name="known">A score that at least k documents are known to exceed; 0 where nothing is known.</param>
    internal void Start(int k, float known)
    {
        if (scores.Length < k)
        {
            scores = new float[k];
            rows = new long[k];
        }

        capacity = k;
        Count = 0;
        floor = known;
        Threshold = known;
    }

    internal void Offer(float score, int part, int doc)
    {
        var row = ((long)part << 32) | (uint)doc;
        if (Count < capacity)
        {
            Up(Count++, score, row);
            if (Count == capacity) Threshold = Math.Max(floor, scores[0]);
            return;
        }

        if (score <= scores[0]) return;
        Down(score, row);
        Threshold = Math.Max(floor, scores[0]);
    }

    /// <summary>The hits, best first; of equal scores the one with the earlier place in the index. Merging segments changes places, so between two publishings equals may change too. Empties the heap.</summary>
    internal Hit[] Take()
    {
        var hits = new Hit[Count];
        for (var i = 0; i < hits.Length; i++) hits[i] = new Hit((int)(rows[i] >> 32), (int)rows[i], scores[i]);
        Array.Sort(hits, Hit.BestFirst);
        Count = 0;
        return hits;
    }

    // worse: a lower score, or the same and later
    private bool Worse(float score, long row, int than) => score < scores[than] || (score == scores[than] && row > rows[than]);

    private void Up(int at, float score, long row)
    {
        while (at > 0)
        {
            var parent = (at - 1) / 2;
            if (!Worse(score, row, parent)) break;
            scores[at] = scores[parent];
            rows[at] = rows[parent];
            at = parent;
        }

        scores[at] = score;
        rows[at] = row;
    }

    private void Down(float score, long row)
    {
        var at = 0;
        while (true)
        {
            var child = (2 * at) + 1;
            if (child >= Count) break;
            if (child + 1 < Count && Worse(scores[child + 1], rows[child + 1], child)) child++;
            if (Worse(score, row, child)) break;
            scores[at] = scores[child];
            rows[at] = rows[child];
            at = child;
        }

        scores[at] = score;
        rows[at] = row;
    }
}

/// <summary>A document of a snapshot and its score.</summary>
internal readonly record struct Hit(int Part, int Doc, float Score)
{
    /// <summary>The order of answers: the higher score, and of equal ones that of the earlier place.</summary>
    internal static int BestFirst(Hit a, Hit b) => a.Score != b.Score ? b.Score.CompareTo(a.Score) : a.Part != b.Part ? a.Part.CompareTo(b.Part) : a.Doc.CompareTo(b.Doc);
}
