using System.Text.RegularExpressions;
using Isthmus.Ui;

namespace Isthmus.ArchitectureTests;

/// <summary>What a copy editor would mark in a <c>Texts.json</c>, as far as a rule can see it. The words themselves stand in <c>docs/words.md</c>.</summary>
public sealed partial class WordingTests
{
    // The same in two languages, and rightly so: pure places to fill, and names that are not translated.
    private static readonly HashSet<string> s_same =
        ["ui.form.error", "people.mail.end", "forums.away.slot", "forums.delegation.period", "registry.field.ror", "registry.field.lei", "forums.schedule.export.csv", "forums.schedule.export.xlsx"];

    [Fact]
    public void Every_text_is_written_as_its_language_is() => Assert.Empty(All().SelectMany(Marks));

    [Fact]
    public void The_list_of_texts_that_are_alike_names_none_that_are_not() =>
        Assert.Empty(s_same.Except(All().Where(r => r.Row.Distinct(StringComparer.Ordinal).Count() < r.Row.Count).Select(r => r.Key)));

    [Theory]
    [InlineData("a", "Saved", "Сохранено", "ذخيره شد", "Arabic letter")]
    [InlineData("a", "Saved", "Сохранено", "ذخیره می شود", "half-space")]
    [InlineData("a", "Names", "Названия", "نام ها", "half-space")]
    [InlineData("a", "Names, places", "Названия, места", "نام‌ها, مکان‌ها", "punctuation")]
    [InlineData("a", "Within 30 days", "За 30 дней", "تا ٣٠ روز", "Arabic letter")]
    [InlineData("a", "Saved  now", "Сохранено", "ذخیره شد", "space")]
    [InlineData("a", "The site's name", "Название сайта", "نام سایت", "quotation mark")]
    [InlineData("a", "The “site”", "\"Сайт\"", "«سایت»", "quotation mark")]
    [InlineData("a", "Saved", "Saved", "ذخیره شد", "not translated")]
    [InlineData("problem.a", "It is gone", "Этого нет.", "نیست.", "full stop")]
    public void Control_each_mark_is_found(string key, string en, string ru, string fa, string mark) => Assert.Contains(mark, Assert.Single(Marks((key, [en, ru, fa]))));

    [Fact]
    public void Control_a_right_text_has_no_mark() => Assert.Empty(Marks(("problem.a", ["The site’s table {0} is in use; wait.", "Стол {0} «занят»; подождите.", "میز {0} در حال استفاده است؛ ۳۰ دقیقه صبر کنید."])));

    private static IEnumerable<string> Marks((string Key, IReadOnlyList<string> Row) text)
    {
        var (key, row) = text;
        if (row.Count != Language.All.Count) yield break;
        var (en, ru, fa) = (row[0], row[1], row[2]);
        if (ArabicLetter().IsMatch(fa)) yield return $"{key}: Arabic letter or digit in «{fa}»";
        if (MissingHalfSpace().IsMatch(fa)) yield return $"{key}: missing half-space in «{fa}»";
        if (LatinPunctuation().IsMatch(fa)) yield return $"{key}: Latin punctuation in «{fa}»";
        if (row.Any(t => t.Contains("  ", StringComparison.Ordinal) || t != t.Trim() || t.Contains("...", StringComparison.Ordinal))) yield return $"{key}: double or loose space, or three dots for …";
        if (en.AsSpan().ContainsAny('\'', '"') || ru.Contains('"', StringComparison.Ordinal) || fa.Contains('"', StringComparison.Ordinal)) yield return $"{key}: typewriter's quotation mark";
        if (row.Distinct(StringComparer.Ordinal).Count() < row.Count && !s_same.Contains(key)) yield return $"{key}: not translated";
        if (key.StartsWith("problem.", StringComparison.Ordinal) && row.Any(t => !SentenceEnd().IsMatch(t))) yield return $"{key}: no full stop at the end";
    }

    private static List<(string Key, IReadOnlyList<string> Row)> All() =>
        [.. Directory.EnumerateFiles(House.Root, "Texts.json", SearchOption.AllDirectories)
            .Where(f => !f.Contains("/obj/", StringComparison.Ordinal) && !f.Contains("/bin/", StringComparison.Ordinal) && !f.Contains("/artifacts/", StringComparison.Ordinal))
            .SelectMany(f => TextSource.Parse(File.ReadAllText(f)))];

    // The Arabic yeh, kaf, alef maksura, teh marbuta, and the Arabic digits, which look different from the Persian ones.
    [GeneratedRegex("[\u064A\u0643\u0649\u0629\u0660-\u0669]")]
    private static partial Regex ArabicLetter();

    // The verb prefix or a plural ending that stands alone.
    [GeneratedRegex(@"(?<!\w)ن?می (?=\p{IsArabic})|(?<=\p{IsArabic}) (?:ها|های|هایی|هایش)(?!\w)")]
    private static partial Regex MissingHalfSpace();

    [GeneratedRegex("[,;?]")]
    private static partial Regex LatinPunctuation();

    [GeneratedRegex(@"[.!?؟…}]$")]
    private static partial Regex SentenceEnd();
}
