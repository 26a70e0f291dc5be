using Isthmus.Forums.Editions;

namespace Isthmus.Forums.Participants;

internal static class ParticipantLookup
{
    public const string Unknown = "forums.no-such-participant";

    public static bool MayRun(this Actor actor, Participant participant) => actor.IsOrganiser || actor.MayEdit(participant.Organisation);
    public static bool MaySee(this Actor actor, Participant participant) => actor.IsOrganiser || actor.MayView(participant.Organisation);

    /// <summary>A participant for changing it: organisers, and editors of its organisation. To others it is 404 while they may not even see it, else 403.</summary>
    public static async Task<Outcome<Participant>> OwnParticipant(this ForumsDb db, EditionId edition, ParticipantId id, Actor actor, CancellationToken ct)
    {
        var participant = await db.Participants.SingleOrDefaultAsync(p => p.Id == id && p.EditionId == edition, ct);
        if (participant is null) return Refusal.NotFound(Unknown);
        if (actor.MayRun(participant)) return participant;
        return actor.MaySee(participant) ? Refusal.Forbidden() : Refusal.NotFound(Unknown);
    }

    /// <summary>The participants of an edition that somebody acts for, by name.</summary>
    public static async Task<IReadOnlyList<Participant>> Mine(this ForumsDb db, EditionId edition, Actor actor, CancellationToken ct)
    {
        var organisations = actor.Memberships.Keys.ToList();
        return await db.Participants.AsNoTracking().Where(p => p.EditionId == edition && organisations.Contains(p.Organisation)).OrderBy(p => p.Name).ToListAsync(ct);
    }

    /// <summary>The edition when it is public, or when the actor organises it or comes to it.</summary>
    public static async Task<Outcome<ForumEdition>> EditionOfMine(this ForumsDb db, EditionId id, Actor actor, CancellationToken ct)
    {
        var edition = await db.Editions.AsNoTracking().SingleOrDefaultAsync(e => e.Id == id, ct);
        if (edition is not null && (edition.IsPublished || actor.IsOrganiser || (await db.Mine(id, actor, ct)).Count > 0)) return edition;
        return Refusal.NotFound("forums.no-such-edition");
    }
}
