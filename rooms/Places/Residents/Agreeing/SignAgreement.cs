using System.Text.Json.Serialization;
using Isthmus.Contracts.Compliance;
using Isthmus.Places.Clearing;

namespace Isthmus.Places.Residents.Agreeing;

/// <summary>The agreement was signed: its number, its day, from and until when it holds. The gate is asked; the checklist begins.</summary>
internal static class SignAgreement
{
    public sealed class Request
    {
        [Required, StringLength(Resident.LongestNumber)] public string? AgreementNumber { get; set; }
        [Required] public DateOnly? SignedOn { get; set; }
        [Required] public DateOnly? Since { get; set; }
        [Required] public DateOnly? Until { get; set; }
        [JsonIgnore] public int? Version { get; set; }
    }

    public static async Task<Outcome<Resident>> Handle(ResidentId id, Request request, int? version, Actor actor, IClearance gate, IOrganisations organisations, ResidentMail mail, PlacesDb db, TimeProvider clock, CancellationToken ct)
    {
        var found = await ResidentAccess.ToMove(id, version, ResidentMove.Sign, actor, db, ct);
        if (!found.Succeeded) return found;
        var (r, now) = (found.Value, Instants.Stored(clock));
        if (Read(request, await db.Today(r.PlaceId, now, ct)) is { } wrong) return wrong;
        await GatedKinds.Residents.Clear([r], db, gate, organisations, ct);
        if (r.OnHold) return await db.Save(r, "residents.hold", ct) is { Succeeded: false } stale ? stale : Refusal.Conflict("residents.on-hold");
        (r.AgreementNumber, r.SignedOn, r.Since, r.Until) = (request.AgreementNumber!.Trim(), request.SignedOn, request.Since, request.Until);
        db.Step(r, ResidentState.Onboarding, null, actor, now);
        var intake = await db.Intakes.AsNoTracking().SingleAsync(i => i.Id == r.PlaceId, ct);
        db.OnboardingItems.AddRange(intake.Checklist.Select((l, n) => new OnboardingItem { Id = OnboardingItemId.New(), ResidentId = id, Place = n, Text = LocalText.Of(l.Text.En, l.Text.Ru, l.Text.Fa), DueOn = request.SignedOn!.Value.AddDays(l.Days), Required = l.Required }));
        await mail.Moved(r, ResidentMove.Sign, await db.Cluster(r.PlaceId, ct), ct);
        return await db.Save(r, "residents.sign", ct);
    }

    private static Refusal? Read(Request request, DateOnly today)
    {
        if (string.IsNullOrWhiteSpace(request.AgreementNumber)) return Refusal.InvalidField(nameof(Request.AgreementNumber), "ui.validation.required");
        if (request.SignedOn is not { } signed || signed > today || signed < today.AddYears(-20)) return Refusal.InvalidField(nameof(Request.SignedOn), "residents.wrong.signedOn");
        if (request.Since is not { } since || since < signed.AddYears(-1) || since > signed.AddYears(5)) return Refusal.InvalidField(nameof(Request.Since), "residents.wrong.since");
        return request.Until is not { } until || until <= since || until > since.AddYears(60) ? Refusal.InvalidField(nameof(Request.Until), "residents.wrong.until") : null;
    }

    public static void Map(RouteGroupBuilder residents) => residents.MapPost("/{resident}/agreement", async (ResidentId resident, Request body, HttpRequest request, HttpResponse response, CurrentActor actor, IClearance gate, IOrganisations organisations, ResidentMail mail, PlacesDb db, TimeProvider clock, CancellationToken ct) =>
        {
            var outcome = await Handle(resident, body, request.IfMatch(), actor.Actor, gate, organisations, mail, db, clock, ct);
            if (outcome.Succeeded) response.SetETag(outcome.Value);
            return outcome.ToResult(r => TypedResults.Ok(ResidentAnswer.Of(r)));
        })
        .RequireAccess(Policies.Officer, Scopes.Write).WithName("residents.sign").WithSummary("Notes the signed agreement and begins the checklist; the gate is asked");
}
