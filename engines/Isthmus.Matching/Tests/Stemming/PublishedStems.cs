namespace Isthmus.Matching.Tests.Stemming;

/// <summary>Words of every class of suffix with the stems that libstemmer 2.2 gives them (the algorithms are under BSD-3-Clause: snowballstem.org).</summary>
public sealed class PublishedStems
{
    [Theory]
    [InlineData("english", 320)]
    [InlineData("porter", 320)]
    [InlineData("russian", 320)]
    [InlineData("turkish", 320)]
    public void Each_word_has_its_published_stem(string algorithm, int words)
    {
        var stem = Stemmer.Named(algorithm);
        var rows = Stemmer.Fixture(algorithm).ToList();
        Assert.Equal(words, rows.Count);
        Assert.Empty(rows.Where(r => stem.On(r.Word) != r.Stem).Select(r => $"{r.Word}: {stem.On(r.Word)}, not {r.Stem}"));
    }

    [Theory]
    [InlineData("skies", "sky")]
    [InlineData("dying", "die")]
    [InlineData("gently", "gentl")]
    [InlineData("news", "news")]
    [InlineData("succeeded", "succeed")]
    [InlineData("outings", "outing")]
    [InlineData("generic", "generic")]
    [InlineData("communism", "communism")]
    [InlineData("arsenal", "arsenal")]
    [InlineData("youth", "youth")]
    [InlineData("'s", "'s")]
    [InlineData("company's", "compani")]
    public void English_keeps_its_exceptions(string word, string expected) => Assert.Equal(expected, Stemmer.Named("english").On(word));

    [Theory]
    [InlineData("possibly", "possibl", "possibli")]
    [InlineData("psychology", "psycholog", "psychologi")]
    [InlineData("trekked", "trek", "trekk")]
    [InlineData("is", "is", "i")]
    [InlineData("conditional", "condit", "condit")]
    public void The_revised_Porter_differs_where_its_author_says(string word, string revised, string published)
    {
        Assert.Equal(revised, Stemmer.Named("porter-revised").On(word));
        Assert.Equal(published, Stemmer.Named("porter").On(word));
    }

    [Theory]
    [InlineData("ёлками", "елк")]
    [InlineData("важнейшее", "важн")]
    [InlineData("совместимость", "совместим")]
    [InlineData("сделавшись", "сдела")]
    [InlineData("производящих", "производя")]
    [InlineData("мир", "мир")]
    [InlineData("в", "в")]
    public void Russian_writes_io_as_ie_and_strips_behind_the_first_vowel(string word, string expected) => Assert.Equal(expected, Stemmer.Named("russian").On(word));

    [Theory]
    [InlineData("doktoruymuşsunuz", "doktor")]
    [InlineData("evdekilerin", "ev")]
    [InlineData("gözlükçülerin", "gözlükçü")]
    [InlineData("kitabım", "kitap")]
    [InlineData("kedim", "kedi")]
    [InlineData("ad", "ad")]
    [InlineData("su", "su")]
    public void Turkish_strips_nouns_and_nominal_verbs(string word, string expected) => Assert.Equal(expected, Stemmer.Named("turkish").On(word));
}
