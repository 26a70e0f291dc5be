using Isthmus.Contracts.Compliance;
using Isthmus.Registry.Clearing;
using Isthmus.Registry.Organisations;

namespace Isthmus.Registry.Products;

internal static class AddProduct
{
    internal sealed record Request([property: Required] OrganisationId? Organisation, [property: Required] ProductInput? Product);

    public static async Task<Outcome<Product>> Handle(OrganisationId organisation, ProductInput input, Actor actor, RegistryDb db, IClearance gate, TimeProvider clock, CancellationToken ct)
    {
        var owner = await db.Organisations.AsNoTracking().SingleOrDefaultAsync(o => o.Id == organisation && o.Status != RecordStatus.Merged, ct);
        if (owner is null || !Visible.To(actor, owner)) return Refusal.NotFound();
        if (!actor.MayEdit(organisation)) return Refusal.Forbidden();
        var read = ProductRules.Read(input);
        if (!read.Succeeded) return read.Refusal;
        var now = Instants.Stored(clock);
        var product = Product.List(organisation, read.Value, RecordStatus.Published, now);
        product.Stand(await gate.Ask(product.Id, organisation, read.Value, ct), now);
        // A merge or the undo of an import may take the owner away at this moment: whoever holds it second sees what the first did.
        await using var transaction = await db.Holding([organisation], ct);
        if (!await db.Organisations.AnyAsync(o => o.Id == organisation && o.Status != RecordStatus.Merged, ct))
        {
            await transaction.DisposeAsync();
            db.Publish(new SubjectsGone([IClearance.Subject(product.Id)]));
            await db.SaveChangesAsync(ct);
            return Refusal.NotFound();
        }
        db.Products.Add(product);
        db.Doing("registry.add-product");
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return product;
    }

    public static void Map(RouteGroupBuilder products) => products
        .MapPost("/", async (Request body, HttpResponse response, CurrentActor actor, RegistryDb db, IClearance gate, TimeProvider clock, CancellationToken ct) =>
        {
            var outcome = await Handle(body.Organisation ?? default, body.Product ?? new(), actor.Actor, db, gate, clock, ct);
            if (outcome.Succeeded) response.SetETag(outcome.Value);
            return outcome.ToResult(p => TypedResults.Created($"/api/products/{p.Id}", ProductView.Of(p)));
        })
        .RequireAccess(Policies.SignedIn, Scopes.Write).Idempotent().WithName("AddProduct").WithSummary("Lists a product or technology of an organisation.");
}

internal static class EditProduct
{
    public static async Task<Outcome<Product>> Handle(ProductId id, ProductInput input, int? readVersion, Actor actor, RegistryDb db, IClearance gate, TimeProvider clock, CancellationToken ct)
    {
        var product = await db.Products.SingleOrDefaultAsync(p => p.Id == id, ct);
        if (product is null || !Visible.To(actor, product)) return Refusal.NotFound();
        if (!actor.MayEdit(product.Organisation)) return Refusal.Forbidden();
        if (product.Check(readVersion) is { } stale) return stale;
        var read = ProductRules.Read(input);
        if (!read.Succeeded) return read.Refusal;
        var answer = await gate.Ask(id, product.Organisation, read.Value, ct);
        product.Write(read.Value, Instants.Stored(clock));
        product.Stand(answer, product.ChangedAt);
        db.Doing("registry.edit-product");
        try { await db.SaveChangesAsync(ct); }
        catch (DbUpdateException e) when (DbErrors.IsStale(e)) { return Refusal.Stale(product.Version); }
        return product;
    }

    public static void Map(RouteGroupBuilder products) => products
        .MapPut("/{id}", async (ProductId id, ProductInput body, HttpRequest request, HttpResponse response, CurrentActor actor, RegistryDb db, IClearance gate, TimeProvider clock, CancellationToken ct) =>
        {
            if (request.IfMatch() is not { } version) return Refusal.Invalid("registry.if-match-missing").ToProblem();
            var outcome = await Handle(id, body, version, actor.Actor, db, gate, clock, ct);
            if (outcome.Succeeded) response.SetETag(outcome.Value);
            return (Results<Ok<ProductView>, Problem>)outcome.ToResult(p => TypedResults.Ok(ProductView.Of(p)));
        })
        .RequireAccess(Policies.SignedIn, Scopes.Write).WithName("EditProduct").WithSummary("Replaces what is told about a product; If-Match carries the version that was read.");
}

internal static class ChangeProductStatus
{
    public static async Task<Outcome<Product>> Handle(ProductId id, ChangeStatus.Request request, Actor actor, RegistryDb db, IClearance gate, TimeProvider clock, CancellationToken ct)
    {
        var product = await db.Products.SingleOrDefaultAsync(p => p.Id == id, ct);
        if (product is null || !Visible.To(actor, product)) return Refusal.NotFound();
        if (!actor.MayEdit(product.Organisation)) return Refusal.Forbidden();
        if (request.Status is null or RecordStatus.Merged or RecordStatus.OnHold) return Refusal.InvalidField(nameof(request.Status), "registry.wrong.status");
        if (product.Check(request.Version) is { } stale) return stale;
        if (product.Status == request.Status) return product;
        if (product.Status == RecordStatus.OnHold && request.Status != RecordStatus.Archived) return Refusal.Conflict("registry.on-hold");
        var answer = request.Status == RecordStatus.Archived ? null : await gate.Ask(id, product.Organisation, product.Content, ct);
        product.SetStatus(request.Status.Value, Instants.Stored(clock));
        if (answer is not null) product.Stand(answer, product.ChangedAt);
        db.Doing(request.Status == RecordStatus.Archived ? "registry.archive-product" : "registry.publish-product");
        try { await db.SaveChangesAsync(ct); }
        catch (DbUpdateException e) when (DbErrors.IsStale(e)) { return Refusal.Stale(product.Version); }
        return product;
    }

    public static void Map(RouteGroupBuilder products) => products
        .MapPost("/{id}/status", async (ProductId id, ChangeStatus.Request body, HttpResponse response, CurrentActor actor, RegistryDb db, IClearance gate, TimeProvider clock, CancellationToken ct) =>
        {
            var outcome = await Handle(id, body, actor.Actor, db, gate, clock, ct);
            if (outcome.Succeeded) response.SetETag(outcome.Value);
            return outcome.ToResult(p => TypedResults.Ok(ProductView.Of(p)));
        })
        .RequireAccess(Policies.SignedIn, Scopes.Write).WithName("ChangeProductStatus").WithSummary("Publishes, archives or restores a product.");
}
