using Isthmus.Matching.Index;
using Isthmus.Matching.Search;
using Isthmus.Matching.Text;

namespace Isthmus.Matching.Ranking;

/// <summary>How much of a query a document has: its plain score beside what it would be if it had all of the words and nothing else.</summary>
internal sealed class Coverage(IndexSnapshot snapshot, List<Clause> plan)
{
    private readonly float[] asked = Asked(plan);

    internal double Of(Hit hit)
    {
        var language = snapshot.Parts[hit.Part].Segment.Languages[hit.Doc];
        var all = Math.Max(asked[language], asked[(int)Language.Unknown]);
        return all <= 0 ? 0 : Math.Min(1, hit.Score / all);
    }

    // For each language of documents what is asked of them; under unknown, what is asked of all.
    private static float[] Asked(List<Clause> plan)
    {
        var sums = new float[LanguageCodes.Count];
        foreach (var clause in plan)
        {
            if (clause.Source is { IsExtra: false }) sums[(int)clause.Target] += clause.Weight;
        }

        return sums;
    }
}
