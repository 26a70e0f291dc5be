using Isthmus.Partnering.Taxonomy;
using Isthmus.Tabular;

namespace Isthmus.Partnering.Opportunities;

/// <summary>Takes a file with the columns of the export in as drafts of one organisation: all of its rows or none. They are reviewed and asked about at the gate like any other draft.</summary>
internal static class ImportOpportunities
{
    public const long MostBytes = 4 * 1024 * 1024;
    private const int MostRows = 200;
    private const int MostFaults = 50;

    public sealed record Answer(IReadOnlyList<OpportunityId> Drafts);

    public static async Task<Outcome<Answer>> Handle(OrganisationId organisation, IFormFile? file, Actor actor, IOrganisations organisations, Taxonomies taxonomies, PartneringDb db, TimeProvider clock, CancellationToken ct)
    {
        if (!actor.MayView(organisation) || (await organisations.Find([organisation], ct)).GetValueOrDefault(organisation) is not { } card) return Refusal.NotFound("partnering.no-such-organisation");
        if (!actor.MayEdit(organisation)) return Refusal.Forbidden();
        if (file is null || file.Length == 0) return Refusal.InvalidField("File", "ui.validation.required");
        await using var stream = file.OpenReadStream();
        var read = await TableFile.ReadAsync(stream, new() { Limits = TableLimits.Default with { Bytes = MostBytes, Rows = MostRows } }, ct);
        if (read.Table is not { } table) return Refusal.InvalidField("File", "partnering.import.unreadable");
        var place = table.Header.Select((name, column) => (Name: name.Trim().ToLowerInvariant(), column)).Where(c => c.Name.Length > 0).DistinctBy(c => c.Name).ToDictionary(c => c.Name, c => c.column);
        if (OpportunityRow.Needed.FirstOrDefault(n => !place.ContainsKey(n)) is { } missing) return Refusal.InvalidField("File", "partnering.import.columns", missing);

        var (drafts, faults, now) = (new List<Opportunity>(), new List<FieldRefusal>(), Instants.Stored(clock));
        foreach (var row in table.Rows.Where(r => r.Cells.Any(c => c.Length > 0)))
        {
            string? Cell(string column) => place.TryGetValue(column, out var at) ? row.Cells[at].Trim() : null;
            void Fault(string column, string text, params object[] args) => faults.Add(new($"{row.Number}:{column}", text, args));
            if (OpportunityRow.Profile(Cell("profile") ?? "") is not { } profile) { Fault("profile", "partnering.wrong.profile"); continue; }
            var unreadable = new List<string>();
            var input = OpportunityRow.Read(Cell, unreadable);
            foreach (var column in unreadable.Distinct()) Fault(column, "partnering.wrong.cell");
            var content = unreadable.Count == 0 ? OpportunityRules.Read(input, profile, taxonomies, []) : default;
            if (unreadable.Count > 0) continue;
            foreach (var wrong in content.Refusal?.Fields ?? []) Fault(OpportunityRow.ColumnOf(wrong.Field), wrong.Text, wrong.Args);
            if (!content.Succeeded) continue;
            var o = new Opportunity { Reference = "", Profile = profile, Owner = card.Id, Country = card.Country, Actor = card.Actor, Language = content.Value.Texts.Language, CreatedAt = now };
            o.Write(content.Value, now);
            drafts.Add(o);
        }
        if (faults.Count > 0) return Refusal.InvalidFields([.. faults.Take(MostFaults)]);
        if (drafts.Count == 0) return Refusal.InvalidField("File", "partnering.import.unreadable");
        // Ids sort by time, and those of one moment by chance: the drafts are to stand in the order of the file.
        foreach (var (o, id) in drafts.Zip(drafts.Select(_ => OpportunityId.New()).OrderBy(id => id.Value).ToList())) o.Id = id;
        db.Opportunities.AddRange(drafts);
        foreach (var o in drafts) KeywordRows.Put(o, [], db);
        db.Doing("partnering.import-opportunities");
        await References.Save(drafts, now, db, ct);
        return new Answer(drafts.ConvertAll(o => o.Id));
    }

    // The cross-origin guard of the API stands in for the antiforgery token of the pages.
    public static void Map(RouteGroupBuilder api) => api.MapPost("/import", async (OrganisationId organisation, IFormFile? file, CurrentActor actor, IOrganisations organisations, Taxonomies taxonomies, PartneringDb db, TimeProvider clock, CancellationToken ct) =>
            (await Handle(organisation, file, actor.Actor, organisations, taxonomies, db, clock, ct)).ToResult(a => TypedResults.Ok(a)))
        .RequireAccess(Policies.SignedIn, Scopes.Write).DisableAntiforgery().WithName("partnering.opportunities.import").WithSummary("Takes a CSV or XLSX file with the columns of the export in as drafts of an organisation: all rows or none");
}
