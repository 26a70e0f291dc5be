using Isthmus.Contracts.Compliance;
using Isthmus.Places.Clearing;
using Isthmus.Places.Residents;
using Isthmus.Places.Residents.Intakes;

namespace Isthmus.Places.Pilots;

/// <summary>An organisation proposes to try something at a site. The gate is asked; the site's conditions of safety become its own.</summary>
internal static class ProposePilot
{
    public const string Unknown = "pilots.no-such-pilot";

    public sealed class KpiInput
    {
        [StringLength(120)] public string? Name { get; set; }
        [StringLength(30)] public string? Unit { get; set; }
        [Range(-1e12, 1e12)] public decimal? Target { get; set; }
    }

    public sealed class Request
    {
        [Required] public Guid? Organisation { get; set; }
        [Required, StringLength(Pilot.LongestTitle)] public string? Title { get; set; }
        [Required, StringLength(Pilot.LongestPurpose), Lines] public string? Purpose { get; set; }
        [Required] public DateOnly? StartsOn { get; set; }
        [Required] public DateOnly? EndsOn { get; set; }
        [MaxLength(Pilot.MostKpis)] public List<KpiInput> Kpis { get; set => field = value ?? []; } = [];
    }

    public static async Task<Outcome<Pilot>> Handle(PilotSiteId siteId, Request request, Actor actor, IClearance gate, IOrganisations organisations, PlacesDb db, TimeProvider clock, CancellationToken ct)
    {
        if (await db.PilotSites.AsNoTracking().SingleOrDefaultAsync(s => s.Id == siteId, ct) is not { } site || !await PublicPlaces.Sees(actor, site.PlaceId, db, ct)) return Refusal.NotFound(EditPilotSite.Unknown);
        if (request.Organisation is not { } asked || !(await organisations.Find([new(asked)], ct)).TryGetValue(new(asked), out var card)) return Refusal.InvalidField(nameof(Request.Organisation), "ui.validation.choose");
        if (!actor.MayEdit(card.Id)) return Refusal.Forbidden();
        if (!site.IsOpen) return Refusal.Conflict("pilots.closed");
        var now = Instants.Stored(clock);
        var faults = new List<FieldRefusal>();
        if (string.IsNullOrWhiteSpace(request.Title)) faults.Add(new(nameof(Request.Title), "ui.validation.required"));
        if (string.IsNullOrWhiteSpace(request.Purpose)) faults.Add(new(nameof(Request.Purpose), "ui.validation.required"));
        if (request.StartsOn is not { } starts || starts < DateOnly.FromDateTime(now).AddYears(-1) || starts.Year > 2200) faults.Add(new(nameof(Request.StartsOn), "pilots.wrong.starts"));
        else if (request.EndsOn is not { } ends || ends < starts || ends > starts.AddYears(10)) faults.Add(new(nameof(Request.EndsOn), "pilots.wrong.ends"));
        var kpis = request.Kpis.Select((k, i) => (Kpi: k, At: i)).Where(x => !string.IsNullOrWhiteSpace(x.Kpi.Name)).ToList();
        foreach (var (kpi, at) in kpis.Where(x => x.Kpi.Target is not { } t || decimal.Round(t, 4) != t)) faults.Add(new($"Kpis[{at}].Target", "ui.validation.value"));
        if (kpis.Count == 0) faults.Add(new("Kpis[0].Name", "pilots.wrong.kpis"));
        if (faults.Count > 0) return Refusal.InvalidFields(faults);

        var pilot = new Pilot
        {
            Id = PilotId.New(), SiteId = siteId, PlaceId = site.PlaceId, Organisation = card.Id, Title = request.Title!.Trim(), Purpose = request.Purpose!.ReplaceLineEndings("\n").Trim(), StartsOn = request.StartsOn!.Value, EndsOn = request.EndsOn!.Value, CreatedAt = now,
            Kpis = [.. kpis.Select(x => new PilotKpi(x.Kpi.Name!.Trim(), string.IsNullOrWhiteSpace(x.Kpi.Unit) ? null : x.Kpi.Unit.Trim(), x.Kpi.Target!.Value, null))], Safety = [.. site.Conditions.Select(c => new SafetyCondition(c, null, null))],
        };
        await GatedKinds.Pilots.Clear([pilot], db, gate, organisations, ct);
        db.Pilots.Add(pilot);
        return await db.Save(pilot, "pilots.propose", ct);
    }

    public static async Task<Outcome<Pilot>> Save(this PlacesDb db, Pilot pilot, string action, CancellationToken ct)
    {
        db.Doing(action);
        try { await db.SaveChangesAsync(ct); }
        catch (DbUpdateException e) when (DbErrors.IsStale(e)) { return Refusal.Stale(pilot.Version); }
        return pilot;
    }

    public static void Map(RouteGroupBuilder sites) => sites.MapPost("/{site}/pilots", async (PilotSiteId site, Request body, HttpResponse response, CurrentActor actor, IClearance gate, IOrganisations organisations, PlacesDb db, TimeProvider clock, CancellationToken ct) =>
        {
            var outcome = await Handle(site, body, actor.Actor, gate, organisations, db, clock, ct);
            if (outcome.Succeeded) response.SetETag(outcome.Value);
            return outcome.ToResult(p => TypedResults.Created($"/api/pilots/{p.Id}", ListPilots.View.Of(p)));
        })
        .RequireAccess(Policies.SignedIn, Scopes.Write).Idempotent().WithName("pilots.propose").WithSummary("Proposes a pilot at a site");
}
