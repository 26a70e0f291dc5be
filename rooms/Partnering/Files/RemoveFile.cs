using Isthmus.Partnering.Opportunities;
using Isthmus.Partnering.Workflow;

namespace Isthmus.Partnering.Files;

/// <summary>Takes a file off an opportunity; its bytes go with it.</summary>
internal static class RemoveFile
{
    public const string Unknown = "partnering.no-such-file";

    public static async Task<Outcome<Opportunity>> Handle(OpportunityId id, FileId file, int? version, Actor actor, IOrganisations organisations, IClearance gate, PartneringDb db, TimeProvider clock, CancellationToken ct)
    {
        var now = Instants.Stored(clock);
        var found = await EditOpportunity.Find(id, version, actor, now, db, ct);
        if (!found.Succeeded) return found;
        var o = found.Value;
        if (!o.Files.Any(f => f.Id == file.Value)) return Refusal.NotFound(Unknown);
        var before = o.Keep(actor.User, now);
        o.Detach(file.Value, now);
        db.FileContents.RemoveRange(await db.FileContents.Where(f => f.Id == file && f.OpportunityId == id).ToListAsync(ct));
        return await EditOpportunity.Save(o, before, organisations, gate, "partnering.remove-file", db, now, ct);
    }

    public static void Map(RouteGroupBuilder api) => api.MapDelete("/{opportunity}/files/{file}", async (OpportunityId opportunity, FileId file, HttpRequest request, CurrentActor actor, IOrganisations organisations, IClearance gate, PartneringDb db, TimeProvider clock, CancellationToken ct) =>
            request.IfMatch() is not { } version ? Refusal.Invalid("partnering.if-match-missing").ToProblem()
            : (Results<NoContent, Problem>)(await Handle(opportunity, file, version, actor.Actor, organisations, gate, db, clock, ct)).ToResult(_ => TypedResults.NoContent()))
        .RequireAccess(Policies.SignedIn, Scopes.Write).WithName("partnering.opportunities.detach").WithSummary("Takes a file off an opportunity; If-Match carries the version that was read");
}
