namespace Isthmus.Exhibition.Files;

/// <summary>Reads the cells of one row: what can be used, what is passed over and why, or why the row cannot be used at all.</summary>
internal sealed class RowReader
{
    private static readonly HashSet<string> s_nothing = new(StringComparer.OrdinalIgnoreCase) { "-", "–", "—", "n/a", "na", "none", "null", "tba", "tbd", "нет", "б/н", "ندارد" };
    private readonly IReadOnlyDictionary<string, string> _columns;
    private readonly List<LineNote> _notes = [];

    public RowReader(WrittenExhibitor row, IReadOnlyDictionary<string, string> columns)
    {
        (Row, _columns) = (row with { About = Meant(row.About), Shows = Meant(row.Shows), Pavilion = Meant(row.Pavilion) }, columns);
        if (Written.NameKey(row.Name) is { Length: 0 }) { Rejection = At("exhibition.rejected.noName", "name", row.Name); return; }
        if (row.Name.Length > 300) { Rejection = At("exhibition.rejected.longName", "name", "300"); return; }
        foreach (var number in Numbers(row.Booth))
        {
            var key = Written.BoothKey(number);
            if (key.Length == 0 || number.Length > 20) { Rejection = At("exhibition.rejected.badBooth", "booth", number.Cut(60)); return; }
            if (!Booths.Exists(b => b.Key == key)) Booths.Add((number, key));
        }
        if (Meant(row.Country) is { Length: > 0 } country && (Country = Written.Country(country)) is null) Note("exhibition.note.unknownCountry", "country", country.Cut(60));
        if (Meant(row.Website) is { Length: > 0 } website && (Website = Written.Website(website)) is null) Note("exhibition.note.badWebsite", "website", website.Cut(80));
        foreach (var sector in Written.Split(Meant(row.Sectors)))
            if (sector.Length <= 100) Sectors.Add(sector);
            else Note("exhibition.note.longSector", "sectors", sector.Cut(60));
        if (Row.About.Length > 1000) { Note("exhibition.note.cut", "about", "1000"); Row = Row with { About = Row.About.Cut(1000) }; }
        if (Row.Shows.Length > 1000) { Note("exhibition.note.cut", "shows", "1000"); Row = Row with { Shows = Row.Shows.Cut(1000) }; }
    }

    public WrittenExhibitor Row { get; private set; }
    public LineNote? Rejection { get; }
    public List<(string Number, string Key)> Booths { get; } = [];
    public string? Country { get; }
    public string? Website { get; }
    public List<string> Sectors { get; } = [];
    public IReadOnlyList<LineNote> Notes => _notes;

    public void Note(string text, string field, params IReadOnlyList<string> args) => _notes.Add(At(text, field, args));

    private LineNote At(string text, string field, params IReadOnlyList<string> args) => new(text, _columns.TryGetValue(field, out var letter) ? $"{letter}{Row.Row}" : "", args);

    private static string Meant(string cell) => s_nothing.Contains(cell) ? "" : cell;

    private static IEnumerable<string> Numbers(string cell) => Meant(cell).Split([',', ';', '،', '؛', '+', '&'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Where(n => Meant(n).Length > 0);
}
