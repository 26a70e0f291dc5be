using Isthmus.Contracts.Compliance;
using Isthmus.Registry.Clearing;
using Isthmus.Registry.Merging;

namespace Isthmus.Registry.Organisations;

internal static class AddOrganisation
{
    public static async Task<Outcome<Organisation>> Handle(OrganisationInput input, bool publish, Actor actor, RegistryDb db, IClearance gate, TimeProvider clock, CancellationToken ct)
    {
        if (!actor.IsOfficer) return Refusal.Forbidden();
        var read = OrganisationRules.Read(input);
        if (!read.Succeeded) return read.Refusal;
        // Before anybody is asked about it: what the register refuses is no matter for the gate.
        if (await SavingRules.Refuse(read.Value, null, db, ct) is { } refusal) return refusal;
        var now = Instants.Stored(clock);
        var organisation = Organisation.Register(read.Value, publish ? RecordStatus.Published : RecordStatus.Draft, now);
        organisation.Stand(await gate.Ask(organisation.Id, read.Value, GatePoint.OrganisationSignUp, ct), now);

        await using var family = read.Value.Parent is { } parent ? await db.Holding([parent], ct) : null;
        if (family is not null && await SavingRules.Refuse(read.Value, null, db, ct) is { } late) return await Dropped(late);
        db.Organisations.Add(organisation);
        await NotePairs.Of(organisation, db, organisation.CreatedAt, ct);
        db.Publish(new OrganisationRegistered(organisation.Id, organisation.Name));
        db.Doing("registry.add-organisation");
        try { await db.SaveChangesAsync(ct); }
        catch (Exception e) when (DbErrors.IsDuplicate(e))
        {
            if (family is not null) await family.RollbackAsync(ct);
            return await Dropped(await SavingRules.Taken(read.Value, null, [], db, ct) ?? Refusal.Conflict("registry.merge-changed"));
        }
        if (family is not null) await family.CommitAsync(ct);
        return organisation;

        async Task<Refusal> Dropped(Refusal refusal)
        {
            if (family is not null) await family.DisposeAsync();
            db.ChangeTracker.Clear();
            db.Publish(new SubjectsGone([IClearance.Subject(organisation.Id)]));
            await db.SaveChangesAsync(ct);
            return refusal;
        }
    }

    public static void Map(RouteGroupBuilder organisations) => organisations
        .MapPost("/", async (OrganisationInput body, bool? draft, HttpResponse response, CurrentActor actor, RegistryDb db, IClearance gate, TimeProvider clock, CancellationToken ct) =>
        {
            var outcome = await Handle(body, draft != true, actor.Actor, db, gate, clock, ct);
            if (outcome.Succeeded) response.SetETag(outcome.Value);
            return outcome.ToResult(o => TypedResults.Created($"/api/organisations/{o.Id}", OrganisationView.Of(o)));
        })
        .RequireAccess(Policies.Officer, Scopes.Write).Idempotent()
        .WithName("AddOrganisation").WithSummary("Registers an organisation; draft=true keeps it out of the public directory.");
}
