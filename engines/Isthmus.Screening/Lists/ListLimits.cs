namespace Isthmus.Screening.Lists;

/// <summary>What a list file may at most hold. A file beyond a limit is refused, never taken in part.</summary>
public sealed record ListLimits
{
    /// <summary>The limits for what the authorities publish today, with room for growth.</summary>
    public static ListLimits Default { get; } = new();

    /// <summary>Bytes of all parts together; 200 MB.</summary>
    public long Bytes { get; init; } = 200_000_000;

    /// <summary>Entries of the list; 500,000.</summary>
    public int Entries { get; init; } = 500_000;

    /// <summary>Characters of one name or alias; 1,000.</summary>
    public int NameLength { get; init; } = 1_000;

    /// <summary>Characters of one field of a CSV file and of one value of an XML file; 200,000.</summary>
    public int FieldLength { get; init; } = 200_000;

    /// <summary>Names, aliases, dates, countries and identifiers of one entry together; 20,000.</summary>
    public int ValuesPerEntry { get; init; } = 20_000;

    /// <summary>Characters of <see cref="ListEntry.Remarks"/>; 20,000. Longer remarks are cut, with a warning: they are for reading, not for matching.</summary>
    public int RemarksLength { get; init; } = 20_000;

    /// <summary>Levels of nesting in an XML file; 32.</summary>
    public int Depth { get; init; } = 32;

    /// <summary>Warnings that are kept of each kind; 200. <see cref="ListFile.WarningCount"/> counts them all.</summary>
    public int Warnings { get; init; } = 200;

    /// <summary>
    /// Whether an OFAC CSV file must end with the byte 1A hex, as the published ones do: without it a file that was cut between two lines
    /// could not be told from a whole one. Only for files that somebody has edited is it right to switch this off.
    /// </summary>
    public bool OfacEndMark { get; init; } = true;
}
