using Isthmus.Contracts.People;

namespace Isthmus.Indicators.Datasets;

/// <summary>Stored by name.</summary>
internal enum DatasetState
{
    /// <summary>In the database, seen by officers only.</summary>
    Loaded,

    /// <summary>Said: public, and in charts.</summary>
    Published,

    /// <summary>Was said once, and is not any more: a later load took its place, or it was taken back.</summary>
    Retired,
}

/// <summary>
/// One load of one table of observations, with where it comes from and how its file was written, so that the same bytes can be given back. Its observations never change; a corrected file is another load of the same key
/// that supersedes it, so that what was said on a day can be told on any later one.
/// </summary>
internal sealed class Dataset : IVersioned, IAudited
{
    public required DatasetId Id { get; init; }

    /// <summary>What its addresses are made of; all loads of one dataset have it, one of them is published.</summary>
    public required string Key { get; init; }
    public LocalText Title { get; private set; } = new([]);
    public LocalText Description { get; private set; } = new([]);

    /// <summary>Who publishes the figures: a bank, an office, an agency.</summary>
    public string? Publisher { get; private set; }

    /// <summary>Where they were taken from.</summary>
    public string? Address { get; private set; }

    /// <summary>SPDX identifier: <c>CC-BY-4.0</c>. Null where none is stated; such a dataset is not open.</summary>
    public string? Licence { get; private set; }
    public string? LicenceAddress { get; private set; }

    /// <summary>How the source wants to be named.</summary>
    public string? Citation { get; private set; }
    public DateOnly? RetrievedOn { get; private set; }

    public required string FileName { get; init; }
    public required string Sha256 { get; init; }
    public required long Size { get; init; }
    public required FileForm Form { get; init; }

    public required int Rows { get; init; }
    public required int Measures { get; init; }
    public required int Subjects { get; init; }

    /// <summary>Its series have the numbers from one to the other.</summary>
    public required int FirstSeries { get; init; }
    public required int LastSeries { get; init; }

    /// <summary>The first and the last day that it says something of.</summary>
    public DateOnly? FirstDay { get; init; }
    public DateOnly? LastDay { get; init; }

    public DatasetState State { get; private set; }
    public DatasetId? Supersedes { get; init; }
    public required DateTime LoadedAt { get; init; }

    /// <summary>An account, not a name; null for the command line.</summary>
    public required UserId? LoadedBy { get; init; }
    public DateTime? SaidFrom { get; private set; }
    public DateTime? SaidUntil { get; private set; }

    /// <summary>Copy that lists are searched by.</summary>
    public string Search { get; private set; } = "";
    public DateTime ChangedAt { get; private set; }
    public int Version { get; private set; }

    public bool IsOpen => OpenLicences.IsOpen(Licence);

    public bool IsSaid(DateTime at) => SaidFrom <= at && (SaidUntil is not { } until || until > at);

    public void Write(DatasetFacts f, DateTime now)
    {
        (Title, Description, Publisher, Address, Licence, LicenceAddress, Citation, RetrievedOn, ChangedAt) = (f.Title, f.Description, f.Publisher, f.Address, f.Licence, f.LicenceAddress, f.Citation, f.RetrievedOn, now);
        Search = Names.SearchTerms.Column([Key, f.Publisher, .. f.Title.All.Values, .. f.Description.All.Values]);
    }

    public bool SaysTheSame(DatasetFacts f) =>
        (Title, Description, Publisher, Address, Licence, LicenceAddress, Citation, RetrievedOn).Equals((f.Title, f.Description, f.Publisher, f.Address, f.Licence, f.LicenceAddress, f.Citation, f.RetrievedOn));

    public void Publish(DateTime now) => (State, SaidFrom, SaidUntil, ChangedAt) = (DatasetState.Published, now, null, now);

    public void Retire(DateTime now) => (State, SaidUntil, ChangedAt) = (DatasetState.Retired, SaidFrom is null ? null : now, now);
}

/// <summary>What is told about a dataset, read and checked.</summary>
internal sealed record DatasetFacts(string Key, LocalText Title)
{
    public LocalText Description { get; init; } = new([]);
    public string? Publisher { get; init; }
    public string? Address { get; init; }
    public string? Licence { get; init; }
    public string? LicenceAddress { get; init; }
    public string? Citation { get; init; }
    public DateOnly? RetrievedOn { get; init; }
}
