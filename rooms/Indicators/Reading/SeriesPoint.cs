using Isthmus.Indicators.Claims;
using Isthmus.Indicators.Datasets;
using Isthmus.Indicators.Sources;

namespace Isthmus.Indicators.Reading;

/// <summary>A figure of a measure about a subject for a period, with who said it and since when we say it. One of <c>Claim</c>, <c>Dataset</c> and <c>Derived</c> is there.</summary>
internal sealed record SeriesPoint(string Measure, string Subject, Period Period, Figure Figure)
{
    /// <summary>The outlet, and the speaker where one is named.</summary>
    public required string Source { get; init; }
    public string? SourceAddress { get; init; }
    public required DateTime SaidFrom { get; init; }
    public DateTime? SaidUntil { get; init; }
    public ClaimId? Claim { get; init; }
    public SourceId? SourceId { get; init; }
    public DatasetId? Dataset { get; init; }
    public string? DatasetKey { get; init; }

    /// <summary>It was worked out here, of what its sources said.</summary>
    public DerivedId? Derived { get; init; }

    /// <summary>What was said in words, of a claim that has no number.</summary>
    public string? Words { get; init; }

    /// <summary>Drawn in charts: every observation, and the claims that a curator chose.</summary>
    public bool IsCharted { get; init; } = true;

    /// <summary>The letter of SDMX's OBS_STATUS.</summary>
    public string? Status { get; init; }

    /// <summary>Further cells of the row, by the names of their columns; of a claim none.</summary>
    public IReadOnlyDictionary<string, string> Other { get; init; } = new Dictionary<string, string>();
}

/// <summary>What to read.</summary>
/// <param name="Measure">Its code.</param>
/// <param name="Subjects">Their keys; empty for all.</param>
/// <param name="At">What was said at that moment.</param>
internal sealed record SeriesQuery(string Measure, IReadOnlyList<string> Subjects, DateTime At)
{
    /// <summary>Periods that end on this day or later.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Periods that end on this day or earlier.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>No more observations than this, the earliest first.</summary>
    public int Most { get; init; } = 100_000;
}
