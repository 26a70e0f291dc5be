using Isthmus.Partnering.Opportunities;

namespace Isthmus.Partnering.Files;

/// <summary>A file of an opportunity, for whoever may see the opportunity; a confidential one for its own people and accepted partners.</summary>
internal static class OpenFile
{
    private static async Task<IResult> Handle(OpportunityId id, FileId file, HttpResponse response, Actor actor, IOrganisations organisations, PartneringDb db, TimeProvider clock, CancellationToken ct)
    {
        var found = await ShowOpportunity.Handle(id, actor, organisations, db, clock, ct);
        if (!found.Succeeded) return found.Refusal.ToProblem();
        if (found.Value.View.Files.FirstOrDefault(f => f.Id == file.Value) is not { } known
            || await db.FileContents.AsNoTracking().SingleOrDefaultAsync(f => f.Id == file && f.OpportunityId == id, ct) is not { } content) return Refusal.NotFound(RemoveFile.Unknown).ToProblem();
        response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        response.Headers.CacheControl = "private, no-store";
        return TypedResults.File(content.Bytes, known.MediaType, known.Name);
    }

    public static void Map(IEndpointRouteBuilder routes)
    {
        foreach (var (path, name) in (ReadOnlySpan<(string, string)>)[("/opportunities/{opportunity}/files/{file}", "partnering.opportunities.file-page"), ("/api/opportunities/{opportunity}/files/{file}", "partnering.opportunities.file")])
            routes.MapGet(path, (OpportunityId opportunity, FileId file, HttpResponse response, CurrentActor actor, IOrganisations organisations, PartneringDb db, TimeProvider clock, CancellationToken ct) => Handle(opportunity, file, response, actor.Actor, organisations, db, clock, ct))
                .OpenToAll(Scopes.Read).RequireRateLimiting(RateLimits.Search).WithTags("Partnering").WithName(name).WithSummary("A file of an opportunity; a confidential one only for its own people and accepted partners");
    }
}
