namespace Isthmus.Matching.Index;

/// <summary>
/// The weight of a word in a document by BM25F (Robertson, Zaragoza, Taylor: Simple BM25 extension to multiple weighted fields, CIKM 2004): the frequencies of all
/// fields are added, each weighted and shortened by its field's length, and only then saturated: x / (k1 + x). Kept in 255 steps.
/// </summary>
internal static class Impacts
{
    internal const double Steps = 255;

    internal static byte Of(ulong frequencies, ReadOnlySpan<double> share, double saturation)
    {
        double x = 0;
        for (var field = 0; frequencies != 0; field++, frequencies >>= 16) x += (frequencies & 0xFFFF) * share[field];
        return (byte)Math.Clamp((int)((Steps * x / (saturation + x)) + 0.5), 1, 255);
    }

    /// <summary>From an impact back to the frequency it came from, for what adds up frequencies before it saturates.</summary>
    internal static float[] Frequencies(double saturation)
    {
        var table = new float[256];
        for (var impact = 1; impact < 256; impact++)
        {
            var share = Math.Min(impact, 254.6) / Steps;
            table[impact] = (float)(saturation * share / (1 - share));
        }

        return table;
    }
}
