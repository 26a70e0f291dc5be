namespace Isthmus.Registry.Values;

/// <summary>
/// A search word as a number: twelve digits of base 38. Words that begin alike are neighbours, so that "begins with" is a range of numbers and
/// means the same on every database, whatever its collation. What is beyond twelve letters is not told apart.
/// </summary>
internal static class WordCode
{
    private const int Digits = 12;
    private const int Base = 38;
    private const int Other = 37;

    public static long Of(string word) => Read(word).Code;

    /// <summary>The codes of all words that begin so, both ends included.</summary>
    public static (long From, long To) Prefix(string word)
    {
        var (code, used) = Read(word);
        var span = 1L;
        for (var i = used; i < Digits; i++) span *= Base;
        return (code, code + span - 1);
    }

    private static (long Code, int Used) Read(string word)
    {
        var code = 0L;
        var used = 0;
        foreach (var c in word)
        {
            // A letter beyond the Latin alphabet (Chinese, mostly) takes three digits, which tells nearly all of them apart.
            ReadOnlySpan<int> digits = Digit(c) is var digit and >= 0 ? [digit] : [Other, c / Base % Base, c % Base];
            foreach (var d in digits)
            {
                if (used == Digits) return (code, used);
                code = code * Base + d;
                used++;
            }
        }
        for (var i = used; i < Digits; i++) code *= Base;
        return (code, used);
    }

    private static int Digit(char c) => c switch
    {
        '~' => 0,
        >= 'a' and <= 'z' => c - 'a' + 1,
        >= '0' and <= '9' => c - '0' + 27,
        _ => -1,
    };
}
