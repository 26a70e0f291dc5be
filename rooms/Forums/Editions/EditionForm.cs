using Isthmus.Names;

namespace Isthmus.Forums.Editions;

/// <summary>The form of an edition: organisers are named in words and looked up in the registry.</summary>
internal sealed class EditionForm : CreateEdition.Request
{
    [MaxLength(30)] public List<OrganiserRow> Rows { get; set => field = value ?? []; } = [];
    public int Version { get; set; }

    public sealed class OrganiserRow
    {
        [StringLength(300)] public string? Name { get; set; }
        public OrganiserRole Role { get; set; }
        public ForumLevel Level { get; set; } = ForumLevel.Regional;
    }

    public static EditionForm Of(EditionView e) => new()
    {
        Ordinal = e.Ordinal, TitleEn = e.Title.GetValueOrDefault("en"), TitleRu = e.Title.GetValueOrDefault("ru"), TitleFa = e.Title.GetValueOrDefault("fa"), StartsOn = e.StartsOn, EndsOn = e.EndsOn,
        Country = e.Country, Cities = WrittenList.Join(e.Cities), Level = e.Level, LevelGoal = e.LevelGoal, Languages = WrittenList.Join(e.Languages), Zone = e.TimeZone, Version = e.Version,
        Rows = [.. e.Organisers.Select(o => new OrganiserRow { Name = o.Name, Role = o.Role, Level = o.Level })],
    };

    public void AddEmptyRows() => Rows.AddRange(Enumerable.Repeat(0, Math.Max(1, 3 - Rows.Count)).Select(_ => new OrganiserRow { Role = Rows.Count == 0 ? OrganiserRole.Organiser : OrganiserRole.CoOrganiser }));

    /// <summary>Names to ids. A name that means no certain organisation is told, not guessed.</summary>
    public async Task<Refusal?> ResolveOrganisers(IOrganisations organisations, CancellationToken ct)
    {
        var named = Rows.Where(r => !string.IsNullOrWhiteSpace(r.Name)).ToList();
        if (named.Count == 0) return null;
        var found = await organisations.Resolve([.. named.Select(r => r.Name!.Trim()).Distinct()], ct);
        foreach (var row in named)
        {
            if (!found.TryGetValue(row.Name!.Trim(), out var candidates) || candidates.Count == 0 || candidates[0].Score < NameMatch.Probable)
                return Refusal.InvalidField($"Rows[{Rows.IndexOf(row)}].Name", "forums.edition.organiserUnknown", row.Name!.Trim());
            Organisers.Add(new() { Organisation = candidates[0].Id.Value, Role = row.Role, Level = row.Level });
        }
        return null;
    }
}
