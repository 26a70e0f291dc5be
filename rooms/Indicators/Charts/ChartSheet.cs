using Isthmus.Charts;

namespace Isthmus.Indicators.Charts;

/// <summary>A chart and the figures beside it, as this reader may see them on the page: what its files are made of.</summary>
/// <param name="Name">What the files are called.</param>
/// <param name="Page">The page that they stand on, from the root of the site.</param>
/// <param name="At">The moment whose knowledge it is.</param>
internal sealed record ChartSheet(string Name, string Page, LocalText Title, DateTime At)
{
    public LocalText About { get; init; } = new([]);

    /// <summary>The drawing, or why there is none.</summary>
    public required Func<Outcome<Chart>> Draw { get; init; }

    public required IReadOnlyList<string> Header { get; init; }
    public required IReadOnlyList<IReadOnlyList<object?>> Rows { get; init; }

    /// <summary>What the JSON tells of each row besides its cells.</summary>
    public IReadOnlyList<IReadOnlyDictionary<string, object?>> More { get; init; } = [];

    /// <summary>What the JSON tells of all.</summary>
    public IReadOnlyDictionary<string, object?> Facts { get; init; } = new Dictionary<string, object?>();

    /// <summary>Where each figure comes from, as often as there are figures.</summary>
    public IReadOnlyList<(string Title, string? Address)> Sources { get; init; } = [];

    /// <summary>The address of a row, with the name of a column in braces.</summary>
    public string? AboutRow { get; init; }

    /// <summary>It holds numbers that visitors are not told: the files say so.</summary>
    public bool IsForOrganisers { get; init; }
}
