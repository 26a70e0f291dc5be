using Isthmus.Exhibition.Exhibitors;
using Isthmus.Exhibition.Floor;

namespace Isthmus.Exhibition.Files;

internal enum LineState { New, Again, AlreadyThere, Rejected }

/// <summary>Something told about a row or why it is rejected: a text key with what it names, and the cell.</summary>
internal sealed record LineNote(string Text, string Cell, IReadOnlyList<string> Args);

/// <summary>A row of the file and what confirming would do with it.</summary>
/// <param name="Meant">Who it is: the exhibitor that is there already, the other spelling in the file, or the organisation of the register.</param>
internal sealed record PreviewLine(int Row, string Name, string Booth, LineState State, string? Meant, IReadOnlyList<LineNote> Notes);

/// <summary>A name that may mean somebody known: a person says who, nobody is guessed.</summary>
/// <param name="Key">The name as it is looked for.</param>
internal sealed record NameQuestion(string Key, string Name, IReadOnlyList<NameChoice> Choices);

/// <param name="Value"><c>o:</c> an organisation of the register, <c>e:</c> an exhibitor that is there, <c>k:</c> another name of the file.</param>
internal sealed record NameChoice(string Value, string Name, double Score);

/// <summary>An exhibitor as confirming would leave it: a new one, or one that is there and gets booths or what it lacks.</summary>
internal sealed class PlannedExhibitor
{
    public required string Key { get; init; }
    public required string Name { get; init; }
    public Exhibitor? Existing { get; init; }
    public KnownOrganisation? Organisation { get; init; }
    public string? Country { get; set; }
    public string? Website { get; set; }
    public List<string> Sectors { get; } = [];
    public string About { get; set; } = "";
    public string Shows { get; set; } = "";

    /// <summary>Keys of the booths it is to be put at.</summary>
    public List<string> Booths { get; } = [];

    public string DisplayName => Existing?.Name ?? Organisation?.Name ?? Name;
}

/// <summary>A booth that the file names and nobody knows yet.</summary>
internal sealed record PlannedBooth(string Key, string Number, Pavilion? Pavilion);

/// <summary>What the dry run is held against: the exhibition of this moment.</summary>
internal sealed record Standing(IReadOnlyList<Exhibitor> Exhibitors, IReadOnlyDictionary<string, Booth> Booths, IReadOnlyList<Pavilion> Pavilions, IReadOnlySet<(BoothId, ExhibitorId)> Places, IReadOnlySet<BoothId> Occupied);

/// <summary>The dry run, row by row. Pure; the same for the page, the API and the confirmation.</summary>
internal sealed record ExhibitorPreview(IReadOnlyList<PreviewLine> Lines, IReadOnlyList<NameQuestion> Questions, IReadOnlyList<PlannedExhibitor> Planned, IReadOnlyList<PlannedBooth> Booths)
{
    public int Count(LineState state) => Lines.Count(l => l.State == state);

    /// <param name="answers">What a person has said, by the key of the question; nothing said means a new exhibitor under its name only.</param>
    public static ExhibitorPreview Of(FileContent content, IReadOnlyDictionary<string, string> answers, Standing standing)
    {
        var names = new NameDesk(content, answers, standing);
        var (lines, planned, booths) = (new List<PreviewLine>(), new Dictionary<string, PlannedExhibitor>(StringComparer.Ordinal), new Dictionary<string, PlannedBooth>(StringComparer.Ordinal));
        foreach (var row in content.Rows)
        {
            var cells = new RowReader(row, content.Columns);
            if (cells.Rejection is { } rejection) { lines.Add(new(row.Row, row.Name, row.Booth, LineState.Rejected, null, [rejection])); continue; }
            var key = names.MeantBy(Written.NameKey(row.Name));
            var isFirst = !planned.TryGetValue(key, out var who);
            if (who is null) planned[key] = who = names.Plan(key, row.Name);
            var adds = Fill(who, cells);
            foreach (var (number, boothKey) in cells.Booths) adds |= Put(who, number, boothKey, cells, standing, booths, planned);
            var state = isFirst && who.Existing is null ? LineState.New : adds ? LineState.Again : LineState.AlreadyThere;
            lines.Add(new(row.Row, row.Name, row.Booth, state, who.DisplayName == row.Name ? null : who.DisplayName, cells.Notes));
        }
        return new(lines, names.Questions, [.. planned.Values], [.. booths.Values]);
    }

    // What is there stays; the file fills what is empty.
    private static bool Fill(PlannedExhibitor who, RowReader cells)
    {
        var adds = false;
        if (cells.Country is { } country && who.Country is null && who.Existing?.Country is null) (who.Country, adds) = (country, true);
        if (cells.Website is { } website && who.Website is null && who.Existing?.Website is null) (who.Website, adds) = (website, true);
        if (cells.Row.About.Length > 0 && who.About.Length == 0 && who.Existing?.About.IsEmpty != false) (who.About, adds) = (cells.Row.About, true);
        if (cells.Row.Shows.Length > 0 && who.Shows.Length == 0 && who.Existing?.Shows.IsEmpty != false) (who.Shows, adds) = (cells.Row.Shows, true);
        foreach (var sector in cells.Sectors.Where(s => !who.Sectors.Contains(s, StringComparer.OrdinalIgnoreCase) && who.Existing?.Sectors.Contains(s, StringComparer.OrdinalIgnoreCase) != true))
        {
            if (who.Sectors.Count + (who.Existing?.Sectors.Count ?? 0) >= Exhibitor.MostSectors) break;
            who.Sectors.Add(sector);
            adds = true;
        }
        return adds;
    }

    private static bool Put(PlannedExhibitor who, string number, string key, RowReader cells, Standing standing, Dictionary<string, PlannedBooth> booths, Dictionary<string, PlannedExhibitor> planned)
    {
        var there = standing.Booths.GetValueOrDefault(key);
        if (who.Booths.Contains(key) || who.Existing is { } known && there is not null && standing.Places.Contains((there.Id, known.Id))) return false;
        if (there is null && !booths.ContainsKey(key))
        {
            var pavilion = cells.Row.Pavilion.Length == 0 ? null : standing.Pavilions.FirstOrDefault(p => p.Name.All.Values.Any(n => Written.NameKey(n) == Written.NameKey(cells.Row.Pavilion)));
            if (pavilion is null && cells.Row.Pavilion.Length > 0) cells.Note("exhibition.note.unknownPavilion", "pavilion", cells.Row.Pavilion);
            booths[key] = new(key, number, pavilion);
            cells.Note("exhibition.note.newBooth", "booth", number);
        }
        if (there is not null && standing.Occupied.Contains(there.Id) || planned.Values.Any(p => p != who && p.Booths.Contains(key))) cells.Note("exhibition.note.sharedBooth", "booth", number);
        who.Booths.Add(key);
        return true;
    }
}
