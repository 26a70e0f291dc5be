namespace Isthmus.Matching.Tests.Measured;

/// <summary>Below these figures (nDCG at 10) no change may bring the engine. They stand under what it reaches; docs and bench have the figures themselves.</summary>
public sealed class QualityFloors(ITestOutputHelper output)
{
    [Theory]
    [InlineData("cranfield", 0.545)]
    [InlineData("xquad-en", 0.9591)]
    [InlineData("xquad-sent-en", 0.8322)]
    [InlineData("xquad-ru", 0.949)]
    [InlineData("xquad-sent-ru", 0.8044)]
    [InlineData("xquad-tr", 0.939)]
    public void In_one_language_the_engine_reaches(string collection, double least)
    {
        Assert.SkipUnless(Collections.Has(collection), Collections.Missing);
        Reaches(collection, least, Collections.Ndcg(collection, collection, null));
    }

    [Theory]
    [InlineData("xquad-en", "xquad-ru", "ru", 0.79)]
    [InlineData("xquad-en", "xquad-tr", "tr", 0.81)]
    [InlineData("tatoeba-fa-en", "tatoeba-fa-en", "fa", 0.35)]
    public void Across_languages_with_the_packs_the_engine_reaches(string documents, string queries, string language, double least)
    {
        Assert.SkipUnless(Collections.Has(documents) && Collections.Has(queries), Collections.Missing);
        Reaches($"{queries} in {documents}", least, Collections.Ndcg(documents, queries, Collections.Packs(language)));
    }

    private void Reaches(string what, double least, double found)
    {
        output.WriteLine($"{what}: {found:0.0000}");
        Assert.True(found >= least, $"{what}: {found:0.0000}, not {least:0.0000}");
    }
}
