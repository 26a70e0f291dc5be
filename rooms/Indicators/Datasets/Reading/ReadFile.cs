using Isthmus.Indicators.Subjects;

namespace Isthmus.Indicators.Datasets.Reading;

/// <summary>A series as it is met in a file.</summary>
internal sealed record FoundSeries(string Measure, string MeasureWritten, string Subject, SubjectKind Kind, string SubjectWritten, Unit? Unit);

/// <summary>An observation as it is read; no value where the number is none.</summary>
internal readonly record struct FoundRow(int Series, int Period, double Value, string? Status, string? Rest);

/// <summary>Rows in pieces: a list of millions would be copied each time that it grows.</summary>
internal sealed class RowList
{
    private const int Piece = 1 << 16;
    private readonly List<FoundRow[]> _pieces = [];

    public int Count { get; private set; }

    public FoundRow this[int at] => _pieces[at / Piece][at % Piece];

    public void Add(FoundRow row)
    {
        if (Count % Piece == 0) _pieces.Add(new FoundRow[Piece]);
        _pieces[^1][Count++ % Piece] = row;
    }
}

/// <summary>A file of observations, read.</summary>
internal sealed record ReadFile(string Name, string Sha256, long Size, FileForm Form, IReadOnlyList<FoundSeries> Series, RowList Rows, IReadOnlyList<int>? ByKey, Faults Faults)
{
    public IEnumerable<string> Measures => Series.Select(s => s.Measure).Distinct();
    public IEnumerable<(string Key, SubjectKind Kind, string Written)> Subjects => Series.DistinctBy(s => s.Subject).Select(s => (s.Subject, s.Kind, s.SubjectWritten));
}
