using System.Text.Json.Serialization;
using Isthmus.Contracts.Places;
using Isthmus.Places.Residents;
using Isthmus.Places.Residents.Intakes;

namespace Isthmus.Places.Pilots;

/// <summary>Officers offer a site for pilots: what it is, and what has to be safe before one begins.</summary>
internal static class EditPilotSite
{
    public const string Unknown = "pilots.no-such-site";

    public sealed class Request
    {
        public Said Name { get; set => field = value ?? new(); } = new();
        public Said About { get; set => field = value ?? new(); } = new();
        [MaxLength(PilotSite.MostConditions)] public List<Said> Conditions { get; set => field = value ?? []; } = [];
        public bool IsOpen { get; set; }
        [JsonIgnore] public int? Version { get; set; }

        public static Request Of(PilotSite s) => new() { Name = new() { En = s.Name["en"], Ru = s.Name["ru"], Fa = s.Name["fa"] }, About = new() { En = s.About["en"], Ru = s.About["ru"], Fa = s.About["fa"] }, Conditions = [.. s.Conditions.Select(c => c with { })], IsOpen = s.IsOpen, Version = s.Version };
    }

    public static async Task<Outcome<PilotSite>> Handle(PlaceId place, PilotSiteId? id, Request request, int? version, Actor actor, PlacesDb db, TimeProvider clock, CancellationToken ct)
    {
        if (!actor.IsOfficer) return Refusal.Forbidden();
        if (!await db.Places.AnyAsync(p => p.Id == place, ct)) return Refusal.NotFound(EditIntake.Unknown);
        var site = id is { } known ? await db.PilotSites.SingleOrDefaultAsync(s => s.Id == known && s.PlaceId == place, ct) : null;
        if (id is not null && site is null) return Refusal.NotFound(Unknown);
        if (site?.Check(version) is { } stale) return stale;
        if (request.Name.Neat() is not { } name || name.IsEmpty()) return Refusal.InvalidField("Name.En", "ui.validation.required");
        var (about, fresh) = (request.About.Neat(), site is null);
        site ??= new() { Id = PilotSiteId.New(), PlaceId = place, Name = LocalText.Of(null, null, null), About = LocalText.Of(null, null, null), CreatedAt = Instants.Stored(clock) };
        (site.Name, site.About, site.IsOpen) = (LocalText.Of(name.En, name.Ru, name.Fa), LocalText.Of(about.En, about.Ru, about.Fa), request.IsOpen);
        site.Conditions = [.. request.Conditions.Where(c => c is not null).Select(c => c.Neat()).Where(c => !c.IsEmpty())];
        if (fresh) db.PilotSites.Add(site);
        db.Doing(fresh ? "pilots.add-site" : "pilots.edit-site");
        try { await db.SaveChangesAsync(ct); }
        catch (DbUpdateException e) when (DbErrors.IsStale(e)) { return Refusal.Stale(site.Version); }
        return site;
    }

    public sealed record View(PilotSiteId Id, PlaceId Place, IReadOnlyDictionary<string, string> Name, IReadOnlyDictionary<string, string> About, IReadOnlyList<Said> Conditions, bool IsOpen, int Version)
    {
        public static View Of(PilotSite s) => new(s.Id, s.PlaceId, s.Name.All, s.About.All, s.Conditions, s.IsOpen, s.Version);
    }

    public static void Map(RouteGroupBuilder sites, RouteGroupBuilder places)
    {
        places.MapPost("/{place}/pilot-sites", async (PlaceId place, Request body, CurrentActor actor, PlacesDb db, TimeProvider clock, CancellationToken ct) =>
                (await Handle(place, null, body, null, actor.Actor, db, clock, ct)).ToResult(s => TypedResults.Created($"/api/pilot-sites/{s.Id}", View.Of(s))))
            .RequireAccess(Policies.Officer, Scopes.Write).Idempotent().WithName("pilots.sites.add").WithSummary("Offers a site for pilots");
        places.MapPut("/{place}/pilot-sites/{site}", async (PlaceId place, PilotSiteId site, Request body, HttpRequest request, CurrentActor actor, PlacesDb db, TimeProvider clock, CancellationToken ct) =>
                (await Handle(place, site, body, request.IfMatch(), actor.Actor, db, clock, ct)).ToResult(s => TypedResults.Ok(View.Of(s))))
            .RequireAccess(Policies.Officer, Scopes.Write).WithName("pilots.sites.edit").WithSummary("Changes a site for pilots");
        places.MapGet("/{place}/pilot-sites", async (PlaceId place, CurrentActor actor, PlacesDb db, CancellationToken ct) =>
            {
                if (!await PublicPlaces.Sees(actor.Actor, place, db, ct)) return Refusal.NotFound(EditIntake.Unknown).ToProblem();
                var officer = actor.Actor.IsOfficer;
                return (Results<Ok<List<View>>, Problem>)TypedResults.Ok((await db.PilotSites.AsNoTracking().Where(s => s.PlaceId == place && (officer || s.IsOpen)).OrderBy(s => s.Id).ToListAsync(ct)).ConvertAll(View.Of));
            })
            .OpenToAll(Scopes.Read).RequireRateLimiting(RateLimits.Search).WithName("pilots.sites.list").WithSummary("Sites of a place where something new may be tried");
    }
}
