using System.Text.Json.Serialization;

namespace Isthmus.Places.Residents.Agreeing;

/// <summary>A residency goes on for longer than was agreed, with the reason.</summary>
internal static class ExtendResidency
{
    public sealed class Request
    {
        [Required] public DateOnly? Until { get; set; }
        [Required, StringLength(Resident.LongestNote), Lines] public string? Note { get; set; }
        [JsonIgnore] public int? Version { get; set; }
    }

    public static async Task<Outcome<Resident>> Handle(ResidentId id, Request request, int? version, Actor actor, PlacesDb db, TimeProvider clock, CancellationToken ct)
    {
        var found = await ResidentAccess.ToKeep(id, version, actor, db, ct);
        if (!found.Succeeded) return found;
        var r = found.Value;
        if (!r.IsResident) return Refusal.Conflict("residents.move-not-now");
        if (r.OnHold) return Refusal.Conflict("residents.on-hold");
        if (request.Until is not { } until || until <= r.Until || until > r.Until!.Value.AddYears(60)) return Refusal.InvalidField(nameof(Request.Until), "residents.wrong.longer");
        if (string.IsNullOrWhiteSpace(request.Note)) return Refusal.InvalidField(nameof(Request.Note), "residents.wrong.reason");
        r.Until = until;
        db.Step(r, ResidentState.Resident, request.Note.ReplaceLineEndings("\n").Trim(), actor, Instants.Stored(clock));
        return await db.Save(r, "residents.extend", ct);
    }

    public static void Map(RouteGroupBuilder residents) => residents.MapPost("/{resident}/extension", async (ResidentId resident, Request body, HttpRequest request, HttpResponse response, CurrentActor actor, PlacesDb db, TimeProvider clock, CancellationToken ct) =>
        {
            var outcome = await Handle(resident, body, request.IfMatch(), actor.Actor, db, clock, ct);
            if (outcome.Succeeded) response.SetETag(outcome.Value);
            return outcome.ToResult(r => TypedResults.Ok(ResidentAnswer.Of(r)));
        })
        .RequireAccess(Policies.Officer, Scopes.Write).WithName("residents.extend").WithSummary("Lengthens a residency, with the reason");
}
