namespace Isthmus.Indicators.Datasets;

/// <summary>What a column of the file says. Stored by name, within the form of the file.</summary>
internal enum ColumnRole { Measure, Subject, Period, Value, Status, Unit, UnitPower, Source, Extra }

/// <summary>A column in the order of the file.</summary>
/// <param name="Title">As it is written in the header, with its quotation marks if it has some.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Role">What it says.</param>
/// <param name="AlwaysQuoted">Its cells stand in quotation marks also where they need none.</param>
/// <param name="Type">The type of the data package's field, where there was one.</param>
/// <param name="About">The field's description.</param>
internal sealed record FileColumn(string Title, string Name, ColumnRole Role, bool AlwaysQuoted, string? Type = null, string? About = null);

/// <summary>How a file is written, besides what its rows say.</summary>
/// <param name="Delimiter">Between the cells.</param>
/// <param name="Newline">Between the lines.</param>
/// <param name="EndLines">How many newlines stand at the end: usually one.</param>
/// <param name="HasMark">It begins with a byte order mark.</param>
/// <param name="InOrder">Its rows stand series after series, each in the order of time.</param>
/// <param name="Columns">The columns.</param>
/// <param name="IsKeyed">Measure, subject and period tell its rows apart.</param>
/// <param name="Missing">What it writes where there is no number, besides nothing: <c>..</c>.</param>
internal sealed record FileForm(char Delimiter, string Newline, int EndLines, bool HasMark, bool InOrder, IReadOnlyList<FileColumn> Columns, bool IsKeyed = false, IReadOnlyList<string>? Missing = null)
{
    /// <summary>Stored with each row, because they stand for nothing that a series knows.</summary>
    public IReadOnlyList<int> Kept { get; } = [.. Enumerable.Range(0, Columns.Count).Where(i => Columns[i].Role is ColumnRole.Extra or ColumnRole.Unit or ColumnRole.UnitPower or ColumnRole.Source)];

    public bool Equals(FileForm? other) => other is not null && (Delimiter, Newline, EndLines, HasMark, InOrder) == (other.Delimiter, other.Newline, other.EndLines, other.HasMark, other.InOrder) && Columns.SequenceEqual(other.Columns);

    public override int GetHashCode() => HashCode.Combine(Delimiter, Newline, EndLines, HasMark, InOrder, Columns.Count);
}
