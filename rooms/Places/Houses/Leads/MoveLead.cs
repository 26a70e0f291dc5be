using Isthmus.Contracts.Compliance;

namespace Isthmus.Places.Houses.Leads;

/// <summary>Takes a lead to a step, says that it is lost and why, or takes it up again. A step that is said again has another day.</summary>
internal static class MoveLead
{
    public sealed class Request
    {
        /// <summary>Null with a reason: it is lost.</summary>
        public LeadStep? Step { get; set; }
        [Required] public DateOnly? On { get; set; }

        /// <summary>What an order is worth.</summary>
        [Range(0, 1_000_000_000_000)] public decimal? Worth { get; set; }

        /// <summary>ISO 4217 code.</summary>
        [StringLength(3, MinimumLength = 3), RegularExpression("[A-Za-z]{3}")] public string? Currency { get; set; }
        public bool Lost { get; set; }

        /// <summary>Why it is lost.</summary>
        [StringLength(500)] public string? LostReason { get; set; }
    }

    public static async Task<Outcome<Lead>> Handle(PlaceId id, LeadId leadId, Request request, int? version, Actor actor, IOrganisations organisations, IClearance clearance, PlacesDb db, TimeProvider clock, CancellationToken ct)
    {
        var found = await db.Run(id, actor, ct);
        if (!found.Succeeded) return found.Refusal;
        if (await db.Leads.SingleOrDefaultAsync(l => l.Id == leadId && l.PlaceId == id, ct) is not { } lead) return Refusal.NotFound("places.no-such-lead");
        if (lead.Check(version) is { } stale) return stale;
        if (request.On is not { } on) return Refusal.InvalidField(nameof(Request.On), "ui.validation.required");
        if (on > DateOnly.FromDateTime(Instants.Stored(clock).AddDays(1)) || on.Year < 1990) return Refusal.InvalidField(nameof(Request.On), "places.leadDate");
        if (request.Lost)
        {
            if (request.LostReason?.Trim() is not { Length: > 0 } reason) return Refusal.InvalidField(nameof(Request.LostReason), "ui.validation.required");
            if (lead.OrderOn is not null) return Refusal.Conflict("places.lead-ordered");
            if (Enum.GetValues<LeadStep>().Any(s => lead.On(s) > on)) return Refusal.InvalidField(nameof(Request.On), "places.leadOrder");
            (lead.LostOn, lead.LostReason) = (on, reason);
            return await db.Save(lead, "places.lose-lead", ct);
        }
        if (request.Step is not { } step || step == LeadStep.Lead) return Refusal.InvalidField(nameof(Request.Step), "ui.validation.choose");
        // Nothing goes on while one of the parties or the product is being checked.
        var product = IClearance.Subject(lead.Product);
        if (lead.OnHold || (await clearance.Of([product], ct))[product] != Standing.Clear) return Refusal.Conflict("places.lead-held");
        if (Enum.GetValues<LeadStep>().Any(s => s < step && lead.On(s) > on || s > step && lead.On(s) < on)) return Refusal.InvalidField(nameof(Request.On), "places.leadOrder");
        if (step == LeadStep.Order)
        {
            if (request.Worth is not { } worth) return Refusal.InvalidField(nameof(Request.Worth), "ui.validation.required");
            if (string.IsNullOrWhiteSpace(request.Currency)) return Refusal.InvalidField(nameof(Request.Currency), "ui.validation.required");
            (lead.OrderOn, lead.Worth, lead.Currency) = (on, (long)decimal.Round(worth * 100), request.Currency.ToUpperInvariant());
        }
        else if (step == LeadStep.Samples) lead.SamplesOn = on;
        else lead.RegistrationOn = on;
        (lead.LostOn, lead.LostReason) = (null, null);
        return await db.Save(lead, $"places.lead-{step.ToString().ToLowerInvariant()}", ct);
    }

    public static void Map(RouteGroupBuilder api) => api.MapPost("/{place}/leads/{lead}/steps", async (PlaceId place, LeadId lead, Request body, HttpRequest http, CurrentActor actor, IOrganisations organisations, IClearance clearance, PlacesDb db, TimeProvider clock, CancellationToken ct) =>
            (await Handle(place, lead, body, http.IfMatch(), actor.Actor, organisations, clearance, db, clock, ct)).ToResult(l => TypedResults.Ok(new Saved<LeadId>(l.Id, l.Version))))
        .RequireAccess(Policies.SignedIn, Scopes.Write).WithName("places.leads.step").WithSummary("Takes a lead to Samples, Registration or Order (with its worth and currency), or says that it is lost and why; 409 while the gate holds it");
}
