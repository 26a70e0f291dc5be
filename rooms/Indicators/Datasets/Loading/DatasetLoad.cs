using Isthmus.Contracts.People;
using Isthmus.Indicators.Datasets.Reading;
using Isthmus.Platform.Jobs;

namespace Isthmus.Indicators.Datasets.Loading;

/// <summary>Stored by name.</summary>
internal enum LoadState { Checking, Refused, Checked, Loading, Loaded }

/// <summary>What a load would bring of one table, beside what is published under its key.</summary>
internal sealed record TableReport(string Key, string Title, string? Licence, string FileName, int Rows, int Measures, int Subjects, IReadOnlyList<string> NewMeasures, IReadOnlyList<string> NewSubjects, bool Supersedes, int Added, int Removed, int Changed, int Same);

/// <summary>What the dry run found.</summary>
internal sealed record LoadReport(IReadOnlyList<TableReport> Tables, IReadOnlyList<Fault> Faults, int FaultCount)
{
    public static readonly LoadReport None = new([], [], 0);
}

/// <summary>A file on its way to becoming datasets. Nothing is written before somebody has seen what would be.</summary>
internal sealed class DatasetLoad : IVersioned, IAudited
{
    public required LoadId Id { get; init; }
    public int Version { get; private set; }
    public LoadState State { get; private set; }
    public required string FileName { get; init; }
    public required string Sha256 { get; init; }
    public required int Size { get; init; }

    /// <summary>What was typed beside the file; null where the file or its package tells.</summary>
    public DatasetFacts? Told { get; init; }
    public LoadReport Report { get; private set; } = LoadReport.None;
    public bool Publishes { get; private set; }
    public JobId? Job { get; private set; }
    public required UserId? CreatedBy { get; init; }
    public required string CreatedByName { get; init; }
    public required DateTime CreatedAt { get; init; }

    public bool IsBusy => State is LoadState.Checking or LoadState.Loading;

    public SubjectRef Subject => new("dataset-load", Id.ToString());

    public void Check(JobId job) => (State, Job) = (LoadState.Checking, job);
    public void Checked(LoadReport report) => (State, Report) = (report.FaultCount > 0 || report.Tables.Count == 0 ? LoadState.Refused : LoadState.Checked, report);
    public void Load(JobId job, bool publishes) => (State, Job, Publishes) = (LoadState.Loading, job, publishes);
    public void Loaded() => State = LoadState.Loaded;
}

/// <summary>The bytes of the file: in the database, so that any process can go on with it; gone once it is loaded.</summary>
internal sealed class DatasetLoadFile
{
    public required LoadId Load { get; init; }
    public required byte[] Bytes { get; init; }
}
