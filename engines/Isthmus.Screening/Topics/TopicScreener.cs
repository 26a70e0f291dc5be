using Isthmus.Screening.Topics.Reading;

namespace Isthmus.Screening.Topics;

/// <summary>
/// Finds the topics of a free text that the policy refuses, refers or has reviewed, in English, Russian, Persian, Turkish, Arabic and Chinese. Terms are found by stem and ending, after
/// folding of look-alike letters, joiners, marks and direction signs; a rule wants one or several of them near each other in one sentence; negation, and speaking about a thing rather than of
/// it, lowers the outcome by one step and never by two. Immutable and free of shared state: one instance serves all threads. Time is linear in the length of the text.
/// </summary>
public sealed class TopicScreener
{
    /// <summary>The version of the method and its lexicon: stored with each decision, and counted up when a text could come out differently.</summary>
    public const string EngineVersion = "1";

    /// <summary>How many places one finding names at most.</summary>
    public const int MostEvidence = 20;

    private const int ContextReach = 14;
    private const int VerbReach = 20;
    private readonly TermSets _sets;
    private readonly TopicRule[] _rules;
    private readonly int _before;
    private readonly int _after;
    private readonly int _turn;
    private readonly int _ban;
    private readonly (TopicRule.Softening Softening, int Set, TopicContext Context)[] _contexts;

    private TopicScreener(TermSets sets, TopicRule[] rules)
    {
        (_sets, _rules) = (sets, rules);
        (_before, _after, _turn, _ban) = (sets["negation.before"], sets["negation.after"], sets["negation.turn"], sets["ban"]);
        _contexts =
        [
            (TopicRule.Softening.Protective, sets["protective"], TopicContext.Protective),
            (TopicRule.Softening.Compliance, sets["compliance"], TopicContext.Protective),
            (TopicRule.Softening.MedicalUse, sets["medical use"], TopicContext.Protective),
            (TopicRule.Softening.Cultural, sets["cultural"], TopicContext.Cultural),
        ];
    }

    /// <summary>The screener with the lexicon of this assembly.</summary>
    public static TopicScreener Default => Shared.Instance;

    /// <summary>The topics that the text touches: refused ones first, each topic once with its gravest outcome. Empty means that nothing was found, not that the text is cleared.</summary>
    /// <param name="text">Any text; lone surrogates and control characters are read as spaces.</param>
    public IReadOnlyList<TopicFinding> Find(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length == 0) return [];
        var folded = TextFolder.Fold(text);
        var matches = _sets.Find(folded);
        WithoutInnerNegations(matches, folded.Tokens.Count);
        var verbs = NegativeVerbs(folded);
        var hits = new Dictionary<Topic, Hit>();
        foreach (var rule in _rules)
        {
            foreach (var first in matches[rule.Sets[0]])
            {
                if (Others(folded, matches, rule, first) is not { } others) continue;
                var context = ContextOf(folded, matches, verbs, rule, first, others);
                if (Lowered(rule.Outcome, context) is not { } outcome) continue;
                if (hits.TryGetValue(rule.Topic, out var hit) && hit.Outcome < outcome) continue;
                // A plain mention is graver than a softened one that comes to the same outcome.
                if (hit is null || outcome < hit.Outcome) hits[rule.Topic] = hit = new Hit(outcome, rule.Clause, context);
                else if (context == TopicContext.Plain && hit.Context != TopicContext.Plain) hits[rule.Topic] = hit = hit with { Clause = rule.Clause, Context = context };
                hit.Add(first);
                foreach (var other in others) hit.Add(other);
            }
        }

        return hits.Count == 0 ? [] : hits.OrderBy(h => h.Value.Outcome).ThenBy(h => h.Key).Select(h => h.Value.Finding(h.Key, folded)).ToArray();
    }

    internal static TopicScreener Read(TextReader reader)
    {
        var lines = new List<(string Line, int Number)>();
        var sets = TermSets.Read(reader, (line, number) => lines.Add((line, number)));
        return new TopicScreener(sets, lines.Select(l => TopicRule.Parse(l.Line, l.Number, name => sets[name])).ToArray());
    }

    /// <summary>A "no" or "prohibited" that is part of a longer term ("prohibited goods", "no questions asked") denies nothing.</summary>
    private void WithoutInnerNegations(List<TermMatch>[] matches, int tokens)
    {
        if (matches[_before].Count == 0 && matches[_after].Count == 0 && matches[_ban].Count == 0) return;
        var reach = new int[tokens + 1];
        for (var set = 0; set < matches.Length; set++)
        {
            if (set == _before || set == _after || set == _turn || set == _ban || Array.Exists(_contexts, c => c.Set == set)) continue;
            foreach (var match in matches[set]) reach[match.First] = Math.Max(reach[match.First], match.End);
        }

        for (var i = 1; i < reach.Length; i++) reach[i] = Math.Max(reach[i], reach[i - 1]);
        foreach (var set in (ReadOnlySpan<int>)[_before, _after, _ban])
            if (matches[set].Count > 0) matches[set].RemoveAll(m => m.End <= reach[m.First]);
    }

    /// <summary>The nearest terms of the rule's other sets around its first one, or null if one is missing.</summary>
    private static TermMatch[]? Others(FoldedText text, List<TermMatch>[] matches, TopicRule rule, TermMatch first)
    {
        if (rule.Sets.Length == 1) return [];
        var others = new TermMatch[rule.Sets.Length - 1];
        for (var i = 0; i < others.Length; i++)
        {
            if (Nearest(text, matches[rule.Sets[i + 1]], first, rule.Window) is not { } other) return null;
            others[i] = other;
        }

        return others;
    }

    private static TermMatch? Nearest(FoldedText text, List<TermMatch> list, TermMatch to, int window, Side side = Side.Either, bool overlap = false)
    {
        TermMatch? best = null;
        var least = int.MaxValue;
        for (var i = FirstWithin(text, list, to, window); i < list.Count; i++)
        {
            var other = list[i];
            if (text.Tokens[other.First].Position > text.Tokens[to.End - 1].Position + window + 2) break;
            if (!overlap && other.First < to.End && to.First < other.End) continue;
            if (side == Side.Before ? other.First > to.First : side == Side.After && other.First < to.First) continue;
            if (Gap(text, to, other) is var gap && gap <= window && gap < least) (best, least) = (other, gap);
        }

        return best;
    }

    /// <summary>Half-words between two terms, or a large number if they stand in different sentences.</summary>
    private static int Gap(FoldedText text, TermMatch a, TermMatch b)
    {
        if (text.Tokens[a.First].Sentence != text.Tokens[b.First].Sentence) return int.MaxValue;
        var (left, right) = a.First < b.First ? (a, b) : (b, a);
        return Math.Max(0, text.Tokens[right.First].Position - text.Tokens[left.End - 1].Position - 1);
    }

    /// <summary>The first match that can be near enough: matches are in the order of their first token, and a term is at most a dozen words long.</summary>
    private static int FirstWithin(FoldedText text, List<TermMatch> list, TermMatch to, int window)
    {
        var least = text.Tokens[to.First].Position - window - 40;
        int low = 0, high = list.Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (text.Tokens[list[middle].First].Position < least) low = middle + 1;
            else high = middle;
        }

        return low;
    }

    private TopicContext ContextOf(FoldedText text, List<TermMatch>[] matches, List<TermMatch> verbs, TopicRule rule, TermMatch first, TermMatch[] others)
    {
        if ((rule.Softens & TopicRule.Softening.Negation) != 0)
        {
            if (IsNegated(text, matches, verbs, first)) return TopicContext.Negated;
            foreach (var other in others)
                if (IsNegated(text, matches, verbs, other)) return TopicContext.Negated;
        }

        if ((rule.Softens & TopicRule.Softening.Ban) != 0 && Speaks(text, matches[_ban], first)) return TopicContext.Negated;
        foreach (var (softening, set, context) in _contexts)
            if ((rule.Softens & softening) != 0 && Speaks(text, matches[set], first)) return context;
        return TopicContext.Plain;
    }

    // The term may be a part of the context itself: "disarmament" in Turkish, Arabic and Persian has the word for weapon in it.
    private static bool Speaks(FoldedText text, List<TermMatch> context, TermMatch term) => Nearest(text, context, term, ContextReach, Side.Either, overlap: true) is not null;

    private bool IsNegated(FoldedText text, List<TermMatch>[] matches, List<TermMatch> verbs, TermMatch term)
    {
        if (Nearest(text, matches[_before], term, ContextReach, Side.Before) is { } before && !Turns(text, matches, before.End, term.First)) return true;
        if (Nearest(text, matches[_after], term, VerbReach, Side.After) is { } after && !Turns(text, matches, term.End, after.First)) return true;
        return Nearest(text, verbs, term, VerbReach, Side.After) is { } verb && !Turns(text, matches, term.End, verb.First);
    }

    /// <summary>A "but" between the negation and the term ends its reach.</summary>
    private bool Turns(FoldedText text, List<TermMatch>[] matches, int from, int to)
    {
        if (to <= from) return false;
        var list = matches[_turn];
        for (var i = FirstWithin(text, list, new TermMatch(_turn, from, from + 1, ""), 0); i < list.Count && list[i].First < to; i++)
            if (list[i].First >= from) return true;
        return false;
    }

    private static List<TermMatch> NegativeVerbs(FoldedText text)
    {
        var verbs = new List<TermMatch>();
        for (var i = 0; i < text.Tokens.Count; i++)
        {
            var token = text.Of(i);
            if (Endings.IsTurkishNegative(token) || Endings.IsPersianNegative(token)) verbs.Add(new TermMatch(-1, i, i + 1, ""));
        }

        return verbs;
    }

    private static TopicOutcome? Lowered(TopicOutcome outcome, TopicContext context) => context == TopicContext.Plain ? outcome : outcome == TopicOutcome.Refuse ? TopicOutcome.Refer : null;

    private enum Side
    {
        Either,
        Before,
        After,
    }

    private static class Shared
    {
        internal static readonly TopicScreener Instance = Read(TermSets.Resource("Isthmus.Screening.Topics.topics.txt"));
    }

    private sealed record Hit(TopicOutcome Outcome, string Clause, TopicContext Context)
    {
        private readonly SortedSet<TermMatch> _places = new(Comparer<TermMatch>.Create((a, b) =>
            a.First != b.First ? a.First.CompareTo(b.First) : a.End != b.End ? b.End.CompareTo(a.End) : string.CompareOrdinal(a.Term, b.Term)));

        internal void Add(TermMatch match)
        {
            if (_places.Count < 4 * MostEvidence) _places.Add(match);
        }

        internal TopicFinding Finding(Topic topic, FoldedText text)
        {
            var evidence = new List<TextEvidence>();
            var end = -1;
            foreach (var place in _places)
            {
                // Of two terms at one place the first, longer one is enough.
                if (evidence.Count == MostEvidence || place.End <= end) continue;
                evidence.Add(text.Evidence(place.First, place.End, place.Term));
                end = place.End;
            }

            return new TopicFinding(topic, Outcome, Clause, evidence, Context);
        }
    }
}
