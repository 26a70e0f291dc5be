namespace Isthmus.Registry.Tests;

/// <summary>Invented names with a realistic spread of common and rare words.</summary>
internal static class Invented
{
    private static readonly string[] Syllables = ["ra", "min", "par", "sa", "to", "kav", "ir", "no", "van", "shi", "zar", "tek", "mol", "be", "khor", "dan", "lu", "gos", "fen", "ya", "ar", "mi"];
    private static readonly string[] General = ["Group", "Pharma", "Technology", "Industrial", "Trading", "Systems", "Engineering", "International"];
    private static readonly string[] Forms = ["LLC", "Ltd.", "JSC", "GmbH", ""];

    public static IReadOnlyList<string> Names(int count, int seed)
    {
        var random = new Random(seed);
        string Word() => string.Concat(Enumerable.Range(0, random.Next(2, 5)).Select(_ => Syllables[random.Next(Syllables.Length)]));
        return [.. Enumerable.Range(0, count).Select(_ => $"{Word()} {Word()} {General[random.Next(General.Length)]} {Forms[random.Next(Forms.Length)]}".Trim())];
    }
}
