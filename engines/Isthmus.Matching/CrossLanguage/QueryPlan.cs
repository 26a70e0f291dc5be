using Isthmus.Matching.Index;
using Isthmus.Matching.Ranking;
using Isthmus.Matching.Search;
using Isthmus.Matching.Text;

namespace Isthmus.Matching.CrossLanguage;

/// <summary>How far what is not in a dictionary is trusted. Chosen on tuning sets: see the README.</summary>
internal sealed record CrossOptions
{
    /// <summary>What the same letters in the other language count beside translations.</summary>
    public float SameLetters { get; init; } = 0.5f;

    /// <summary>What a word that sounds alike counts beside translations, times how alike it is.</summary>
    public float SameSound { get; init; } = 0.3f;

    /// <summary>How alike a word must sound to count beside translations; and where there are none.</summary>
    public float LeastLikenessBeside { get; init; } = 0.9f;

    /// <summary>See there.</summary>
    public float LeastLikenessAlone { get; init; } = 0.75f;

    /// <summary>Part of a word's translation that comes from the phrase it stands in.</summary>
    public float PhraseShare { get; init; } = 0.4f;

    /// <summary>Above 1, likely translations count for more than they say and unlikely ones for less.</summary>
    public float Sharpness { get; init; } = 0.7f;

    /// <summary>How far many possible words weaken each of them: 1, their parts come to 1; 0, the likeliest counts as if it were the only one.</summary>
    public float Dilution { get; init; } = 0.5f;

    /// <summary>Translations less likely than this are left out.</summary>
    public float LeastShare { get; init; } = 0.001f;
}

/// <summary>What a query asks of an index in several languages: its own words, and for each other language that the index has the words it may become there.</summary>
internal static class QueryPlan
{
    private const int LeastLetters = 3;
    private const int MostCorrections = 3;
    private const double CorrectedWeight = 0.7;

    // A text of more unknown words is no mistyped query, and each is compared with all words of the index.
    private const int MostCorrected = 16;

    internal static List<Clause> Of(IndexSnapshot snapshot, IReadOnlyList<QueryWord> words, Language language, Equipment equipment, CrossOptions options)
    {
        var (lexicons, sounds, spelling, _) = equipment;
        var clauses = new List<Clause>();
        var isOwn = lexicons is null || snapshot.IndexedByLanguage[(int)language] > 0;
        var unknown = 0;
        if (isOwn)
        {
            foreach (var word in words)
            {
                var term = snapshot.Words.Find(word.Term);
                if (term >= 0 && snapshot.DocumentsWith(term) > 0) clauses.Add(Clause.Word(term, word.Times * RarityAmong(snapshot, snapshot.DocumentsWith(term), word.Language), word));
                else if (unknown++ < MostCorrected && Corrected(snapshot, word, spelling) is { } clause) clauses.Add(clause);
            }
        }

        if (lexicons is null) return clauses;
        for (var target = Language.English; target <= Language.Chinese; target++)
        {
            if (target == language || snapshot.IndexedByLanguage[(int)target] == 0) continue;
            Translate(snapshot, words, language, target, lexicons, sounds, options, isOwn, clauses);
        }

        return clauses;
    }

    // A word that no document has may be a slip of typing. It counts for less than one that was found.
    private static Clause? Corrected(IndexSnapshot snapshot, QueryWord word, Spelling spelling)
    {
        if (word.IsExtra || word.Term.AsSpan().IndexOfAnyInRange('0', '9') >= 0) return null;
        var near = spelling.Near(word.Term, snapshot, MostCorrections);
        if (near.Count == 0) return null;
        double with = 0;
        foreach (var term in near) with += snapshot.DocumentsWith(term);
        return new Clause((float)(CorrectedWeight * word.Times * RarityAmong(snapshot, with / near.Count, word.Language)), [.. near.Select(t => new Member(t, 1f / near.Count))]) { Source = word, AlikeOnly = [.. near] };
    }

    /// <summary>The rarity among the documents of one language, so that a word does not count for more because few documents are in its language.</summary>
    private static double RarityAmong(IndexSnapshot snapshot, double with, Language language)
    {
        var of = snapshot.IndexedByLanguage[(int)language];
        return IndexSnapshot.Rarity(Math.Min(with, Math.Max(of, 1)), with > of || of == 0 ? snapshot.Indexed : of);
    }

    private static void Translate(IndexSnapshot snapshot, IReadOnlyList<QueryWord> words, Language from, Language to, LexiconSet lexicons, SoundIndex sounds, CrossOptions options, bool isOwn, List<Clause> clauses)
    {
        var lexicon = lexicons.Of(from, to);
        // what is said besides two words (x-ray, xray) must not part the phrase they stand in
        words = [.. words.Where(w => !w.IsExtra)];
        foreach (var (word, own, phrase) in from == Language.Chinese && lexicon is not null ? ChineseWords.Cut(words, lexicon).Select(w => (w.Word, w.Translations, Array.Empty<Translation>())) : Translated(words, from, lexicon))
        {
            if (word.Language == to && isOwn) continue;
            var members = new Dictionary<int, float>();
            Add(snapshot, own, phrase.Length > 0 ? 1 - options.PhraseShare : 1, options, members);
            Add(snapshot, phrase, own.Length > 0 ? options.PhraseShare : 1, options, members);
            var translated = members.Keys.ToHashSet();
            var confidence = 1f;
            if (!isOwn && snapshot.Words.Find(word.Term) is >= 0 and var same && snapshot.DocumentsWith(same) > 0)
            {
                members[same] = members.GetValueOrDefault(same) + (members.Count == 0 || word.Language == to ? 1 : options.SameLetters);
            }

            // a name of Latin letters is read as the documents' language reads it: Charles'ın stands there as charl
            if (!isOwn && IsLatin(word.Language) && IsLatin(to) && word.Language != to && Analyser.TermOf(Lexicon.Bare(word.Surface), to) is { Length: > 0 } read && read != word.Term
                && snapshot.Words.Find(read) is >= 0 and var theirs && snapshot.DocumentsWith(theirs) > 0)
            {
                members[theirs] = members.GetValueOrDefault(theirs) + (members.Count == 0 ? 1 : options.SameLetters);
            }

            if (word.Surface.Length >= LeastLetters && !char.IsAsciiDigit(word.Surface[0]) && CanBeHeard(word.Language, to)) confidence = Hear(snapshot, word, to, sounds, options, members);
            if (members.Count == 0) continue;
            var most = members.Values.Max();
            var sum = members.Values.Sum();
            var scale = MathF.Pow(sum / most, 1 - options.Dilution) / sum;
            Member[] list = [.. members.OrderByDescending(m => m.Value).ThenBy(m => m.Key).Select(m => new Member(m.Key, m.Value * scale))];
            double with = 0;
            // as if each of its words stood for it by its part: what may be many things says less of each
            foreach (var member in list) with += member.Share * snapshot.DocumentsWith(member.Term);
            clauses.Add(new Clause((float)(confidence * word.Times * RarityAmong(snapshot, with, to)), list) { Source = word, Target = to, NotIn = isOwn ? from : Language.Unknown, AlikeOnly = [.. members.Keys.Where(m => !translated.Contains(m))] });
        }
    }

    // Each word with its own translations and with those of the phrase it stands in.
    private static IEnumerable<(QueryWord Word, Translation[] Own, Translation[] Phrase)> Translated(IReadOnlyList<QueryWord> words, Language from, Lexicon? lexicon)
    {
        var inPhrase = new Translation[words.Count][];
        for (var i = 0; lexicon is not null && i < words.Count; i++)
        {
            if (lexicon.PhraseAt(words, i) is not { } phrase) continue;
            for (var j = 0; j < phrase.Terms.Length; j++) inPhrase[i + j] = phrase.Translations;
            i += phrase.Terms.Length - 1;
        }

        for (var i = 0; i < words.Count; i++) yield return (words[i], words[i].Language == from ? lexicon?.Of(words[i]) ?? [] : [], inPhrase[i] ?? []);
    }

    private static void Add(IndexSnapshot snapshot, Translation[] translations, float weight, CrossOptions options, Dictionary<int, float> members)
    {
        float sum = 0;
        foreach (var translation in translations) sum += MathF.Pow(translation.Share, options.Sharpness);
        foreach (var (term, share) in translations)
        {
            if (share < options.LeastShare) continue;
            var sharp = MathF.Pow(share, options.Sharpness) / sum;
            var number = snapshot.Words.Find(term);
            if (number >= 0 && snapshot.DocumentsWith(number) > 0) members[number] = members.GetValueOrDefault(number) + (sharp * weight);
        }
    }

    private static bool IsLatin(Language language) => language is Language.English or Language.Turkish;

    // A word of Latin letters is the same word in another language of Latin letters, unless that one writes by sound.
    private static bool CanBeHeard(Language from, Language to) => from != to && from is not (Language.Chinese or Language.Other) && !(from == Language.English && to == Language.Turkish);

    private static float Hear(IndexSnapshot snapshot, QueryWord word, Language to, SoundIndex sounds, CrossOptions options, Dictionary<int, float> members)
    {
        var isAlone = members.Count == 0;
        // short vowels are not written there: what has a translation is not guessed at
        if (!isAlone && (word.Language is Language.Persian or Language.Arabic || to is Language.Persian or Language.Arabic)) return 1;
        var best = 0f;
        var heard = new List<(int Term, float Weight)>();
        foreach (var (term, likeness) in sounds.Find(word.Term, word.Language, to, isAlone ? options.LeastLikenessAlone : options.LeastLikenessBeside))
        {
            if (snapshot.DocumentsWith(term) == 0) continue;
            best = Math.Max(best, likeness);
            heard.Add((term, MathF.Pow(likeness, 8)));
        }

        // one guess, however many words it may be
        var all = heard.Sum(h => h.Weight);
        foreach (var (term, weight) in heard) members[term] = members.GetValueOrDefault(term) + (options.SameSound * heard[0].Weight * weight / all);

        return isAlone && best > 0 ? best : 1;
    }
}
