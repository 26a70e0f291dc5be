using Isthmus.Forums.Editions;
using Isthmus.Forums.Participants;

namespace Isthmus.Forums.Delegations;

/// <summary>The roster in the order of protocol: the head, the officials by institution, the companies by name with their people.</summary>
internal static class ShowDelegation
{
    public sealed record OfficialView(int Order, string Institution, OrganisationId? Organisation, string? Role, string? Name, bool OnHold = false);
    public sealed record CompanyView(ParticipantId Id, OrganisationId Organisation, string Name, ParticipantState State, IReadOnlyList<ShowParticipant.PersonView> People);
    public sealed record View(DelegationId Id, string Country, IReadOnlyDictionary<string, string> Title, DateOnly StartsOn, DateOnly EndsOn, int Days, string? HeadRole, string? HeadName,
        IReadOnlyList<OfficialView> Officials, IReadOnlyList<CompanyView> Companies, int Version, string? HeadEmail = null, string? HeadLanguage = null, bool HeadOnHold = false);

    public static Task<Outcome<View>> Handle(EditionId id, DelegationId delegationId, CurrentActor who, ForumsDb db, CancellationToken ct) => Read(id, delegationId, paper: false, who, db, ct);

    /// <summary>For paper, which goes to anybody: without those on hold, whoever prints it.</summary>
    public static Task<Outcome<View>> Print(EditionId id, DelegationId delegationId, CurrentActor who, ForumsDb db, CancellationToken ct) => Read(id, delegationId, paper: true, who, db, ct);

    private static async Task<Outcome<View>> Read(EditionId id, DelegationId delegationId, bool paper, CurrentActor who, ForumsDb db, CancellationToken ct)
    {
        var found = await db.VisibleEdition(id, who.Actor, ct);
        if (!found.Succeeded) return found.Refusal;
        var d = await db.Delegations.AsNoTracking().SingleOrDefaultAsync(x => x.Id == delegationId && x.EditionId == id, ct);
        if (d is null) return Refusal.NotFound("forums.no-such-delegation");
        var officials = await db.Officials.AsNoTracking().Where(o => o.DelegationId == d.Id).OrderBy(o => o.ProtocolOrder).ToListAsync(ct);
        var companies = await db.Participants.AsNoTracking().Where(p => p.DelegationId == d.Id).OrderBy(p => p.Name).ToListAsync(ct);
        var people = (await db.People.AsNoTracking().Where(x => db.Participants.Any(p => p.Id == x.ParticipantId && p.DelegationId == d.Id)).OrderBy(x => x.Id).ToListAsync(ct)).ToLookup(x => x.ParticipantId);
        // Names of people are for those who run the edition or belong to the delegation; the public sees offices and companies.
        // Whom the gate holds, those who run it see only.
        var organiser = who.Actor.IsOrganiser;
        var all = organiser && !paper;
        var (shown, head) = (officials.FindAll(o => all || !o.OnHold), all || !d.OnHold);
        var inside = who.Actor.IsOrganiser || companies.Exists(c => who.Actor.MayView(c.Organisation));
        return new View(d.Id, d.Country, d.Title.All, d.StartsOn, d.EndsOn, d.EndsOn.DayNumber - d.StartsOn.DayNumber + 1, head ? d.HeadRole : null, head && inside ? d.HeadName : null,
            [.. shown.Select((o, i) => new OfficialView(i + 1, o.Institution, o.Organisation, o.Role, inside ? o.Name : null, all && o.OnHold))],
            [.. companies.Select(c => new CompanyView(c.Id, c.Organisation, c.Name, c.State, inside ? [.. people[c.Id].Select(x => new ShowParticipant.PersonView(x.Id, x.Name, x.Role, x.Languages))] : []))], d.Version,
            organiser ? d.HeadEmail : null, organiser ? d.HeadLanguage : null, all && d.OnHold);
    }

    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/{id}/delegations/{delegation}", async (EditionId id, DelegationId delegation, HttpResponse response, CurrentActor who, ForumsDb db, CancellationToken ct) =>
                (await Handle(id, delegation, who, db, ct)).ToResult(d => { response.Headers.ETag = Versions.Tag(d.Version); return TypedResults.Ok(d); }))
            .OpenToAll("forums:read").WithName("forums.delegations.show").WithSummary("A delegation's roster in the order of protocol");
        api.MapGet("/{id}/delegations", async (EditionId id, CurrentActor who, ForumsDb db, CancellationToken ct) =>
                (await List(id, who, db, ct)).ToResult(l => TypedResults.Ok(l)))
            .OpenToAll("forums:read").WithName("forums.delegations.list").WithSummary("The delegations of an edition");
    }

    public sealed record Row(DelegationId Id, string Country, IReadOnlyDictionary<string, string> Title, DateOnly StartsOn, DateOnly EndsOn, int Companies);

    public static async Task<Outcome<IReadOnlyList<Row>>> List(EditionId id, CurrentActor who, ForumsDb db, CancellationToken ct)
    {
        var found = await db.VisibleEdition(id, who.Actor, ct);
        if (!found.Succeeded) return found.Refusal;
        var counts = await db.Participants.Where(p => p.EditionId == id && p.DelegationId != null).GroupBy(p => p.DelegationId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key!.Value, g => g.Count, ct);
        var rows = await db.Delegations.AsNoTracking().Where(d => d.EditionId == id).OrderBy(d => d.Country).ToListAsync(ct);
        return rows.Select(d => new Row(d.Id, d.Country, d.Title.All, d.StartsOn, d.EndsOn, counts.GetValueOrDefault(d.Id))).ToList();
    }
}
