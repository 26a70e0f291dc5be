namespace Isthmus.Forums.Editions;

/// <summary>Which editions somebody may see or run. A draft does not exist for those who may not see it.</summary>
internal static class EditionLookup
{
    private const string Unknown = "forums.no-such-edition";

    public static async Task<Outcome<ForumEdition>> VisibleEdition(this ForumsDb db, EditionId id, Actor actor, CancellationToken ct)
    {
        var edition = await db.Editions.AsNoTracking().SingleOrDefaultAsync(e => e.Id == id, ct);
        return edition is not null && (edition.IsPublished || actor.IsOrganiser) ? edition : Refusal.NotFound(Unknown);
    }

    /// <summary>The edition for changing it: organisers only.</summary>
    public static async Task<Outcome<ForumEdition>> OwnEdition(this ForumsDb db, EditionId id, Actor actor, CancellationToken ct)
    {
        var edition = await db.Editions.SingleOrDefaultAsync(e => e.Id == id, ct);
        if (edition is null) return Refusal.NotFound(Unknown);
        if (actor.IsOrganiser) return edition;
        return edition.IsPublished ? Refusal.Forbidden() : Refusal.NotFound(Unknown);
    }
}
