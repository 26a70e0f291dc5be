using Isthmus.Forums.Participants;
using Isthmus.Forums.Schedule.Publishing;

namespace Isthmus.Forums.Briefing;

/// <summary>What a company takes along to an edition: whom it meets, when and where, and what there is to know of them. Made of what is published; nothing is written for it.</summary>
internal static class BriefCompany
{
    /// <param name="Note">What the side that asked wrote to the other.</param>
    public sealed record Visit(PublishedMeeting Meeting, Participant Other, string? Note);

    /// <param name="Profiles">By language and organisation; an organisation that is not in the public directory has none.</param>
    public sealed record Book(PublishedTimetable Timetable, Participant Reader, IReadOnlyList<Visit> Visits, IReadOnlyDictionary<Language, IReadOnlyDictionary<OrganisationId, OrganisationProfile>> Profiles);

    public static async Task<Outcome<Book>> Handle(EditionId id, ParticipantId reader, IReadOnlyList<Language> languages, CurrentActor who, ForumsDb db, IOrganisations organisations, CancellationToken ct)
    {
        if (await PublishedTimetable.Read(id, db, ct) is not { } timetable || timetable.SightOf(who.Actor) != Sight.All || !timetable.Participants.TryGetValue(reader, out var company))
            return Refusal.NotFound(ParticipantLookup.Unknown);
        if (!who.Actor.IsOrganiser && timetable.Mine(who.Actor).All(p => p.Id != reader)) return Refusal.NotFound(ParticipantLookup.Unknown);
        var mine = timetable.Rows.Where(m => m.IsHeld && m.Concerns(reader) && timetable.Participants.ContainsKey(m.Other(reader))).ToList();
        var requests = mine.Select(m => RequestId.From(m.MeetingId.Value)).ToList();
        var notes = await db.Requests.AsNoTracking().Where(r => r.EditionId == id && requests.Contains(r.Id) && r.Note != null).ToDictionaryAsync(r => r.Id.Value, r => r.Note, ct);
        var visits = mine.Select(m => new Visit(m, timetable.Participants[m.Other(reader)], notes.GetValueOrDefault(m.MeetingId.Value))).ToList();
        return new Book(timetable, company, visits, await ProfilesOf(visits.Select(v => v.Other.Organisation), languages, organisations, ct));
    }

    public static async Task<IReadOnlyDictionary<Language, IReadOnlyDictionary<OrganisationId, OrganisationProfile>>> ProfilesOf(IEnumerable<OrganisationId> of, IReadOnlyList<Language> languages, IOrganisations organisations, CancellationToken ct)
    {
        var ids = of.Distinct().ToList();
        var profiles = new Dictionary<Language, IReadOnlyDictionary<OrganisationId, OrganisationProfile>>();
        foreach (var language in languages) profiles[language] = await organisations.Profiles(ids, language.Code, ct);
        return profiles;
    }

    public sealed record VisitView(Guid Meeting, DateTime StartsAt, DateTime EndsAt, string Venue, string City, int Table, ParticipantId With, string Name, string? Country, string? Note, OrganisationProfile? Profile);

    public static void Map(RouteGroupBuilder api) => api.MapGet("/{id}/participants/{participant}/briefing", async (EditionId id, ParticipantId participant, string? language, CurrentActor who, ForumsDb db, IOrganisations organisations, CancellationToken ct) =>
        {
            var words = Language.Find(language) ?? Language.Current;
            return (await Handle(id, participant, [words], who, db, organisations, ct)).ToResult(b => TypedResults.Ok<IReadOnlyList<VisitView>>(
                [.. b.Visits.Select(v => new VisitView(v.Meeting.MeetingId.Value, v.Meeting.StartsAt, v.Meeting.EndsAt, v.Meeting.Venue, v.Meeting.City, v.Meeting.TableNumber, v.Other.Id, v.Other.Name, v.Other.Country, v.Note, b.Profiles[words].GetValueOrDefault(v.Other.Organisation)))]));
        })
        .RequireAccess(Policies.SignedIn, "forums:read").WithName("forums.participants.briefing").WithSummary("Whom a participant meets by the published timetable, with what they tell of themselves in one language");
}
