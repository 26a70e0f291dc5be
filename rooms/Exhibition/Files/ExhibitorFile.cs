using Isthmus.Contracts.People;

namespace Isthmus.Exhibition.Files;

internal enum ExhibitorFileState { Draft, Applied, Undone }

/// <summary>A list of exhibitors: read, shown as a dry run, confirmed once, undone as a whole.</summary>
internal sealed class ExhibitorFile : IVersioned, IAudited
{
    public required ExhibitorFileId Id { get; init; }
    public required EditionId EditionId { get; init; }
    public required string FileName { get; init; }
    public ExhibitorFileState State { get; set; }
    public required DateTime At { get; init; }
    public UserId? By { get; init; }

    /// <summary>The rows as read and what the register knew of their names then, as JSON.</summary>
    public required string Content { get; init; }

    /// <summary>How the file was read: warnings as JSON.</summary>
    public required string Warnings { get; init; }

    /// <summary>What confirming did, as JSON, so that it can be undone.</summary>
    public string? Effects { get; set; }
    public int Added { get; set; }
    public int Version { get; private set; }
}

/// <summary>A row of the file as it is written there.</summary>
internal sealed record WrittenExhibitor(int Row, string Name, string Booth, string Country, string Website, string Sectors, string Pavilion, string About, string Shows);

/// <summary>An organisation of the register that a name may mean.</summary>
internal sealed record KnownOrganisation(Guid Id, string Name, string? Country, double Score);

/// <param name="Columns">The column's letter by field.</param>
/// <param name="Known">By the name as it is looked for.</param>
internal sealed record FileContent(IReadOnlyDictionary<string, string> Columns, IReadOnlyList<WrittenExhibitor> Rows, IReadOnlyDictionary<string, List<KnownOrganisation>> Known);

/// <summary>Something about how the file was read.</summary>
internal sealed record ReadWarning(string Kind, int? Row, string Detail);
