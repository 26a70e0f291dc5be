namespace Isthmus.Screening.Items;

/// <summary>Customs codes of the Harmonized System in any writing.</summary>
internal static class HsNumber
{
    /// <summary>The digits, of any script, without dots, spaces and hyphens; false if there is anything else or fewer than four or more than fourteen digits.</summary>
    internal static bool TryRead(string text, out string digits)
    {
        Span<char> result = stackalloc char[14];
        var count = 0;
        digits = "";
        foreach (var c in text)
        {
            if (char.IsDigit(c))
            {
                if (count == result.Length) return false;
                result[count++] = (char)('0' + (int)char.GetNumericValue(c));
            }
            else if (c is not ('.' or '-' or '/' or ' ' or '\u00A0' or '\u2009' or '\u202F' or '\u200E' or '\u200F')) return false;
        }

        if (count < 4) return false;
        digits = new string(result[..count]);
        return true;
    }

    /// <summary>As the lists write it: <c>8542.31</c>.</summary>
    internal static string Written(string six) => six.Length > 4 ? $"{six[..4]}.{six[4..Math.Min(6, six.Length)]}" : six;
}
