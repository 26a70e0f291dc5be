using Isthmus.Contracts.Compliance;
using Isthmus.Platform.Outbox;
using Isthmus.Registry.Clearing;

namespace Isthmus.Registry.Reactions;

/// <summary>The gate says something else of an organisation or a product than before: it goes off the air, or comes back as it was. The products of an organisation on hold go with it.</summary>
internal sealed class FollowStanding(RegistryDb db, IClearance gate, TimeProvider clock) : IReaction<StandingChanged>
{
    public async Task React(StandingChanged happened, CancellationToken ct)
    {
        if (happened.Subject.Kind is not (IClearance.OrganisationKind or IClearance.ProductKind) || !Guid.TryParse(happened.Subject.Id, out var id)) return;
        // How it stands now, not how it stood when this was said: two answers may arrive in the other order.
        var standing = (await gate.Of([happened.Subject], ct))[happened.Subject];
        var now = Instants.Stored(clock);
        db.Doing(standing == Standing.Clear ? "registry.free" : "registry.hold");
        if (happened.Subject.Kind == IClearance.ProductKind)
        {
            var one = new ProductId(id);
            if (await db.Products.SingleOrDefaultAsync(p => p.Id == one, ct) is { } product) product.Stand(new(happened.Decision, standing), now);
            return;
        }
        var of = new OrganisationId(id);
        if (await db.Organisations.SingleOrDefaultAsync(o => o.Id == of, ct) is not { } organisation) return;
        organisation.Stand(new(happened.Decision, standing), now);
        var products = await db.Products.Where(p => p.Organisation == of && p.Clearance != null).ToListAsync(ct);
        if (standing != Standing.Clear)
        {
            foreach (var product in products) product.Stand(new(product.Clearance!.Value, standing), now);
            return;
        }
        // What was held with its owner is asked about anew: by a job, for a reaction holds the place of the one writer.
        var held = products.FindAll(p => p.OnHold);
        held.ForEach(p => p.Suspend());
        if (held.Count > 0) db.Enqueue(ClearUnasked.JobKind, new ClearUnasked.Args());
    }
}
