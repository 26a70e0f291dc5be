namespace Isthmus.Screening.Canonical;

/// <summary>Roman numerals up to 39, as names of companies and trusts carry them.</summary>
internal static class RomanNumeral
{
    /// <summary>The value, or 0 when it is none. A single letter is none.</summary>
    internal static int Value(string word)
    {
        if (word.Length is < 2 or > 7) return 0;
        var value = 0;
        for (var i = 0; i < word.Length; i++)
        {
            var digit = Digit(word[i]);
            if (digit == 0) return 0;
            value += i + 1 < word.Length && digit < Digit(word[i + 1]) ? -digit : digit;
        }

        return Write(value) == word ? value : 0;
    }

    private static int Digit(char c) => c switch { 'i' => 1, 'v' => 5, 'x' => 10, _ => 0 };

    private static string Write(int value)
    {
        if (value is <= 0 or > 39) return "";
        string[] ones = ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"];
        return new string('x', value / 10) + ones[value % 10];
    }
}
