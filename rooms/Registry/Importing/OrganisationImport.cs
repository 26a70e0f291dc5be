using Isthmus.Contracts.People;
using Isthmus.Platform.Jobs;
using Isthmus.Registry.Values;

namespace Isthmus.Registry.Importing;

/// <summary>Where an import stands. Nothing is written to the register before <c>Applying</c>.</summary>
internal enum ImportState { Mapping, Checking, Checked, Applying, Applied, Undoing, Undone }

/// <summary>What a column of the file is used for; no field: the column is not read into the register.</summary>
internal sealed record ColumnUse(int Column, string Title, string? Field, double Confidence = 0);

internal sealed record FileWarning(string Kind, int? Row, string? Column, string Detail);

internal sealed record ImportCounts(int Total = 0, int New = 0, int Changed = 0, int Unchanged = 0, int Duplicates = 0, int Repeated = 0, int Rejected = 0);

/// <summary>A file on its way into the register.</summary>
internal sealed class OrganisationImport : IVersioned, IAudited
{
    private OrganisationImport() { }

    public ImportId Id { get; private init; }
    public int Version { get; private set; }
    public ImportState State { get; private set; }
    public string FileName { get; private init; } = "";
    public string Sha256 { get; private init; } = "";
    public int Size { get; private init; }
    public string Encoding { get; private init; } = "";
    public string? Separator { get; private init; }
    public string? Sheet { get; private init; }
    public ValueList<string> Header { get; private init; } = ValueList<string>.Empty;
    public ValueList<ValueList<string>> Sample { get; private init; } = ValueList<ValueList<string>>.Empty;
    public ValueList<FileWarning> Warnings { get; private init; } = ValueList<FileWarning>.Empty;
    public ValueList<ColumnUse> Mapping { get; private set; } = ValueList<ColumnUse>.Empty;
    public string Signature { get; private init; } = "";

    /// <summary>On whose behalf the file was brought, such as an edition of a forum.</summary>
    public string? ForKind { get; private init; }
    public string? ForId { get; private init; }

    /// <summary>guest or host: given on to the room on whose behalf the file was brought.</summary>
    public string? Side { get; private init; }

    /// <summary>Where the reader wants to go back to; a path of this site.</summary>
    public string? ReturnUrl { get; private init; }
    public int Rows { get; private init; }
    public string Counts { get; private set; } = "{}";
    public JobId? Job { get; private set; }
    public UserId? CreatedBy { get; private init; }
    public string CreatedByName { get; private init; } = "";
    public DateTime CreatedAt { get; private init; }
    public DateTime? AppliedAt { get; private set; }
    public int UndoRefused { get; private set; }

    /// <summary>Counts decisions about rows, so that a decision and a confirmation at the same time meet in the version.</summary>
    public int Decisions { get; private set; }

    public SubjectRef? For => ForKind is null || ForId is null ? null : new SubjectRef(ForKind, ForId);

    public ImportCounts Count => ValueJson.Read<ImportCounts>(Counts);

    public bool IsBusy => State is ImportState.Checking or ImportState.Applying or ImportState.Undoing;

    public static OrganisationImport Of(UploadedFile file, string sha, Tabular.Table table, ValueList<ColumnUse> mapping, string signature, Actor actor, DateTime now) => new()
    {
        Id = ImportId.New(), FileName = file.Name, Sha256 = sha, Size = file.Bytes.Length, Encoding = table.Encoding, Separator = table.Separator?.ToString(), Sheet = table.Sheet,
        Header = ValueList<string>.Of(table.Header), Rows = table.Rows.Count,
        Sample = ValueList<ValueList<string>>.Of(table.Rows.Take(3).Select(r => ValueList<string>.Of(r.Cells))),
        Warnings = ValueList<FileWarning>.Of(table.Warnings.Take(50).Select(w => new FileWarning(w.Kind.ToString(), w.Row, w.Column, w.Detail))),
        Mapping = mapping, Signature = signature, ForKind = file.For?.Kind, ForId = file.For?.Id, Side = file.Side, ReturnUrl = file.ReturnUrl,
        CreatedBy = actor.User, CreatedByName = actor.Name, CreatedAt = now,
    };

    public void Map(ValueList<ColumnUse> mapping) => (Mapping, State, Counts, Job) = (mapping, ImportState.Mapping, "{}", null);
    public void Start(ImportState state, JobId? job) => (State, Job) = (state, job);
    public void Checked(ImportCounts counts) => (State, Counts) = (ImportState.Checked, ValueJson.Write(counts));
    public void Applied(DateTime now) => (State, AppliedAt) = (ImportState.Applied, now);
    public void Decide(int rows) => Decisions += rows;
    public void Undone(int refused) => (State, UndoRefused) = (ImportState.Undone, refused);
}

/// <summary>A file as somebody brings it.</summary>
internal sealed record UploadedFile(string Name, ReadOnlyMemory<byte> Bytes, SubjectRef? For = null, string? Side = null, string? ReturnUrl = null);

/// <summary>The bytes of the file: in the database, so that any process can go on with the import.</summary>
internal sealed class ImportFile
{
    public required ImportId Import { get; init; }
    public required byte[] Bytes { get; init; }
}

/// <summary>How a person mapped a file with this header: the next such file is mapped alike.</summary>
internal sealed class RememberedMapping
{
    public required string Signature { get; init; }
    public required ValueList<ColumnUse> Mapping { get; set; }
    public DateTime ChangedAt { get; set; }
}
