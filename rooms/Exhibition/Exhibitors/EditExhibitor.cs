using System.Text.Json.Serialization;
using Isthmus.Contracts.Compliance;
using Isthmus.Exhibition.Clearing;

namespace Isthmus.Exhibition.Exhibitors;

/// <summary>Adds, changes, matches and removes exhibitors.</summary>
internal static class EditExhibitor
{
    private const string Unknown = "exhibition.no-such-exhibitor";
    public const int Most = 5000;

    public sealed class Request
    {
        [Required, StringLength(300)] public string? Name { get; set; }

        /// <summary>The organisation of the register, where it is known.</summary>
        public Guid? Organisation { get; set; }

        /// <summary>ISO 3166 code; without it the organisation's.</summary>
        [StringLength(2, MinimumLength = 2)] public string? Country { get; set => field = string.IsNullOrWhiteSpace(value) ? null : value.Trim(); }
        [StringLength(300)] public string? Website { get; set; }

        /// <summary>Parted by commas.</summary>
        [StringLength(1000), Lines] public string? Sectors { get; set; }
        [StringLength(1000), Lines] public string? AboutEn { get; set; }
        [StringLength(1000), Lines] public string? AboutRu { get; set; }
        [StringLength(1000), Lines] public string? AboutFa { get; set; }
        [StringLength(1000), Lines] public string? ShowsEn { get; set; }
        [StringLength(1000), Lines] public string? ShowsRu { get; set; }
        [StringLength(1000), Lines] public string? ShowsFa { get; set; }

        /// <summary>What a form was filled from; the API says it by If-Match.</summary>
        [JsonIgnore] public int? Version { get; set; }

        public static Request Of(Exhibitor e) => new()
        {
            Name = e.Name, Organisation = e.Organisation?.Value, Country = e.Country, Website = e.Website, Sectors = string.Join(", ", e.Sectors), AboutEn = e.About["en"], AboutRu = e.About["ru"], AboutFa = e.About["fa"],
            ShowsEn = e.Shows["en"], ShowsRu = e.Shows["ru"], ShowsFa = e.Shows["fa"], Version = e.Version,
        };

        public Refusal? Fault()
        {
            if (Written.NameKey(Name!).Length == 0) return Refusal.InvalidField(nameof(Name), "exhibition.exhibitor.noName");
            if (Country is not null && !Countries.Exists(Country)) return Refusal.InvalidField(nameof(Country), "ui.validation.value");
            if (!string.IsNullOrWhiteSpace(Website) && Written.Website(Website) is null) return Refusal.InvalidField(nameof(Website), "ui.validation.url");
            var sectors = Written.Split(Sectors);
            return sectors.Count > Exhibitor.MostSectors || sectors.Any(s => s.Length > 100) ? Refusal.InvalidField(nameof(Sectors), "exhibition.exhibitor.sectorsTooLong", Exhibitor.MostSectors, 100) : null;
        }

        public void Put(Exhibitor e, OrganisationCard? card)
        {
            (e.Name, e.Organisation, e.Sectors) = (Name!.Trim(), card?.Id, Written.Split(Sectors));
            (e.Country, e.Website) = (Country?.ToUpperInvariant() ?? card?.Country, Written.Website(Website) ?? Written.Website(card?.Website));
            (e.About, e.Shows) = (LocalText.Of(AboutEn, AboutRu, AboutFa), LocalText.Of(ShowsEn, ShowsRu, ShowsFa));
            e.Index();
        }
    }

    /// <param name="exhibitorId">Null: a new one.</param>
    public static async Task<Outcome<Exhibitor>> Save(
        EditionId id, ExhibitorId? exhibitorId, Request request, int? version, Gate gate, IOrganisations organisations, IClearance clearance, ExhibitionDb db, TimeProvider clock, CancellationToken ct)
    {
        var found = await gate.Own(id, ct);
        if (!found.Succeeded) return found.Refusal;
        if (request.Fault() is { } fault) return fault;
        OrganisationCard? card = null;
        if (request.Organisation is { } organisation && !(await organisations.Find([new(organisation)], ct)).TryGetValue(new(organisation), out card)) return Refusal.InvalidField(nameof(Request.Organisation), "exhibition.unknownOrganisation");
        Exhibitor? exhibitor;
        if (exhibitorId is { } known)
        {
            exhibitor = await db.Exhibitors.SingleOrDefaultAsync(e => e.Id == known && e.EditionId == id, ct);
            if (exhibitor is null) return Refusal.NotFound(Unknown);
            if (exhibitor.Check(version) is { } stale) return stale;
        }
        else
        {
            if (await db.Exhibitors.CountAsync(e => e.EditionId == id, ct) >= Most) return Refusal.Conflict("exhibition.too-many", Most);
            exhibitor = new Exhibitor { Id = ExhibitorId.New(), EditionId = id, Name = "", Key = "", CreatedAt = Instants.Stored(clock) };
            db.Exhibitors.Add(exhibitor);
        }
        request.Put(exhibitor, card);
        // Nothing is written yet: the gate is asked about the exhibitor as it is going to be.
        await clearance.Clear([exhibitor], organisations, ct);
        db.Doing(exhibitorId is null ? "exhibition.add-exhibitor" : "exhibition.edit-exhibitor");
        try { await db.SaveChangesAsync(ct); }
        catch (DbUpdateException e) when (DbErrors.IsDuplicate(e)) { return await Dropped(Refusal.Conflict("exhibition.exhibitor-exists", exhibitor.Name)); }
        catch (DbUpdateException e) when (DbErrors.IsStale(e)) { return await Dropped(Refusal.Conflict("exhibition.changed-meanwhile")); }
        return exhibitor;

        async Task<Refusal> Dropped(Refusal refusal)
        {
            if (exhibitorId is null) await Stands.Drop([ExhibitionGate.Subject(exhibitor.Id)], db, ct);
            return refusal;
        }
    }

    /// <summary>Says which organisation of the register the name means, or that it is none of those known.</summary>
    public static async Task<Outcome<Exhibitor>> Match(EditionId id, ExhibitorId exhibitorId, Guid? organisation, Gate gate, IOrganisations organisations, IClearance clearance, ExhibitionDb db, TimeProvider clock, CancellationToken ct)
    {
        var exhibitor = await db.Exhibitors.AsNoTracking().SingleOrDefaultAsync(e => e.Id == exhibitorId && e.EditionId == id, ct);
        if (exhibitor is null) return Refusal.NotFound(Unknown);
        var request = Request.Of(exhibitor);
        request.Organisation = organisation;
        return await Save(id, exhibitorId, request, exhibitor.Version, gate, organisations, clearance, db, clock, ct);
    }

    /// <summary>Takes the exhibitor out, off its booths as well.</summary>
    public static async Task<Outcome<Done>> Remove(EditionId id, ExhibitorId exhibitorId, Gate gate, ExhibitionDb db, CancellationToken ct)
    {
        var found = await gate.Own(id, ct);
        if (!found.Succeeded) return found.Refusal;
        if (await db.Exhibitors.SingleOrDefaultAsync(e => e.Id == exhibitorId && e.EditionId == id, ct) is not { } exhibitor) return Refusal.NotFound(Unknown);
        foreach (var place in await db.Places.Where(p => p.ExhibitorId == exhibitorId).ToListAsync(ct)) await AssignBooth.Leave(place, db, ct);
        db.Exhibitors.Remove(exhibitor);
        db.Doing("exhibition.remove-exhibitor");
        try { await db.SaveChangesAsync(ct); }
        catch (DbUpdateException e) when (DbErrors.IsStale(e) || DbErrors.IsTorn(e)) { return Refusal.Conflict("exhibition.changed-meanwhile"); }
        return default(Done);
    }

    public static void Map(RouteGroupBuilder api)
    {
        api.MapPost("/exhibitors", async (EditionId id, Request request, Gate gate, IOrganisations organisations, IClearance clearance, ExhibitionDb db, TimeProvider clock, CancellationToken ct) =>
                (await Save(id, null, request, null, gate, organisations, clearance, db, clock, ct)).ToResult(e => TypedResults.Created($"/api/forums/{id}/exhibition/exhibitors/{e.Id}", new Saved<ExhibitorId>(e.Id, e.Version))))
            .RequireAccess(Policies.Organiser, "forums:write").Idempotent().WithName("exhibition.exhibitors.add").WithSummary("Adds an exhibitor, an organisation of the register or only a name");
        api.MapPut("/exhibitors/{exhibitor}", async (EditionId id, ExhibitorId exhibitor, Request request, HttpRequest http, Gate gate, IOrganisations organisations, IClearance clearance, ExhibitionDb db, TimeProvider clock, CancellationToken ct) =>
                (await Save(id, exhibitor, request, http.IfMatch(), gate, organisations, clearance, db, clock, ct)).ToResult(e => TypedResults.Ok(new Saved<ExhibitorId>(e.Id, e.Version))))
            .RequireAccess(Policies.Organiser, "forums:write").WithName("exhibition.exhibitors.change").WithSummary("Changes an exhibitor, or says which organisation of the register it is");
        api.MapDelete("/exhibitors/{exhibitor}", async (EditionId id, ExhibitorId exhibitor, Gate gate, ExhibitionDb db, CancellationToken ct) => (await Remove(id, exhibitor, gate, db, ct)).ToResult(_ => TypedResults.NoContent()))
            .RequireAccess(Policies.Organiser, "forums:write").WithName("exhibition.exhibitors.remove").WithSummary("Removes an exhibitor and takes it off its booths");
    }
}
