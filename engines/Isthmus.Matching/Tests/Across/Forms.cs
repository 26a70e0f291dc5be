using Isthmus.Matching.CrossLanguage;
using Isthmus.Matching.Index;
using Isthmus.Matching.Search;
using Isthmus.Matching.Text;

namespace Isthmus.Matching.Tests.Across;

/// <summary>From a form of a word to the headword of the dictionary that it belongs to.</summary>
public sealed class Forms
{
    [Theory]
    // the stem of deniz is de, as that of dede
    [InlineData("deniz", "sea")]
    [InlineData("denizlerde", "sea")]
    [InlineData("dedenin", "grandfather")]
    [InlineData("kitabında", "book")]
    [InlineData("söylüyorlar", "say")]
    [InlineData("övünmüştür", "boast")]
    [InlineData("haykırması", "shout")]
    [InlineData("Müzesi'nin", "museum")]
    [InlineData("karbonmonoksit", "carbon")]
    [InlineData("zzdeniz", null)]
    public void A_Turkish_form_leads_to_its_headword(string form, string? english) =>
        Assert.Equal(english, First(Language.Turkish, form, ["deniz\tsea\t1", "dede\tgrandfather\t1", "de\tand\t1", "kitap\tbook\t1", "söylemek\tsay\t1", "övünmek\tboast\t1", "haykırma\tshout\t1", "müze\tmuseum\t1", "karbon\tcarbon\t1", "monoksit\tmonoxide\t0.5"]));

    [Theory]
    [InlineData("музея", "museum")]
    [InlineData("клеток", "cell")]
    [InlineData("церкви", "church")]
    [InlineData("поддержали", "support")]
    [InlineData("варшавской", "Warsaw")]
    [InlineData("автомагистралей", "car")]
    // begins alike and is no form of it
    [InlineData("клетчатка", null)]
    [InlineData("музыка", null)]
    public void A_Russian_form_leads_to_its_headword(string form, string? english) =>
        Assert.Equal(english is null ? null : Analysed(english), First(Language.Russian, form, ["музей\tmuseum\t1", "клетка\tcell\t1", "церковь\tchurch\t1", "поддержать\tsupport\t1", "варшава\tWarsaw\t1", "авто\tcar\t1", "магистраль\thighway\t0.5"]) is { } found ? Analysed(found) : null);

    [Fact]
    public void The_headword_that_is_written_like_the_word_counts_most()
    {
        var set = new LexiconSet();
        set.Add(Language.Turkish, () => ["deniz\tsea\t1", "de\tand\t1", "dede\tgrandfather\t1"]);
        var shares = set.Of(Language.Turkish, Language.English)!.Of(Word("deniz", Language.Turkish)).ToDictionary(t => t.Term, t => t.Share);
        Assert.True(shares["sea"] > 3 * shares.GetValueOrDefault(Analysed("grandfather")));
        Assert.Equal(1, shares.Values.Sum(), 1e-4);
    }

    [Fact]
    public void A_name_of_Latin_letters_is_read_as_the_documents_language_reads_it()
    {
        var index = Made.Index(Made.OneField, ("a", "James Charles of Newcastle"), ("b", "the king of Poland"));
        foreach (var query in new[] { "Charles'ın", "Newcastle'da", "James" }) Assert.Equal(["a"], index.Ids(query, language: Language.Turkish, lexicons: new LexiconSet()));
    }

    [Fact]
    public void A_soft_g_is_heard_in_other_letters()
    {
        var index = Made.Index(Made.OneField, ("a", "a farm in Virginia"), ("b", "a vulture"));
        Assert.Equal(["a"], index.Ids("Вирджиния", language: Language.Russian, lexicons: new LexiconSet()));
    }

    [Fact]
    public void A_translation_does_not_count_in_documents_of_the_querys_own_language()
    {
        // in Turkish on is ten: the English documents that have the letters are not found by it
        var set = new LexiconSet();
        set.Add(Language.Turkish, () => ["skor\tscore\t1"]);
        var index = new MatchIndex(Made.OneField);
        for (var i = 0; i < 20; i++) index.Add(Made.Document($"e{i}", i == 7 ? "skor is a name" : "an English text about nothing"));
        index.Add(Made.Document("t", "maçın skoru", Language.Turkish));
        index.Publish();
        Assert.Equal(["t"], index.Ids("score", lexicons: set));
    }

    [Fact]
    public void One_frequent_word_said_often_makes_no_language() =>
        Assert.Equal(Language.English, LanguageGuess.Of("bile acids influence growth oestrogen receptor bile bile acid cells bile human bile serum bile binding"));

    private static string? First(Language language, string form, string[] lines)
    {
        var set = new LexiconSet();
        set.Add(language, () => lines);
        // the glossary is there too; what the pack says is looked for
        var translations = set.Of(language, Language.English)!.Of(Word(form, language));
        return lines.Select(l => l.Split('\t')[1]).FirstOrDefault(e => translations.Length > 0 && translations[0].Term == Analysed(e));
    }

    private static string Analysed(string english) => Analyser.TermOf(english, Language.English);

    private static QueryWord Word(string text, Language language) => Assert.Single(QueryWords.Read(text, language));
}
