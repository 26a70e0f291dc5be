namespace Isthmus.Indicators.Datasets;

/// <summary>The observations of one measure and one subject in one load, and how the file spells the two.</summary>
internal sealed class Series
{
    public required int Number { get; init; }
    public required DatasetId Dataset { get; init; }
    public required string MeasureCode { get; init; }
    public required string SubjectKey { get; init; }

    /// <summary>As the file spells them: <c>IRN</c> for IR. Null where that is the code itself.</summary>
    public string? MeasureWritten { get; init; }
    public string? SubjectWritten { get; init; }
    public string UnitCode { get; init; } = "NUMBER";
    public int UnitPower { get; init; }

    public Unit Unit => Unit.Find(UnitCode, UnitPower) ?? Unit.Count;
}

/// <summary>
/// One observation, as small as it goes: there are millions. Kept in the order of the key, so that a series lies together in the order of time.
/// </summary>
internal sealed class Observation
{
    public required int Series { get; init; }

    /// <summary>See <see cref="PeriodCode"/>.</summary>
    public required int Period { get; init; }

    /// <summary>Where the file is in order, which of several observations of the period; else the row in the file.</summary>
    public required int Place { get; init; }

    /// <summary>Null where the file has none.</summary>
    public double? Value { get; init; }

    /// <summary>The letter of SDMX's OBS_STATUS.</summary>
    public string? Status { get; init; }

    /// <summary>Other cells, and those whose writing is not what the numbers would give; see <see cref="RowRest"/>.</summary>
    public string? Rest { get; init; }
}
