namespace Isthmus.Matching.TwoSided;

/// <summary>Codes beside each other: capitals make no difference.</summary>
internal static class Codes
{
    public static bool Has(IReadOnlyCollection<string> codes, string? code)
    {
        foreach (string other in codes)
        {
            if (string.Equals(other, code, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>How many of the first are among the second.</summary>
    public static int Shared(IReadOnlyCollection<string> codes, IReadOnlyCollection<string> others)
    {
        int shared = 0;
        foreach (string code in codes)
        {
            shared += Has(others, code) ? 1 : 0;
        }

        return shared;
    }

    /// <summary>True if two languages are one at the level of the first subtag: "pt-BR" and "pt".</summary>
    public static bool SharesLanguage(IReadOnlyCollection<string> codes, IReadOnlyCollection<string> others)
    {
        foreach (string code in codes)
        {
            foreach (string other in others)
            {
                if (!Primary(code).IsEmpty && Primary(code).Equals(Primary(other), StringComparison.OrdinalIgnoreCase))
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>
    /// Length of the path that two places in one taxonomy share over the mean length of both, 0 to 1 (Wu and Palmer 1994); the name of the taxonomy, which
    /// comes first, is not counted. 0 in different taxonomies.
    /// </summary>
    public static double Nearness(string one, string other)
    {
        ReadOnlySpan<char> a = one;
        ReadOnlySpan<char> b = other;
        (int shared, int steps, bool together) = (0, 0, true);
        while (true)
        {
            ReadOnlySpan<char> x = Step(ref a);
            ReadOnlySpan<char> y = Step(ref b);
            if (x.IsEmpty && y.IsEmpty)
            {
                return shared < 2 ? 0 : 2.0 * (shared - 1) / (steps - 2);
            }

            steps += (x.IsEmpty ? 0 : 1) + (y.IsEmpty ? 0 : 1);
            together = together && x.Equals(y, StringComparison.OrdinalIgnoreCase);
            shared += together ? 1 : 0;
        }
    }

    /// <summary>Takes the next step of a path off its front; empty at the end.</summary>
    private static ReadOnlySpan<char> Step(ref ReadOnlySpan<char> path)
    {
        path = path.TrimStart('/');
        int end = path.IndexOf('/');
        ReadOnlySpan<char> step = end < 0 ? path : path[..end];
        path = path[step.Length..];
        return step;
    }

    private static ReadOnlySpan<char> Primary(string tag)
    {
        int end = tag.AsSpan().IndexOfAny('-', '_');
        return end < 0 ? tag : tag.AsSpan(0, end);
    }
}
