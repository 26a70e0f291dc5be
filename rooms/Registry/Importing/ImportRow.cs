using Isthmus.Registry.Organisations;
using Isthmus.Registry.Values;

namespace Isthmus.Registry.Importing;

/// <summary>What the dry run found a row to be. <c>Repeated</c>: surely the same as an earlier row of this file.</summary>
internal enum RowVerdict { New, Changed, Unchanged, Duplicate, Repeated, Rejected }

internal enum RowDecision { New, Same, Skip }

/// <summary>A cell that could not be read. When it rejects, the row is not imported; otherwise the row comes without this value.</summary>
internal sealed record CellProblem(string Column, string Title, string Cell, string Text, bool Rejects);

/// <summary>What a row may be: an organisation of the register or an earlier row of the file.</summary>
internal sealed record RowCandidate(Guid? Organisation, int? Row, string Name, double Score, MatchReason Reason);

internal sealed record FieldChange(string Field, string Before, string After);

/// <summary>One row of the file with what the dry run says of it, what was decided, and what came of it.</summary>
internal sealed class ImportRow
{
    public required ImportId Import { get; init; }

    /// <summary>The row's number in the file, as a spreadsheet shows it.</summary>
    public required int Number { get; init; }
    public required RowVerdict Verdict { get; init; }
    public required string Name { get; init; }

    /// <summary>What the row tells, as <see cref="OrganisationContent"/>; null for a rejected row.</summary>
    public string? Content { get; init; }

    /// <summary>What the row tells beyond the register: for the room on whose behalf the file was brought.</summary>
    public string Extra { get; init; } = "{}";
    public ValueList<CellProblem> Problems { get; set; } = ValueList<CellProblem>.Empty;
    public ValueList<RowCandidate> Candidates { get; init; } = ValueList<RowCandidate>.Empty;
    public ValueList<FieldChange> Changes { get; init; } = ValueList<FieldChange>.Empty;
    public RowDecision Decision { get; set; }

    /// <summary>True when a person decided, not the proposal.</summary>
    public bool Decided { get; set; }
    public OrganisationId? SameAs { get; set; }
    public int? SameAsRow { get; set; }

    public OrganisationId? Result { get; set; }
    public bool Created { get; set; }

    /// <summary>The organisation's version after the import: undo refuses when it has another one by then.</summary>
    public int? VersionAfter { get; set; }

    /// <summary>The organisation's content before the import; on the first row that changed it.</summary>
    public string? Before { get; set; }
    public bool UndoRefused { get; set; }

    public void Tell(CellProblem problem) => Problems = ValueList<CellProblem>.Of(Problems.Append(problem));
}
