using Isthmus.Forums.Editions;

namespace Isthmus.Forums.Delegations.Figures;

/// <summary>What was said of delegations, beside what is counted here.</summary>
internal static class ShowFigures
{
    public const string Unknown = "forums.no-such-figure";

    /// <summary>So many stand on a page that is about something else, and on paper.</summary>
    public const int OnOtherPages = 10;

    public sealed record Filter(DelegationId? Delegation = null, FigureMeasure? Measure = null);

    /// <param name="Delegation">Null: all delegations together.</param>
    /// <param name="Complete">False: at least so many.</param>
    public sealed record CountView(DelegationId? Delegation, int Number, bool Complete);

    /// <summary>One way to read the figure, compared by itself.</summary>
    public sealed record ReadingView(FigureReach Reach, IReadOnlyList<CountView> Counted, FigureVerdict Verdict, FigureDoubt Doubt);

    /// <param name="Readings">One, or two where the words leave open whether the number is of all together or of each.</param>
    public sealed record View(FigureId Id, DelegationId? Delegation, FigureMeasure Measure, FigureQualifier Qualifier, int Number, FigureReach Reach, bool Ambiguous, string Quote, string? Speaker, string Outlet, string? Url, DateOnly SaidOn,
        IReadOnlyList<ReadingView> Readings, int Version);

    /// <summary>Some figures and the number of all there are, as a page shows them.</summary>
    /// <param name="Titles">Of the delegations they tell of.</param>
    /// <param name="Edit">With the way to change each; not on paper.</param>
    /// <param name="Paper">Where no link can be followed, the source's host is told.</param>
    public sealed record Sheet(EditionId Edition, DelegationId? Delegation, IReadOnlyList<View> Items, int Total, IReadOnlyDictionary<DelegationId, string> Titles, bool Edit = false, bool Paper = false)
    {
        public static readonly Sheet Empty = new(default, null, [], 0, new Dictionary<DelegationId, string>());
    }

    public static IQueryable<DelegationFigure> Matching(ForumsDb db, EditionId edition, Filter filter)
    {
        var query = db.Figures.AsNoTracking().Where(f => f.EditionId == edition);
        if (filter.Delegation is { } delegation) query = query.Where(f => f.DelegationId == delegation);
        if (filter.Measure is { } measure) query = query.Where(f => f.Measure == measure);
        return query;
    }

    public static IQueryable<DelegationFigure> NewestFirst(this IQueryable<DelegationFigure> query) => query.OrderByDescending(f => f.SaidOn).ThenByDescending(f => f.Id);

    public static async Task<List<View>> Read(ForumsDb db, EditionId edition, Actor actor, IQueryable<DelegationFigure> query, CancellationToken ct)
    {
        var figures = await query.ToListAsync(ct);
        if (figures.Count == 0) return [];
        var counts = await FigureCounts.Read(edition, actor, db, ct);
        return figures.ConvertAll(f => new View(f.Id, f.DelegationId, f.Measure, f.Qualifier, f.Number, f.Reach, f.IsAmbiguous, f.Quote, f.Speaker, f.Outlet, f.Url, f.SaidOn,
            [.. (f.IsAmbiguous ? [FigureReach.InTotal, FigureReach.Each] : new[] { f.Reach }).Select(r => Reading(f, r, counts))], f.Version));
    }

    /// <summary>What was said of a delegation, and after that what was said of all of the edition, which it is one of; without a delegation the latter alone. To be called for an edition that the reader may see.</summary>
    public static async Task<Sheet> About(EditionId edition, ShowDelegation.View? delegation, CurrentActor who, ForumsDb db, Language language, CancellationToken ct)
    {
        var of = delegation?.Id;
        var query = db.Figures.AsNoTracking().Where(f => f.EditionId == edition && (f.DelegationId == null || f.DelegationId == of));
        var items = await Read(db, edition, who.Actor, query.OrderBy(f => f.DelegationId == null ? 1 : 0).ThenByDescending(f => f.SaidOn).ThenByDescending(f => f.Id).Take(OnOtherPages), ct);
        Dictionary<DelegationId, string> titles = delegation is null ? [] : new() { [delegation.Id] = new LocalText(delegation.Title!).In(language.Code) };
        return new(edition, of, items, items.Count < OnOtherPages ? items.Count : await query.CountAsync(ct), titles);
    }

    public static async Task<Outcome<View>> One(EditionId id, FigureId figure, CurrentActor who, ForumsDb db, CancellationToken ct)
    {
        var found = await db.VisibleEdition(id, who.Actor, ct);
        if (!found.Succeeded) return found.Refusal;
        return await Read(db, id, who.Actor, Matching(db, id, new()).Where(f => f.Id == figure), ct) is [var view] ? view : Refusal.NotFound(Unknown);
    }

    private static async Task<Outcome<CursorPage<View>>> List(EditionId id, Filter filter, string? cursor, int? limit, CurrentActor who, ForumsDb db, CancellationToken ct)
    {
        var found = await db.VisibleEdition(id, who.Actor, ct);
        if (!found.Succeeded) return found.Refusal;
        var query = Matching(db, id, filter);
        if (Cursor.Read(cursor) is var (_, guid))
        {
            var last = new FigureId(guid);
            query = query.Where(f => f.Id > last);
        }
        var take = Cursor.Take(limit);
        return Cursor.Page(await Read(db, id, who.Actor, query.OrderBy(f => f.Id).Take(take + 1), ct), take, v => Cursor.Write("", v.Id.Value));
    }

    private static ReadingView Reading(DelegationFigure f, FigureReach reach, FigureCounts counts)
    {
        if (!counts.Shows(f.Measure)) return new(reach, [], FigureVerdict.NotComparable, f.Qualifier == FigureQualifier.Target ? FigureDoubt.Target : FigureDoubt.ForOrganisers);
        if (f.DelegationId is null && reach == FigureReach.Each)
        {
            var (all, why) = CompareFigure.OfEach(f.Qualifier, f.Number, [.. counts.Delegations.Select(d => counts.Of(d, f.Measure))]);
            return new(reach, [.. counts.Delegations.SelectMany(d => Count(d, counts.Of(d, f.Measure)))], all, why);
        }
        // "Two delegations with 200 companies", entered for one of them: if that is the total, this one's are a part of it.
        var part = f is { DelegationId: not null, IsAmbiguous: true } && reach == FigureReach.InTotal;
        var tally = counts.Of(f.DelegationId, f.Measure) is { } t ? t with { IsComplete = t.IsComplete && !part } : (Tally?)null;
        var (verdict, doubt) = CompareFigure.Of(f.Qualifier, f.Number, tally);
        return new(reach, [.. Count(f.DelegationId, tally)], verdict, part && doubt == FigureDoubt.CountIncomplete ? FigureDoubt.OthersMeant : doubt);
    }

    private static IEnumerable<CountView> Count(DelegationId? of, Tally? tally) => tally is { } t ? [new(of, t.Number, t.IsComplete)] : [];

    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/{id}/figures", async (EditionId id, DelegationId? delegation, FigureMeasure? measure, string? cursor, int? limit, CurrentActor who, ForumsDb db, CancellationToken ct) =>
                (await List(id, new(delegation, measure), cursor, limit, who, db, ct)).ToResult(TypedResults.Ok))
            .OpenToAll("forums:read").WithName("forums.figures.list").WithSummary("What was said of the delegations of an edition, with qualifier, reach and source, beside what is counted here; both readings where the words leave open whether the number is a total");
        api.MapGet("/{id}/figures/{figure}", async (EditionId id, FigureId figure, HttpResponse response, CurrentActor who, ForumsDb db, CancellationToken ct) =>
                (await One(id, figure, who, db, ct)).ToResult(v => { response.Headers.ETag = Versions.Tag(v.Version); return TypedResults.Ok(v); }))
            .OpenToAll("forums:read").WithName("forums.figures.show").WithSummary("One stated figure beside what is counted here");
    }
}
