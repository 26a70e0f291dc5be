using System.Text.Json.Serialization;
using Isthmus.Contracts.Compliance;
using Isthmus.Contracts.Places;
using Isthmus.Places.Clearing;
using Isthmus.Places.Residents;
using Isthmus.Places.Residents.Intakes;
using Isthmus.Places.Residents.Profiles;

namespace Isthmus.Places.Transfer;

/// <summary>An officer notes a development that an organisation disclosed, or mends what is written of it. The gate is asked.</summary>
internal static class EditTransferItem
{
    public const string Unknown = "transfer.no-such-item";

    public sealed class Request
    {
        // Looked up by its name in forms.
        public Guid? Organisation { get; set; }
        [Required, StringLength(TransferItem.LongestTitle)] public string? Title { get; set; }
        [Required, StringLength(TransferItem.LongestSummary), Lines] public string? Summary { get; set; }
        [Required] public Activity? Field { get; set; }

        /// <summary>When it was disclosed, and how ready it was: of a new one only.</summary>
        public DateOnly? On { get; set; }
        [Range(1, CompanyFacts.HighestReadiness)] public int? Readiness { get; set; }
        [JsonIgnore] public int? Version { get; set; }
    }

    public static async Task<Outcome<TransferItem>> Add(PlaceId place, Request request, Actor actor, IClearance gate, IOrganisations organisations, PlacesDb db, TimeProvider clock, CancellationToken ct)
    {
        if (!actor.IsOfficer) return Refusal.Forbidden();
        if (!await db.Places.AnyAsync(p => p.Id == place, ct)) return Refusal.NotFound(EditIntake.Unknown);
        if (await Read(request, organisations, ct) is { } wrong) return wrong;
        var now = Instants.Stored(clock);
        var on = request.On ?? DateOnly.FromDateTime(now);
        if (on > DateOnly.FromDateTime(now) || on.Year < 1950) return Refusal.InvalidField(nameof(Request.On), "transfer.wrong.day");
        var item = new TransferItem { Id = TransferItemId.New(), PlaceId = place, Organisation = (await Card(request, organisations, ct))!.Id, Title = request.Title!.Trim(), Summary = Plain(request.Summary!), Field = request.Field!.Value, CreatedAt = now };
        item.Step(new(TransferStage.Disclosure, request.Readiness ?? 1, on, null));
        await GatedKinds.TransferItems.Clear([item], db, gate, organisations, ct);
        db.TransferItems.Add(item);
        return await db.Save(item, "transfer.add", ct);
    }

    public static async Task<Outcome<TransferItem>> Edit(TransferItemId id, Request request, int? version, Actor actor, IClearance gate, IOrganisations organisations, PlacesDb db, CancellationToken ct)
    {
        var found = await ToKeep(id, version, actor, db, ct);
        if (!found.Succeeded) return found;
        if (await Read(request, organisations, ct) is { } wrong) return wrong;
        var item = found.Value;
        (item.Organisation, item.Title, item.Summary, item.Field) = ((await Card(request, organisations, ct))!.Id, request.Title!.Trim(), Plain(request.Summary!), request.Field!.Value);
        await GatedKinds.TransferItems.Clear([item], db, gate, organisations, ct);
        return await db.Save(item, "transfer.edit", ct);
    }

    public static async Task<Outcome<TransferItem>> Publish(TransferItemId id, bool publish, Actor actor, PlacesDb db, TimeProvider clock, CancellationToken ct)
    {
        var found = await ToKeep(id, null, actor, db, ct);
        if (!found.Succeeded) return found;
        found.Value.PublishedAt = publish ? found.Value.PublishedAt ?? Instants.Stored(clock) : null;
        return await db.Save(found.Value, publish ? "transfer.publish" : "transfer.unpublish", ct);
    }

    public static async Task<Outcome<TransferItem>> ToKeep(TransferItemId id, int? version, Actor actor, PlacesDb db, CancellationToken ct)
    {
        if (!actor.IsOfficer) return Refusal.Forbidden();
        if (await db.TransferItems.SingleOrDefaultAsync(t => t.Id == id, ct) is not { } item) return Refusal.NotFound(Unknown);
        return item.Check(version) is { } stale ? stale : item;
    }

    public static async Task<Outcome<TransferItem>> Save(this PlacesDb db, TransferItem item, string action, CancellationToken ct)
    {
        db.Doing(action);
        try { await db.SaveChangesAsync(ct); }
        catch (DbUpdateException e) when (DbErrors.IsStale(e)) { return Refusal.Stale(item.Version); }
        return item;
    }

    private static async Task<OrganisationCard?> Card(Request request, IOrganisations organisations, CancellationToken ct) => request.Organisation is { } id ? (await organisations.Find([new(id)], ct)).GetValueOrDefault(new(id)) : null;

    private static async Task<Refusal?> Read(Request request, IOrganisations organisations, CancellationToken ct)
    {
        var faults = new List<FieldRefusal>();
        if (await Card(request, organisations, ct) is null) faults.Add(new(nameof(Request.Organisation), "ui.validation.choose"));
        if (string.IsNullOrWhiteSpace(request.Title)) faults.Add(new(nameof(Request.Title), "ui.validation.required"));
        if (string.IsNullOrWhiteSpace(request.Summary)) faults.Add(new(nameof(Request.Summary), "ui.validation.required"));
        if (request.Field is null) faults.Add(new(nameof(Request.Field), "ui.validation.choose"));
        return faults.Count > 0 ? Refusal.InvalidFields(faults) : null;
    }

    private static string Plain(string text) => text.ReplaceLineEndings("\n").Trim();

    public static void Map(RouteGroupBuilder items, RouteGroupBuilder places)
    {
        places.MapPost("/{place}/transfer-items", async (PlaceId place, Request body, HttpResponse response, CurrentActor actor, IClearance gate, IOrganisations organisations, PlacesDb db, TimeProvider clock, CancellationToken ct) =>
            {
                var outcome = await Add(place, body, actor.Actor, gate, organisations, db, clock, ct);
                if (outcome.Succeeded) response.SetETag(outcome.Value);
                return outcome.ToResult(t => TypedResults.Created($"/api/transfer-items/{t.Id}", ListTransferItems.View.Of(t)));
            })
            .RequireAccess(Policies.Officer, Scopes.Write).Idempotent().WithName("transfer.add").WithSummary("Notes a development that was disclosed");
        items.MapPut("/{item}", async (TransferItemId item, Request body, HttpRequest request, HttpResponse response, CurrentActor actor, IClearance gate, IOrganisations organisations, PlacesDb db, CancellationToken ct) =>
            {
                var outcome = await Edit(item, body, request.IfMatch(), actor.Actor, gate, organisations, db, ct);
                if (outcome.Succeeded) response.SetETag(outcome.Value);
                return outcome.ToResult(t => TypedResults.Ok(ListTransferItems.View.Of(t)));
            })
            .RequireAccess(Policies.Officer, Scopes.Write).WithName("transfer.edit").WithSummary("Mends what is written of a development");
        items.MapPut("/{item}/publication", async (TransferItemId item, CurrentActor actor, PlacesDb db, TimeProvider clock, CancellationToken ct) => (await Publish(item, true, actor.Actor, db, clock, ct)).ToResult(t => TypedResults.Ok(ListTransferItems.View.Of(t))))
            .RequireAccess(Policies.Officer, Scopes.Write).WithName("transfer.publish").WithSummary("Shows a development to everybody");
        items.MapDelete("/{item}/publication", async (TransferItemId item, CurrentActor actor, PlacesDb db, TimeProvider clock, CancellationToken ct) => (await Publish(item, false, actor.Actor, db, clock, ct)).ToResult(t => TypedResults.Ok(ListTransferItems.View.Of(t))))
            .RequireAccess(Policies.Officer, Scopes.Write).WithName("transfer.unpublish").WithSummary("Makes a development a draft again");
    }
}
