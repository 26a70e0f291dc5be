namespace Isthmus.Matching.Text.Stemming;

/// <summary>Arabic words in one spelling: see <see cref="ArabicScript"/>. Half-spaces are dropped.</summary>
internal static class ArabicNormalisation
{
    /// <summary>Rewrites <c>buffer[..length]</c> in place and returns its new length, which is never greater.</summary>
    internal static int Normalise(Span<char> buffer, int length) => ArabicScript.Normalise(buffer, length, persian: false, keepHalfSpaces: false);
}
