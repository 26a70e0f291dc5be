using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Isthmus.Matching.Index;

namespace Isthmus.Matching.Search;

/// <summary>
/// Finds the k best documents of a query. Word after word adds to one row of sums for the documents of a segment, the words that can add most first. As soon as the words
/// that are left cannot lift a document without a sum over the k-th best, only documents that can still get there are looked up in them (MaxScore: Turtle and Flood, 1995).
/// The answer is that of adding up everything. Time at worst in proportion to the postings of the query's words.
/// </summary>
internal sealed class Scorer
{
    /// <summary>What looking one document up in a word costs, in postings read through.</summary>
    internal long LookUpCost { get; init; } = 128;

    /// <summary>And with fewer postings left than this, they are read through.</summary>
    internal long WorthPicking { get; init; } = 20_000;

    /// <summary>How often documents were picked out instead of all being added up; for tests, which must see that it happens.</summary>
    internal int Picked { get; private set; }

    // Sums are of floats: a bound that was added in another order may come out a little lower than it is.
    private const float Slack = 1.0001f;

    // And many small ones may each be rounded up by half a step of the sum they are added to: a part of the threshold stays free.
    private const float Rounding = 1 - 1e-5f;

    [ThreadStatic]
    private static Scorer? own;

    private readonly float[] sums = new float[Segment.MaxDocuments];
    private readonly float[] frequencies = new float[Segment.MaxDocuments];
    private readonly int[] candidates = new int[Segment.MaxDocuments];
    private readonly TopHits top = new();
    private Part[] parts = [];
    private float[] bounds = [];
    private float[] rest = [];

    /// <summary>The one of this thread: it holds 800 kB of working memory.</summary>
    internal static Scorer Own => own ??= new Scorer();

    /// <param name="snapshot">Where to search.</param>
    /// <param name="clauses">What for.</param>
    /// <param name="k">How many hits at most, 1 or more.</param>
    /// <param name="filter">What they must be, or null.</param>
    /// <param name="isExhaustive">Whether everything is added up; for tests, which compare both.</param>
    internal Hit[] Search(IndexSnapshot snapshot, IReadOnlyList<Clause> clauses, int k, SearchFilter? filter, bool isExhaustive = false)
    {
        Prepare(clauses.Count);
        top.Start(k, isExhaustive || filter is { IsEmpty: false } ? 0 : Floor(snapshot, clauses, k));
        for (var number = 0; number < snapshot.Parts.Length; number++)
        {
            var part = snapshot.Parts[number];
            var count = Compile(part.Segment, clauses, snapshot);
            if (count == 0) continue;
            var passing = SearchFilter.Passing(part, filter);
            ScoreSegment(part.Segment, number, count, passing, snapshot, isExhaustive);
        }

        return top.Take();
    }

    private void Prepare(int clauses)
    {
        if (parts.Length >= clauses) return;
        parts = new Part[clauses];
        bounds = new float[clauses];
        rest = new float[clauses + 1];
    }

    // A score that at least k documents reach: those with the highest impacts of one word have that alone.
    private static float Floor(IndexSnapshot snapshot, IReadOnlyList<Clause> clauses, int k)
    {
        var rank = Array.FindIndex(Segment.FloorRanks, r => k <= r);
        if (rank < 0) return 0;
        float floor = 0;
        foreach (var clause in clauses)
        {
            if (clause.Members is not [{ Share: 1 } only] || clause.NotIn != Text.Language.Unknown) continue;
            foreach (var part in snapshot.Parts)
            {
                if (part.Removed is not null) continue;
                var slot = part.Segment.SlotOf(only.Term);
                if (slot >= 0) floor = Math.Max(floor, clause.Weight * part.Segment.Floors[(slot * Segment.FloorRanks.Length) + rank] / (float)Impacts.Steps);
            }
        }

        return floor / Slack;
    }

    private int Compile(Segment segment, IReadOnlyList<Clause> clauses, IndexSnapshot snapshot)
    {
        var count = 0;
        var saturation = (float)snapshot.Options.Saturation;
        foreach (var clause in clauses)
        {
            if (clause.NotIn != Text.Language.Unknown && segment.CountByLanguage[(int)clause.NotIn] == segment.Count) continue;
            if (clause.Members is [{ Share: 1 } only] && clause.NotIn == Text.Language.Unknown)
            {
                var slot = segment.SlotOf(only.Term);
                if (slot < 0) continue;
                bounds[count] = -clause.Weight * segment.MaxImpacts[slot] / (float)Impacts.Steps;
                parts[count++] = new Part(clause.Weight / (float)Impacts.Steps, slot, null, segment.DocumentsWith(slot), 0);
                continue;
            }

            List<Member>? found = null;
            float most = 0;
            foreach (var member in clause.Members)
            {
                var slot = segment.SlotOf(member.Term);
                if (slot < 0) continue;
                (found ??= []).Add(new Member(slot, member.Share));
                most += member.Share * snapshot.FrequencyOf[segment.MaxImpacts[slot]];
            }

            if (found is null) continue;
            bounds[count] = -clause.Weight * (most / (saturation + most)) * Slack;
            parts[count++] = new Part(clause.Weight, -1, [.. found], found.Sum(m => 2 * segment.DocumentsWith(m.Term)), (byte)clause.NotIn);
        }

        // the words that can add most first
        bounds.AsSpan(0, count).Sort(parts.AsSpan(0, count));
        rest[count] = 0;
        for (var i = count - 1; i >= 0; i--) rest[i] = rest[i + 1] - bounds[i];
        return count;
    }

    private void ScoreSegment(Segment segment, int number, int count, ulong[]? passing, IndexSnapshot snapshot, bool isExhaustive)
    {
        if (!isExhaustive && rest[0] * Slack <= top.Threshold) return;
        var all = sums.AsSpan(0, segment.Count);
        all.Clear();
        var done = 0;
        var left = 0L;
        for (var i = 0; i < count; i++) left += parts[i].Postings;
        var looked = float.MaxValue;
        while (done < count)
        {
            // Only once a document without a sum cannot get over the threshold may the others be picked out. It pays where they are few and much is left to read,
            // and it is tried again when half of what the words that are left could add has been added.
            var isTried = !isExhaustive && done > 0 && rest[done] * Slack <= top.Threshold && left > WorthPicking && rest[done] <= looked / 2;
            if (isTried)
            {
                looked = rest[done];
                var found = Collect(all, (top.Threshold * Rounding) - (rest[done] * Slack), (int)Math.Min(left / (LookUpCost * (count - done)), candidates.Length - 8));
                if (found >= 0)
                {
                    Picked++;
                    Finish(segment, number, done, count, found, passing, snapshot);
                    return;
                }
            }

            left -= parts[done].Postings;
            AddAll(segment, parts[done++], snapshot);
        }

        Offer(all, number, passing);
    }

    // Looks the documents that can still get there up in the words that are left.
    private void Finish(Segment segment, int number, int done, int count, int found, ulong[]? passing, IndexSnapshot snapshot)
    {
        for (; done < count && found > 0; done++)
        {
            AddTo(segment, parts[done], found, snapshot);
            var needed = (top.Threshold * Rounding) - (rest[done + 1] * Slack);
            var kept = 0;
            for (var i = 0; i < found; i++)
            {
                if (sums[candidates[i]] > needed) candidates[kept++] = candidates[i];
            }

            found = kept;
        }

        for (var i = 0; i < found; i++)
        {
            var doc = candidates[i];
            if (sums[doc] > top.Threshold && (passing is null || (passing[doc >> 6] & (1UL << (doc & 63))) != 0)) top.Offer(sums[doc], number, doc);
        }
    }

    // The documents with a sum over a bound; -1 where there are more than so many.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int Collect(ReadOnlySpan<float> all, float over, int most)
    {
        // a document without any sum has none of the words so far
        over = Math.Max(over, 0);
        var found = 0;
        var i = 0;
        var limit = Vector256.Create(over);
        for (; i + 8 <= all.Length; i += 8)
        {
            var bits = Vector256.GreaterThan(Vector256.Create(all.Slice(i, 8)), limit).ExtractMostSignificantBits();
            for (; bits != 0; bits &= bits - 1) candidates[found++] = i + BitOperations.TrailingZeroCount(bits);
            if (found > most) return -1;
        }

        for (; i < all.Length; i++)
        {
            if (all[i] > over) candidates[found++] = i;
        }

        return found;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Offer(ReadOnlySpan<float> all, int number, ulong[]? passing)
    {
        var i = 0;
        for (; i + 8 <= all.Length; i += 8)
        {
            var bits = Vector256.GreaterThan(Vector256.Create(all.Slice(i, 8)), Vector256.Create(top.Threshold)).ExtractMostSignificantBits();
            for (; bits != 0; bits &= bits - 1) OfferOne(all, i + BitOperations.TrailingZeroCount(bits), number, passing);
        }

        for (; i < all.Length; i++) OfferOne(all, i, number, passing);
    }

    private void OfferOne(ReadOnlySpan<float> all, int doc, int number, ulong[]? passing)
    {
        if (all[doc] > top.Threshold && (passing is null || (passing[doc >> 6] & (1UL << (doc & 63))) != 0)) top.Offer(all[doc], number, doc);
    }

    private void AddAll(Segment segment, Part part, IndexSnapshot snapshot)
    {
        if (part.Members is null)
        {
            AddWord(sums, segment.DocsOf(part.Slot), segment.ImpactsOf(part.Slot), part.Weight);
            return;
        }

        foreach (var member in part.Members)
        {
            var docs = segment.DocsOf(member.Term);
            var impacts = segment.ImpactsOf(member.Term);
            if (part.NotIn == 0)
            {
                for (var i = 0; i < docs.Length; i++) frequencies[docs[i]] += member.Share * snapshot.FrequencyOf[impacts[i]];
                continue;
            }

            for (var i = 0; i < docs.Length; i++)
            {
                if (segment.Languages[docs[i]] != part.NotIn) frequencies[docs[i]] += member.Share * snapshot.FrequencyOf[impacts[i]];
            }
        }

        var saturation = (float)snapshot.Options.Saturation;
        foreach (var member in part.Members)
        {
            foreach (var doc in segment.DocsOf(member.Term))
            {
                var x = frequencies[doc];
                if (x == 0) continue;
                sums[doc] += part.Weight * (x / (saturation + x));
                frequencies[doc] = 0;
            }
        }
    }

    // The inner loop of a search. A document's number has two bytes and the row has a place for each of them, so nothing can be written beside it.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AddWord(float[] sums, ReadOnlySpan<ushort> docs, ReadOnlySpan<byte> impacts, float weight)
    {
        ref var sum = ref MemoryMarshal.GetArrayDataReference(sums);
        ref var doc = ref MemoryMarshal.GetReference(docs);
        ref var impact = ref MemoryMarshal.GetReference(impacts);
        nint i = 0;
        nint end = docs.Length & ~3;
        for (; i < end; i += 4)
        {
            Unsafe.Add(ref sum, Unsafe.Add(ref doc, i)) += weight * Unsafe.Add(ref impact, i);
            Unsafe.Add(ref sum, Unsafe.Add(ref doc, i + 1)) += weight * Unsafe.Add(ref impact, i + 1);
            Unsafe.Add(ref sum, Unsafe.Add(ref doc, i + 2)) += weight * Unsafe.Add(ref impact, i + 2);
            Unsafe.Add(ref sum, Unsafe.Add(ref doc, i + 3)) += weight * Unsafe.Add(ref impact, i + 3);
        }

        for (; i < docs.Length; i++) Unsafe.Add(ref sum, Unsafe.Add(ref doc, i)) += weight * Unsafe.Add(ref impact, i);
    }

    private void AddTo(Segment segment, Part part, int found, IndexSnapshot snapshot)
    {
        if (part.Members is null)
        {
            var docs = segment.DocsOf(part.Slot);
            var impacts = segment.ImpactsOf(part.Slot);
            var from = 0;
            for (var i = 0; i < found; i++)
            {
                var doc = candidates[i];
                sums[doc] += part.Weight * Segment.ImpactIn(docs, impacts, (ushort)doc, ref from);
            }

            return;
        }

        foreach (var member in part.Members)
        {
            var from = 0;
            for (var i = 0; i < found; i++)
            {
                var impact = Segment.ImpactIn(segment.DocsOf(member.Term), segment.ImpactsOf(member.Term), (ushort)candidates[i], ref from);
                if (impact != 0 && (part.NotIn == 0 || segment.Languages[candidates[i]] != part.NotIn)) frequencies[candidates[i]] += member.Share * snapshot.FrequencyOf[impact];
            }
        }

        var saturation = (float)snapshot.Options.Saturation;
        for (var i = 0; i < found; i++)
        {
            var x = frequencies[candidates[i]];
            sums[candidates[i]] += part.Weight * (x / (saturation + x));
            frequencies[candidates[i]] = 0;
        }
    }

    /// <summary>A clause in one segment: the place of its word and what an impact of 1 is worth, or the places of its words; and the language of the documents in which it does not count, 0 for none.</summary>
    private readonly record struct Part(float Weight, int Slot, Member[]? Members, int Postings, byte NotIn);
}
