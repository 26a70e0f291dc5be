using System.Globalization;
using Isthmus.Contracts.Places;
using Isthmus.Places.Residents;
using Isthmus.Places.Residents.Browsing;
using Isthmus.Places.Residents.Intakes;

namespace Isthmus.Places.Pilots;

/// <summary>Pilots of a place and its clusters: for everybody those that run or whose outcome is published, for officers and their organisations all.</summary>
internal static class ListPilots
{
    public sealed record View(PilotId Id, PilotSiteId Site, PlaceId Place, OrganisationId Organisation, string Title, string Purpose, DateOnly StartsOn, DateOnly EndsOn, PilotState State, DateOnly? StartedOn, DateOnly? EndedOn, IReadOnlyList<SafetyView> Safety, IReadOnlyList<PilotKpi> Kpis, string? Outcome, bool OutcomePublished, bool OnHold, int Version)
    {
        public static View Of(Pilot p) => new(p.Id, p.SiteId, p.PlaceId, p.Organisation, p.Title, p.Purpose, p.StartsOn, p.EndsOn, p.State, p.StartedOn, p.EndedOn, [.. p.Safety.Select(s => new SafetyView(s.Text, s.ConfirmedAt))], p.Kpis, p.Outcome, p.OutcomePublishedAt is not null, p.OnHold, p.Version);

        /// <summary>For those who do not keep it: results when they are published.</summary>
        public View Shown() => OutcomePublished ? this : this with { Kpis = [.. Kpis.Select(k => k with { Result = null })], Outcome = null };
    }

    public sealed record SafetyView(Said Text, DateTime? ConfirmedAt);

    public static bool Sees(Actor actor, Pilot p) => actor.MayView(p.Organisation) || !p.OnHold && (p.State == PilotState.Running || p.OutcomePublishedAt is not null);

    public static View For(Actor actor, Pilot p) => actor.MayView(p.Organisation) ? View.Of(p) : View.Of(p).Shown();

    public static async Task<List<Pilot>> Find(PlaceId place, Actor actor, PlacesDb db, CancellationToken ct)
    {
        var places = await Funnel.Under(place, db, ct);
        return [.. (await db.Pilots.AsNoTracking().Where(p => places.Contains(p.PlaceId)).OrderByDescending(p => p.StartsOn).ThenBy(p => p.Id).ToListAsync(ct)).Where(p => Sees(actor, p))];
    }

    /// <summary>A row for each measure of each pilot, so that targets and results can be reckoned with.</summary>
    private static async Task<IResult> Csv(PlaceId place, Actor actor, Texts texts, IOrganisations organisations, PlacesDb db, CancellationToken ct)
    {
        var pilots = await Find(place, actor, db, ct);
        var names = (await organisations.Find([.. pilots.Select(p => p.Organisation).Distinct()], ct)).ToDictionary(o => o.Key, o => o.Value.Name);
        var wanted = pilots.Select(p => p.SiteId).Distinct().ToList();
        var sites = await db.PilotSites.AsNoTracking().Where(s => wanted.Contains(s.Id)).ToDictionaryAsync(s => s.Id, s => s.Name.In(Language.Current.Code), ct);
        static string? Day(DateOnly? day) => day?.ToString("O", CultureInfo.InvariantCulture);
        var rows = pilots.SelectMany(p => p.Kpis.Select(IReadOnlyList<object?> (k) =>
            [p.Title, names.GetValueOrDefault(p.Organisation), sites[p.SiteId], texts.Of("pilots.state", p.State), Day(p.StartsOn), Day(p.EndsOn), Day(p.StartedOn), Day(p.EndedOn), p.Safety.Count(s => s.ConfirmedAt is not null), p.Safety.Count, k.Name, k.Unit, k.Target, k.Result, p.Outcome]));
        string[] header = ["pilots.one", "residents.organisation", "pilots.site", "residents.state", "pilots.starts", "pilots.ends", "pilots.started", "pilots.ended", "pilots.confirmed", "pilots.safety", "pilots.kpi", "pilots.unit", "pilots.target", "pilots.result", "pilots.outcome"];
        return await Files.Csv([.. header.Select(h => texts[h])], rows, "pilots", ct);
    }

    public static void Map(IEndpointRouteBuilder routes, RouteGroupBuilder pilots, RouteGroupBuilder places)
    {
        foreach (var (path, name) in (ReadOnlySpan<(string, string)>)[("/places/{place}/pilots.csv", "pilots.csv-page"), ("/api/places/{place}/pilots.csv", "pilots.csv")])
            routes.MapGet(path, (PlaceId place, CurrentActor actor, Texts texts, IOrganisations organisations, PlacesDb db, CancellationToken ct) => Csv(place, actor.Actor, texts, organisations, db, ct))
                .RequireAccess(Policies.Officer, Scopes.Read).WithTags("Places").WithName(name).WithSummary("Pilots with their measures, targets and results, as CSV");
        places.MapGet("/{place}/pilots", async (PlaceId place, CurrentActor actor, PlacesDb db, CancellationToken ct) =>
                await PublicPlaces.Sees(actor.Actor, place, db, ct) ? (Results<Ok<List<View>>, Problem>)TypedResults.Ok((await Find(place, actor.Actor, db, ct)).ConvertAll(p => For(actor.Actor, p))) : Refusal.NotFound(EditIntake.Unknown).ToProblem())
            .OpenToAll(Scopes.Read).RequireRateLimiting(RateLimits.Search).WithName("pilots.list").WithSummary("Pilots of a place and its clusters");
        pilots.MapGet("/{pilot}", async (PilotId pilot, HttpResponse response, CurrentActor actor, PlacesDb db, CancellationToken ct) =>
            {
                if (await db.Pilots.AsNoTracking().SingleOrDefaultAsync(p => p.Id == pilot, ct) is not { } found || !Sees(actor.Actor, found)) return Refusal.NotFound(ProposePilot.Unknown).ToProblem();
                response.SetETag(found);
                return (Results<Ok<View>, Problem>)TypedResults.Ok(For(actor.Actor, found));
            })
            .OpenToAll(Scopes.Read).RequireRateLimiting(RateLimits.Search).WithName("pilots.show").WithSummary("A pilot with its conditions, numbers and outcome");
    }
}
