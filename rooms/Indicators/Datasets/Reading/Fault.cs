namespace Isthmus.Indicators.Datasets.Reading;

/// <summary>Something wrong in a file, where, and by the text <c>indicators.fault.{What}</c> what to do about it.</summary>
internal sealed record Fault(string File, int Line, int Column, string What, params string[] Args)
{
    public string TextKey => "indicators.fault." + What;
}

/// <summary>The first faults, and how many there are.</summary>
internal sealed class Faults
{
    public const int Most = 100;
    private readonly List<Fault> _first = [];

    public IReadOnlyList<Fault> First => _first;
    public int Count { get; private set; }

    public void Add(string file, int line, int column, string what, params string[] args)
    {
        if (Count++ < Most) _first.Add(new(file, line, column, what, [.. args.Select(Short)]));
    }

    public void Add(Faults others)
    {
        foreach (var fault in others._first.Take(Most - _first.Count)) _first.Add(fault);
        Count += others.Count;
    }

    private static string Short(string text) => text.Length <= 80 ? text : text[..79] + "…";
}
