using Isthmus.Matching.CrossLanguage;
using Isthmus.Matching.Search;
using Isthmus.Matching.Text;

namespace Isthmus.Matching.Tests.Across;

/// <summary>Packs of an operator: read in both directions, whatever stands in them.</summary>
public sealed class Lexicons
{
    [Fact]
    public void Lines_that_are_no_entries_are_passed_over_and_the_others_kept()
    {
        var set = new LexiconSet();
        set.Add(Language.Russian, () =>
        [
            "", "# comment", "кувшин", "кувшин\tjug", "кувшин\tjug\t", "кувшин\tjug\tmuch", "кувшин\tjug\t0", "кувшин\tjug\t-1", "кувшин\tjug\tNaN", "кувшин\tjug\tInfinity", "кувшин\tjug\t1e9",
            "\tjug\t1", "кувшин\t\t1", "\t\t", "\t\t\t\t", "и\tjug\t1", "кувшин\tthe\t1", "кувшин\tpitcher\t1\textra", "один два три четыре пять шесть семь\tjug\t1", "\uFFFF\t\uFFFE\t1", "кувшин\tpitcher\t0.75\r",
            "кувшин\tewer\t0.25",
        ]);
        Assert.Equal([("pitcher", 0.75), ("ewer", 0.25)], Of(set, Language.Russian, Language.English, "кувшин"));
        Assert.Empty(Of(set, Language.English, Language.Russian, "jug"));
        Assert.Equal([(Term("кувшин", Language.Russian), 1.0)], Of(set, Language.English, Language.Russian, "pitcher"));
    }

    [Fact]
    public void Turned_round_each_word_counts_by_its_part_of_the_English_word()
    {
        var set = new LexiconSet();
        set.Add(Language.Turkish, () => ["testi\tewer\t0.6", "ibrik\tewer\t0.2", "testi\tpitcher\t0.4"]);
        var turned = Of(set, Language.English, Language.Turkish, "ewer");
        Assert.Equal([Term("testi", Language.Turkish), Term("ibrik", Language.Turkish)], turned.Select(t => t.Term));
        Assert.Equal(0.75, turned[0].Share, 1e-6);
        Assert.Equal(0.25, turned[1].Share, 1e-6);
        Assert.Equal(1, Assert.Single(Of(set, Language.English, Language.Turkish, "pitcher")).Share, 1e-6);
    }

    [Fact]
    public void A_pack_serves_its_own_two_languages_and_is_read_when_it_is_first_needed()
    {
        var opened = 0;
        var set = new LexiconSet();
        set.Add(Language.Russian, () =>
        {
            opened++;
            return ["кувшин\tewer\t1"];
        });
        Assert.Equal(0, opened);
        Assert.Empty(Of(set, Language.Turkish, Language.English, "кувшин"));
        Assert.Equal(0, opened);
        Assert.Single(Of(set, Language.Russian, Language.English, "кувшин"));
        Assert.Single(Of(set, Language.Russian, Language.English, "кувшин"));
        Assert.Equal(1, opened);
        Assert.Null(set.Of(Language.English, Language.English));
        Assert.Null(set.Of(Language.English, Language.Other));
    }

    [Fact]
    public void What_two_packs_say_is_added_up_and_the_glossary_outweighs_a_pack()
    {
        var set = new LexiconSet();
        set.Add(Language.Russian, () => ["кувшин\tewer\t1"]);
        set.Add(Language.Russian, () => ["кувшин\tpitcher\t0.5", "кувшин\tewer\t0.5", "стент\tewer\t1"]);
        Assert.Equal([("ewer", 0.75), ("pitcher", 0.25)], Of(set, Language.Russian, Language.English, "кувшин"));
        Assert.Equal("stent", Of(set, Language.Russian, Language.English, "стент")[0].Term);
    }

    [Fact]
    public void The_longest_phrase_that_begins_at_a_word_is_taken()
    {
        var set = new LexiconSet();
        set.Add(Language.Russian, () => ["синий кувшин\tewer\t1", "синий кувшин вода\tbasin\t1", "синий\tzaffre\t1"]);
        var lexicon = set.Of(Language.Russian, Language.English)!;
        Assert.Equal("basin", Phrase("синий кувшин вода", 0));
        Assert.Equal("ewer", Phrase("синий кувшин дом", 0));
        Assert.Equal("ewer", Phrase("дом синий кувшин", 1));
        Assert.Equal("ewer", Phrase("синие кувшины", 0));
        Assert.Null(Phrase("синий дом кувшин", 0));
        Assert.Null(Phrase("синий", 0));

        string? Phrase(string text, int at) => lexicon.PhraseAt(QueryWords.Read(text, Language.Russian), at)?.Translations[0].Term;
    }

    [Fact]
    public void Only_the_32_likeliest_translations_are_kept()
    {
        var set = new LexiconSet();
        set.Add(Language.Russian, () => Enumerable.Range(0, 40).Select(i => $"кувшин\tq{i}\t{i + 1}"));
        var kept = Of(set, Language.Russian, Language.English, "кувшин");
        Assert.Equal(Enumerable.Range(8, 32).Reverse().Select(i => $"q{i}"), kept.Select(t => t.Term));
        Assert.Equal(1, kept.Sum(t => t.Share), 1e-5);
    }

    private static List<(string Term, double Share)> Of(LexiconSet set, Language from, Language to, string word) => [.. (set.Of(from, to)?.Of(Term(word, from)) ?? []).Select(t => (t.Term, Math.Round(t.Share, 6)))];

    private static string Term(string word, Language language) => Analyser.TermOf(word, language);
}
