using Isthmus.Forums.Series;

namespace Isthmus.Forums.Editions;

internal sealed record OrganiserView(OrganisationId Organisation, string Name, OrganiserRole Role, ForumLevel Level);

/// <summary>A level that the series had from an edition on, or aims at.</summary>
internal sealed record LevelStep(ForumLevel Level, int? Year, bool IsGoal);

/// <summary>An edition as its page and the API show it.</summary>
internal sealed record EditionView(
    EditionId Id, SeriesId SeriesId, IReadOnlyDictionary<string, string> Series, int Ordinal, IReadOnlyDictionary<string, string> Title, DateOnly StartsOn, DateOnly EndsOn,
    string? Country, IReadOnlyList<string> Cities, ForumLevel Level, ForumLevel? LevelGoal, IReadOnlyList<LevelStep> LevelHistory, IReadOnlyList<string> Languages, string TimeZone,
    EditionState State, bool Published, IReadOnlyList<OrganiserView> Organisers, IReadOnlyList<ReadinessItem> Ready, int Version)
{
    public static async Task<EditionView> Of(ForumEdition e, ForumsDb db, IOrganisations organisations, TimeProvider clock, CancellationToken ct)
    {
        var series = await db.Series.AsNoTracking().SingleAsync(s => s.Id == e.SeriesId, ct);
        var organisers = await db.Organisers.AsNoTracking().Where(o => o.EditionId == e.Id).OrderBy(o => o.Place).ToListAsync(ct);
        var cards = organisers.Count == 0 ? null : await organisations.Find([.. organisers.Select(o => o.Organisation)], ct);
        var ready = await db.Readiness.AsNoTracking().Where(r => r.EditionId == e.Id).Select(r => r.Item).ToListAsync(ct);
        return new(e.Id, e.SeriesId, series.Name.All, e.Ordinal, e.Title.All, e.StartsOn, e.EndsOn, e.Country, e.Cities, e.Level, e.LevelGoal, await History(e, db, ct), e.Languages, e.Zone,
            e.StateAt(clock.GetUtcNow()), e.IsPublished, [.. organisers.Select(o => new OrganiserView(o.Organisation, cards!.TryGetValue(o.Organisation, out var c) ? c.Name : "", o.Role, o.Level))], ready, e.Version);
    }

    // The level of a series changes with its editions; the goal is the shown edition's own.
    private static async Task<IReadOnlyList<LevelStep>> History(ForumEdition edition, ForumsDb db, CancellationToken ct)
    {
        var levels = await db.Editions.AsNoTracking().Where(e => e.SeriesId == edition.SeriesId && e.Ordinal <= edition.Ordinal && (e.PublishedAt != null || e.Id == edition.Id))
            .OrderBy(e => e.Ordinal).Select(e => new { e.Level, e.StartsOn.Year }).ToListAsync(ct);
        var steps = levels.Where((l, i) => i == 0 || levels[i - 1].Level != l.Level).Select(l => new LevelStep(l.Level, l.Year, false));
        return [.. steps, .. edition.LevelGoal is { } goal ? new[] { new LevelStep(goal, null, true) } : []];
    }
}

internal static class ShowEdition
{
    public static async Task<Outcome<EditionView>> Handle(EditionId id, CurrentActor who, ForumsDb db, IOrganisations organisations, TimeProvider clock, CancellationToken ct)
    {
        var found = await db.VisibleEdition(id, who.Actor, ct);
        return found.Succeeded ? await EditionView.Of(found.Value, db, organisations, clock, ct) : found.Refusal;
    }

    public static void Map(RouteGroupBuilder api) => api.MapGet("/{id}", async (EditionId id, HttpResponse response, CurrentActor who, ForumsDb db, IOrganisations organisations, TimeProvider clock, CancellationToken ct) =>
            (await Handle(id, who, db, organisations, clock, ct)).ToResult(e => { response.Headers.ETag = Versions.Tag(e.Version); return TypedResults.Ok(e); }))
        .OpenToAll("forums:read").WithName("forums.show").WithSummary("An edition with its state in time, level history and organisers");
}
