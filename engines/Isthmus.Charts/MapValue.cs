namespace Isthmus.Charts;

/// <summary>A figure of one country. Several of one country are several claims: none is averaged, the country is marked.</summary>
/// <param name="Country">Its ISO 3166-1 code of two or three letters; XK or XKX for Kosovo. What the map does not know is not drawn.</param>
/// <param name="Value">The figure.</param>
/// <param name="Text">The figure in full words, shown when the pointer rests on the country.</param>
public sealed record MapValue(string Country, decimal Value, string Text)
{
    /// <summary>How firmly it is said. Anything but <see cref="Mark.Exact"/> is hatched over.</summary>
    public Mark Mark { get; init; }
}
