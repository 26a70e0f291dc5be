namespace Isthmus.Tabular;

/// <summary>Why a file cannot be read as a table.</summary>
public enum TableRefusalReason
{
    /// <summary>No bytes, or no cell with content.</summary>
    Empty,

    /// <summary>Neither text nor a spreadsheet.</summary>
    Binary,

    /// <summary>A spreadsheet in another format (the old .xls, OpenDocument): save as XLSX or CSV.</summary>
    OtherFormat,

    PasswordProtected,

    /// <summary>A limit of <see cref="TableLimits"/> was passed; the detail says which.</summary>
    TooLarge,

    /// <summary>A quotation mark is opened and not closed; the row is where it was opened.</summary>
    UnbalancedQuote,

    /// <summary>The XLSX package or one of its parts is damaged.</summary>
    Damaged,

    /// <summary>The named worksheet does not exist; the detail lists those that do.</summary>
    NoSuchSheet,
}

/// <summary>A refusal.</summary>
/// <param name="Reason">Why.</param>
/// <param name="Message">One plain English sentence with what to do.</param>
/// <param name="Line">Line of the file, from 1, where it is known.</param>
public sealed record TableRefusal(TableRefusalReason Reason, string Message, int? Line = null);

/// <summary>A table or the reason why there is none.</summary>
public sealed record TableRead
{
    private TableRead(Table? table, TableRefusal? refusal) => (Table, Refusal) = (table, refusal);

    public Table? Table { get; }

    public TableRefusal? Refusal { get; }

    public static TableRead Of(Table table) => new(table, null);

    public static TableRead Refused(TableRefusal refusal) => new(null, refusal);
}

/// <summary>Leaves the depths of a parser with a refusal; caught in <see cref="TableFile"/>.</summary>
internal sealed class TableRefusedException(TableRefusalReason reason, string message, int? line = null) : Exception(message)
{
    internal TableRefusal Refusal { get; } = new(reason, message, line);
}
