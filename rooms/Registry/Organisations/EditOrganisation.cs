using Isthmus.Contracts.Compliance;
using Isthmus.Registry.Clearing;
using Isthmus.Registry.Merging;

namespace Isthmus.Registry.Organisations;

internal static class EditOrganisation
{
    public static async Task<Outcome<Organisation>> Handle(OrganisationId id, OrganisationInput input, int? readVersion, Actor actor, RegistryDb db, IClearance gate, TimeProvider clock, CancellationToken ct)
    {
        var organisation = await db.Organisations.SingleOrDefaultAsync(o => o.Id == id, ct);
        if (organisation is null || organisation.Status == RecordStatus.Merged || !Visible.To(actor, organisation)) return Refusal.NotFound();
        if (!actor.MayEdit(id)) return Refusal.Forbidden();
        if (organisation.Check(readVersion) is { } stale) return stale;
        var read = OrganisationRules.Read(input);
        if (!read.Succeeded) return read.Refusal;
        // Who is invented is no claim that a member makes about itself.
        var content = actor.IsOfficer ? read.Value : read.Value with { IsInvented = organisation.IsInvented };
        // The public answer does not tell who owns it: whoever sends that answer back changes nothing there.
        if (input.Owners is null) content = content with { Owners = organisation.Owners };
        if (await SavingRules.Refuse(content, organisation, db, ct) is { } wrong) return wrong;
        // Asked about the same again, the gate gives the decision that it gave.
        var answer = await gate.Ask(id, content, GatePoint.OrganisationSignUp, ct);
        // Both: of two that become each other's parent at the same time the second is refused.
        await using var family = content.Parent is { } parent && parent != organisation.Parent ? await db.Holding([parent, id], ct) : null;
        if (family is not null && await SavingRules.Refuse(content, organisation, db, ct) is { } refusal) return refusal;

        var renamed = !content.AllNames.SequenceEqual(organisation.Content.AllNames);
        organisation.Write(content, Instants.Stored(clock));
        organisation.Stand(answer, organisation.ChangedAt);
        if (renamed) await NotePairs.Of(organisation, db, organisation.ChangedAt, ct);
        db.Doing("registry.edit-organisation");
        try { await db.SaveChangesAsync(ct); }
        catch (DbUpdateException e) when (DbErrors.IsStale(e)) { return Refusal.Stale(organisation.Version); }
        catch (Exception e) when (DbErrors.IsDuplicate(e))
        {
            if (family is not null) await family.RollbackAsync(ct);
            return await SavingRules.Taken(content, null, [id], db, ct) ?? Refusal.Conflict("registry.merge-changed");
        }
        if (family is not null) await family.CommitAsync(ct);
        return organisation;
    }

    public static void Map(RouteGroupBuilder organisations)
    {
        organisations.MapGet("/{id}/owners", async Task<Results<Ok<IReadOnlyList<Owner>>, Problem>> (OrganisationId id, CurrentActor actor, RegistryDb db, CancellationToken ct) =>
        {
            if (await ListOrganisations.Read(id, actor.Actor, db, ct) is not { } organisation) return Refusal.NotFound().ToProblem();
            if (!actor.Actor.MayEdit(organisation.Id)) return Refusal.Forbidden().ToProblem();
            return TypedResults.Ok<IReadOnlyList<Owner>>([.. organisation.Owners]);
        }).RequireAccess(Policies.SignedIn, Scopes.Read).WithName("ReadOwners").WithSummary("Who owns an organisation, in per cent: for those who keep the record.");

        MapPut(organisations);
    }

    private static void MapPut(RouteGroupBuilder organisations) => organisations
        .MapPut("/{id}", async (OrganisationId id, OrganisationInput body, HttpRequest request, HttpResponse response, CurrentActor actor, RegistryDb db, IClearance gate, TimeProvider clock, CancellationToken ct) =>
        {
            if (request.IfMatch() is not { } version) return Refusal.Invalid("registry.if-match-missing").ToProblem();
            var outcome = await Handle(id, body, version, actor.Actor, db, gate, clock, ct);
            if (outcome.Succeeded) response.SetETag(outcome.Value);
            return (Results<Ok<OrganisationView>, Problem>)outcome.ToResult(o => TypedResults.Ok(OrganisationView.Of(o)));
        })
        .RequireAccess(Policies.SignedIn, Scopes.Write)
        .WithName("EditOrganisation").WithSummary("Replaces what is told about an organisation; If-Match carries the version that was read. Without 'owners' they stay as they are.");
}
