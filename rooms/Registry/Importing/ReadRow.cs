using Isthmus.Registry.Organisations;
using Isthmus.Registry.Taxonomy;
using Isthmus.Registry.Values;
using Isthmus.Tabular;

namespace Isthmus.Registry.Importing;

/// <summary>A row of a file as the register understands it. Content is null when the row must be rejected.</summary>
/// <param name="Known">The organisation's id, in a file that came out of this register.</param>
internal sealed record ReadRow(int Number, string Name, OrganisationContent? Content, IReadOnlyDictionary<string, string> Extra, ValueList<CellProblem> Problems, Guid? Known = null)
{
    /// <summary>Reads rows of one file: columns are found once.</summary>
    public static Func<TableRow, ReadRow> Reader(IReadOnlyList<ColumnUse> mapping)
    {
        var columns = mapping.Where(m => !string.IsNullOrEmpty(m.Field)).GroupBy(m => m.Field!).ToDictionary(g => g.Key, g => g.First());
        var rest = mapping.Where(m => string.IsNullOrEmpty(m.Field) && m.Title.Length > 0).ToList();
        return row => new RowCells(row, columns, rest).Read();
    }
}

/// <summary>The cells of one row by field, collecting what is wrong with them.</summary>
internal sealed class RowCells(TableRow row, Dictionary<string, ColumnUse> columns, List<ColumnUse> rest)
{
    private readonly List<CellProblem> _problems = [];

    public ReadRow Read()
    {
        var name = Text(ImportFields.Name, Limits.Name, rejects: true);
        if (name is null || NameKey.Of(name).IsEmpty) Wrong(ImportFields.Name, name ?? "", "registry.wrong.name", rejects: true);
        var country = Value(ImportFields.Country, c => CellWords.Country(c), "registry.wrong.country", rejects: true);
        var kindCell = Cell(ImportFields.Kind);
        // Files for a forum say guest or host under the title "kind".
        var side = Value(ImportFields.Side, CellWords.Side, "registry.wrong.side") ?? (kindCell is null ? null : CellWords.Side(kindCell));
        var kind = kindCell is null || CellWords.Side(kindCell) is not null ? null : CellWords.Kind(kindCell);
        if (kindCell is not null && kind is null && CellWords.Side(kindCell) is null) Wrong(ImportFields.Kind, kindCell, "registry.wrong.kind");
        var actor = Cell(ImportFields.Actor) is { } actorCell ? CellWords.Actor(actorCell) ?? Wrong<ActorType?>(ImportFields.Actor, actorCell, "registry.wrong.actor") : null;
        var declared = Cell(ImportFields.DeclaredProducts) is { } number
            ? int.TryParse(number, System.Globalization.CultureInfo.InvariantCulture, out var n) && n is >= 0 and <= 1_000_000 ? n : Wrong<int?>(ImportFields.DeclaredProducts, number, "registry.wrong.number") : null;
        var city = Text(ImportFields.City, 120);
        var address = Text(ImportFields.Address, Limits.Line);
        var content = new OrganisationContent
        {
            Name = name ?? "", OtherNames = Others(name), Kind = kind ?? OrganisationKind.Company, Actor = actor ?? (kind ?? OrganisationKind.Company).UsualActor(), Country = country,
            Places = city is null && address is null ? ValueList<Place>.Empty : ValueList<Place>.Of([new Place(city, country, address)]),
            Fields = Several(ImportFields.Fields, f => TechnologyFields.Named(f)?.Code, "registry.wrong.field"),
            Markets = Several(ImportFields.Markets, CellWords.Country, "registry.wrong.country"),
            About = Text(ImportFields.About, Limits.About, lines: true), Phone = Text(ImportFields.Phone, 60), ContactRole = Text(ImportFields.ContactRole, 120),
            Website = Value(ImportFields.Website, Websites.Plain, "registry.wrong.website"), Email = Value(ImportFields.Email, Emails.Plain, "registry.wrong.email"),
            RegistrationNumber = Value(ImportFields.RegistrationNumber, c => Identifiers.RegistrationNumber(c, country), "registry.wrong.registrationNumber", rejects: true),
            Ror = Value(ImportFields.Ror, Identifiers.Ror, "registry.wrong.ror", rejects: true), Lei = Value(ImportFields.Lei, Identifiers.Lei, "registry.wrong.lei", rejects: true),
            Wikidata = Value(ImportFields.Wikidata, Identifiers.Wikidata, "registry.wrong.wikidata", rejects: true),
            DeclaredProducts = declared, IsInvented = Cell(ImportFields.Invented) is { } invented && (CellWords.Yes(invented) ?? Wrong<bool?>(ImportFields.Invented, invented, "registry.wrong.yesNo")) == true,
        };
        return new ReadRow(row.Number, name ?? "", _problems.Exists(p => p.Rejects) ? null : content, Extra(side), ValueList<CellProblem>.Of(_problems),
            Guid.TryParse(Cell(ImportFields.Id), out var id) ? id : null);
    }

    private ValueList<OtherName> Others(string? name)
    {
        var names = new List<OtherName>();
        foreach (var (field, language) in ((string, string)[])[(ImportFields.NameEn, "en"), (ImportFields.NameRu, "ru"), (ImportFields.NameFa, "fa")])
            if (Text(field, Limits.Name) is { } text) names.Add(new OtherName(text, language));
        // A comma is often part of a name ("Foo, Inc."); lists of names use other signs.
        foreach (var text in (Cell(ImportFields.OtherNames) ?? "").Split([';', '|', '\n', '؛'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            if (OrganisationRules.Plain(text) is { Length: <= Limits.Name } plain) names.Add(new OtherName(plain));
        return ValueList<OtherName>.Of(names.Where(n => n.Text != name && !NameKey.Of(n.Text).IsEmpty).DistinctBy(n => n.Text).Take(Limits.Items));
    }

    private Dictionary<string, string> Extra(string? side)
    {
        var extra = new Dictionary<string, string>();
        if (side is not null) extra[ImportFields.Side] = side;
        foreach (var field in ImportFields.ForOthers.Append(ImportFields.Email).Append(ImportFields.Name))
            if (field != ImportFields.Side && Cell(field) is { } cell) extra[field] = cell;
        foreach (var use in rest)
            if (row.Cells[use.Column] is { Length: > 0 } cell) extra.TryAdd(use.Title, cell);
        return extra;
    }

    private string? Cell(string field) => columns.TryGetValue(field, out var use) && use.Column < row.Cells.Count && row.Cells[use.Column] is { Length: > 0 } cell ? cell : null;

    private string? Text(string field, int longest, bool rejects = false, bool lines = false)
    {
        if ((lines ? OrganisationRules.Lines(Cell(field)) : OrganisationRules.Plain(Cell(field))) is not { } text) return null;
        return text.Length <= longest ? text : Wrong<string?>(field, text, "registry.wrong.long", rejects);
    }

    private string? Value(string field, Func<string, string?> read, string problem, bool rejects = false) =>
        OrganisationRules.Plain(Cell(field)) is not { } text ? null : read(text) ?? Wrong<string?>(field, text, problem, rejects);

    private ValueList<string> Several(string field, Func<string, string?> read, string problem)
    {
        if (Cell(field) is not { } cell) return ValueList<string>.Empty;
        if (read(cell) is { } one) return ValueList<string>.Of([one]);
        return ValueList<string>.Of(CellWords.Split(cell).Select(part => read(part) ?? Wrong<string?>(field, part, problem)).OfType<string>().Distinct().Take(Limits.Items));
    }

    private void Wrong(string field, string cell, string problem, bool rejects = false)
    {
        var use = columns.GetValueOrDefault(field);
        _problems.Add(new CellProblem(use is null ? "" : Table.ColumnLetter(use.Column), use?.Title ?? field, cell.Length > 200 ? cell.Cut(200) + "…" : cell, problem, rejects));
    }

    private T? Wrong<T>(string field, string cell, string problem, bool rejects = false)
    {
        Wrong(field, cell, problem, rejects);
        return default;
    }
}
