using Isthmus.Matching.Text;

namespace Isthmus.Matching.Tests.Words;

/// <summary>Offers and requests of a few words, as they are typed.</summary>
public sealed class LanguagesOfShortTexts
{
    [Theory]
    [InlineData(Language.English, "heart valve")]
    [InlineData(Language.English, "Looking for a partner in water treatment")]
    [InlineData(Language.English, "TRL 6 membrane technology")]
    [InlineData(Language.English, "ISO 13485")]
    [InlineData(Language.English, "naïve Bayes café")]
    [InlineData(Language.Russian, "клапан сердца")]
    [InlineData(Language.Russian, "Ищем партнёра по очистке воды")]
    [InlineData(Language.Russian, "технология мембран TRL 6")]
    [InlineData(Language.Persian, "دریچه قلب")]
    [InlineData(Language.Persian, "به دنبال شریک برای تصفیه آب هستیم")]
    [InlineData(Language.Persian, "شرکت دانش‌بنیان")]
    [InlineData(Language.Arabic, "صمام القلب في المستشفى")]
    [InlineData(Language.Arabic, "نبحث عن شريك في معالجة المياه")]
    [InlineData(Language.Arabic, "تقنية الأغشية")]
    [InlineData(Language.Turkish, "kalp kapağı")]
    [InlineData(Language.Turkish, "Su arıtma için ortak arıyoruz")]
    [InlineData(Language.Turkish, "yapay zeka ve robotik çözümleri")]
    [InlineData(Language.Turkish, "güneş paneli")]
    [InlineData(Language.Chinese, "人工心脏瓣膜")]
    [InlineData(Language.Chinese, "水处理 TRL 6")]
    [InlineData(Language.Other, "καρδιά βαλβίδα")]
    [InlineData(Language.Other, "심장 판막")]
    [InlineData(Language.English, "")]
    [InlineData(Language.English, "12345 ... !!!")]
    public void The_language_is_found(Language language, string text) => Assert.Equal(language, LanguageGuess.Of(text));

    [Fact]
    public void A_long_text_is_judged_by_its_beginning_so_that_time_is_bounded()
    {
        var text = string.Concat(Enumerable.Repeat("клапан сердца ", 200)) + string.Concat(Enumerable.Repeat("heart valve ", 100_000));
        Assert.Equal(Language.Russian, LanguageGuess.Of(text));
    }

    [Fact]
    public void Nothing_is_allocated()
    {
        var texts = new[] { "Looking for a partner", "kalp kapağı", "клапан", "دریچه قلب", "人工心脏" };
        foreach (var text in texts) LanguageGuess.Of(text);
        var before = GC.GetAllocatedBytesForCurrentThread();
        foreach (var text in texts) LanguageGuess.Of(text);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }
}
