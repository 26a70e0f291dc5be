namespace Isthmus.Forums.Participants;

/// <summary>A participant with its people and availability: for itself and the organisers.</summary>
internal static class ShowParticipant
{
    public sealed record PersonView(PersonId Id, string Name, string? Role, IReadOnlyList<string> Languages);
    public sealed record View(ParticipantId Id, OrganisationId Organisation, string Name, string? Country, Side Side, DelegationId? Delegation, ParticipantState State, string? ContactName, string? ContactEmail,
        string? Locale, IReadOnlyList<string> Languages, int? MaxMeetingsPerDay, int Teams, IReadOnlyList<string> Cities, IReadOnlyList<PersonView> People, IReadOnlyList<SlotId> Away, int Version)
    {
        public int? MinBreakEvery { get; init; }
        public bool AttendsOnline { get; init; }
        public string? Zone { get; init; }
        public TimeOnly? HoursFrom { get; init; }
        public TimeOnly? HoursTo { get; init; }
    }

    public static async Task<Outcome<View>> Handle(EditionId id, ParticipantId participantId, CurrentActor who, ForumsDb db, CancellationToken ct)
    {
        var p = await db.Participants.AsNoTracking().SingleOrDefaultAsync(x => x.Id == participantId && x.EditionId == id, ct);
        if (p is null || !who.Actor.MaySee(p)) return Refusal.NotFound(ParticipantLookup.Unknown);
        var people = await db.People.AsNoTracking().Where(x => x.ParticipantId == p.Id).OrderBy(x => x.Id).ToListAsync(ct);
        var away = await db.AwaySlots.AsNoTracking().Where(a => a.ParticipantId == p.Id).Select(a => a.SlotId).ToListAsync(ct);
        return new View(p.Id, p.Organisation, p.Name, p.Country, p.Side, p.DelegationId, p.State, p.ContactName, p.ContactEmail, p.Locale, p.Languages, p.MaxMeetingsPerDay, p.Teams, p.Cities,
            [.. people.Select(x => new PersonView(x.Id, x.Name, x.Role, x.Languages))], away, p.Version)
        {
            MinBreakEvery = p.MinBreakEvery, AttendsOnline = p.AttendsOnline, Zone = p.Zone, HoursFrom = p.HoursFrom, HoursTo = p.HoursTo,
        };
    }

    public static void Map(RouteGroupBuilder api) => api.MapGet("/{id}/participants/{participant}", async (EditionId id, ParticipantId participant, HttpResponse response, CurrentActor who, ForumsDb db, CancellationToken ct) =>
            (await Handle(id, participant, who, db, ct)).ToResult(p => { response.Headers.ETag = Versions.Tag(p.Version); return TypedResults.Ok(p); }))
        .RequireAccess(Policies.SignedIn, "forums:read").WithName("forums.participants.show").WithSummary("A participant with its people and availability");
}
