namespace Isthmus.Programme.Calls;

/// <summary>An organiser says what a proposal is worth, with a short remark; once for each organiser, and changed as often as needed.</summary>
internal static class RateProposal
{
    public sealed class Request
    {
        [Required, Range(1, 5)] public int? Stars { get; set; }
        [StringLength(1000)] public string? Comment { get; set; }
    }

    public static async Task<Outcome<ProposalRating>> Handle(EditionId id, ProposalId which, Request request, CurrentActor who, IEditions editions, ProgrammeDb db, TimeProvider clock, CancellationToken ct)
    {
        var found = await editions.Own(id, who.Actor, ct);
        if (!found.Succeeded) return found.Refusal;
        if (who.Actor.User is not { } user) return Refusal.Forbidden();
        if (!await db.Proposals.AnyAsync(p => p.Id == which && p.EditionId == id, ct)) return Refusal.NotFound(ChangeProposal.Unknown);
        var rating = await db.Ratings.SingleOrDefaultAsync(r => r.ProposalId == which && r.User == user, ct);
        if (rating is null) db.Ratings.Add(rating = new() { ProposalId = which, User = user });
        (rating.Stars, rating.Comment, rating.At) = (request.Stars!.Value, Speakers.SaveSpeaker.Blank(request.Comment), Instants.Stored(clock));
        db.Doing("programme.rate-proposal");
        try { await db.SaveChangesAsync(ct); }
        catch (DbUpdateException e) when (DbErrors.IsDuplicate(e) || DbErrors.IsStale(e)) { return Refusal.Conflict("programme.changed-meanwhile"); }
        return rating;
    }

    public sealed record Answer(int Stars, string? Comment);

    public static void Map(RouteGroupBuilder api) => api.MapPut("/proposals/{proposal}/rating", async (EditionId id, ProposalId proposal, Request request, CurrentActor who, IEditions editions, ProgrammeDb db, TimeProvider clock, CancellationToken ct) =>
            (await Handle(id, proposal, request, who, editions, db, clock, ct)).ToResult(r => TypedResults.Ok(new Answer(r.Stars, r.Comment))))
        .RequireAccess(Policies.Organiser, "programme:write").WithName("programme.proposals.rate").WithSummary("The caller's own rating of a proposal, 1 to 5, with a remark");
}
