using Isthmus.Contracts.Registry;

namespace Isthmus.Forums.Series;

/// <summary>A forum that is held again and again: INNOPROM, Technoprom. Its editions are numbered.</summary>
internal sealed class ForumSeries : IVersioned, IAudited
{
    public required SeriesId Id { get; init; }
    public required LocalText Name { get; set; }

    /// <summary>The organisation whose forum it is.</summary>
    public OrganisationId? Home { get; set; }
    public int Version { get; private set; }
}
