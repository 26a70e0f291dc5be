namespace Isthmus.Screening.Items;

/// <summary>What is known of a product, an offer or a facility.</summary>
public sealed record ItemText
{
    /// <summary>Name and description, in English, Russian, Persian, Turkish, Arabic or Chinese, also mixed.</summary>
    public required string Text { get; init; }

    /// <summary>Customs codes as declared, in any writing: <c>8542.31</c>, <c>854231</c>, <c>8542 31 00</c>.</summary>
    public IReadOnlyList<string> HsCodes { get; init; } = [];

    /// <summary>Control-list codes as declared: <c>3A001.a.7</c>, <c>5.A.2</c>, <c>ML10</c>. Whatever stands here and does not say "none" is a finding.</summary>
    public IReadOnlyList<string> ControlCodes { get; init; } = [];
}
