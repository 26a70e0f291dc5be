using Isthmus.Screening.Topics.Reading;

namespace Isthmus.Screening.Items;

/// <summary>
/// Ranks the entries of control lists that an item may fall under: declared codes, customs codes of common high priority goods, what the text says in six languages, hazardous facilities. It
/// proposes; an officer decides; nothing is ever cleared. Immutable, free of shared state, linear in the length of the text.
/// </summary>
public sealed class ItemScreener
{
    /// <summary>The version of the method and of the embedded lexicon.</summary>
    public const string EngineVersion = "1";

    /// <summary>Below this nothing is returned: chosen so that ordinary product texts seldom alert (figures in the README).</summary>
    public const double LeastScore = 0.5;

    private const double StrongKeyword = 2.2;
    private const double WeakKeyword = 0.9;
    private const double OverLimit = 2.4;
    private const double Half = 2.0;
    private const int LimitReach = 160;
    private readonly ItemLexicon _lexicon;

    /// <summary>A screener over a lexicon.</summary>
    public ItemScreener(ItemLexicon lexicon) => _lexicon = lexicon ?? throw new ArgumentNullException(nameof(lexicon));

    /// <summary>The screener over the lexicon of this assembly.</summary>
    public static ItemScreener Default => Shared.Instance;

    /// <summary>Candidates for review, best first.</summary>
    /// <param name="item">The item.</param>
    /// <param name="take">How many at most; at least 1.</param>
    public IReadOnlyList<ItemFinding> Search(ItemText item, int take = 10)
    {
        ArgumentNullException.ThrowIfNull(item);
        ArgumentOutOfRangeException.ThrowIfLessThan(take, 1);
        var findings = new List<ItemFinding>();
        var codes = new CodeSearch(_lexicon);
        codes.Declared(item, findings);
        if (item.Text.Length > 0)
        {
            codes.InText(item.Text, findings);
            FromText(item.Text, findings);
        }

        return findings.OrderByDescending(f => f.Score).ThenBy(f => f.Basis).ThenBy(f => f.Clause, StringComparer.Ordinal).ThenBy(f => f.Regime, StringComparer.Ordinal).Take(take).ToArray();
    }

    private void FromText(string text, List<ItemFinding> findings)
    {
        var folded = TextFolder.Fold(text);
        var matches = _lexicon.Keywords.Find(folded);
        var quantities = Quantity.In(text);
        var states = new Dictionary<int, LimitState>();
        for (var set = 0; set < matches.Length; set++)
            if (matches[set].Count > 0) states[set] = StateOf(set, folded, matches[set], quantities);

        var ranks = _lexicon.Index.Rank(folded, states.Keys);
        var first = findings.Count;
        var named = new bool[ranks.Length];
        foreach (var number in states.Keys.SelectMany(_lexicon.EntriesOf)) named[number] = true;
        for (var number = 0; number < ranks.Length; number++)
        {
            var rank = ranks[number];
            // Without a keyword an entry counts only when most of its heading stands in the text.
            var covered = rank.Cover >= 0.75 && rank.Stems >= 3;
            if (!named[number] && !covered) continue;
            var entry = _lexicon.Entries[number];
            var clause = entry.Clause;
            double strength = 0;
            var found = new List<TermMatch>();
            foreach (var keyword in entry.Keywords)
            {
                if (!states.TryGetValue(keyword.Set, out var state) || state == LimitState.Below) continue;
                found.AddRange(matches[keyword.Set]);
                strength += state == LimitState.Above ? OverLimit : keyword.Weak ? WeakKeyword : StrongKeyword * Rarity(keyword);
                // A quantity above the limit of a list cites the sub-item that sets the limit.
                if (state == LimitState.Above && _lexicon.Limits[keyword.Set].Clause is var limit && limit.StartsWith(entry.Clause, StringComparison.Ordinal)) clause = limit;
            }

            if (found.Count == 0 && !covered) continue;
            strength += 0.06 * rank.Score;
            var score = strength / (strength + Half);
            if (score < LeastScore) continue;
            findings.Add(new ItemFinding(entry.Basis, entry.Regime, clause, entry.Title, Math.Round(score, 4), Evidence(folded, found)));
        }

        // A facility says the same as the entry that it is named after, and more.
        var facilities = findings.Skip(first).Where(f => f.Basis == ItemBasis.HazardousFacility).Select(f => f.Clause).ToHashSet(StringComparer.Ordinal);
        findings.RemoveAll(f => f.Basis == ItemBasis.EntryText && facilities.Contains(f.Clause));
    }

    // A keyword that many entries share says less about each of them, but never too little for an alert alone.
    private static double Rarity(EntryKeyword keyword) => keyword.Entries <= 2 ? 1 : Math.Max(0.93, 1.05 - (0.04 * keyword.Entries));

    private LimitState StateOf(int set, FoldedText text, List<TermMatch> matches, List<Quantity> quantities)
    {
        if (!_lexicon.Limits.TryGetValue(set, out var limit)) return LimitState.NotSaid;
        var state = LimitState.NotSaid;
        foreach (var quantity in quantities)
        {
            if (quantity.Unit != limit.Unit) continue;
            foreach (var match in matches)
            {
                if (Math.Abs(text.From[text.Tokens[match.First].Start] - quantity.Offset) > LimitReach) continue;
                if (quantity.Value >= limit.Least) return LimitState.Above;
                state = LimitState.Below;
            }
        }

        return state;
    }

    private static List<TextEvidence> Evidence(FoldedText text, List<TermMatch> matches)
    {
        var evidence = new List<TextEvidence>();
        var end = -1;
        foreach (var match in matches.OrderBy(m => m.First).ThenByDescending(m => m.End))
        {
            if (match.End <= end || evidence.Count == Topics.TopicScreener.MostEvidence) continue;
            evidence.Add(text.Evidence(match.First, match.End, match.Term));
            end = match.End;
        }

        return evidence;
    }

    private enum LimitState
    {
        NotSaid,
        Below,
        Above,
    }

    private static class Shared
    {
        internal static readonly ItemScreener Instance = new(ItemLexicon.Embedded());
    }
}
