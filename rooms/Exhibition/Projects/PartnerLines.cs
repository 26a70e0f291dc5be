namespace Isthmus.Exhibition.Projects;

/// <summary>The partners as they are written: lines become organisations of the register where there is no doubt, and names elsewhere.</summary>
internal static class PartnerLines
{
    private const double Certain = 0.995;

    public sealed record Line(OrganisationId? Organisation, string Name, string? Country, PartnerRole Role);

    public static async Task<Outcome<List<Line>>> Read(IReadOnlyList<EditProject.PartnerLine> written, IOrganisations organisations, CancellationToken ct)
    {
        var lines = written.Select((l, i) => (Line: l, Field: $"{nameof(EditProject.Request.Partners)}[{i}].")).Where(l => l.Line.Organisation is not null || !string.IsNullOrWhiteSpace(l.Line.Name)).ToList();
        var named = lines.Where(l => l.Line.Organisation is null).Select(l => l.Line.Name!.Trim()).Distinct().ToList();
        var meant = named.Count == 0 ? new Dictionary<string, IReadOnlyList<NameCandidate>>() : await organisations.Resolve(named, ct);
        var ids = lines.Select(l => l.Line.Organisation is { } id ? new OrganisationId(id) : Only(meant.GetValueOrDefault(l.Line.Name!.Trim()))).ToList();
        var cards = await organisations.Find([.. ids.OfType<OrganisationId>()], ct);
        var read = new List<Line>();
        foreach (var ((line, field), id) in lines.Zip(ids))
        {
            var card = id is { } known ? cards.GetValueOrDefault(known) : null;
            if (line.Organisation is not null && card is null) return Refusal.InvalidField(field + nameof(line.Organisation), "exhibition.unknownOrganisation");
            var country = string.IsNullOrWhiteSpace(line.Country) ? null : Written.Country(line.Country);
            if (country is null && !string.IsNullOrWhiteSpace(line.Country)) return Refusal.InvalidField(field + nameof(line.Country), "exhibition.partner.unknownCountry", line.Country.Trim());
            // The same name in another country is another organisation.
            if (line.Organisation is null && card is not null && country is not null && card.Country != country) card = null;
            var name = string.IsNullOrWhiteSpace(line.Name) ? card?.Name ?? "" : line.Name.Trim();
            read.Add(new(card?.Id, name.Cut(300), country ?? card?.Country, line.Role));
        }
        return read;
    }

    /// <returns>The partners as they stand after the next save.</returns>
    public static List<Partner> Put(Project project, List<Partner> there, List<Line> lines, ExhibitionDb db)
    {
        // A form brings names only: which organisation was meant by a name stays said.
        var known = there.Where(p => p.Organisation is not null).GroupBy(p => Written.NameKey(p.Name)).ToDictionary(g => g.Key, g => g.First().Organisation, StringComparer.Ordinal);
        for (var i = 0; i < lines.Count; i++)
        {
            if (i == there.Count)
            {
                there.Add(new() { Id = PartnerId.New(), ProjectId = project.Id, Place = i + 1, Name = "" });
                db.Partners.Add(there[i]);
            }
            (there[i].Place, there[i].Organisation, there[i].Name, there[i].CountryCode, there[i].Role) = (i + 1, lines[i].Organisation ?? known.GetValueOrDefault(Written.NameKey(lines[i].Name)), lines[i].Name, lines[i].Country, lines[i].Role);
        }
        db.Partners.RemoveRange(there.Skip(lines.Count));
        return [.. there.Take(lines.Count)];
    }

    private static OrganisationId? Only(IReadOnlyList<NameCandidate>? candidates) =>
        candidates is [{ Score: >= Certain } first, ..] && (candidates.Count == 1 || candidates[1].Score < Names.NameMatch.Probable) ? first.Id : null;
}
