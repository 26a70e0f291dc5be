using Isthmus.Forums.Editions;
using Isthmus.Forums.Participants;

namespace Isthmus.Forums.Delegations;

/// <summary>Puts participants in a delegation, or takes them out of it; they stay at the edition.</summary>
internal static class AssignCompanies
{
    public sealed class Request
    {
        public List<Guid> Add { get; set => field = value ?? []; } = [];
        public List<Guid> Remove { get; set => field = value ?? []; } = [];
    }

    public static async Task<Outcome<int>> Handle(EditionId id, DelegationId delegation, Request request, CurrentActor who, ForumsDb db, CancellationToken ct)
    {
        var found = await db.OwnEdition(id, who.Actor, ct);
        if (!found.Succeeded) return found.Refusal;
        if (!await db.Delegations.AnyAsync(d => d.Id == delegation && d.EditionId == id, ct)) return Refusal.NotFound("forums.no-such-delegation");
        if (request.Add.Count + request.Remove.Count == 0) return Refusal.InvalidField(nameof(Request.Add), "forums.delegation.nobodyNamed");
        var (add, remove) = (request.Add.Select(ParticipantId.From).ToList(), request.Remove.Select(ParticipantId.From).ToList());
        var named = await db.Participants.Where(p => p.EditionId == id && (add.Contains(p.Id) || remove.Contains(p.Id))).ToListAsync(ct);
        if (named.Count < add.Union(remove).Count()) return Refusal.NotFound(ParticipantLookup.Unknown);
        foreach (var p in named)
        {
            if (add.Contains(p.Id)) (p.DelegationId, p.Side) = (delegation, Side.Guest);
            else if (p.DelegationId == delegation) p.DelegationId = null;
        }
        db.Doing("forums.assign-companies");
        try { return await db.SaveChangesAsync(ct); }
        catch (DbUpdateException e) when (DbErrors.IsStale(e)) { return Refusal.Conflict("forums.changed-meanwhile"); }
    }

    public static void Map(RouteGroupBuilder api) => api.MapPost("/{id}/delegations/{delegation}/companies", async (EditionId id, DelegationId delegation, Request request, CurrentActor who, ForumsDb db, CancellationToken ct) =>
            (await Handle(id, delegation, request, who, db, ct)).ToResult(_ => TypedResults.NoContent()))
        .RequireAccess(Policies.Organiser, "forums:write").WithName("forums.delegations.companies").WithSummary("Puts participants in a delegation or takes them out");
}
