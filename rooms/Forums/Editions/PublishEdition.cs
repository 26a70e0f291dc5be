namespace Isthmus.Forums.Editions;

/// <summary>Makes an edition public, or a draft again. Its timetable is published on its own.</summary>
internal static class PublishEdition
{
    public static async Task<Outcome<ForumEdition>> Handle(EditionId id, bool publish, CurrentActor who, ForumsDb db, TimeProvider clock, CancellationToken ct)
    {
        var found = await db.OwnEdition(id, who.Actor, ct);
        if (!found.Succeeded || found.Value.IsPublished == publish) return found;
        found.Value.PublishedAt = publish ? Instants.Stored(clock) : null;
        db.Doing(publish ? "forums.publish-edition" : "forums.unpublish-edition");
        return await CreateEdition.Save(db, found.Value, ct);
    }

    public sealed record Answer(DateTimeOffset? PublishedAt, int Version);

    public static void Map(RouteGroupBuilder api)
    {
        api.MapPut("/{id}/publication", async (EditionId id, CurrentActor who, ForumsDb db, TimeProvider clock, CancellationToken ct) =>
                (await Handle(id, true, who, db, clock, ct)).ToResult(e => TypedResults.Ok(new Answer(e.PublishedAt, e.Version))))
            .RequireAccess(Policies.Organiser, "forums:write").WithName("forums.publish").WithSummary("Makes an edition public");
        api.MapDelete("/{id}/publication", async (EditionId id, CurrentActor who, ForumsDb db, TimeProvider clock, CancellationToken ct) =>
                (await Handle(id, false, who, db, clock, ct)).ToResult(e => TypedResults.Ok(new Answer(null, e.Version))))
            .RequireAccess(Policies.Organiser, "forums:write").WithName("forums.unpublish").WithSummary("Makes a public edition a draft again");
    }
}
