using System.Text.Json.Serialization;
using Isthmus.Contracts.Compliance;
using Isthmus.Contracts.People;
using Isthmus.Places.Clearing;
using Isthmus.Places.Residents;

namespace Isthmus.Places.Pilots;

internal enum PilotMove { Accept, Decline, Withdraw, Start, Finish, Stop, Reopen }

/// <summary>A pilot goes on: it starts when each condition of safety is confirmed, and finishes with a result for each of its numbers.</summary>
internal static class MovePilot
{
    private sealed record Rule(PilotMove Move, PilotState[] From, PilotState To, bool ByOrganisation = false, bool NeedsReason = false, bool Forward = false);

    private static readonly Rule[] s_rules =
    [
        new(PilotMove.Accept, [PilotState.Proposed], PilotState.Accepted, Forward: true),
        new(PilotMove.Decline, [PilotState.Proposed, PilotState.Accepted], PilotState.Declined, NeedsReason: true),
        new(PilotMove.Withdraw, [PilotState.Proposed, PilotState.Accepted], PilotState.Withdrawn, ByOrganisation: true),
        new(PilotMove.Start, [PilotState.Accepted], PilotState.Running, Forward: true),
        new(PilotMove.Finish, [PilotState.Running], PilotState.Finished, Forward: true),
        new(PilotMove.Stop, [PilotState.Running], PilotState.Stopped, NeedsReason: true),
        new(PilotMove.Reopen, [PilotState.Declined], PilotState.Proposed, Forward: true),
    ];

    public sealed class Request
    {
        [Required] public PilotMove? Move { get; set; }
        [StringLength(Pilot.LongestNote), Lines] public string? Note { get; set; }
        [JsonIgnore] public int? Version { get; set; }
    }

    public sealed class ResultsRequest
    {
        /// <summary>One a number, in their order; null where none is known yet.</summary>
        [MaxLength(Pilot.MostKpis)] public List<decimal?> Results { get; set => field = value ?? []; } = [];
        [StringLength(Pilot.LongestPurpose), Lines] public string? Outcome { get; set; }
        public bool Publish { get; set; }
        [JsonIgnore] public int? Version { get; set; }
    }

    public static IReadOnlyList<PilotMove> For(Pilot p, Actor actor) => [.. s_rules.Where(r => Array.IndexOf(r.From, p.State) >= 0 && May(r, p, actor) && (!r.Forward || !p.OnHold)).Select(r => r.Move)];

    public static bool NeedsReason(PilotMove move) => Array.Find(s_rules, r => r.Move == move)!.NeedsReason;

    private static bool May(Rule rule, Pilot p, Actor actor) => rule.ByOrganisation ? actor.Memberships.TryGetValue(p.Organisation, out var role) && role >= MemberRole.Editor : Keeps(p, actor);

    private static bool Keeps(Pilot p, Actor actor) => actor.IsOfficer && !actor.Memberships.ContainsKey(p.Organisation);

    private static async Task<Outcome<Pilot>> Find(PilotId id, int? version, Actor actor, PlacesDb db, CancellationToken ct)
    {
        if (await db.Pilots.SingleOrDefaultAsync(p => p.Id == id, ct) is not { } pilot || !actor.MayView(pilot.Organisation)) return Refusal.NotFound(ProposePilot.Unknown);
        return pilot.Check(version) is { } stale ? stale : pilot;
    }

    public static async Task<Outcome<Pilot>> Handle(PilotId id, Request request, int? version, Actor actor, IClearance gate, IOrganisations organisations, PlacesDb db, TimeProvider clock, CancellationToken ct)
    {
        var found = await Find(id, version, actor, db, ct);
        if (!found.Succeeded) return found;
        var p = found.Value;
        if (request.Move is not { } move || Array.Find(s_rules, r => r.Move == move) is not { } rule) return Refusal.InvalidField(nameof(Request.Move), "ui.validation.choose");
        if (!May(rule, p, actor)) return Refusal.Forbidden();
        if (Array.IndexOf(rule.From, p.State) < 0) return Refusal.Conflict("pilots.move-not-now");
        if (rule.Forward && p.OnHold) return Refusal.Conflict("residents.on-hold");
        if (rule.NeedsReason && string.IsNullOrWhiteSpace(request.Note)) return Refusal.InvalidField(nameof(Request.Note), "residents.wrong.reason");
        if (move == PilotMove.Start && p.Safety.Any(s => s.ConfirmedAt is null)) return Refusal.Conflict("pilots.not-safe", p.Safety.Count(s => s.ConfirmedAt is null));
        if (move == PilotMove.Finish && p.Kpis.Any(k => k.Result is null)) return Refusal.Conflict("pilots.no-results");
        if (move is PilotMove.Start or PilotMove.Reopen)
        {
            await GatedKinds.Pilots.Clear([p], db, gate, organisations, ct);
            if (p.OnHold && move == PilotMove.Start) return await db.Save(p, "pilots.hold", ct) is { Succeeded: false } stale ? stale : Refusal.Conflict("residents.on-hold");
        }
        var today = await db.Today(p.PlaceId, Instants.Stored(clock), ct);
        if (move == PilotMove.Start) p.StartedOn = today;
        if (move is PilotMove.Finish or PilotMove.Stop) p.EndedOn = today;
        p.Note = rule.NeedsReason ? request.Note!.ReplaceLineEndings("\n").Trim() : null;
        p.Move(rule.To);
        return await db.Save(p, $"pilots.{move.ToString().ToLowerInvariant()}", ct);
    }

    /// <summary>A condition of safety is met, or is not after all; only before the start.</summary>
    public static async Task<Outcome<Pilot>> Confirm(PilotId id, int number, bool confirmed, int? version, Actor actor, PlacesDb db, TimeProvider clock, CancellationToken ct)
    {
        var found = await Find(id, version, actor, db, ct);
        if (!found.Succeeded) return found;
        var p = found.Value;
        if (!Keeps(p, actor)) return Refusal.Forbidden();
        if (number < 1 || number > p.Safety.Count) return Refusal.NotFound("pilots.no-such-condition");
        if (p.State != PilotState.Accepted) return Refusal.Conflict("pilots.move-not-now");
        if (p.OnHold) return Refusal.Conflict("residents.on-hold");
        p.Safety = [.. p.Safety.Select((s, i) => i != number - 1 || confirmed == s.ConfirmedAt is not null ? s : confirmed ? s with { ConfirmedAt = Instants.Stored(clock), By = actor.User } : s with { ConfirmedAt = null, By = null })];
        return await db.Save(p, confirmed ? "pilots.confirm-safety" : "pilots.open-safety", ct);
    }

    public static async Task<Outcome<Pilot>> Results(PilotId id, ResultsRequest request, int? version, Actor actor, IClearance gate, IOrganisations organisations, PlacesDb db, TimeProvider clock, CancellationToken ct)
    {
        var found = await Find(id, version, actor, db, ct);
        if (!found.Succeeded) return found;
        var p = found.Value;
        if (!Keeps(p, actor)) return Refusal.Forbidden();
        if (p.State is not (PilotState.Running or PilotState.Finished or PilotState.Stopped)) return Refusal.Conflict("pilots.move-not-now");
        if (request.Results.Count > p.Kpis.Count || request.Results.FindIndex(r => r is { } v && (Math.Abs(v) > 1_000_000_000_000 || decimal.Round(v, 4) != v)) is >= 0) return Refusal.InvalidField("Results[0]", "ui.validation.value");
        var outcome = string.IsNullOrWhiteSpace(request.Outcome) ? null : request.Outcome.ReplaceLineEndings("\n").Trim();
        if (request.Publish && (outcome is null || p.State == PilotState.Running)) return Refusal.Conflict("pilots.no-outcome");
        p.Kpis = [.. p.Kpis.Select((k, i) => i < request.Results.Count ? k with { Result = request.Results[i] } : k)];
        (p.Outcome, p.OutcomePublishedAt) = (outcome, request.Publish ? p.OutcomePublishedAt ?? Instants.Stored(clock) : null);
        await GatedKinds.Pilots.Clear([p], db, gate, organisations, ct);
        return await db.Save(p, "pilots.results", ct);
    }

    public static void Map(RouteGroupBuilder pilots)
    {
        pilots.MapPost("/{pilot}/moves", async (PilotId pilot, Request body, HttpRequest request, HttpResponse response, CurrentActor actor, IClearance gate, IOrganisations organisations, PlacesDb db, TimeProvider clock, CancellationToken ct) =>
            {
                var outcome = await Handle(pilot, body, request.IfMatch(), actor.Actor, gate, organisations, db, clock, ct);
                if (outcome.Succeeded) response.SetETag(outcome.Value);
                return outcome.ToResult(p => TypedResults.Ok(ListPilots.View.Of(p)));
            })
            .RequireAccess(Policies.SignedIn, Scopes.Write).WithName("pilots.move").WithSummary("Moves a pilot; it starts when each condition of safety is confirmed");
        pilots.MapPut("/{pilot}/safety/{number}", async (PilotId pilot, int number, HttpRequest request, CurrentActor actor, PlacesDb db, TimeProvider clock, CancellationToken ct) => (await Confirm(pilot, number, true, request.IfMatch(), actor.Actor, db, clock, ct)).ToResult(p => TypedResults.Ok(ListPilots.View.Of(p))))
            .RequireAccess(Policies.Officer, Scopes.Write).WithName("pilots.safety.confirm").WithSummary("Confirms a condition of safety");
        pilots.MapDelete("/{pilot}/safety/{number}", async (PilotId pilot, int number, HttpRequest request, CurrentActor actor, PlacesDb db, TimeProvider clock, CancellationToken ct) => (await Confirm(pilot, number, false, request.IfMatch(), actor.Actor, db, clock, ct)).ToResult(p => TypedResults.Ok(ListPilots.View.Of(p))))
            .RequireAccess(Policies.Officer, Scopes.Write).WithName("pilots.safety.open").WithSummary("Takes the confirmation of a condition back");
        pilots.MapPut("/{pilot}/results", async (PilotId pilot, ResultsRequest body, HttpRequest request, HttpResponse response, CurrentActor actor, IClearance gate, IOrganisations organisations, PlacesDb db, TimeProvider clock, CancellationToken ct) =>
            {
                var outcome = await Results(pilot, body, request.IfMatch(), actor.Actor, gate, organisations, db, clock, ct);
                if (outcome.Succeeded) response.SetETag(outcome.Value);
                return outcome.ToResult(p => TypedResults.Ok(ListPilots.View.Of(p)));
            })
            .RequireAccess(Policies.Officer, Scopes.Write).WithName("pilots.results").WithSummary("Notes results and the outcome of a pilot, and whether it is public");
    }
}
