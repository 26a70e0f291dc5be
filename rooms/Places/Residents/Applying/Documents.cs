namespace Isthmus.Places.Residents.Applying;

/// <summary>A document of a residency, for the organisation, officers, and the experts who look at the application.</summary>
internal static class OpenDocument
{
    public const string Unknown = "residents.no-such-document";

    private static async Task<IResult> Handle(ResidentId id, DocumentId document, HttpResponse response, Actor actor, PlacesDb db, CancellationToken ct)
    {
        if (await db.Residents.AsNoTracking().SingleOrDefaultAsync(x => x.Id == id, ct) is not { } r) return Refusal.NotFound(ResidentAccess.Unknown).ToProblem();
        var expert = actor.User is { } user && await db.ExpertReviews.AnyAsync(e => e.ResidentId == id && e.Expert == user && e.Conflict == Reviewing.ConflictOfInterest.None, ct);
        if (!ResidentMoves.Sees(r, actor) && !expert) return Refusal.NotFound(ResidentAccess.Unknown).ToProblem();
        if (await db.ResidentDocuments.AsNoTracking().SingleOrDefaultAsync(d => d.Id == document && d.ResidentId == id, ct) is not { } known || !ResidentMoves.Sees(r, actor) && known.Purpose != DocumentPurpose.Application
            || await db.DocumentBytes.AsNoTracking().SingleOrDefaultAsync(d => d.Id == document, ct) is not { } content) return Refusal.NotFound(Unknown).ToProblem();
        response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        response.Headers.CacheControl = "private, no-store";
        return TypedResults.File(content.Bytes, known.MediaType, known.FileName);
    }

    public static void Map(IEndpointRouteBuilder routes)
    {
        foreach (var (path, name) in (ReadOnlySpan<(string, string)>)[("/residencies/{resident}/documents/{document}", "residents.documents.page"), ("/api/residents/{resident}/documents/{document}", "residents.documents.open")])
            routes.MapGet(path, (ResidentId resident, DocumentId document, HttpResponse response, CurrentActor actor, PlacesDb db, CancellationToken ct) => Handle(resident, document, response, actor.Actor, db, ct))
                .RequireAccess(Policies.SignedIn, Scopes.Read).WithTags("Places").WithName(name).WithSummary("A document of a residency, for its organisation, officers and the experts who look at it");
    }
}

/// <summary>Takes a document back; its bytes go with it.</summary>
internal static class RemoveDocument
{
    public static async Task<Outcome<Resident>> Handle(ResidentId id, DocumentId document, int? version, Actor actor, PlacesDb db, TimeProvider clock, CancellationToken ct)
    {
        if (await db.Residents.SingleOrDefaultAsync(x => x.Id == id, ct) is not { } r || !ResidentMoves.Sees(r, actor)) return Refusal.NotFound(ResidentAccess.Unknown);
        if (await db.ResidentDocuments.SingleOrDefaultAsync(d => d.Id == document && d.ResidentId == id, ct) is not { } known) return Refusal.NotFound(OpenDocument.Unknown);
        if (known.Purpose == DocumentPurpose.Application ? !ResidentMoves.Of(ResidentMove.Begin).May(r, actor) : !ResidentMoves.MayKeep(r, actor)) return Refusal.Forbidden();
        if (r.Check(version) is { } stale) return stale;
        if (known.Purpose == DocumentPurpose.Application && !ResidentMoves.MayWrite(r.State)) return Refusal.Conflict("residents.not-editable");
        db.ResidentDocuments.Remove(known);
        r.Touch(Instants.Stored(clock));
        return await db.Save(r, "residents.remove-document", ct);
    }

    public static void Map(RouteGroupBuilder residents) => residents.MapDelete("/{resident}/documents/{document}", async (ResidentId resident, DocumentId document, HttpRequest request, CurrentActor actor, PlacesDb db, TimeProvider clock, CancellationToken ct) =>
            (await Handle(resident, document, request.IfMatch(), actor.Actor, db, clock, ct)).ToResult(_ => TypedResults.NoContent()))
        .RequireAccess(Policies.SignedIn, Scopes.Write).WithName("residents.documents.remove").WithSummary("Takes a document back while the application may be written");
}
