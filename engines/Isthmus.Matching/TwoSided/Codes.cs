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
                if (Primary(code).Equals(Primary(other), StringComparison.OrdinalIgnoreCase))
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
        string[] a = one.Split('/', StringSplitOptions.RemoveEmptyEntries);
        string[] b = other.Split('/', StringSplitOptions.RemoveEmptyEntries);
        int shared = 0;
        while (shared < Math.Min(a.Length, b.Length) && a[shared].Equals(b[shared], StringComparison.OrdinalIgnoreCase))
        {
            shared++;
        }

        int steps = a.Length + b.Length - 2;
        return shared < 2 || steps == 0 ? 0 : 2.0 * (shared - 1) / steps;
    }

    private static ReadOnlySpan<char> Primary(string tag)
    {
        int end = tag.AsSpan().IndexOfAny('-', '_');
        return end < 0 ? tag : tag.AsSpan(0, end);
    }
}
