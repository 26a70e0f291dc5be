using Isthmus.Contracts.Compliance;
using Isthmus.Registry.Clearing;
using Isthmus.Registry.Importing;
using Isthmus.Registry.Organisations;
using Isthmus.Registry.Values;

namespace Isthmus.Registry.Merging;

internal static class MergeOrganisations
{
    internal sealed record Request([property: Required] OrganisationId? Keep, [property: Required] OrganisationId? Gone, [property: Required] int? KeepVersion, [property: Required] int? GoneVersion);

    internal sealed record Preview(OrganisationView Kept, OrganisationView Gone, IReadOnlyList<FieldChange> Changes, IReadOnlyList<FieldChange> Left, IReadOnlyList<MovedRecord> Products, IReadOnlyList<MovedRecord> Subsidiaries);

    internal sealed record MovedRecord(Guid Id, string Name);

    internal sealed record View(MergeId Id, OrganisationId Kept, OrganisationId Gone, DateTime At, DateTime? UndoneAt);

    public static async Task<Outcome<OrganisationMerge>> Handle(Request request, Actor actor, RegistryDb db, IClearance gate, TimeProvider clock, CancellationToken ct)
    {
        if (!actor.IsOfficer) return Refusal.Forbidden();
        if (request.Keep is not { } keep || request.Gone is not { } gone) return Refusal.Invalid("platform.invalid");
        // The gate is asked before the two are held: it writes down by itself what it said.
        var foreseen = await MergePlan.Of(keep, gone, db, ct);
        if (!foreseen.Succeeded) return foreseen.Refusal;
        var answer = await gate.Ask(keep, foreseen.Value.After, GatePoint.OrganisationSignUp, ct);
        db.ChangeTracker.Clear();
        await using var transaction = await db.Holding([keep, gone], ct);
        var outcome = await MergePlan.Of(keep, gone, db, ct);
        if (!outcome.Succeeded) return outcome.Refusal;
        var plan = outcome.Value;
        if ((plan.Kept.Check(request.KeepVersion) ?? plan.Gone.Check(request.GoneVersion)) is { } stale) return stale;
        if (plan.After != foreseen.Value.After) return Refusal.Conflict("registry.merge-changed");

        var now = Instants.Stored(clock);
        var merge = new OrganisationMerge
        {
            Id = MergeId.New(), Kept = keep, Gone = gone, GoneName = plan.Gone.Name, GoneStatus = plan.Gone.Status, At = now, By = actor.User, ByName = actor.Name,
            KeptBefore = ValueJson.Write(plan.Kept.Content), KeptAfter = ValueJson.Write(plan.After),
            Products = ValueList<Guid>.Of(plan.Products.Select(p => p.Id.Value)), Subsidiaries = ValueList<Guid>.Of(plan.Subsidiaries.Select(o => o.Id.Value)),
        };
        db.Rewrite(plan.Kept, plan.After, now);
        plan.Kept.Stand(answer, now);
        plan.Gone.MergeInto(keep, now);
        foreach (var product in plan.Products) product.MoveTo(keep, now);
        foreach (var child in plan.Subsidiaries) child.Write(child.Content with { Parent = keep }, now);
        db.Merges.Add(merge);
        db.Publish(new OrganisationsMerged(keep, gone));
        db.Doing("registry.merge-organisations");
        try { await db.SaveChangesAsync(ct); }
        catch (DbUpdateException e) when (DbErrors.IsStale(e)) { return Refusal.Conflict("registry.merge-changed"); }
        catch (Exception e) when (DbErrors.IsDuplicate(e))
        {
            await transaction.RollbackAsync(ct);
            return await SavingRules.Taken(plan.After, null, [keep, gone], db, ct) ?? Refusal.Conflict("registry.merge-changed");
        }
        await transaction.CommitAsync(ct);
        return merge;
    }

    public static void Map(RouteGroupBuilder organisations)
    {
        organisations.MapGet("/merge-preview", async (OrganisationId keep, OrganisationId gone, RegistryDb db, CancellationToken ct) =>
            (await MergePlan.Of(keep, gone, db, ct)).ToResult(p => TypedResults.Ok(new Preview(OrganisationView.Of(p.Kept), OrganisationView.Of(p.Gone), [.. p.Changes], [.. p.Left],
                [.. p.Products.Select(r => new MovedRecord(r.Id.Value, r.Name))], [.. p.Subsidiaries.Select(r => new MovedRecord(r.Id.Value, r.Name))]))))
            .RequireAccess(Policies.Officer, Scopes.Read).WithName("PreviewMerge").WithSummary("Everything that merging two organisations would move.");

        organisations.MapPost("/merges", async (Request body, CurrentActor actor, RegistryDb db, IClearance gate, TimeProvider clock, CancellationToken ct) =>
            (await Handle(body, actor.Actor, db, gate, clock, ct)).ToResult(m => TypedResults.Created($"/api/organisations/merges/{m.Id}", new View(m.Id, m.Kept, m.Gone, m.At, m.UndoneAt))))
            .RequireAccess(Policies.Officer, Scopes.Write).Idempotent().WithName("MergeOrganisations").WithSummary("Merges one organisation into another, as previewed.");
    }
}
