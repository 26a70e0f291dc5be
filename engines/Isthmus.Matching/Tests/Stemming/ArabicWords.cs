namespace Isthmus.Matching.Tests.Stemming;

/// <summary>Arabic words with prefixes and suffixes; the stems of the fixture are those of Lucene 8.7's ArabicNormalizer and ArabicStemmer, with yeh and kaf as we write them.</summary>
public sealed class ArabicWords
{
    [Fact]
    public void Each_word_has_the_stem_that_Lucene_gives()
    {
        var stem = Stemmer.Named("arabic");
        var rows = Stemmer.Fixture("arabic").ToList();
        Assert.InRange(rows.Count, 300, 320);
        Assert.Empty(rows.Where(r => stem.On(r.Word) != r.Stem).Select(r => $"{r.Word}: {stem.On(r.Word)}, not {r.Stem}"));
    }

    [Theory]
    [InlineData("والكتاب", "کتاب")]
    [InlineData("كتابها", "کتاب")]
    [InlineData("کتاب", "کتاب")]
    [InlineData("المهندسون", "مهندس")]
    [InlineData("للشركات", "شرک")]
    [InlineData("شركة", "شرک")]
    [InlineData("ولد", "ولد")]
    [InlineData("ماء", "ماء")]
    public void The_article_and_the_common_suffixes_go(string word, string expected) => Assert.Equal(expected, Stemmer.Named("arabic").On(word));

    [Theory]
    [InlineData("مُدَرِّسَةٌ", "مدرسه")]
    [InlineData("كتـــاب", "کتاب")]
    [InlineData("آخر", "اخر")]
    [InlineData("أإٱ", "ااا")]
    [InlineData("مستشفى", "مستشفی")]
    [InlineData("مؤسسة", "مؤسسه")]
    [InlineData("٠١٢٣٤٥٦٧٨٩", "0123456789")]
    [InlineData("۰۱۲۳۴۵۶۷۸۹", "0123456789")]
    [InlineData("०१२９", "0129")]
    [InlineData("\u200Fرحمٰن\u200E", "رحمن")]
    [InlineData("مي\u200Cشود", "میشود")]
    [InlineData("iso13485", "iso13485")]
    [InlineData("", "")]
    public void Every_keyboard_writes_the_same_word(string word, string expected) => Assert.Equal(expected, Stemmer.Named("arabic-normalisation").On(word));
}
