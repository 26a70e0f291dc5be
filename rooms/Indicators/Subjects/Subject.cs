namespace Isthmus.Indicators.Subjects;

/// <summary>What a figure is about. Stored by name.</summary>
internal enum SubjectKind { World, Country, Region, Pair, Organisation, Edition, Group, Other }

/// <summary>A subject that figures are about, with the names of those that nobody else names.</summary>
internal sealed class Subject : IAudited
{
    /// <summary>See <see cref="SubjectKey"/>.</summary>
    public required string Key { get; init; }
    public required SubjectKind Kind { get; init; }

    /// <summary>Empty for countries, pairs of countries, groups, organisations and editions: their names stand elsewhere.</summary>
    public LocalText Name { get; set; } = new([]);
}
