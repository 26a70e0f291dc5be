using Isthmus.Names;
using Microsoft.AspNetCore.Mvc;

namespace Isthmus.Exhibition.Projects;

/// <summary>The showcase: joint projects by words, pair of countries and field. Hundreds at most: counted here, not by the database.</summary>
internal static class ListProjects
{
    private const int MostWords = 6;

    public sealed record Row(ProjectId Id, IReadOnlyDictionary<string, string> Title, ProjectField Field, ProjectStage Stage, IReadOnlyList<string> Countries, IReadOnlyList<string> Partners, bool Published, int Version, bool OnHold);

    /// <summary>Facets count what each choice would leave; a choice does not narrow its own list.</summary>
    public sealed record Found(IReadOnlyList<Row> Rows, IReadOnlyDictionary<string, int> Pairs, IReadOnlyDictionary<ProjectField, int> Fields);

    /// <param name="drafts">Also those not published or on hold: for organisers.</param>
    public static async Task<Found> Find(ExhibitionDb db, EditionId id, string text, IReadOnlyList<string> pairs, IReadOnlyList<string> fields, bool drafts, CancellationToken ct)
    {
        var query = db.Projects.AsNoTracking().Where(p => p.EditionId == id);
        if (!drafts) query = query.Where(p => p.PublishedAt != null && !p.OnHold);
        foreach (var word in SearchTerms.Of(text).Take(MostWords))
        {
            var (term, sound) = (" " + word.Term, word.Sound is null ? " " + word.Term : $" {word.Sound} ");
            query = query.Where(p => p.Search.Contains(term) || p.Search.Contains(sound));
        }
        var projects = await query.OrderBy(p => p.Id).Select(p => new { p.Id, p.Title, p.Field, p.Stage, p.PublishedAt, p.Version, p.OnHold }).ToListAsync(ct);
        var partners = (await db.Partners.AsNoTracking().Where(p => db.Projects.Any(x => x.Id == p.ProjectId && x.EditionId == id)).OrderBy(p => p.Place).Select(p => new { p.ProjectId, p.Name, p.CountryCode }).ToListAsync(ct)).ToLookup(p => p.ProjectId);
        var rows = projects.ConvertAll(p => (Pairs: TwoCountries.Pairs(partners[p.Id].Select(x => x.CountryCode)),
            Row: new Row(p.Id, p.Title.All, p.Field, p.Stage, [.. partners[p.Id].Select(x => x.CountryCode).OfType<string>().Distinct()], [.. partners[p.Id].Select(x => x.Name)], p.PublishedAt is not null, p.Version, p.OnHold)));
        bool OfPair(IReadOnlyList<string> own) => pairs.Count == 0 || own.Any(p => pairs.Contains(p, StringComparer.OrdinalIgnoreCase));
        bool OfField(ProjectField field) => fields.Count == 0 || fields.Contains(field.ToString(), StringComparer.OrdinalIgnoreCase);
        return new([.. rows.Where(r => OfPair(r.Pairs) && OfField(r.Row.Field)).Select(r => r.Row)],
            rows.Where(r => OfField(r.Row.Field)).SelectMany(r => r.Pairs).CountBy(p => p).ToDictionary(), rows.Where(r => OfPair(r.Pairs)).CountBy(r => r.Row.Field).ToDictionary());
    }

    private static async Task<Outcome<CursorPage<Row>>> Handle(EditionId id, string? q, string[]? pair, string[]? field, string? cursor, int? limit, Gate gate, ExhibitionDb db, CancellationToken ct)
    {
        var found = await gate.Visible(id, ct);
        if (!found.Succeeded) return found.Refusal;
        var after = Cursor.Read(cursor)?.Id ?? Guid.Empty;
        var take = Cursor.Take(limit);
        var rows = (await Find(db, id, q?.Trim() ?? "", pair ?? [], field ?? [], gate.MayOrganise, ct)).Rows.Where(r => r.Id.Value.CompareTo(after) > 0).Take(take + 1).ToList();
        return Cursor.Page(rows, take, r => Cursor.Write("", r.Id.Value));
    }

    public static void Map(RouteGroupBuilder api) => api.MapGet("/projects", async (EditionId id, string? q, [FromQuery] string[]? pair, [FromQuery] string[]? field, string? cursor, int? limit, Gate gate, ExhibitionDb db, CancellationToken ct) =>
            (await Handle(id, q, pair, field, cursor, limit, gate, db, ct)).ToResult(p => TypedResults.Ok(p)))
        .OpenToAll("forums:read").RequireRateLimiting(RateLimits.Search).WithName("exhibition.projects.list").WithSummary("Joint projects by words in any script, by pair of countries (IR-RU) and field; drafts for organisers only");
}
