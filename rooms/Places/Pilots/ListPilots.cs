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

    public static void Map(RouteGroupBuilder pilots, RouteGroupBuilder places)
    {
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
