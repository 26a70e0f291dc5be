using System.Text.Json.Serialization;
using Isthmus.Places.Residents;
using Isthmus.Places.Residents.Profiles;

namespace Isthmus.Places.Transfer;

/// <summary>A development comes to another stage, or to another readiness at the same one, on a day. The last step can be taken back.</summary>
internal static class MoveTransferItem
{
    public sealed class Request
    {
        [Required] public TransferStage? Stage { get; set; }
        [Required, Range(1, CompanyFacts.HighestReadiness)] public int? Readiness { get; set; }
        [Required] public DateOnly? On { get; set; }
        [StringLength(TransferItem.LongestNote), Lines] public string? Note { get; set; }
        [JsonIgnore] public int? Version { get; set; }
    }

    public static async Task<Outcome<TransferItem>> Handle(TransferItemId id, Request request, int? version, Actor actor, PlacesDb db, TimeProvider clock, CancellationToken ct)
    {
        var found = await EditTransferItem.ToKeep(id, version, actor, db, ct);
        if (!found.Succeeded) return found;
        var item = found.Value;
        if (item.OnHold) return Refusal.Conflict("residents.on-hold");
        if (request.Stage is not { } stage || request.Readiness is not { } readiness || request.On is not { } on) return Refusal.InvalidField(nameof(Request.Stage), "ui.validation.required");
        if (stage != item.Stage && !TransferStages.After(item.Stage).Contains(stage)) return Refusal.Conflict("transfer.move-not-now");
        if (stage == item.Stage && readiness == item.Readiness) return Refusal.InvalidField(nameof(Request.Readiness), "transfer.wrong.same");
        if (on > DateOnly.FromDateTime(Instants.Stored(clock)) || on < item.Steps[^1].On) return Refusal.InvalidField(nameof(Request.On), "transfer.wrong.day");
        if (stage == TransferStage.Dropped && string.IsNullOrWhiteSpace(request.Note)) return Refusal.InvalidField(nameof(Request.Note), "residents.wrong.reason");
        if (item.Steps.Count >= TransferItem.MostSteps) return Refusal.Conflict("transfer.move-not-now");
        item.Step(new(stage, readiness, on, string.IsNullOrWhiteSpace(request.Note) ? null : request.Note.ReplaceLineEndings("\n").Trim()));
        return await db.Save(item, "transfer.move", ct);
    }

    public static async Task<Outcome<TransferItem>> TakeBack(TransferItemId id, int? version, Actor actor, PlacesDb db, CancellationToken ct)
    {
        var found = await EditTransferItem.ToKeep(id, version, actor, db, ct);
        if (!found.Succeeded) return found;
        if (found.Value.Steps.Count < 2) return Refusal.Conflict("transfer.move-not-now");
        found.Value.TakeBack();
        return await db.Save(found.Value, "transfer.take-back", ct);
    }

    public static void Map(RouteGroupBuilder items)
    {
        items.MapPost("/{item}/steps", async (TransferItemId item, Request body, HttpRequest request, HttpResponse response, CurrentActor actor, PlacesDb db, TimeProvider clock, CancellationToken ct) =>
            {
                var outcome = await Handle(item, body, request.IfMatch(), actor.Actor, db, clock, ct);
                if (outcome.Succeeded) response.SetETag(outcome.Value);
                return outcome.ToResult(t => TypedResults.Ok(ListTransferItems.View.Of(t)));
            })
            .RequireAccess(Policies.Officer, Scopes.Write).WithName("transfer.move").WithSummary("Notes the day on which a development came to a stage or a readiness");
        items.MapDelete("/{item}/steps/last", async (TransferItemId item, HttpRequest request, CurrentActor actor, PlacesDb db, CancellationToken ct) =>
                (await TakeBack(item, request.IfMatch(), actor.Actor, db, ct)).ToResult(t => TypedResults.Ok(ListTransferItems.View.Of(t))))
            .RequireAccess(Policies.Officer, Scopes.Write).WithName("transfer.take-back").WithSummary("Takes the last step back");
    }
}
