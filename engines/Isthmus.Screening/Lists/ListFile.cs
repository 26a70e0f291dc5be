namespace Isthmus.Screening.Lists;

/// <summary>A list as it was read, whole.</summary>
/// <param name="Format">The layout that was recognised.</param>
/// <param name="Entries">The entries, in the order of the file; no two with the same id.</param>
/// <param name="PublishedOn">The date of publication that stands in the file, or null when the layout has none.</param>
/// <param name="Warnings">What was odd but taken, in the order of the file; at most <see cref="ListLimits.Warnings"/> of each kind.</param>
/// <param name="WarningCount">How many warnings there were in all.</param>
public sealed record ListFile(ListFormat Format, IReadOnlyList<ListEntry> Entries, DateOnly? PublishedOn, IReadOnlyList<ListWarning> Warnings, int WarningCount);

/// <summary>Something odd in a file that was taken all the same.</summary>
/// <param name="Code">What it is; stable.</param>
/// <param name="Part">The file.</param>
/// <param name="Line">The line, from 1; 0 when it concerns the file.</param>
/// <param name="Value">The text in question, shortened.</param>
public sealed record ListWarning(ListWarningCode Code, string Part, int Line, string Value);

/// <summary>The kinds of <see cref="ListWarning"/>.</summary>
public enum ListWarningCode
{
    /// <summary>A date of birth that is no date; the entry is taken without it.</summary>
    OddDate,

    /// <summary>A type of party that is not known; the entry is taken as <see cref="PartyType.Unknown"/>.</summary>
    OddType,

    /// <summary>An identifier without a number; it is left out (its text stays in the remarks where the layout has remarks).</summary>
    OddIdentifier,

    /// <summary>An alias, an address or a comment of an entry that is not in the list: the parts are of different days.</summary>
    WithoutEntry,

    /// <summary>A remark that goes on in a file of comments which was not given; its last piece is not read for dates and numbers.</summary>
    RemarkCut,

    /// <summary>A comment for a remark that is complete: the parts are of different days. The comment is read from its first whole piece on.</summary>
    CommentUnexpected,

    /// <summary>Two rows with one id and one name; they are one entry with the values of both.</summary>
    Repeated,

    /// <summary>The file is no UTF-8 and was read as Windows-1252.</summary>
    ReadAsWindows1252,

    /// <summary>The last line has no line break. All its columns are there, but whether its last value is whole nobody can say.</summary>
    NoLastLineBreak,

    /// <summary>A part without any content.</summary>
    EmptyPart,

    /// <summary>Remarks beyond <see cref="ListLimits.RemarksLength"/> were cut.</summary>
    RemarksTooLong,

    /// <summary>A column that is not known; it is not read.</summary>
    UnknownColumn,

    /// <summary>An entry without an id of the list; its id was made from its name, type and dates and changes with them.</summary>
    IdFromName,
}
