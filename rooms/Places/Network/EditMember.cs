using System.Text.Json.Serialization;
using Isthmus.Contracts.Compliance;
using Isthmus.Places.Clearing;

namespace Isthmus.Places.Network;

/// <summary>Takes organisations in as members of a place, says their sector where the register's does not fit, and lets them go.</summary>
internal static class EditMember
{
    private const int Most = 2000;

    public sealed class Request
    {
        public Guid? Organisation { get; set; }

        /// <summary>In forms: its exact name.</summary>
        [JsonIgnore, StringLength(300)] public string? Name { get; set; }

        /// <summary>Only where the register's own does not fit.</summary>
        public Sector? Sector { get; set; }
        [StringLength(40)] public string? Since { get; set; }
    }

    public sealed class Change
    {
        public Sector? Sector { get; set; }
        [StringLength(40)] public string? Since { get; set; }
    }

    public static async Task<Outcome<PlaceMember>> Add(PlaceId id, Request request, Actor actor, IOrganisations organisations, IClearance clearance, PlacesDb db, TimeProvider clock, CancellationToken ct)
    {
        var (found, since) = (await db.Kept(id, actor, ct), PlaceDates.Read(request.Since, nameof(Request.Since)));
        if (!found.Succeeded) return found.Refusal;
        if (!since.Succeeded) return since.Refusal;
        var meant = await NamedOrganisation.Read(request.Organisation, request.Name, null, nameof(Request.Name), organisations, ct);
        if (!meant.Succeeded) return meant.Refusal;
        if (meant.Value.Id is not { } organisation) return Refusal.InvalidField(nameof(Request.Name), "ui.validation.required");
        if (await db.Members.CountAsync(m => m.PlaceId == id, ct) >= Most) return Refusal.Conflict("places.too-many", Most);
        var member = new PlaceMember { Id = PlaceMemberId.New(), PlaceId = id, Organisation = organisation, Sector = request.Sector, Since = since.Value.Text, CreatedAt = Instants.Stored(clock) };
        db.Members.Add(member);
        await GatedKinds.Members.Clear([member], db, clearance, organisations, ct);
        db.Doing("places.add-member");
        try { await db.SaveChangesAsync(ct); }
        catch (DbUpdateException e) when (DbErrors.IsDuplicate(e))
        {
            await GatedKinds.Drop(db, GatedKinds.Members.Subject(member.Id.Value), ct);
            return Refusal.Conflict("places.member-exists");
        }
        return member;
    }

    public static async Task<Outcome<PlaceMember>> Edit(PlaceId id, PlaceMemberId memberId, Change request, int? version, Actor actor, PlacesDb db, CancellationToken ct)
    {
        var (found, since) = (await db.Kept(id, actor, ct), PlaceDates.Read(request.Since, nameof(Change.Since)));
        if (!found.Succeeded) return found.Refusal;
        if (!since.Succeeded) return since.Refusal;
        if (await db.Members.SingleOrDefaultAsync(m => m.Id == memberId && m.PlaceId == id, ct) is not { } member) return Refusal.NotFound("places.no-such-member");
        if (member.Check(version) is { } stale) return stale;
        (member.Sector, member.Since) = (request.Sector, since.Value.Text);
        return await db.Save(member, "places.edit-member", ct);
    }

    public static async Task<Outcome<Done>> Remove(PlaceId id, PlaceMemberId memberId, Actor actor, PlacesDb db, CancellationToken ct)
    {
        var found = await db.Kept(id, actor, ct);
        if (!found.Succeeded) return found.Refusal;
        if (await db.Members.SingleOrDefaultAsync(m => m.Id == memberId && m.PlaceId == id, ct) is not { } member) return Refusal.NotFound("places.no-such-member");
        db.Members.Remove(member);
        var saved = await db.Save(member, "places.remove-member", ct);
        return saved.Succeeded ? default(Done) : saved.Refusal;
    }

    public static void Map(RouteGroupBuilder api)
    {
        api.MapPost("/{place}/members", async (PlaceId place, Request body, CurrentActor actor, IOrganisations organisations, IClearance clearance, PlacesDb db, TimeProvider clock, CancellationToken ct) =>
                (await Add(place, body, actor.Actor, organisations, clearance, db, clock, ct)).ToResult(m => TypedResults.Created($"/api/places/{place}/members/{m.Id}", new Saved<PlaceMemberId>(m.Id, m.Version))))
            .RequireAccess(Policies.Organiser, Scopes.Write).Idempotent().WithName("places.members.add").WithSummary("Takes an organisation in as a member; its sector is the register's unless another is said");
        api.MapPut("/{place}/members/{member}", async (PlaceId place, PlaceMemberId member, Change body, HttpRequest http, CurrentActor actor, PlacesDb db, CancellationToken ct) =>
                (await Edit(place, member, body, http.IfMatch(), actor.Actor, db, ct)).ToResult(m => TypedResults.Ok(new Saved<PlaceMemberId>(m.Id, m.Version))))
            .RequireAccess(Policies.Organiser, Scopes.Write).WithName("places.members.change").WithSummary("Says the sector of a member and since when it is one");
        api.MapDelete("/{place}/members/{member}", async (PlaceId place, PlaceMemberId member, CurrentActor actor, PlacesDb db, CancellationToken ct) => (await Remove(place, member, actor.Actor, db, ct)).ToResult(_ => TypedResults.NoContent()))
            .RequireAccess(Policies.Organiser, Scopes.Write).WithName("places.members.remove").WithSummary("Lets a member go");
    }
}
