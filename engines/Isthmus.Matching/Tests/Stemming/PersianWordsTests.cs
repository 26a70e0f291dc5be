namespace Isthmus.Matching.Tests.Stemming;

public sealed class PersianWordsTests
{
    [Fact]
    public void Each_word_has_the_stem_that_was_checked_by_hand()
    {
        var stem = Stemmer.Named("persian");
        var rows = Stemmer.Fixture("persian").ToList();
        Assert.True(rows.Count > 280);
        Assert.Empty(rows.Where(r => stem.On(r.Word) != r.Stem).Select(r => $"{r.Word}: {stem.On(r.Word)}, not {r.Stem}"));
    }

    [Theory]
    [InlineData("کتاب", "کتاب‌ها", "کتابها", "كتاب‌هاي", "کتاب‌هایی", "کتابهایش", "کتاب‌هایمان", "کتابی", "کتاب‌اش")]
    [InlineData("مقاله", "مقالات", "مقاله‌ها", "مقاله‌ای", "مقاله‌های")]
    [InlineData("ایران", "ایرانی", "ایرانیان", "ایرانی‌ها")]
    [InlineData("سازنده", "سازندگان", "سازنده‌ها", "سازندگانی")]
    [InlineData("بزرگ", "بزرگ‌تر", "بزرگتر", "بزرگ‌ترین", "بزرگترین", "بزرگترین‌های")]
    [InlineData("می‌کند", "میکنند", "نمی‌کنند", "می‌کنیم", "نمیکنم")]
    [InlineData("دانش‌آموز", "دانش‌آموزان", "دانشآموزان")]
    [InlineData("شیمی", "شیمیایی")]
    [InlineData("مسئول", "مسؤول", "مسئولان", "مسئولین")]
    [InlineData("غشا", "غشاء", "غشایی", "غشاها")]
    public void Forms_of_one_word_meet(params string[] forms) =>
        Assert.Single(forms.Select(f => Stemmer.Named("persian").On(f)).Distinct());

    [Theory]
    [InlineData("زمینه", "زمین")]
    [InlineData("منطقه", "منطق")]
    [InlineData("فیلتر", "فیل")]
    [InlineData("مردم", "مرد")]
    [InlineData("باران", "بار")]
    [InlineData("تنها", "تن")]
    [InlineData("هسته‌ای", "هست")]
    [InlineData("میز", "ز")]
    [InlineData("میلاد", "لا")]
    [InlineData("دختر", "دخ")]
    [InlineData("نامه", "نام")]
    public void Different_words_stay_apart(string word, string other) => Assert.NotEqual(Stemmer.Named("persian").On(word), Stemmer.Named("persian").On(other));

    [Theory]
    [InlineData("می\u200Cشود", "میشود")]
    [InlineData("كتابي", "کتابی")]
    [InlineData("مسؤول", "مسیول")]
    [InlineData("خانۀ", "خانه")]
    [InlineData("انشاء", "انشا")]
    [InlineData("شیء", "شیء")]
    [InlineData("۱۴۰۳", "1403")]
    [InlineData("\u200Cها\u200C\u200C", "ها")]
    [InlineData("عَلیٰ", "علی")]
    public void Every_keyboard_writes_the_same_word(string word, string expected) => Assert.Equal(expected, Stemmer.Named("persian-normalisation").On(word));
}
