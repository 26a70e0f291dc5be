namespace Isthmus.Matching.Index;

/// <summary>One field of a document: how much a word in it counts, and how much its length.</summary>
/// <param name="Name">The name, for explanations.</param>
/// <param name="Weight">How many times a word of this field counts; above 0.</param>
/// <param name="LengthShare">The b of BM25F: 0, length does not matter, to 1, a field twice as long halves a word's weight.</param>
public sealed record FieldSpec(string Name, double Weight = 1, double LengthShare = 0.75);

/// <summary>How texts are weighed. The defaults were chosen on tuning collections only: see the README.</summary>
public sealed record IndexOptions
{
    /// <summary>One to four fields; a document brings their texts in this order.</summary>
    public IReadOnlyList<FieldSpec> Fields { get; init; } = [new("title", 1.5, 0.5), new("text")];

    /// <summary>The k1 of BM25: how soon more of the same word stops to count. Above 0.</summary>
    public double Saturation { get; init; } = 1.2;

    /// <summary>The names of the numbers a document may carry for filters (a readiness level, a day), in their order. None by default.</summary>
    public IReadOnlyList<string> Numbers { get; init; } = [];

    internal void Check()
    {
        if (Fields.Count is < 1 or > 4) throw new ArgumentException("an index has one to four fields", nameof(Fields));
        if (Fields.Any(f => !(f.Weight > 0 && f.Weight < 100) || !(f.LengthShare >= 0 && f.LengthShare <= 1))) throw new ArgumentException("a field's weight is above 0 and its length share between 0 and 1", nameof(Fields));
        if (!(Saturation > 0 && Saturation < 100)) throw new ArgumentException("the saturation is above 0", nameof(Saturation));
        if (Numbers.Count > 16) throw new ArgumentException("at most 16 numbers", nameof(Numbers));
    }
}

/// <summary>A document to be found.</summary>
/// <param name="Id">Its name, unique in the index: adding another of the same id replaces it.</param>
/// <param name="Fields">Its texts, in the order of <see cref="IndexOptions.Fields"/>; a missing or null one is empty.</param>
public sealed record MatchDocument(string Id, IReadOnlyList<string?> Fields)
{
    /// <summary>The language of the texts; found from them when <see cref="Text.Language.Unknown"/>.</summary>
    public Text.Language Language { get; init; }

    /// <summary>What filters ask for: "country=IR", "type=TO". Compared as they are.</summary>
    public IReadOnlyList<string> Labels { get; init; } = [];

    /// <summary>Numbers for filters, in the order of <see cref="IndexOptions.Numbers"/>; a missing one is <see cref="int.MinValue"/>, which no range holds.</summary>
    public IReadOnlyList<int> Numbers { get; init; } = [];
}
