namespace Isthmus.Matching.Text.Stemming;

/// <summary>Persian words in one spelling: see <see cref="ArabicScript"/>.</summary>
internal static class PersianNormalisation
{
    /// <summary>Rewrites <c>buffer[..length]</c> in place, without half-spaces, and returns its new length, which is never greater.</summary>
    internal static int Normalise(Span<char> buffer, int length) => ArabicScript.Normalise(buffer, length, persian: true, keepHalfSpaces: false);

    /// <summary>
    /// The same, but half-spaces (U+200C) between letters stay. What is to be stemmed goes this way: to <see cref="PersianStemmer"/> they tell where a suffix begins
    /// (هسته‌ای is "nuclear", هستهای might be "pits"), and it drops them itself.
    /// </summary>
    internal static int NormaliseForStemming(Span<char> buffer, int length) => ArabicScript.Normalise(buffer, length, persian: true, keepHalfSpaces: true);
}
