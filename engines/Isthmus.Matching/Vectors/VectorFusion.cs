using Isthmus.Matching.Index;
using Isthmus.Matching.Ranking;
using Isthmus.Matching.Search;

namespace Isthmus.Matching.Vectors;

/// <summary>A hit by words, by closeness of vectors, or both.</summary>
/// <param name="Hit">The document and the score of both.</param>
/// <param name="Words">Its score by words; 0 where they did not find it.</param>
/// <param name="Closeness">How close its vector is, from 0, an average document, to 1, the same; null where it has none.</param>
internal readonly record struct FusedHit(Hit Hit, float Words, float? Closeness);

/// <summary>
/// Joins the closeness of vectors with the scores of words: what words found is put in order by both, and the nearest that words did not find are added. Closeness is counted from that of an average document, for
/// models differ in how close any two texts are. A document without a vector keeps the place that its words give it. Time in proportion to the documents times the dimensions.
/// </summary>
internal static class VectorFusion
{
    internal static FusedHit[] Fuse(IndexSnapshot snapshot, Hit[] hits, int k, SearchFilter? filter, VectorStore store, ByteVector asked, RankOptions options)
    {
        var nearest = Nearest(snapshot, filter, store, asked, options.Nearest, out var mean);
        var best = nearest.Length > 0 ? Closeness(nearest[0].Score, mean) : 0;
        var most = hits.Length > 0 ? hits[0].Score : 1;
        var share = best >= options.LeastCloseness ? options.VectorShare : 0;
        var fused = new List<FusedHit>(hits.Length + nearest.Length);
        var found = new HashSet<(int, int)>();
        foreach (var hit in hits)
        {
            found.Add((hit.Part, hit.Doc));
            float? close = store.Of(snapshot.Parts[hit.Part].Segment)[hit.Doc] is { } own ? Closeness(own.Cosine(asked), mean) : null;
            var words = hit.Score / most;
            var score = share == 0 || close is null ? hit.Score : most * (((1 - share) * words) + (share * Math.Min(close.Value / best, 1)));
            fused.Add(new FusedHit(hit with { Score = score }, hit.Score, close));
        }

        foreach (var near in nearest)
        {
            var close = Closeness(near.Score, mean);
            if (share == 0 || close < options.LeastCloseness) break;
            if (found.Add((near.Part, near.Doc))) fused.Add(new FusedHit(near with { Score = most * share * (close / best) }, 0, close));
        }

        fused.Sort(static (a, b) => Hit.BestFirst(a.Hit, b.Hit));
        return fused.Count > k ? [.. fused[..k]] : [.. fused];
    }

    private static float Closeness(float cosine, float mean) => mean >= 1 ? 0 : Math.Clamp((cosine - mean) / (1 - mean), 0, 1);

    private static Hit[] Nearest(IndexSnapshot snapshot, SearchFilter? filter, VectorStore store, ByteVector asked, int count, out float mean)
    {
        var top = new TopHits();
        top.Start(count, 0);
        double sum = 0;
        var seen = 0;
        for (var number = 0; number < snapshot.Parts.Length; number++)
        {
            var part = snapshot.Parts[number];
            var vectors = store.Of(part.Segment);
            var passing = SearchFilter.Passing(part, filter);
            for (var doc = 0; doc < vectors.Length; doc++)
            {
                if (vectors[doc] is not { } vector) continue;
                var cosine = vector.Cosine(asked);
                sum += cosine;
                seen++;
                if (passing is null || (passing[doc >> 6] & (1UL << (doc & 63))) != 0) top.Offer(cosine, number, doc);
            }
        }

        mean = seen == 0 ? 1 : (float)(sum / seen);
        return top.Take();
    }
}
