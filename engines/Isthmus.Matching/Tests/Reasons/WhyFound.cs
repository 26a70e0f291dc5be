using Isthmus.Matching.CrossLanguage;
using Isthmus.Matching.Explaining;
using Isthmus.Matching.Index;
using Isthmus.Matching.Text;

namespace Isthmus.Matching.Tests.Reasons;

/// <summary>The phrases that answer each other, and what is missing.</summary>
public sealed class WhyFound
{
    private static readonly MatchDocument English = Made.Document("en", "We make artificial heart valves and catheters in Shiraz");
    private static readonly MatchDocument Russian = Made.Document("ru", "Мы производим искусственный клапан сердца для Каролины", Language.Russian);
    private static readonly MatchDocument Persian = Made.Document("fa", "ما دریچه مصنوعی قلب تولید می‌کنیم", Language.Persian);
    private static readonly MatchSearcher Searcher = Build();

    [Fact]
    public void The_same_words_are_shown_as_each_side_writes_them()
    {
        var explained = Searcher.Explain(new SearchQuery("heart valve titanium") { Language = Language.English }, English);
        Assert.Equal(Language.English, explained.DocumentLanguage);
        var phrase = Assert.Single(explained.Evidence);
        Assert.Equal(("heart valve", "heart valves", EvidenceKind.SameWord), (phrase.QueryPhrase, phrase.DocumentPhrase, phrase.Kind));
        Assert.Equal(1, phrase.Share, 1e-6);
        Assert.InRange(explained.Coverage, 0.2, 0.9);
    }

    [Fact]
    public void A_word_of_the_query_that_the_document_does_not_have_is_missing()
    {
        // catheters are in another document than the one that is explained
        var explained = Searcher.Explain(new SearchQuery("клапан катетер") { Language = Language.Russian }, Russian);
        Assert.Equal("клапан", Assert.Single(explained.Evidence).DocumentPhrase);
        var without = Searcher.Explain(new SearchQuery("catheters valves") { Language = Language.English }, Made.Document("x", "valves only"));
        Assert.Equal(["catheters"], without.Missing);
    }

    [Fact]
    public void A_translation_is_shown_beside_its_word()
    {
        foreach (var (document, word) in new[] { (Russian, "клапан"), (Persian, "دریچه") })
        {
            var explained = Searcher.Explain(new SearchQuery("artificial heart valve") { Language = Language.English }, document);
            Assert.Contains(explained.Evidence, e => e.Kind == EvidenceKind.Translation && e.DocumentPhrase.Contains(word));
            Assert.True(explained.Coverage > 0.2);
            Assert.Equal(1, explained.Evidence.Sum(e => e.Share), 1e-4);
        }
    }

    [Fact]
    public void A_name_that_sounds_alike_is_called_alike()
    {
        var explained = Searcher.Explain(new SearchQuery("Carolina") { Language = Language.English }, Russian);
        Assert.Equal(("carolina", "Каролины", EvidenceKind.Alike), Assert.Single(explained.Evidence.Select(e => (e.QueryPhrase, e.DocumentPhrase, e.Kind))));
    }

    [Theory]
    [InlineData("ISO 13485", "Certified to ISO 13485", "ISO 13485")]
    [InlineData("ISO13485", "Certified to ISO 13485", "ISO 13485")]
    [InlineData("ISO 13485", "Certified to ISO13485", "ISO13485")]
    [InlineData("xray", "An x-ray tube", "x-ray")]
    [InlineData("IL2", "Assays of IL-2 in blood", "IL-2")]
    [InlineData("HS 9021.39", "Goods of HS9021.39", "HS9021.39")]
    public void A_code_is_shown_however_it_is_written_and_none_of_it_is_missing(string query, string text, string shown)
    {
        var index = Made.Index(Made.OneField, ("d", text), ("other", "solar panels"));
        Assert.Equal(["d"], index.Ids(query));
        var explained = new MatchSearcher(index).Explain(new SearchQuery(query) { Language = Language.English }, Made.Document("d", text));
        Assert.Empty(explained.Missing);
        Assert.True(explained.Coverage > 0.2);
        Assert.Equal(shown, Assert.Single(explained.Evidence).DocumentPhrase);
    }

    [Fact]
    public void Where_nothing_answers_nothing_is_claimed()
    {
        foreach (var query in new[] { "", "the of", "catheter" })
        {
            var explained = Searcher.Explain(new SearchQuery(query) { Language = Language.English }, Made.Document("x", "solar panels"));
            Assert.Equal(0, explained.Coverage);
            Assert.Empty(explained.Evidence);
        }

        var empty = Searcher.Explain(new SearchQuery("heart valve"), new MatchDocument("x", [null, ""]));
        Assert.Equal(0, empty.Coverage);
    }

    private static MatchSearcher Build()
    {
        var index = new MatchIndex(Made.OneField);
        foreach (var document in new[] { English, Russian, Persian }) index.Add(document);
        index.Add(Made.Document("other", "Катетер и канюля", Language.Russian));
        index.Publish();
        return new MatchSearcher(index, LexiconSet.Core);
    }
}
