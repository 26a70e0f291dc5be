namespace Isthmus.Indicators.Claims;

/// <summary>Somebody saw that two claims contradict each other where reckoning cannot see it: about other days, under other definitions. From then on they are shown beside each other.</summary>
internal static class LinkClaims
{
    internal sealed class Request
    {
        [Required] public ClaimId? Other { get; set; }
        [StringLength(ClaimTables.Note)] public string? Note { get; set; }
    }

    public static async Task<Outcome<Claim>> Handle(ClaimId id, Request request, Actor actor, IndicatorsDb db, CancellationToken ct)
    {
        var found = await ClaimAccess.ToWrite(id, null, actor, db, ct);
        if (!found.Succeeded) return found;
        if (request.Other is not { } other || other == id || !await db.Claims.AnyAsync(c => c.Id == other, ct)) return Refusal.InvalidField(nameof(request.Other), "indicators.wrong.otherClaim");
        var (one, two) = id.Value.CompareTo(other.Value) < 0 ? (id, other) : (other, id);
        if (await db.Links.AnyAsync(l => l.One == one && l.Other == two, ct)) return found;
        db.Links.Add(new() { One = one, Other = two, Note = Written.Plain(request.Note) });
        db.Doing("indicators.link-claims");
        try { await db.SaveChangesAsync(ct); }
        catch (DbUpdateException e) when (DbErrors.IsDuplicate(e)) { return found; }
        return found;
    }

    public static async Task<Outcome<Claim>> Undo(ClaimId id, ClaimId other, Actor actor, IndicatorsDb db, CancellationToken ct)
    {
        var found = await ClaimAccess.ToWrite(id, null, actor, db, ct);
        if (!found.Succeeded) return found;
        var links = await db.Links.Where(l => (l.One == id && l.Other == other) || (l.One == other && l.Other == id)).ToListAsync(ct);
        if (links.Count == 0) return Refusal.NotFound(ClaimAccess.Unknown);
        db.Links.RemoveRange(links);
        db.Doing("indicators.unlink-claims");
        await db.SaveChangesAsync(ct);
        return found;
    }

    public static void Map(RouteGroupBuilder api)
    {
        api.MapPost("/claims/{claim}/contradictions", async (ClaimId claim, Request body, CurrentActor actor, IndicatorsDb db, CancellationToken ct) =>
                (await Handle(claim, body, actor.Actor, db, ct)).ToResult(c => TypedResults.Ok(new ClaimAnswer(c.Id, c.Version, c.State))))
            .RequireAccess(Policies.Organiser, Scopes.Write).WithName("indicators.claims.link").WithSummary("Says that two claims contradict each other");
        api.MapDelete("/claims/{claim}/contradictions/{other}", async (ClaimId claim, ClaimId other, CurrentActor actor, IndicatorsDb db, CancellationToken ct) =>
                (await Undo(claim, other, actor.Actor, db, ct)).ToResult(c => TypedResults.Ok(new ClaimAnswer(c.Id, c.Version, c.State))))
            .RequireAccess(Policies.Organiser, Scopes.Write).WithName("indicators.claims.unlink").WithSummary("Takes back that two claims contradict each other");
    }
}
