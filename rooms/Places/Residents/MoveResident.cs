using System.Text.Json.Serialization;
using Isthmus.Contracts.Compliance;
using Isthmus.Places.Clearing;
using Isthmus.Places.Residents.Applying;
using Isthmus.Places.Residents.Profiles;

namespace Isthmus.Places.Residents;

/// <summary>Moves a residency from one state to another. Handed in, admitted or begun again, the gate is asked first: held, an application stands still where it is.</summary>
internal static class MoveResident
{
    public sealed class Request
    {
        [Required] public ResidentMove? Move { get; set; }
        [StringLength(Resident.LongestNote), Lines] public string? Note { get; set; }

        /// <summary>What a page was filled from; the API says it by If-Match.</summary>
        [JsonIgnore] public int? Version { get; set; }
    }

    public static async Task<Outcome<Resident>> Handle(ResidentId id, Request request, int? version, Actor actor, IClearance gate, IOrganisations organisations, ResidentMail mail, PlacesDb db, TimeProvider clock, CancellationToken ct)
    {
        if (request.Move is not { } move) return Refusal.InvalidField(nameof(request.Move), "ui.validation.choose");
        var rule = ResidentMoves.Of(move);
        var found = await ResidentAccess.ToMove(id, version, move, actor, db, ct);
        if (!found.Succeeded) return found;
        if (rule.HasPage) return Refusal.Conflict("residents.needs-more");
        var r = found.Value;
        var note = string.IsNullOrWhiteSpace(request.Note) ? null : request.Note.ReplaceLineEndings("\n").Trim();
        if (rule.NeedsReason && note is null) return Refusal.InvalidField(nameof(request.Note), "residents.wrong.reason");
        var now = Instants.Stored(clock);
        var place = await db.Cluster(r.PlaceId, ct);
        if (await Refuse(r, move, note, place, place.Today(now), db, ct) is { } refused) { db.ChangeTracker.Clear(); return refused; }

        var to = move == ResidentMove.Reopen ? await Before(r, db, ct) : rule.To;
        if (move is ResidentMove.Submit or ResidentMove.Admit or ResidentMove.Reinstate or ResidentMove.Reopen)
        {
            await GatedKinds.Residents.Clear([r], db, gate, organisations, ct);
            if (r.OnHold && move != ResidentMove.Submit)
            {
                // What the gate said is kept, although nothing comes of it.
                var kept = ResidentMoves.IsOver(r.State) ? null : await db.Save(r, "residents.hold", ct) is { Succeeded: false } stale ? stale.Refusal : null;
                if (ResidentMoves.IsOver(r.State)) await GatedKinds.Drop(db, GatedKinds.Residents.Subject(r.Id.Value), ct);
                return kept ?? Refusal.Conflict("residents.on-hold");
            }
        }
        // Whoever leaves before the checklist is done was no resident.
        if (move == ResidentMove.Exit && r.State == ResidentState.Onboarding) r.Since = null;
        db.Step(r, to, note, actor, now);
        r.Note = rule.NeedsReason ? note : null;
        r.LeftOn = to is ResidentState.Graduated or ResidentState.Exited or ResidentState.Alumni ? r.LeftOn ?? place.Today(now) : null;
        await mail.Moved(r, move, place, ct);
        var saved = await db.Save(r, $"residents.{Told(move)}", ct);
        if (!saved.Succeeded && move is ResidentMove.Reinstate or ResidentMove.Reopen && saved.Refusal?.Code == "residents.twice") await GatedKinds.Drop(db, GatedKinds.Residents.Subject(r.Id.Value), ct);
        return saved;
    }

    private static async Task<Refusal?> Refuse(Resident r, ResidentMove move, string? note, Network.Place place, DateOnly today, PlacesDb db, CancellationToken ct)
    {
        switch (move)
        {
            case ResidentMove.Submit:
                var intake = await db.Intakes.AsNoTracking().SingleAsync(i => i.Id == r.PlaceId, ct);
                if (!intake.IsOpen) return Refusal.Conflict("residents.closed");
                var documents = await db.ResidentDocuments.Where(d => d.ResidentId == r.Id && d.DocumentKind != null).Select(d => d.DocumentKind!).Distinct().ToListAsync(ct);
                if (Eligibility.Missing(r, intake, documents, Language.Current.Code) is { } missing) return missing;
                r.Eligibility = Eligibility.Check(intake, Eligibility.Of(r, place, documents), today);
                return null;
            // Whoever does not meet the rules goes on only if an officer says why.
            case ResidentMove.Review when note is null && r.Eligibility.Any(e => e.Verdict != Verdict.Yes): return Refusal.InvalidField(nameof(Request.Note), "residents.wrong.notEligible");
            case ResidentMove.Accept when r.OfferUntil < today: return Refusal.Conflict("residents.offer-over");
            case ResidentMove.Admit when await db.OnboardingItems.AnyAsync(i => i.ResidentId == r.Id && i.Required && i.DoneAt == null, ct): return Refusal.Conflict("residents.checklist-open");
            case ResidentMove.Admit when r.Since > today: return Refusal.Conflict("residents.not-yet", r.Since.Value.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
            default: return null;
        }
    }

    // An undone refusal goes back to where it was; an offer that lapsed, to the review.
    private static async Task<ResidentState> Before(Resident r, PlacesDb db, CancellationToken ct) => r.State == ResidentState.OfferLapsed ? ResidentState.InReview
        : await db.ResidentSteps.Where(s => s.ResidentId == r.Id && s.To == ResidentState.Declined).OrderByDescending(s => s.At).Select(s => s.From).FirstOrDefaultAsync(ct) is { } before ? before : ResidentState.Submitted;

    /// <summary>The move in the audit: <c>take-back</c>.</summary>
    public static string Told(ResidentMove move) => string.Concat(move.ToString().Select((c, i) => char.IsUpper(c) && i > 0 ? $"-{char.ToLowerInvariant(c)}" : $"{char.ToLowerInvariant(c)}"));

    public static void Map(RouteGroupBuilder residents) => residents.MapPost("/{resident}/moves", async (ResidentId resident, Request body, HttpRequest request, HttpResponse response, CurrentActor actor, IClearance gate, IOrganisations organisations, ResidentMail mail, PlacesDb db, TimeProvider clock, CancellationToken ct) =>
        {
            var outcome = await Handle(resident, body, request.IfMatch(), actor.Actor, gate, organisations, mail, db, clock, ct);
            if (outcome.Succeeded) response.SetETag(outcome.Value);
            return outcome.ToResult(r => TypedResults.Ok(ResidentAnswer.Of(r)));
        })
        .RequireAccess(Policies.SignedIn, Scopes.Write).WithName("residents.move").WithSummary("Moves a residency in its workflow; handing in and admitting ask the gate");
}
