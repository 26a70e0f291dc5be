namespace Isthmus.Ui;

/// <summary>Plural forms of whole numbers after CLDR: en (one, other), ru (one, few, many), fa (one, other; zero counts as one).</summary>
public static class Plurals
{
    /// <summary>The number of forms a counted text has in a language when it has more than one.</summary>
    public static int Forms(Language language) => language == Language.Russian ? 3 : 2;

    /// <summary>The index of the form for <paramref name="n"/>.</summary>
    public static int Form(Language language, long n)
    {
        var size = Math.Abs(n);
        if (language == Language.Persian)
        {
            return size <= 1 ? 0 : 1;
        }
        if (language != Language.Russian)
        {
            return size == 1 ? 0 : 1;
        }
        return (size % 10, size % 100) switch
        {
            (1, not 11) => 0,
            ( >= 2 and <= 4, < 12 or > 14) => 1,
            _ => 2,
        };
    }
}
