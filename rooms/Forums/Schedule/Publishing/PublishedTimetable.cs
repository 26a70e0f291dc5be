using Isthmus.Contracts.Forums;
using Isthmus.Contracts.People;
using Isthmus.Forums.Editions;
using Isthmus.Forums.Participants;
using Isthmus.Forums.Schedule.Drafts;

namespace Isthmus.Forums.Schedule.Publishing;

/// <summary>What somebody may see of a published timetable: nothing, the days that the organiser opened to everybody, or all of it.</summary>
internal enum Sight { None, Days, All }

/// <summary>The published revision of an edition, as its readers see it.</summary>
internal sealed record PublishedTimetable(ForumEdition Edition, SchedulePlan Plan, DateTime PublishedAt, IReadOnlyList<PublishedMeeting> Rows, IReadOnlyDictionary<ParticipantId, Participant> Participants)
{
    public TimeZoneInfo Zone { get; } = Edition.TimeZone;

    public IReadOnlyList<DateOnly> Days { get; } = [.. Rows.Where(r => r.IsHeld).Select(r => r.Date).Distinct().Order()];

    public string NameOf(ParticipantId id) => Participants.GetValueOrDefault(id)?.Name ?? "–";

    public Sight SightOf(Actor actor) =>
        actor.IsOrganiser || Mine(actor).Any() ? Sight.All
        : Plan.Audience == Audience.Everyone && Edition.IsPublished ? Sight.Days : Sight.None;

    /// <summary>The participants for whom the actor acts: as a member of the organisation, as its contact, or as one who comes for it.</summary>
    public IEnumerable<Participant> Mine(Actor actor) => Participants.Values.Where(p => p.IsActive
        && (actor.Memberships.ContainsKey(p.Organisation) || (actor.User is { } user && (p.ContactUser == user || People.Contains((p.Id, user))))));

    public required IReadOnlySet<(ParticipantId, UserId)> People { get; init; }

    public required WhoIsWho Who { get; init; }

    /// <returns>Null when there is no such edition or nothing is published now.</returns>
    public static async Task<PublishedTimetable?> Read(EditionId id, ForumsDb db, CancellationToken ct)
    {
        var plan = await db.Plans.AsNoTracking().SingleOrDefaultAsync(p => p.EditionId == id && p.IsOpen, ct);
        if (plan is null || await db.Editions.AsNoTracking().SingleOrDefaultAsync(e => e.Id == id, ct) is not { } edition) return null;
        var at = await db.Publications.Where(p => p.EditionId == id && p.Revision == plan.Revision).Select(p => p.At).SingleAsync(ct);
        var rows = await db.PublishedMeetings.AsNoTracking().Where(m => m.EditionId == id && m.Revision == plan.Revision)
            .OrderBy(m => m.StartsAt).ThenBy(m => m.City).ThenBy(m => m.Venue).ThenBy(m => m.TableNumber).ToListAsync(ct);
        var people = await db.Participants.AsNoTracking().Where(p => p.EditionId == id).ToDictionaryAsync(p => p.Id, ct);
        var comers = await db.People.AsNoTracking().Where(p => p.User != null && db.Participants.Any(x => x.Id == p.ParticipantId && x.EditionId == id))
            .Select(p => new { p.ParticipantId, p.User }).ToListAsync(ct);
        var interpreters = await db.Interpreters.AsNoTracking().Where(i => i.EditionId == id).ToDictionaryAsync(i => i.Id, i => i.Name, ct);
        return new PublishedTimetable(edition, plan, at, rows, people)
        {
            People = comers.Select(c => (c.ParticipantId, c.User!.Value)).ToHashSet(), Who = new WhoIsWho(people, interpreters, edition.TimeZone),
        };
    }
}
