using System.Text.Json.Serialization;
using Isthmus.Contracts.Compliance;
using Isthmus.Places.Clearing;
using Isthmus.Places.Network;

namespace Isthmus.Places.Houses.Leads;

/// <summary>Writes down and changes leads: a product of the register, and who may buy it.</summary>
internal static class SaveLead
{
    private const int Most = 20_000;

    public sealed class Request
    {
        /// <summary>A product of the register; in forms, its exact name and that of its organisation.</summary>
        public Guid? Product { get; set; }
        [JsonIgnore, StringLength(300)] public string? ProductName { get; set; }
        [JsonIgnore, StringLength(300)] public string? OrganisationName { get; set; }

        /// <summary>Who may buy; where the register has it, as the register calls it.</summary>
        [StringLength(300)] public string? PartnerName { get; set; }
        public Guid? Partner { get; set; }

        /// <summary>ISO 3166 code; without it the country of the house.</summary>
        [StringLength(2)] public string? PartnerCountry { get; set; }

        /// <summary>Today, when it is left out.</summary>
        public DateOnly? LeadOn { get; set; }
        [StringLength(1000), Lines] public string? Note { get; set; }

        /// <summary>What a form was filled from; the API says it by If-Match.</summary>
        [JsonIgnore] public int? Version { get; set; }
    }

    /// <param name="leadId">Null: a new one.</param>
    public static async Task<Outcome<Lead>> Handle(PlaceId id, LeadId? leadId, Request request, int? version, Actor actor, IOrganisations organisations, IProducts products, IClearance clearance, PlacesDb db, TimeProvider clock, CancellationToken ct)
    {
        var found = await db.Run(id, actor, ct);
        if (!found.Succeeded) return found.Refusal;
        var house = found.Value;
        if (house.Kind != PlaceKind.HouseOfInnovation) return Refusal.Conflict("places.no-house");
        var product = await Product(request, organisations, products, ct);
        if (!product.Succeeded) return product.Refusal;
        var partner = await NamedOrganisation.Read(request.Partner, null, null, nameof(Request.PartnerName), organisations, ct);
        if (!partner.Succeeded) return partner.Refusal;
        var name = request.PartnerName?.Trim() is { Length: > 0 } written ? written : partner.Value.Id is { } known ? (await organisations.Find([known], ct))[known].Name.Cut(300) : null;
        if (name is null) return Refusal.InvalidField(nameof(Request.PartnerName), "ui.validation.required");
        var country = string.IsNullOrWhiteSpace(request.PartnerCountry) ? house.CountryCode : request.PartnerCountry.ToUpperInvariant();
        if (!Countries.Exists(country)) return Refusal.InvalidField(nameof(Request.PartnerCountry), "ui.validation.value");
        var today = DateOnly.FromDateTime(Instants.Stored(clock).AddDays(1));
        var on = request.LeadOn ?? today.AddDays(-1);
        if (on > today || on.Year < 1990) return Refusal.InvalidField(nameof(Request.LeadOn), "places.leadDate");
        Lead? lead;
        if (leadId is { } of)
        {
            lead = await db.Leads.SingleOrDefaultAsync(l => l.Id == of && l.PlaceId == id, ct);
            if (lead is null) return Refusal.NotFound("places.no-such-lead");
            if (lead.Check(version) is { } stale) return stale;
            if (new[] { lead.SamplesOn, lead.RegistrationOn, lead.OrderOn, lead.LostOn }.Any(d => d < on)) return Refusal.InvalidField(nameof(Request.LeadOn), "places.leadOrder");
        }
        else
        {
            if (await db.Leads.CountAsync(l => l.PlaceId == id, ct) >= Most) return Refusal.Conflict("places.too-many", Most);
            lead = new() { Id = LeadId.New(), PlaceId = id, Organisation = product.Value.Organisation, Product = product.Value.Id, PartnerName = name, LeadOn = on, CreatedAt = Instants.Stored(clock) };
            db.Leads.Add(lead);
        }
        (lead.Organisation, lead.Product, lead.PartnerName, lead.PartnerCountry, lead.Partner, lead.LeadOn) = (product.Value.Organisation, product.Value.Id, name, country, partner.Value.Id, on);
        lead.Note = string.IsNullOrWhiteSpace(request.Note) ? null : request.Note.Trim();
        await GatedKinds.Leads.Clear([lead], db, clearance, organisations, ct);
        var saved = await db.Save(lead, leadId is null ? "places.add-lead" : "places.edit-lead", ct);
        return saved;
    }

    private static async Task<Outcome<ProductCard>> Product(Request request, IOrganisations organisations, IProducts products, CancellationToken ct)
    {
        if (request.Product is { } id) return (await products.Find([new(id)], ct)).TryGetValue(new(id), out var card) ? card : Refusal.InvalidField(nameof(Request.Product), "places.unknownProduct");
        var organisation = await NamedOrganisation.Read(null, request.OrganisationName, null, nameof(Request.OrganisationName), organisations, ct);
        if (!organisation.Succeeded) return organisation.Refusal;
        if (organisation.Value.Id is not { } owner) return Refusal.InvalidField(nameof(Request.OrganisationName), "ui.validation.required");
        if (request.ProductName?.Trim() is not { Length: > 0 } name) return Refusal.InvalidField(nameof(Request.ProductName), "ui.validation.required");
        return (await products.Of(owner, ct)).FirstOrDefault(p => string.Equals(p.Name, name, StringComparison.OrdinalIgnoreCase)) is { } product ? product : Refusal.InvalidField(nameof(Request.ProductName), "places.unknownProduct");
    }

    public static async Task<Outcome<Done>> Remove(PlaceId id, LeadId leadId, Actor actor, PlacesDb db, CancellationToken ct)
    {
        var found = await db.Run(id, actor, ct);
        if (!found.Succeeded) return found.Refusal;
        if (await db.Leads.SingleOrDefaultAsync(l => l.Id == leadId && l.PlaceId == id, ct) is not { } lead) return Refusal.NotFound("places.no-such-lead");
        db.Leads.Remove(lead);
        var saved = await db.Save(lead, "places.remove-lead", ct);
        return saved.Succeeded ? default(Done) : saved.Refusal;
    }

    public static void Map(RouteGroupBuilder api)
    {
        api.MapPost("/{place}/leads", async (PlaceId place, Request body, CurrentActor actor, IOrganisations organisations, IProducts products, IClearance clearance, PlacesDb db, TimeProvider clock, CancellationToken ct) =>
                (await Handle(place, null, body, null, actor.Actor, organisations, products, clearance, db, clock, ct)).ToResult(l => TypedResults.Created($"/api/places/{place}/leads/{l.Id}", new Saved<LeadId>(l.Id, l.Version))))
            .RequireAccess(Policies.SignedIn, Scopes.Write).Idempotent().WithName("places.leads.add").WithSummary("Writes down that somebody may buy a product of the register; the gate is asked about both");
        api.MapPut("/{place}/leads/{lead}", async (PlaceId place, LeadId lead, Request body, HttpRequest http, CurrentActor actor, IOrganisations organisations, IProducts products, IClearance clearance, PlacesDb db, TimeProvider clock, CancellationToken ct) =>
                (await Handle(place, lead, body, http.IfMatch(), actor.Actor, organisations, products, clearance, db, clock, ct)).ToResult(l => TypedResults.Ok(new Saved<LeadId>(l.Id, l.Version))))
            .RequireAccess(Policies.SignedIn, Scopes.Write).WithName("places.leads.change").WithSummary("Changes a lead");
        api.MapDelete("/{place}/leads/{lead}", async (PlaceId place, LeadId lead, CurrentActor actor, PlacesDb db, CancellationToken ct) => (await Remove(place, lead, actor.Actor, db, ct)).ToResult(_ => TypedResults.NoContent()))
            .RequireAccess(Policies.SignedIn, Scopes.Write).WithName("places.leads.remove").WithSummary("Removes what was written down by mistake");
    }
}
