using System.Text.Json.Serialization;
using Isthmus.Places.Residents.Reviewing;

namespace Isthmus.Places.Residents.Agreeing;

/// <summary>An officer offers the status, with its terms and a last day, once enough experts without an own interest have given their points.</summary>
internal static class MakeOffer
{
    public sealed class Request
    {
        [Required, StringLength(Resident.LongestTerms), Lines] public string? OfferTerms { get; set; }

        /// <summary>The last day on which it can be accepted; without one, as long as offers of the cluster hold.</summary>
        public DateOnly? OfferUntil { get; set; }
        [JsonIgnore] public int? Version { get; set; }
    }

    public static async Task<Outcome<Resident>> Handle(ResidentId id, Request request, int? version, Actor actor, ResidentMail mail, PlacesDb db, TimeProvider clock, CancellationToken ct)
    {
        var found = await ResidentAccess.ToMove(id, version, ResidentMove.Offer, actor, db, ct);
        if (!found.Succeeded) return found;
        var (r, now) = (found.Value, Instants.Stored(clock));
        var today = await db.Today(r.PlaceId, now, ct);
        if (string.IsNullOrWhiteSpace(request.OfferTerms)) return Refusal.InvalidField(nameof(Request.OfferTerms), "ui.validation.required");
        if (request.OfferUntil <= today || request.OfferUntil > today.AddYears(2)) return Refusal.InvalidField(nameof(Request.OfferUntil), "residents.wrong.offerUntil");
        var intake = await db.Intakes.AsNoTracking().SingleAsync(i => i.Id == r.PlaceId, ct);
        var opinion = Opinion.Of(intake, await db.ExpertReviews.AsNoTracking().Where(e => e.ResidentId == id).ToListAsync(ct));
        if (!opinion.HasQuorum) return Refusal.Conflict("residents.no-quorum", intake.Quorum, opinion.Counting);
        (r.OfferTerms, r.OfferUntil, r.Note) = (request.OfferTerms.ReplaceLineEndings("\n").Trim(), request.OfferUntil ?? today.AddDays(intake.OfferDays), null);
        db.Step(r, ResidentState.Offered, null, actor, now);
        await mail.Moved(r, ResidentMove.Offer, await db.Cluster(r.PlaceId, ct), ct);
        return await db.Save(r, "residents.offer", ct);
    }

    public static void Map(RouteGroupBuilder residents) => residents.MapPost("/{resident}/offer", async (ResidentId resident, Request body, HttpRequest request, HttpResponse response, CurrentActor actor, ResidentMail mail, PlacesDb db, TimeProvider clock, CancellationToken ct) =>
        {
            var outcome = await Handle(resident, body, request.IfMatch(), actor.Actor, mail, db, clock, ct);
            if (outcome.Succeeded) response.SetETag(outcome.Value);
            return outcome.ToResult(r => TypedResults.Ok(ResidentAnswer.Of(r)));
        })
        .RequireAccess(Policies.Officer, Scopes.Write).WithName("residents.offer").WithSummary("Offers the status with its terms and a last day; 409 without a quorum of experts");
}
