namespace Isthmus.Screening.Tests.Names;

/// <summary>Invented names with a realistic spread of common and rare words; the same for the same seed.</summary>
internal sealed class InventedNames(int seed)
{
    private static readonly string[] Syllables = ["ra", "min", "par", "sa", "to", "kav", "ir", "no", "van", "shi", "zar", "tek", "mol", "be", "khor", "dan", "lu", "gos", "fen", "ya", "ar", "mi", "bol", "ched", "dra"];
    private static readonly string[] Given = ["Ivan", "Mohammad", "Ali", "Olga", "Kim", "Jose", "Ahmad", "Maria", "Sergey", "Fatima", "Hassan", "Petr", "Иван", "محمد", "Ольга"];
    private static readonly string[] General = ["Group", "Pharma", "Technology", "Industrial", "Trading", "Systems", "Engineering", "International", "Development", "Energy", "Bank", "Завод"];
    private static readonly string[] Forms = ["LLC", "Ltd.", "JSC", "GmbH", "ООО", "Co., Ltd.", ""];
    private readonly Random _random = new(seed);

    internal string Word() => string.Concat(Enumerable.Range(0, _random.Next(2, 5)).Select(_ => Syllables[_random.Next(Syllables.Length)]));

    internal string Person() => $"{Given[_random.Next(Given.Length)]} {Word()}";

    internal string Organisation() => $"{Word()} {(_random.Next(2) == 0 ? Word() : "")} {General[_random.Next(General.Length)]} {Forms[_random.Next(Forms.Length)]}";

    internal string Misspelt(string name)
    {
        var at = _random.Next(name.Length);
        return _random.Next(4) switch
        {
            0 => name.Remove(at, 1),
            1 => name.Insert(at, name[at].ToString()),
            2 => name.ToUpperInvariant(),
            _ => name,
        };
    }

    internal int Next(int most) => _random.Next(most);
}
