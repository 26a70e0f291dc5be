using Isthmus.Contracts.Compliance;
using Isthmus.Places.Clearing;

namespace Isthmus.Places.Network;

/// <summary>Adds and changes places.</summary>
internal static class SavePlace
{
    private const int Deepest = 5;

    /// <param name="id">Null: a new one, a draft.</param>
    public static async Task<Outcome<Place>> Handle(PlaceId? id, PlaceInput input, int? version, Actor actor, IOrganisations organisations, IClearance clearance, PlacesDb db, TimeProvider clock, CancellationToken ct)
    {
        if (!actor.MayKeep()) return Refusal.Forbidden();
        if (input.Fault() is { } fault) return fault;
        var since = PlaceDates.Read(input.StageOn, nameof(PlaceInput.StageOn));
        if (!since.Succeeded) return since.Refusal;
        Place? place = null;
        if (id is { } known)
        {
            if (await db.Places.SingleOrDefaultAsync(p => p.Id == known, ct) is not { } there) return Refusal.NotFound("places.no-such-place");
            if (there.Check(version) is { } stale) return stale;
            place = there;
        }
        else if (input.Stage is null) return Refusal.InvalidField(nameof(PlaceInput.Stage), "ui.validation.required");
        else if (since.Value.Period is null) return Refusal.InvalidField(nameof(PlaceInput.StageOn), "ui.validation.required");
        var parent = await Parent(id, input, db, ct);
        if (!parent.Succeeded) return parent.Refusal;
        var owner = await NamedOrganisation.Read(input.Owner, input.OwnerName, place?.Owner, nameof(PlaceInput.OwnerName), organisations, ct);
        if (!owner.Succeeded) return owner.Refusal;
        var run = await NamedOrganisation.Read(input.Operator, input.OperatorName, place?.Operator, nameof(PlaceInput.OperatorName), organisations, ct);
        if (!run.Succeeded) return run.Refusal;
        var management = await NamedOrganisation.Read(input.Management, input.ManagementName, place?.Management, nameof(PlaceInput.ManagementName), organisations, ct);
        if (!management.Succeeded) return management.Refusal;

        var now = Instants.Stored(clock);
        if (place is null)
        {
            place = new() { Id = PlaceId.New(), Kind = default, Name = input.Name, About = input.Name, CountryCode = "", City = "", TimeZone = "", Stage = input.Stage!.Value, CreatedAt = now };
            db.Places.Add(place);
            var period = since.Value.Period!;
            db.StageSteps.Add(new() { Id = StageStepId.New(), PlaceId = place.Id, Stage = place.Stage, On = period.Text, FirstDay = period.First!.Value, LastDay = period.Last!.Value, CreatedAt = now });
            if (place.Stage == PlaceStage.Operating) place.Opened = period.Text;
        }
        input.Put(place);
        (place.ParentId, place.Owner, place.Operator, place.Management) = (parent.Value, owner.Value.Id, run.Value.Id, management.Value.Id);
        // Nothing is written yet: the gate is asked about the place as it is going to be.
        await GatedKinds.Places.Clear([place], db, clearance, organisations, ct);
        var saved = await db.Save(place, id is null ? "places.add-place" : "places.edit-place", ct);
        if (!saved.Succeeded && id is null) await GatedKinds.Drop(db, GatedKinds.Places.Subject(place.Id.Value), ct);
        return saved;
    }

    private readonly record struct Above(PlaceId? Id)
    {
        public static implicit operator PlaceId?(Above above) => above.Id;
    }

    private static async Task<Outcome<Above>> Parent(PlaceId? id, PlaceInput input, PlacesDb db, CancellationToken ct)
    {
        if (input.Parent is not { } said) return new Above(null);
        PlaceId? at = new(said);
        if (!await db.Places.AnyAsync(p => p.Id == at, ct)) return Refusal.InvalidField(nameof(PlaceInput.Parent), "places.unknownParent");
        for (var depth = 0; at is { } above; depth++)
        {
            if (above == id || depth == Deepest) return Refusal.InvalidField(nameof(PlaceInput.Parent), "places.parentInItself");
            at = await db.Places.Where(p => p.Id == above).Select(p => p.ParentId).SingleOrDefaultAsync(ct);
        }
        return new Above(new(said));
    }

    public static void Map(RouteGroupBuilder api)
    {
        api.MapPost("/", async (PlaceInput body, CurrentActor actor, IOrganisations organisations, IClearance clearance, PlacesDb db, TimeProvider clock, CancellationToken ct) =>
                (await Handle(null, body, null, actor.Actor, organisations, clearance, db, clock, ct)).ToResult(p => TypedResults.Created($"/api/places/{p.Id}", new Saved<PlaceId>(p.Id, p.Version))))
            .RequireAccess(Policies.Organiser, Scopes.Write).Idempotent().WithName("places.add").WithSummary("Adds a place as a draft, with the stage it is at and since when (EDTF)");
        api.MapPut("/{place}", async (PlaceId place, PlaceInput body, HttpRequest http, CurrentActor actor, IOrganisations organisations, IClearance clearance, PlacesDb db, TimeProvider clock, CancellationToken ct) =>
                (await Handle(place, body, http.IfMatch(), actor.Actor, organisations, clearance, db, clock, ct)).ToResult(p => TypedResults.Ok(new Saved<PlaceId>(p.Id, p.Version))))
            .RequireAccess(Policies.Organiser, Scopes.Write).WithName("places.change").WithSummary("Changes a place; its stages have calls of their own");
    }
}
