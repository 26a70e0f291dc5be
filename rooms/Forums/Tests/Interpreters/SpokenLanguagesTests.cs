using Isthmus.Forums.Interpreters;
using Isthmus.Ui;

namespace Isthmus.Forums.Tests.Interpreters;

public sealed class SpokenLanguagesTests
{
    [Theory]
    [InlineData("fa", "Persian", "Farsi", "фарси", "ПЕРСИДСКИЙ", "فارسی", "فارسي", " fa-IR ")]
    [InlineData("zh", "Chinese", "Mandarin", "китайский", "中文", "zh_CN", "چینی")]
    [InlineData("ru", "Russian", "Рус.", "русский", "روسی")]
    [InlineData("klingon", "Klingon", " KLINGON ")]
    public void One_language_in_many_spellings_is_one(string key, params string[] spellings) => Assert.All(spellings, s => Assert.Equal(key, SpokenLanguages.Key(s)));

    [Fact]
    public void Two_languages_are_two() => Assert.NotEqual(SpokenLanguages.Key("Kazakh"), SpokenLanguages.Key("Kyrgyz"));

    [Fact]
    public void Sides_are_apart_only_when_both_say_what_they_speak()
    {
        Assert.True(SpokenLanguages.AreApart(["Russian", "English"], ["fa", "ar"]));
        Assert.False(SpokenLanguages.AreApart(["Russian", "Persian"], ["фарси"]));
        Assert.False(SpokenLanguages.AreApart([], ["fa"]));
    }

    [Fact]
    public void A_language_is_named_in_the_readers_words_and_an_unknown_one_as_it_was_written()
    {
        Assert.Equal("Persian, Russian", SpokenLanguages.Names(["fa", "русский", "Farsi"], Language.English));
        Assert.Equal("персидский", SpokenLanguages.Name("Persian", Language.Russian));
        Assert.Equal("روسی، Klingon", SpokenLanguages.Names(["ru", "Klingon"], Language.Persian));
    }
}
