using Isthmus.Contracts.Forums;

namespace Isthmus.Forums.Interpreters;

/// <summary>Somebody who interprets at an edition: serves one meeting at a time. Name and contact are for the organisers; the participants of a meeting read the name.</summary>
internal sealed class Interpreter : IVersioned, IAudited
{
    public required InterpreterId Id { get; init; }
    public required EditionId EditionId { get; init; }
    public required string Name { get; set; }
    public string? Email { get; set; }
    public string? Phone { get; set; }

    /// <summary>Two or more, as codes or names: see <see cref="SpokenLanguages"/>.</summary>
    public required IReadOnlyList<string> Languages { get; set; }
    public DateTime AddedAt { get; init; }
    public int Version { get; private set; }
}

/// <summary>A slot in which an interpreter cannot work.</summary>
internal sealed class InterpreterAway
{
    public required InterpreterId InterpreterId { get; init; }
    public required SlotId SlotId { get; init; }
}

/// <summary>The city an interpreter is in on a day. On days that are not named it serves in any, as one who is there by line does.</summary>
internal sealed class InterpreterDay : IAudited
{
    public required InterpreterId InterpreterId { get; init; }
    public required DateOnly Date { get; init; }
    public required string City { get; set; }
}
