using Isthmus.Matching.Index;
using Isthmus.Matching.Search;
using Isthmus.Matching.Text;

namespace Isthmus.Matching.Explaining;

/// <summary>Tells from the plan of a query and the texts of a document which phrases answer each other. Time in proportion to both texts.</summary>
internal static class Explainer
{
    private const int MostMissing = 8;

    internal static TextExplanation Explain(IndexSnapshot snapshot, IReadOnlyList<Clause> plan, MatchDocument document)
    {
        var language = document.Language == Language.Unknown ? LanguageGuess.Of(string.Join(' ', document.Fields)) : document.Language;
        var read = DocumentWords.Read(document, language);
        var saturation = (float)snapshot.Options.Saturation;
        double asked = 0, answered = 0;
        var found = new List<Found>();
        var missing = new List<(string Word, double Weight)>();
        // own words are looked for in documents of every language; translations in their language only
        var own = plan.Any(c => c.Target == language) ? language : Language.Unknown;
        foreach (var clause in plan)
        {
            if (clause.Source is not { } word || (clause.Target != own && !(own == Language.Unknown && clause.Target == Language.Unknown))) continue;
            if (!word.IsExtra) asked += clause.Weight;
            if (Answer(snapshot, clause, read, saturation) is { } answer)
            {
                answered += answer.Share;
                found.Add(answer);
            }
            else if (!word.IsExtra)
            {
                missing.Add((word.Surface, clause.Weight));
            }
        }

        // what was said besides a word that is answered there is no further reason
        found.RemoveAll(f => f.Word.IsExtra && found.Exists(o => !o.Word.IsExtra && f.Place - o.Place is 0 or 1 && (o.Written.Contains(f.Written, StringComparison.Ordinal) || f.Written.Contains(o.Written, StringComparison.Ordinal))));
        answered = found.Sum(f => f.Share);
        return new TextExplanation(
            asked <= 0 ? 0 : Math.Min(1, answered / asked),
            Phrases(found, answered),
            [.. missing.OrderByDescending(m => m.Weight).Take(MostMissing).Select(m => m.Word)],
            language);
    }

    private static Found? Answer(IndexSnapshot snapshot, Clause clause, DocumentWords read, float saturation)
    {
        double x = 0;
        var best = (Weight: 0f, Term: -1, Place: -1, Written: "");
        foreach (var member in clause.Members)
        {
            var term = snapshot.Words.WordOf(member.Term).ToString();
            if (!read.Places.TryGetValue(term, out var places)) continue;
            x += member.Share * places.Weight;
            if (member.Share > best.Weight) best = (member.Share, member.Term, places.First, read.Written(term));
        }

        if (best.Term < 0) return null;
        var kind = clause.AlikeOnly?.Contains(best.Term) == true ? EvidenceKind.Alike : clause.Target == Language.Unknown ? EvidenceKind.SameWord : EvidenceKind.Translation;
        return new Found(clause.Source!, best.Written, best.Place, kind, clause.Weight * (x / (saturation + x)));
    }

    // Neighbours of the query that found neighbours of the document are one phrase.
    private static List<TextEvidence> Phrases(List<Found> found, double all)
    {
        var phrases = new List<TextEvidence>();
        for (var i = 0; i < found.Count;)
        {
            var next = i + 1;
            while (next < found.Count && found[next].Kind == found[i].Kind && Math.Abs(found[next].Place - found[next - 1].Place) <= 1 && !found[next].Word.IsExtra) next++;
            var run = found[i..next];
            phrases.Add(new TextEvidence(
                string.Join(' ', run.Select(f => f.Word.Surface)),
                string.Join(' ', run.OrderBy(f => f.Place).DistinctBy(f => f.Place).Select(f => f.Written)),
                run[0].Kind,
                all <= 0 ? 0 : run.Sum(f => f.Share) / all));
            i = next;
        }

        return [.. phrases.OrderByDescending(p => p.Share).ThenBy(p => p.QueryPhrase, StringComparer.Ordinal)];
    }

    private sealed record Found(QueryWord Word, string Written, int Place, EvidenceKind Kind, double Share);
}
