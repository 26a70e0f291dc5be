using System.Globalization;

namespace Isthmus.Screening.Lists;

/// <summary>A list file that was refused. Nothing of it was taken.</summary>
public sealed class ListFormatException : Exception
{
    internal ListFormatException(ListErrorCode code, string part, int line, int position, string detail, Exception? inner = null)
        : base(Sentence(code, part, line, detail), inner) => (Code, Part, Line, Position, Detail) = (code, part, line, position, detail);

    /// <summary>What is wrong; stable, for texts in any language.</summary>
    public ListErrorCode Code { get; }

    /// <summary>The file, as it was named in <see cref="ListPart.FileName"/>; empty when it concerns all parts.</summary>
    public string Part { get; }

    /// <summary>The line, from 1; 0 when it concerns the file.</summary>
    public int Line { get; }

    /// <summary>The character in the line, from 1, or 0.</summary>
    public int Position { get; }

    /// <summary>The value or the place in question, in English, shortened; may be empty.</summary>
    public string Detail { get; }

    private static string Sentence(ListErrorCode code, string part, int line, string detail)
    {
        var place = part.Length == 0 ? "The list" : line > 0 ? string.Create(CultureInfo.InvariantCulture, $"{part}, line {line}") : part;
        return $"{place}: {What(code)}{(detail.Length > 0 ? $" ({detail})" : "")}. {Next(code)}";
    }

    private static string What(ListErrorCode code) => code switch
    {
        ListErrorCode.Empty => "there is nothing in it",
        ListErrorCode.TooLarge => "larger than the limit",
        ListErrorCode.TooManyEntries => "more entries than the limit",
        ListErrorCode.TooLong => "a value longer than the limit",
        ListErrorCode.Truncated => "the file ends too early",
        ListErrorCode.CountMismatch => "it does not hold as many entries as it says",
        ListErrorCode.UnknownFormat => "the layout is not known",
        ListErrorCode.WrongParts => "these files do not make one list",
        ListErrorCode.WrongEncoding => "the characters cannot be read",
        ListErrorCode.MalformedXml => "the XML is not well-formed",
        ListErrorCode.HostileXml => "the XML holds what no list holds",
        ListErrorCode.MalformedRow => "the row cannot be read",
        ListErrorCode.MissingValue => "a value is missing without which there is no entry",
        ListErrorCode.DuplicateId => "an id stands twice",
        _ => throw new ArgumentOutOfRangeException(nameof(code)),
    };

    private static string Next(ListErrorCode code) => code switch
    {
        ListErrorCode.Empty or ListErrorCode.Truncated or ListErrorCode.CountMismatch or ListErrorCode.MalformedXml => "Download it again and compare its checksum.",
        ListErrorCode.TooLarge or ListErrorCode.TooManyEntries or ListErrorCode.TooLong => "If it is the right file, raise the limit.",
        ListErrorCode.UnknownFormat => "The layouts that can be read are in the documentation of list files.",
        ListErrorCode.WrongParts => "Give the file of names with its own files of aliases, addresses and comments, each once.",
        ListErrorCode.WrongEncoding => "Save it as UTF-8, or download it again.",
        ListErrorCode.HostileXml => "Do not use this file; take it from the authority’s own address.",
        ListErrorCode.MalformedRow or ListErrorCode.MissingValue or ListErrorCode.DuplicateId => "Correct the row, or download the file again.",
        _ => throw new ArgumentOutOfRangeException(nameof(code)),
    };
}

/// <summary>Why a list file was refused.</summary>
public enum ListErrorCode
{
    /// <summary>No content, or no entry.</summary>
    Empty,

    /// <summary>More bytes than <see cref="ListLimits.Bytes"/>.</summary>
    TooLarge,

    /// <summary>More entries than <see cref="ListLimits.Entries"/>.</summary>
    TooManyEntries,

    /// <summary>A name, a field or an entry beyond its limit.</summary>
    TooLong,

    /// <summary>The file ends within a row, a quotation, a character or an element, or without its closing mark.</summary>
    Truncated,

    /// <summary>The file says how many entries it holds, and does not.</summary>
    CountMismatch,

    /// <summary>None of the layouts.</summary>
    UnknownFormat,

    /// <summary>Several parts that are not one OFAC list, or aliases without the names.</summary>
    WrongParts,

    /// <summary>Bytes that are no text in any encoding the layout comes in.</summary>
    WrongEncoding,

    /// <summary>XML that is not well-formed; a cut file is <see cref="Truncated"/>.</summary>
    MalformedXml,

    /// <summary>A document type, an entity, nesting beyond <see cref="ListLimits.Depth"/>, or a value or an entry of absurd size.</summary>
    HostileXml,

    /// <summary>A row with too many or too few columns, or with characters after a closing quotation mark.</summary>
    MalformedRow,

    /// <summary>An entry without an id or without a name.</summary>
    MissingValue,

    /// <summary>Two different entries with one id.</summary>
    DuplicateId,
}
