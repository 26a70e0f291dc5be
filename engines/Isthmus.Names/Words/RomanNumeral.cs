using System.Globalization;

namespace Isthmus.Names.Words;

/// <summary>Roman numerals 2 to 30 as they end names ("Investment Fund III"); a lone "i", "v" or "x" is a letter.</summary>
internal static class RomanNumeral
{
    private static readonly Dictionary<string, string> Values = All();

    internal static string? ValueOf(string word) => Values.GetValueOrDefault(word);

    private static Dictionary<string, string> All()
    {
        string[] tens = ["", "x", "xx", "xxx"];
        string[] units = ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"];
        var all = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var value = 2; value <= 30; value++)
        {
            var roman = tens[value / 10] + units[value % 10];
            if (roman.Length > 1)
            {
                all[roman] = value.ToString(CultureInfo.InvariantCulture);
            }
        }

        return all;
    }
}
