using Isthmus.Tabular;

namespace Isthmus.Places.Houses.Ideas;

/// <summary>The ideas of a house for those who run it: looked at, then accepted or declined with an answer that goes to whoever brought it.</summary>
internal static class ReviewIdea
{
    public sealed class Request
    {
        [Required] public IdeaState? State { get; set; }

        /// <summary>Needed for accepting and declining; it goes to whoever brought the idea.</summary>
        [StringLength(2000), Lines] public string? Answer { get; set; }
    }

    public sealed record Row(IdeaId Id, string Title, string Text, string? Name, string? Email, IdeaState State, string? Answer, DateTime ReceivedAt, DateTime? AnsweredAt, int Version);

    public static async Task<Outcome<Idea>> Handle(PlaceId id, IdeaId ideaId, Request request, int? version, Actor actor, PlacesDb db, IdeaMail mail, TimeProvider clock, CancellationToken ct)
    {
        var found = await db.Run(id, actor, ct);
        if (!found.Succeeded) return found.Refusal;
        if (await db.Ideas.SingleOrDefaultAsync(i => i.Id == ideaId && i.PlaceId == id, ct) is not { } idea) return Refusal.NotFound("places.no-such-idea");
        if (idea.Check(version) is { } stale) return stale;
        if (request.State is not { } state || state == IdeaState.Received) return Refusal.InvalidField(nameof(Request.State), "ui.validation.choose");
        if (idea.State is IdeaState.Accepted or IdeaState.Declined || state == idea.State) return Refusal.Conflict("places.idea-answered");
        if (state != IdeaState.InReview)
        {
            if (request.Answer?.Trim() is not { Length: > 0 } answer) return Refusal.InvalidField(nameof(Request.Answer), "ui.validation.required");
            (idea.Answer, idea.AnsweredAt) = (answer, Instants.Stored(clock));
        }
        idea.State = state;
        if (idea.Answer is not null) mail.Answered(idea, found.Value);
        return await db.Save(idea, $"places.idea-{state.ToString().ToLowerInvariant()}", ct);
    }

    public static async Task<Outcome<List<Row>>> List(PlaceId id, IdeaState? state, Actor actor, PlacesDb db, CancellationToken ct)
    {
        var found = await db.Run(id, actor, ct);
        if (!found.Succeeded) return found.Refusal;
        return (await db.Ideas.AsNoTracking().Where(i => i.PlaceId == id && (state == null || i.State == state)).OrderByDescending(i => i.ReceivedAt).ThenBy(i => i.Id).Take(5000).ToListAsync(ct))
            .ConvertAll(i => new Row(i.Id, i.Title, i.Text, i.Name, i.Email, i.State, i.Answer, i.ReceivedAt, i.AnsweredAt, i.Version));
    }

    private static async Task<IResult> Csv(PlaceId id, Actor actor, PlacesDb db, Texts t, CancellationToken ct)
    {
        var ideas = await List(id, null, actor, db, ct);
        if (!ideas.Succeeded) return ideas.Refusal.ToProblem();
        db.Record("places.export-ideas", new("places_place", id.ToString()));
        await db.SaveChangesAsync(ct);
        var file = new MemoryStream();
        await TableWriter.WriteCsvAsync(file, [t["places.id"], t["places.idea.title"], t["places.idea.text"], t["places.request.state"], t["places.idea.answer"], t["places.request.received"]],
            ideas.Value.Select(i => (IReadOnlyList<object?>)[i.Id.ToString(), i.Title, i.Text, t.Of("places.idea.state", i.State), i.Answer, new DateTimeOffset(i.ReceivedAt, TimeSpan.Zero)]), new() { Sheet = t["places.ideas"] }, ct);
        file.Position = 0;
        return TypedResults.File(file, "text/csv; charset=utf-8", "ideas.csv");
    }

    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/{place}/ideas", async (PlaceId place, string? state, CurrentActor actor, PlacesDb db, CancellationToken ct) => (await List(place, Choices.Read<IdeaState>(state), actor.Actor, db, ct)).ToResult(i => TypedResults.Ok(i)))
            .RequireAccess(Policies.SignedIn, Scopes.Read).WithName("places.ideas.list").WithSummary("The ideas that were brought to a house, for those who run it");
        api.MapGet("/{place}/ideas.csv", (PlaceId place, CurrentActor actor, PlacesDb db, Texts t, CancellationToken ct) => Csv(place, actor.Actor, db, t, ct))
            .RequireAccess(Policies.SignedIn, Scopes.Read).WithName("places.ideas.csv").WithSummary("The ideas as CSV, without who brought them; recorded in the audit");
        api.MapPut("/{place}/ideas/{idea}/state", async (PlaceId place, IdeaId idea, Request body, HttpRequest http, CurrentActor actor, PlacesDb db, IdeaMail mail, TimeProvider clock, CancellationToken ct) =>
                (await Handle(place, idea, body, http.IfMatch(), actor.Actor, db, mail, clock, ct)).ToResult(i => TypedResults.Ok(new Saved<IdeaId>(i.Id, i.Version))))
            .RequireAccess(Policies.SignedIn, Scopes.Write).WithName("places.ideas.review").WithSummary("InReview, Accepted or Declined; the last two with an answer that goes to whoever brought the idea");
    }
}
