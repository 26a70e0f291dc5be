using Isthmus.Contracts.People;

namespace Isthmus.Forums.Requests.Files;

internal enum RequestFileState { Draft, Applied, Undone }

/// <summary>A file of requests: read, shown as a dry run, confirmed once, undone as a whole.</summary>
internal sealed class RequestFile : IVersioned, IAudited
{
    public required RequestFileId Id { get; init; }
    public required EditionId EditionId { get; init; }
    public required string FileName { get; init; }
    public RequestFileState State { get; set; }
    public required DateTime At { get; init; }
    public UserId? By { get; init; }

    /// <summary>The rows as read, as JSON.</summary>
    public required string Rows { get; init; }

    /// <summary>How the file was read: warnings as JSON.</summary>
    public required string Warnings { get; init; }

    /// <summary>Wishes that were joined to requests there already were, as JSON, so that undoing can part them again.</summary>
    public string? Joined { get; set; }
    public int Added { get; set; }
    public int Version { get; private set; }
}
