using System.Text.Json.Serialization;
using Isthmus.Forums.Editions;
using Isthmus.Forums.Requests;
using Isthmus.Forums.Schedule;

namespace Isthmus.Forums.Participants;

/// <summary>A participant's profile at the event: by its own people or by the organiser. The side and the delegation are the organiser's.</summary>
internal static class EditParticipant
{
    public sealed class PersonFields
    {
        [StringLength(200)] public string? Name { get; set; }
        [StringLength(200)] public string? Role { get; set; }

        /// <summary>Parted by commas.</summary>
        [StringLength(200), Lines] public string? Languages { get; set; }
    }

    public sealed class Request
    {
        [Required, StringLength(300)] public string? Name { get; set; }
        public Side? Side { get; set; }
        public Guid? Delegation { get; set; }
        [StringLength(200)] public string? ContactName { get; set; }
        [EmailAddress, StringLength(320)] public string? ContactEmail { get; set; }
        [RegularExpression("en|ru|fa")] public string? Locale { get; set; }

        /// <summary>Parted by commas.</summary>
        [StringLength(200), Lines] public string? Languages { get; set; }
        [Range(1, 50)] public int? MaxMeetingsPerDay { get; set; }
        [Range(1, 20)] public int Teams { get; set; } = 1;

        /// <summary>Most meetings in a row before a free slot; none: no limit.</summary>
        [Range(1, 50)] public int? MinBreakEvery { get; set; }

        /// <summary>It does not travel: in a hybrid edition its meetings are held online.</summary>
        public bool AttendsOnline { get; set; }

        /// <summary>IANA zone of its own, for online meetings; none: the edition's.</summary>
        [StringLength(60)] public string? Zone { get; set => field = string.IsNullOrWhiteSpace(value) ? null : value.Trim(); }

        /// <summary>The hours of its own clock for online meetings; both or none. An end before the start is on the next day.</summary>
        public TimeOnly? HoursFrom { get; set; }
        public TimeOnly? HoursTo { get; set; }

        /// <summary>Cities in which it meets; none: all.</summary>
        public List<string> Cities { get; set => field = value ?? []; } = [];

        /// <summary>Ids of the slots in which it cannot meet.</summary>
        public List<Guid> Away { get; set => field = value ?? []; } = [];

        /// <summary>Who comes; lines without a name are left out.</summary>
        [MaxLength(50)] public List<PersonFields> People { get; set => field = value ?? []; } = [];

        /// <summary>What a form was filled from; the API says it by If-Match.</summary>
        [JsonIgnore] public int? Version { get; set; }
    }

    public static async Task<Outcome<Participant>> Handle(EditionId id, ParticipantId participantId, Request request, int? version, CurrentActor who, ForumsDb db, CancellationToken ct)
    {
        var found = await db.OwnParticipant(id, participantId, who.Actor, ct);
        if (!found.Succeeded) return found;
        var p = found.Value;
        if (p.Check(version) is { } stale) return stale;
        var edition = await db.Editions.AsNoTracking().SingleAsync(e => e.Id == id, ct);
        if (request.Cities.Except(edition.Cities).FirstOrDefault() is { } city) return Refusal.InvalidField(nameof(Request.Cities), "forums.participant.otherCity", city);
        var slots = await db.Slots.Where(s => s.EditionId == id).Select(s => s.Id).ToListAsync(ct);
        var away = request.Away.Select(SlotId.From).ToHashSet();
        if (away.Except(slots).Any()) return Refusal.InvalidField(nameof(Request.Away), "forums.participant.otherSlot");
        if (request.Zone is not null && !TimeZoneInfo.TryFindSystemTimeZoneById(request.Zone, out _)) return Refusal.InvalidField(nameof(Request.Zone), "forums.edition.unknownZone", request.Zone);
        if (request.HoursFrom is null != request.HoursTo is null) return Refusal.InvalidField(nameof(Request.HoursFrom), "forums.participant.bothHours");
        var switches = edition.Mode == EditionMode.Hybrid && p.AttendsOnline != request.AttendsOnline;
        if (switches && await ScheduleJobs.IsUnderWay(db, id, ScheduleJobs.Solve, ct)) return Refusal.Conflict("forums.schedule-solving");
        if (who.Actor.IsOrganiser && await Place(p, request, db, ct) is { } misplaced) return misplaced;

        (p.Name, p.ContactName, p.ContactEmail, p.Locale) = (request.Name!.Trim(), Trim(request.ContactName), Trim(request.ContactEmail), Trim(request.Locale));
        (p.MaxMeetingsPerDay, p.Teams, p.Languages) = (request.MaxMeetingsPerDay, request.Teams, WrittenList.Split(request.Languages));
        (p.MinBreakEvery, p.AttendsOnline, p.Zone, p.HoursFrom, p.HoursTo) = (request.MinBreakEvery, request.AttendsOnline, request.Zone, request.HoursFrom, request.HoursTo);
        if (switches) await FollowLine.Apply(db, edition, ct);
        // All cities and none said are the same.
        p.Cities = request.Cities.Count == edition.Cities.Count ? [] : request.Cities;
        await PutPeople(p, request, db, ct);
        await PutAway(p, away, db, ct);
        db.CountLines<ParticipantPerson>(p);
        db.CountLines<AwaySlot>(p);
        db.Doing("forums.edit-participant");
        try { await db.SaveChangesAsync(ct); }
        catch (DbUpdateException e) when (DbErrors.IsStale(e) || DbErrors.IsDuplicate(e)) { return Refusal.Conflict("forums.changed-meanwhile"); }
        return p;
    }

    private static async Task<Refusal?> Place(Participant p, Request request, ForumsDb db, CancellationToken ct)
    {
        p.Side = request.Side ?? p.Side;
        DelegationId? delegation = request.Delegation is { } d && p.Side == Side.Guest ? new(d) : null;
        if (delegation is not null && !await db.Delegations.AnyAsync(x => x.Id == delegation && x.EditionId == p.EditionId, ct)) return Refusal.InvalidField(nameof(Request.Delegation), "forums.delegation.unknown");
        p.DelegationId = delegation;
        return null;
    }

    private static async Task PutPeople(Participant p, Request request, ForumsDb db, CancellationToken ct)
    {
        var before = await db.People.Where(x => x.ParticipantId == p.Id).OrderBy(x => x.Id).ToListAsync(ct);
        var named = request.People.Where(x => !string.IsNullOrWhiteSpace(x.Name)).ToList();
        foreach (var fields in named)
        {
            var person = before.Find(b => b.Name == fields.Name!.Trim());
            if (person is null) db.People.Add(person = new() { Id = PersonId.New(), ParticipantId = p.Id, Name = fields.Name!.Trim() });
            else before.Remove(person);
            (person.Role, person.Languages) = (Trim(fields.Role), WrittenList.Split(fields.Languages));
        }
        db.People.RemoveRange(before);
    }

    private static async Task PutAway(Participant p, HashSet<SlotId> away, ForumsDb db, CancellationToken ct)
    {
        var before = await db.AwaySlots.Where(a => a.ParticipantId == p.Id).ToListAsync(ct);
        var fresh = away.Except(before.Select(b => b.SlotId)).ToList();
        var gone = before.Where(b => !away.Contains(b.SlotId)).ToList();
        if (fresh.Count + gone.Count > 0) db.Record("forums.change-availability", new SubjectRef("forums_participant", p.Id.ToString()), new { Away = away.Count });
        db.AwaySlots.RemoveRange(gone);
        db.AwaySlots.AddRange(fresh.Select(s => new AwaySlot { ParticipantId = p.Id, SlotId = s }));
    }

    private static string? Trim(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    public static void Map(RouteGroupBuilder api) => api.MapPut("/{id}/participants/{participant}", async (EditionId id, ParticipantId participant, Request request, HttpRequest http, HttpResponse response, CurrentActor who, ForumsDb db, CancellationToken ct) =>
            (await Handle(id, participant, request, http.IfMatch(), who, db, ct)).ToResult(p => { response.SetETag(p); return TypedResults.Ok(new Saved<ParticipantId>(p.Id, p.Version)); }))
        .RequireAccess(Policies.SignedIn, "forums:write").WithName("forums.participants.change").WithSummary("Changes a participant's profile, people and availability");
}
