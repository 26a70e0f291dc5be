using Isthmus.Forums.Editions;

namespace Isthmus.Forums.Delegations.Figures;

/// <summary>Enters, changes and removes what was said of delegations. Organisers only.</summary>
internal static class SaveFigure
{
    public static async Task<Outcome<DelegationFigure>> Handle(EditionId id, FigureId? figureId, FigureFields request, int? version, CurrentActor who, ForumsDb db, TimeProvider clock, CancellationToken ct)
    {
        var found = await db.OwnEdition(id, who.Actor, ct);
        if (!found.Succeeded) return found.Refusal;
        var now = Instants.Stored(clock);
        if (request.Fault(DateOnly.FromDateTime(now)) is { } fault) return fault;
        var figure = figureId is null ? null : await db.Figures.SingleOrDefaultAsync(f => f.Id == figureId && f.EditionId == id, ct);
        if (figure is null && figureId is not null) return Refusal.NotFound(ShowFigures.Unknown);
        if (figure?.Check(version) is { } stale) return stale;
        if (request.Delegation is { } of && !await db.Delegations.AnyAsync(d => d.Id == new DelegationId(of) && d.EditionId == id, ct)) return Refusal.InvalidField(nameof(FigureFields.Delegation), "forums.delegation.unknown");
        db.Doing(figure is null ? "forums.add-figure" : "forums.change-figure");
        if (figure is null)
            db.Figures.Add(figure = new() { Id = FigureId.New(), EditionId = id, Measure = default, Qualifier = default, Number = 0, Reach = default, Quote = "", Outlet = "", SaidOn = default, CreatedAt = now });
        request.Write(figure);
        try { await db.SaveChangesAsync(ct); }
        catch (DbUpdateException e) when (DbErrors.IsStale(e) || DbErrors.IsTorn(e)) { return Refusal.Conflict("forums.changed-meanwhile"); }
        return figure;
    }

    public static async Task<Outcome<Done>> Remove(EditionId id, FigureId figureId, CurrentActor who, ForumsDb db, CancellationToken ct)
    {
        var found = await db.OwnEdition(id, who.Actor, ct);
        if (!found.Succeeded) return found.Refusal;
        if (await db.Figures.SingleOrDefaultAsync(f => f.Id == figureId && f.EditionId == id, ct) is not { } figure) return Refusal.NotFound(ShowFigures.Unknown);
        db.Figures.Remove(figure);
        db.Doing("forums.remove-figure");
        try { await db.SaveChangesAsync(ct); }
        catch (DbUpdateException e) when (DbErrors.IsStale(e)) { return Refusal.Conflict("forums.changed-meanwhile"); }
        return default(Done);
    }

    public static void Map(RouteGroupBuilder api)
    {
        api.MapPost("/{id}/figures", async (EditionId id, FigureFields request, HttpResponse response, CurrentActor who, ForumsDb db, TimeProvider clock, CancellationToken ct) =>
                (await Handle(id, null, request, null, who, db, clock, ct)).ToResult(f => { response.SetETag(f); return TypedResults.Created($"/api/forums/{id}/figures/{f.Id}", new Saved<FigureId>(f.Id, f.Version)); }))
            .RequireAccess(Policies.Organiser, "forums:write").Idempotent().WithName("forums.figures.add").WithSummary("Enters a number that somebody said of one delegation or of all of an edition, with its qualifier, its reach (not said: both readings stay), the words and the source");
        api.MapPut("/{id}/figures/{figure}", async (EditionId id, FigureId figure, FigureFields request, HttpRequest http, HttpResponse response, CurrentActor who, ForumsDb db, TimeProvider clock, CancellationToken ct) =>
                (await Handle(id, figure, request, http.IfMatch(), who, db, clock, ct)).ToResult(f => { response.SetETag(f); return TypedResults.Ok(new Saved<FigureId>(f.Id, f.Version)); }))
            .RequireAccess(Policies.Organiser, "forums:write").WithName("forums.figures.change").WithSummary("Changes a stated figure");
        api.MapDelete("/{id}/figures/{figure}", async (EditionId id, FigureId figure, CurrentActor who, ForumsDb db, CancellationToken ct) => (await Remove(id, figure, who, db, ct)).ToResult(_ => TypedResults.NoContent()))
            .RequireAccess(Policies.Organiser, "forums:write").WithName("forums.figures.remove").WithSummary("Removes a stated figure");
    }
}
