using System.Text.Json.Serialization;
using Isthmus.Places.Residents;
using Isthmus.Places.Residents.Applying;
using Isthmus.Places.Residents.Profiles;

namespace Isthmus.Places.Benefits;

/// <summary>An officer writes into the ledger that a resident was granted a benefit: one in force on the day from which it is granted, of which the record does not say that it is none for this resident.</summary>
internal static class GrantBenefit
{
    public const string Unknown = "benefits.no-such-grant";

    public sealed class Request
    {
        [Required] public Guid? Benefit { get; set; }
        [Required] public DateOnly? From { get; set; }
        public DateOnly? Until { get; set; }
        [Required, Range(0, CompanyFacts.MostMoney)] public decimal? Value { get; set; }
        [Required, StringLength(3)] public string? Currency { get; set; }
        [Required, StringLength(120)] public string? Decision { get; set; }
        [Required] public DateOnly? DecidedOn { get; set; }

        /// <summary>The decision, handed in with the residency.</summary>
        public Guid? Document { get; set; }
    }

    public static async Task<Outcome<BenefitGrant>> Handle(ResidentId id, Request request, Actor actor, PlacesDb db, TimeProvider clock, CancellationToken ct)
    {
        var found = await ResidentAccess.ToKeep(id, null, actor, db, ct);
        if (!found.Succeeded) return found.Refusal;
        var (r, now) = (found.Value, Instants.Stored(clock));
        if (!r.IsResident) return Refusal.Conflict("benefits.no-resident");
        if (r.OnHold) return Refusal.Conflict("residents.on-hold");
        var today = await db.Today(r.PlaceId, now, ct);
        if (request is not { Benefit: { } wanted, From: { } from, Value: { } value, DecidedOn: { } decided }) return Refusal.InvalidField(nameof(Request.Benefit), "ui.validation.required");
        if (await db.Benefits.AsNoTracking().SingleOrDefaultAsync(b => b.Id == new BenefitId(wanted), ct) is not { PublishedAt: not null } benefit) return Refusal.InvalidField(nameof(Request.Benefit), "ui.validation.choose");
        if (Read(request, benefit, from, decided, today, r) is { } wrong) return wrong;
        if (Currencies.Read(request.Currency) is not { } currency) return Refusal.InvalidField(nameof(Request.Currency), "residents.wrong.currency");
        if (decimal.Round(value, 2) != value) return Refusal.InvalidField(nameof(Request.Value), "residents.wrong.decimals");
        if (Calculator.Ask(benefit, await CheckBenefits.ProfileOf(r, db, ct), from) is { Verdict: Verdict.No }) return Refusal.Conflict("benefits.not-eligible");
        var document = request.Document is { } d ? new DocumentId(d) : (DocumentId?)null;
        if (document is not null && !await db.ResidentDocuments.AnyAsync(x => x.Id == document && x.ResidentId == id && x.Purpose == DocumentPurpose.Agreement, ct)) return Refusal.InvalidField(nameof(Request.Document), "ui.validation.choose");
        if (await db.Grants.AnyAsync(g => g.ResidentId == id && g.BenefitId == benefit.Id && g.RevokedOn == null && (request.Until == null || g.From <= request.Until) && (g.Until == null || g.Until >= from), ct)) return Refusal.Conflict("benefits.granted-already");

        var grant = new BenefitGrant
        {
            Id = GrantId.New(), BenefitId = benefit.Id, ResidentId = id, PlaceId = r.PlaceId, From = from, Until = request.Until, Value = value, Currency = currency, Decision = request.Decision!.Trim(), DecidedOn = decided, DocumentId = document, By = actor.User, At = now,
        };
        db.Grants.Add(grant);
        // Two officers who grant at the same moment: one of them reads it first.
        r.Touch(now);
        var saved = await db.Save(r, "benefits.grant", ct);
        return saved.Succeeded ? grant : saved.Refusal;
    }

    private static Refusal? Read(Request request, Benefit benefit, DateOnly from, DateOnly decided, DateOnly today, Resident r)
    {
        if (!benefit.IsInForce(from)) return Refusal.InvalidField(nameof(Request.From), "benefits.wrong.notInForce");
        if (from < r.Since) return Refusal.InvalidField(nameof(Request.From), "benefits.wrong.beforeResident");
        if (request.Until < from || request.Until?.Year > 2200) return Refusal.InvalidField(nameof(Request.Until), "benefits.wrong.until");
        if (request.Until is { } until && !benefit.IsInForce(until)) return Refusal.InvalidField(nameof(Request.Until), "benefits.wrong.notInForce");
        if (decided > today || decided.Year < 1990) return Refusal.InvalidField(nameof(Request.DecidedOn), "benefits.wrong.decidedOn");
        return string.IsNullOrWhiteSpace(request.Decision) ? Refusal.InvalidField(nameof(Request.Decision), "ui.validation.required") : null;
    }

    public sealed class RevokeRequest
    {
        [Required, StringLength(BenefitGrant.LongestNote), Lines] public string? Note { get; set; }
        [JsonIgnore] public int? Version { get; set; }
    }

    public static async Task<Outcome<BenefitGrant>> Revoke(ResidentId id, GrantId grantId, RevokeRequest request, int? version, Actor actor, PlacesDb db, TimeProvider clock, CancellationToken ct)
    {
        var found = await ResidentAccess.ToKeep(id, null, actor, db, ct);
        if (!found.Succeeded) return found.Refusal;
        if (await db.Grants.SingleOrDefaultAsync(g => g.Id == grantId && g.ResidentId == id, ct) is not { } grant) return Refusal.NotFound(Unknown);
        if (grant.Check(version) is { } stale) return stale;
        if (grant.RevokedOn is not null) return Refusal.Conflict("benefits.revoked-already");
        if (string.IsNullOrWhiteSpace(request.Note)) return Refusal.InvalidField(nameof(RevokeRequest.Note), "residents.wrong.reason");
        (grant.RevokedOn, grant.Note) = (await db.Today(found.Value.PlaceId, Instants.Stored(clock), ct), request.Note.ReplaceLineEndings("\n").Trim());
        db.Doing("benefits.revoke");
        try { await db.SaveChangesAsync(ct); }
        catch (DbUpdateException e) when (DbErrors.IsStale(e)) { return Refusal.Stale(grant.Version); }
        return grant;
    }

    public static void Map(RouteGroupBuilder residents)
    {
        residents.MapPost("/{resident}/grants", async (ResidentId resident, Request body, CurrentActor actor, PlacesDb db, TimeProvider clock, CancellationToken ct) =>
                (await Handle(resident, body, actor.Actor, db, clock, ct)).ToResult(g => TypedResults.Created($"/api/residents/{resident}/grants", Ledger.View.Of(g))))
            .RequireAccess(Policies.Officer, Scopes.Write).Idempotent().WithName("benefits.grant").WithSummary("Writes into the ledger that a resident was granted a benefit in force on that day");
        residents.MapPost("/{resident}/grants/{grant}/revocation", async (ResidentId resident, GrantId grant, RevokeRequest body, HttpRequest request, CurrentActor actor, PlacesDb db, TimeProvider clock, CancellationToken ct) =>
                (await Revoke(resident, grant, body, request.IfMatch(), actor.Actor, db, clock, ct)).ToResult(g => TypedResults.Ok(Ledger.View.Of(g))))
            .RequireAccess(Policies.Officer, Scopes.Write).WithName("benefits.revoke").WithSummary("Takes a grant back, with the reason; the line stays in the ledger");
    }
}
