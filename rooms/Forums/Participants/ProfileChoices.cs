using Isthmus.Forums.Editions;
using Isthmus.Forums.Timetable;

namespace Isthmus.Forums.Participants;

/// <summary>What a participant's form offers: the edition's cities and slots.</summary>
internal sealed record ProfileChoices(IReadOnlyList<string> Cities, IReadOnlyList<ForumSlot> Slots, TimeZoneInfo Zone, EditionMode Mode)
{
    public static async Task<ProfileChoices> Of(ForumEdition edition, ForumsDb db, CancellationToken ct) =>
        new(edition.Cities, await db.Slots.AsNoTracking().Where(s => s.EditionId == edition.Id).OrderBy(s => s.StartsAt).ToListAsync(ct), edition.TimeZone, edition.Mode);

    /// <summary>The form filled with what is known, with empty lines for more people.</summary>
    public static EditParticipant.Request Form(ShowParticipant.View p) => new()
    {
        Name = p.Name, Side = p.Side, Delegation = p.Delegation?.Value, ContactName = p.ContactName, ContactEmail = p.ContactEmail, Locale = p.Locale, Languages = WrittenList.Join(p.Languages),
        MaxMeetingsPerDay = p.MaxMeetingsPerDay, MinBreakEvery = p.MinBreakEvery, AttendsOnline = p.AttendsOnline, Zone = p.Zone, HoursFrom = p.HoursFrom, HoursTo = p.HoursTo, Teams = p.Teams, Cities = [.. p.Cities], Away = [.. p.Away.Select(a => a.Value)],
        People = [.. p.People.Select(x => new EditParticipant.PersonFields { Name = x.Name, Role = x.Role, Languages = WrittenList.Join(x.Languages) }), new(), new()],
        Version = p.Version,
    };
}
