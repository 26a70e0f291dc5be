using Isthmus.Contracts.Compliance;
using Isthmus.Registry.Clearing;

namespace Isthmus.Registry.Organisations;

/// <summary>Publishes, archives and restores an organisation.</summary>
internal static class ChangeStatus
{
    internal sealed record Request([property: Required] int? Version, [property: Required] RecordStatus? Status);

    public static async Task<Outcome<Organisation>> Handle(OrganisationId id, Request request, Actor actor, RegistryDb db, IClearance gate, TimeProvider clock, CancellationToken ct)
    {
        var organisation = await db.Organisations.SingleOrDefaultAsync(o => o.Id == id, ct);
        if (organisation is null || organisation.Status == RecordStatus.Merged || !Visible.To(actor, organisation)) return Refusal.NotFound();
        // An owner may take the own page off the air; what is on the air is the officer's decision.
        if (!actor.IsOfficer && !(actor.Owns(id) && request.Status == RecordStatus.Archived)) return Refusal.Forbidden();
        if (request.Status is null or RecordStatus.Merged or RecordStatus.OnHold) return Refusal.InvalidField(nameof(request.Status), "registry.wrong.status");
        if (organisation.Check(request.Version) is { } stale) return stale;
        if (organisation.Status == request.Status) return organisation;

        if (organisation.Status == RecordStatus.OnHold && request.Status != RecordStatus.Archived) return Refusal.Conflict("registry.on-hold");
        var answer = request.Status == RecordStatus.Archived ? null : await gate.Ask(id, organisation.Content, GatePoint.OrganisationSignUp, ct);
        organisation.SetStatus(request.Status.Value, Instants.Stored(clock));
        if (answer is not null) organisation.Stand(answer, organisation.ChangedAt);
        db.Doing(request.Status switch
        {
            RecordStatus.Published => "registry.publish-organisation",
            RecordStatus.Archived => "registry.archive-organisation",
            RecordStatus.Draft => "registry.withdraw-organisation",
            _ => throw new InvalidOperationException(request.Status.ToString()),
        });
        try { await db.SaveChangesAsync(ct); }
        catch (DbUpdateException e) when (DbErrors.IsStale(e)) { return Refusal.Stale(organisation.Version); }
        return organisation;
    }

    public static void Map(RouteGroupBuilder organisations) => organisations
        .MapPost("/{id}/status", async (OrganisationId id, Request body, HttpResponse response, CurrentActor actor, RegistryDb db, IClearance gate, TimeProvider clock, CancellationToken ct) =>
        {
            var outcome = await Handle(id, body, actor.Actor, db, gate, clock, ct);
            if (outcome.Succeeded) response.SetETag(outcome.Value);
            return outcome.ToResult(o => TypedResults.Ok(OrganisationView.Of(o)));
        })
        .RequireAccess(Policies.SignedIn, Scopes.Write)
        .WithName("ChangeOrganisationStatus").WithSummary("Publishes, archives or restores an organisation.");
}
