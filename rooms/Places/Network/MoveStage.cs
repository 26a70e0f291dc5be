using Isthmus.Figures.Periods;

namespace Isthmus.Places.Network;

/// <summary>Takes a place to another stage, or corrects when a step was.</summary>
internal static class MoveStage
{
    public sealed class Request
    {
        [Required] public PlaceStage? Stage { get; set; }

        /// <summary>When: EDTF, as finely as it is known.</summary>
        [Required, StringLength(40)] public string? On { get; set; }

        /// <summary>Needed for going back and for opening again.</summary>
        [StringLength(300)] public string? Reason { get; set; }
    }

    public sealed class Correction
    {
        [Required, StringLength(40)] public string? On { get; set; }
        [Required, StringLength(300)] public string? Reason { get; set; }
    }

    public static async Task<Outcome<Place>> Handle(PlaceId id, Request request, Actor actor, PlacesDb db, TimeProvider clock, CancellationToken ct)
    {
        var (found, read) = (await db.Kept(id, actor, ct), PlaceDates.Read(request.On, nameof(Request.On)));
        if (!found.Succeeded) return found;
        if (!read.Succeeded) return read.Refusal;
        if (request.Stage is not { } stage) return Refusal.InvalidField(nameof(Request.Stage), "ui.validation.required");
        if (read.Value.Period is not { } on) return Refusal.InvalidField(nameof(Request.On), "ui.validation.required");
        var place = found.Value;
        if (Stages.Fault(place.Stage, stage, request.Reason) is { } code) return Refusal.Conflict(code);
        var steps = Stages.InOrder(await db.StageSteps.Where(s => s.PlaceId == id).ToListAsync(ct)).ToList();
        if (steps.Count > 0 && on.Last < steps[^1].LastDay) return Refusal.InvalidField(nameof(Request.On), "places.stageBefore");
        db.StageSteps.Add(new() { Id = StageStepId.New(), PlaceId = id, Stage = stage, On = on.Text, FirstDay = on.First!.Value, LastDay = on.Last!.Value, Reason = Words(request.Reason), CreatedAt = Instants.Stored(clock) });
        place.Stage = stage;
        if (stage == PlaceStage.Operating) place.Opened ??= on.Text;
        return await db.Save(place, "places.move-stage", ct);
    }

    public static async Task<Outcome<Place>> Correct(PlaceId id, StageStepId stepId, Correction request, Actor actor, PlacesDb db, CancellationToken ct)
    {
        var (found, read) = (await db.Kept(id, actor, ct), PlaceDates.Read(request.On, nameof(Correction.On)));
        if (!found.Succeeded) return found;
        if (!read.Succeeded) return read.Refusal;
        if (read.Value.Period is not { } on) return Refusal.InvalidField(nameof(Correction.On), "ui.validation.required");
        if (Words(request.Reason) is not { } reason) return Refusal.InvalidField(nameof(Correction.Reason), "ui.validation.required");
        var steps = Stages.InOrder(await db.StageSteps.Where(s => s.PlaceId == id).ToListAsync(ct)).ToList();
        var at = steps.FindIndex(s => s.Id == stepId);
        if (at < 0) return Refusal.NotFound("places.no-such-step");
        if (at > 0 && on.Last < steps[at - 1].LastDay || at + 1 < steps.Count && on.Last > steps[at + 1].LastDay) return Refusal.InvalidField(nameof(Correction.On), "places.stageOrder");
        var step = steps[at];
        (step.On, step.FirstDay, step.LastDay, step.Reason) = (on.Text, on.First!.Value, on.Last!.Value, reason);
        if (steps.Find(s => s.Stage == PlaceStage.Operating) == step) found.Value.Opened = on.Text;
        db.Entry(found.Value).Property(p => p.Version).IsModified = true;
        return await db.Save(found.Value, "places.correct-stage", ct);
    }

    private static string? Words(string? text) => text?.Trim() is { Length: > 0 } words ? words : null;

    public static void Map(RouteGroupBuilder api)
    {
        api.MapPost("/{place}/stages", async (PlaceId place, Request body, CurrentActor actor, PlacesDb db, TimeProvider clock, CancellationToken ct) => (await Handle(place, body, actor.Actor, db, clock, ct)).ToResult(p => TypedResults.Ok(new Saved<PlaceId>(p.Id, p.Version))))
            .RequireAccess(Policies.Organiser, Scopes.Write).WithName("places.stages.move").WithSummary("Takes a place to another stage from a date on (EDTF); going back from launching and opening again need a reason");
        api.MapPut("/{place}/stages/{step}", async (PlaceId place, StageStepId step, Correction body, CurrentActor actor, PlacesDb db, CancellationToken ct) => (await Correct(place, step, body, actor.Actor, db, ct)).ToResult(p => TypedResults.Ok(new Saved<PlaceId>(p.Id, p.Version))))
            .RequireAccess(Policies.Organiser, Scopes.Write).WithName("places.stages.correct").WithSummary("Corrects when a step was, with the reason; steps keep their order");
    }
}
