using Isthmus.Contracts.People;

namespace Isthmus.Places.Residents.Reporting;

/// <summary>What a resident reports of a year. Stored by name.</summary>
internal enum Kpi { Jobs, NewJobs, Revenue, Exports, Investment, Research, Patents, Products, Taxes }

internal enum KpiUnit { People, Money, Number }

internal sealed record KpiValue(Kpi Kpi, decimal Value);

/// <summary>Stored by name.</summary>
internal enum ReportState { Expected, Filed, Returned, Accepted }

/// <summary>A resident's figures of one year. Money is in the one currency named.</summary>
internal sealed class AnnualReport : IVersioned, IAudited
{
    public const int RemindDaysBefore = 14;
    public const int LongestNote = 2000;

    public required AnnualReportId Id { get; init; }
    public required ResidentId ResidentId { get; init; }
    public required int Year { get; init; }
    public required DateOnly DueOn { get; init; }
    public ReportState State { get; set; }
    public IReadOnlyList<KpiValue> Values { get; set => field = JsonColumns.List(value); } = JsonColumns.List<KpiValue>([]);
    public string? Currency { get; set; }

    /// <summary>What the resident says to the figures.</summary>
    public string? Remark { get; set; }

    /// <summary>Why it was given back.</summary>
    public string? Note { get; set; }
    public DateTime? FiledAt { get; set; }
    public UserId? FiledBy { get; set; }
    public DateTime? AcceptedAt { get; set; }
    public int Version { get; private set; }

    public bool IsOpen => State is ReportState.Expected or ReportState.Returned;

    public bool IsOverdue(DateOnly today) => IsOpen && today > DueOn;

    public static KpiUnit UnitOf(Kpi kpi) => kpi switch { Kpi.Jobs or Kpi.NewJobs => KpiUnit.People, Kpi.Patents or Kpi.Products => KpiUnit.Number, _ => KpiUnit.Money };
}
