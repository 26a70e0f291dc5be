using Isthmus.Contracts.Compliance;
using Isthmus.Contracts.Registry;
using Isthmus.Forums.Clearing;
using Isthmus.Forums.Editions;
using Isthmus.Forums.Participants;

namespace Isthmus.Forums.Delegations;

/// <summary>Makes or changes a delegation with its official members.</summary>
internal static class SaveDelegation
{
    public static async Task<Outcome<Delegation>> Handle(EditionId id, DelegationId? delegationId, DelegationFields request, int? version, CurrentActor who, ForumsDb db, IClearance gate, IOrganisations organisations, CancellationToken ct)
    {
        var found = await db.OwnEdition(id, who.Actor, ct);
        if (!found.Succeeded) return found.Refusal;
        if (request.Fault() is { } fault) return fault;
        Delegation? delegation = null;
        if (delegationId is not null)
        {
            delegation = await db.Delegations.SingleOrDefaultAsync(d => d.Id == delegationId && d.EditionId == id, ct);
            if (delegation is null) return Refusal.NotFound("forums.no-such-delegation");
            if (delegation.Check(version) is { } stale) return stale;
        }
        db.Doing(delegation is null ? "forums.create-delegation" : "forums.edit-delegation");
        if (delegation is null) db.Delegations.Add(delegation = new() { Id = DelegationId.New(), EditionId = id, Country = "", Title = request.Title, StartsOn = default, EndsOn = default });
        (delegation.Country, delegation.Title, delegation.StartsOn, delegation.EndsOn) = (request.Country!.ToUpperInvariant(), request.Title, request.StartsOn!.Value, request.EndsOn!.Value);
        (delegation.HeadRole, delegation.HeadName) = (Trim(request.HeadRole), Trim(request.HeadName));
        (delegation.HeadEmail, delegation.HeadLanguage) = (request.HeadEmail, Language.Find(request.HeadLanguage)?.Code);
        var officials = await PutOfficials(delegation, request, db, ct);
        // Nothing is written yet: the gate is asked about the delegation as it is going to be.
        var added = Added(delegation, officials, db);
        await gate.Clear([delegation], [.. officials.Select(o => (o, delegation.Country))], organisations, ct);
        db.CountLines<DelegationOfficial>(delegation);
        if (request.TakeGuests)
            foreach (var guest in await db.Participants.Where(p => p.EditionId == id && p.Side == Side.Guest && p.DelegationId == null && (p.Country == null || p.Country == delegation.Country)).ToListAsync(ct))
                guest.DelegationId = delegation.Id;
        try { await db.SaveChangesAsync(ct); }
        catch (DbUpdateException e) when (DbErrors.IsStale(e))
        {
            db.ChangeTracker.Clear();
            if (added.Count > 0) db.Publish(new SubjectsGone(added, Forget: true));
            await db.SaveChangesAsync(ct);
            return Refusal.Conflict("forums.changed-meanwhile");
        }
        return delegation;
    }

    private static List<SubjectRef> Added(Delegation delegation, List<DelegationOfficial> officials, ForumsDb db) =>
        [.. officials.Where(o => db.Entry(o).State == EntityState.Added).Select(o => RosterGate.Subject(o.Id)), .. db.Entry(delegation).State == EntityState.Added ? [RosterGate.Subject(delegation.Id)] : Array.Empty<SubjectRef>()];

    private static async Task<List<DelegationOfficial>> PutOfficials(Delegation delegation, DelegationFields request, ForumsDb db, CancellationToken ct)
    {
        var before = await db.Officials.Where(o => o.DelegationId == delegation.Id).OrderBy(o => o.ProtocolOrder).ToListAsync(ct);
        var named = request.Officials.Where(o => !string.IsNullOrWhiteSpace(o.Institution)).ToList();
        var officials = new List<DelegationOfficial>(named.Count);
        for (var i = 0; i < named.Count; i++)
        {
            var official = i < before.Count ? before[i] : null;
            if (official is null) db.Officials.Add(official = new() { Id = OfficialId.New(), DelegationId = delegation.Id, ProtocolOrder = 0, Institution = "" });
            (official.ProtocolOrder, official.Institution) = (i + 1, named[i].Institution!.Trim());
            official.Organisation = named[i].Organisation is { } organisation ? new(organisation) : null;
            (official.Role, official.Name) = (Trim(named[i].Role), Trim(named[i].Name));
            officials.Add(official);
        }
        db.Officials.RemoveRange(before.Skip(named.Count));
        return officials;
    }

    private static string? Trim(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    public static void Map(RouteGroupBuilder api)
    {
        api.MapPost("/{id}/delegations", async (EditionId id, DelegationFields request, HttpResponse response, CurrentActor who, ForumsDb db, IClearance gate, IOrganisations organisations, CancellationToken ct) =>
                (await Handle(id, null, request, null, who, db, gate, organisations, ct)).ToResult(d => { response.SetETag(d); return TypedResults.Created($"/api/forums/{id}/delegations/{d.Id}", new Saved<DelegationId>(d.Id, d.Version)); }))
            .RequireAccess(Policies.Organiser, "forums:write").Idempotent().WithName("forums.delegations.create").WithSummary("Makes a delegation with its official members");
        api.MapPut("/{id}/delegations/{delegation}", async (EditionId id, DelegationId delegation, DelegationFields request, HttpRequest http, HttpResponse response, CurrentActor who, ForumsDb db, IClearance gate, IOrganisations organisations, CancellationToken ct) =>
                (await Handle(id, delegation, request, http.IfMatch(), who, db, gate, organisations, ct)).ToResult(d => { response.SetETag(d); return TypedResults.Ok(new Saved<DelegationId>(d.Id, d.Version)); }))
            .RequireAccess(Policies.Organiser, "forums:write").WithName("forums.delegations.change").WithSummary("Changes a delegation");
    }
}
