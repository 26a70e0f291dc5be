using System.Globalization;
using Isthmus.Indicators.Claims;
using Isthmus.Indicators.Sources;

namespace Isthmus.Indicators.Importing;

/// <summary>A row of a file of claims, by the names of its columns.</summary>
internal static class ClaimRow
{
    public static readonly string[] Needed = ["measure", "subject", "period"];

    public static readonly string[] Columns =
    [
        "ref", "measure", "subject", "subject_en", "subject_ru", "subject_fa", "value", "unit", "standing", "period", "as_of", "definition", "note", "speaker", "outlet", "source_title", "address", "published_on", "source_kind", "derivative_of", "licence", "charted", "contradicts",
    ];

    public static ClaimInput Read(Func<string, string?> cell, List<string> unreadable)
    {
        DateOnly? Day(string column)
        {
            if (string.IsNullOrEmpty(cell(column))) return null;
            if (DateOnly.TryParseExact(cell(column), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return day;
            unreadable.Add(column);
            return null;
        }

        T Word<T>(string column, T otherwise) where T : struct, Enum
        {
            if (string.IsNullOrEmpty(cell(column))) return otherwise;
            foreach (var value in Enum.GetValues<T>())
                if (string.Equals(value.ToString(), cell(column), StringComparison.OrdinalIgnoreCase)) return value;
            unreadable.Add(column);
            return otherwise;
        }

        string? Short(string column, int most)
        {
            if (cell(column) is { } text && text.Length > most) unreadable.Add(column);
            return cell(column) is { Length: > 0 } some ? some : null;
        }

        return new()
        {
            Measure = Short("measure", 60), Subject = Short("subject", 80), SubjectEn = Short("subject_en", 160), SubjectRu = Short("subject_ru", 160), SubjectFa = Short("subject_fa", 160), Value = Short("value", 60), Unit = Short("unit", 40),
            Standing = Word("standing", Standing.Claim), Period = Short("period", 40), AsOf = Day("as_of"), Definition = Short("definition", ClaimTables.Definition), Note = Short("note", ClaimTables.Note), Speaker = Short("speaker", ClaimTables.Speaker),
            IsCharted = cell("charted") is not ("no" or "false" or "0"),
            Source = new()
            {
                Outlet = Short("outlet", SourceTables.Outlet), Title = Short("source_title", SourceTables.Title), Address = Short("address", SourceTables.Address), PublishedOn = Day("published_on"), Kind = Word("source_kind", SourceKind.Secondary),
                DerivativeOf = Short("derivative_of", SourceTables.Address), Licence = Short("licence", SourceTables.Licence),
            },
        };
    }

    /// <summary>The column of a field that was refused.</summary>
    public static string ColumnOf(string field) => field switch
    {
        "AsOf" => "as_of", "SubjectEn" => "subject_en", "Source.Outlet" => "outlet", "Source.Address" => "address", "Source.PublishedOn" => "published_on", "Source.DerivativeOf" => "derivative_of", _ => field.ToLowerInvariant(),
    };
}
