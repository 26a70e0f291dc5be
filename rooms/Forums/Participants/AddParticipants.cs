using Isthmus.Contracts.Compliance;
using Isthmus.Forums.Editions;

namespace Isthmus.Forums.Participants;

/// <summary>Takes organisations of the registry into an edition; those that are in it already stay as they are.</summary>
internal static class AddParticipants
{
    public sealed class Request
    {
        [Required, MinLength(1), MaxLength(1000)] public List<Guid>? Organisations { get; set; }
        public Side Side { get; set; }
        public Guid? Delegation { get; set; }
    }

    public sealed record Result(int Added, int AlreadyThere);

    public static async Task<Outcome<Result>> Handle(EditionId id, Request request, CurrentActor who, ForumsDb db, IOrganisations organisations, IClearance gate, TimeProvider clock, CancellationToken ct)
    {
        var found = await db.OwnEdition(id, who.Actor, ct);
        if (!found.Succeeded) return found.Refusal;
        DelegationId? delegation = request.Delegation is { } d ? new(d) : null;
        if (delegation is not null && !await db.Delegations.AnyAsync(x => x.Id == delegation && x.EditionId == id, ct)) return Refusal.InvalidField(nameof(Request.Delegation), "forums.delegation.unknown");
        var asked = request.Organisations!.Distinct().Select(OrganisationId.From).ToList();
        var cards = await organisations.Find(asked, ct);
        if (asked.Exists(o => !cards.ContainsKey(o))) return Refusal.InvalidField(nameof(Request.Organisations), "forums.no-such-organisation");
        var there = await db.Participants.Where(p => p.EditionId == id).Select(p => p.Organisation).ToListAsync(ct);
        // A merged id is found under the organisation it was merged into.
        var fresh = asked.Select(o => cards[o]).DistinctBy(c => c.Id).Where(c => !there.Contains(c.Id)).ToList();
        var now = Instants.Stored(clock);
        var standings = await gate.Of([.. fresh.Select(c => IClearance.Subject(c.Id))], ct);
        db.Participants.AddRange(fresh.Select(c => new Participant
        {
            Id = ParticipantId.New(), EditionId = id, Organisation = c.Id, Name = c.Name, Country = c.Country, Side = request.Side,
            DelegationId = request.Side == Side.Guest ? delegation : null, ContactEmail = c.Email, AddedAt = now,
            OnHold = standings[IClearance.Subject(c.Id)] != Standing.Clear,
        }));
        db.Doing("forums.add-participants");
        try { await db.SaveChangesAsync(ct); }
        catch (DbUpdateException e) when (DbErrors.IsDuplicate(e)) { return Refusal.Conflict("forums.already-participant"); }
        return new Result(fresh.Count, asked.Count - fresh.Count);
    }

    public static void Map(RouteGroupBuilder api) => api.MapPost("/{id}/participants", async (EditionId id, Request request, CurrentActor who, ForumsDb db, IOrganisations organisations, IClearance gate, TimeProvider clock, CancellationToken ct) =>
            (await Handle(id, request, who, db, organisations, gate, clock, ct)).ToResult(r => TypedResults.Ok(r)))
        .RequireAccess(Policies.Organiser, "forums:write").Idempotent().WithName("forums.participants.add").WithSummary("Takes organisations of the registry into an edition");
}
